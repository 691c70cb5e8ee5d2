"""What a run will take: by arithmetic from a probe, and the probe itself on a tiny model."""

import json
from dataclasses import replace

import pytest

from core.cli.commands import main
from core.control import Control
from core.errors import Cancelled
from core.events import discard
from core.training.estimate.probe import estimate_run
from core.training.estimate.run_estimate import Probe, estimate_from
from core.training.presets import load_preset
from tests.core.conftest import TINY_SHAPE
from tests.core.training.test_trainer import run_config

PROBE = Probe(
    device="cpu",
    train_tokens=20_000_000,
    seconds_per_step=1.5,
    memory_bytes=900 << 20,
    memory_free_bytes=4 << 30,
    checkpoint_bytes=75 << 20,
    weights_bytes=37 << 20,
    disk_free_bytes=50 << 30,
)


def planned(preset, *assignments, **probe):
    config = load_preset(preset, dataset="d", assignments=assignments)
    return estimate_from(config, replace(PROBE, **probe))


def test_time_gives_steps_and_steps_give_time():
    by_time = planned("small", "train.max_minutes=60")
    assert by_time.steps == 2400
    assert by_time.seconds == 3600
    assert by_time.tokens_per_second == pytest.approx(8 * 512 / 1.5)
    assert by_time.passes == pytest.approx(2400 * 4096 / 20e6)
    by_steps = planned("small", "train.max_steps=100")
    assert by_steps.seconds == 150
    both = planned("small", "train.max_steps=100", "train.max_minutes=1")
    assert both.steps == 40
    neither = planned("small")
    assert neither.seconds is None
    assert neither.passes is None


def test_the_disk_holds_four_files_the_milestones_and_the_record():
    four, record = 2 * (112 << 20), 400_000
    milestones = 7 * (37 << 20)  # 10, 20, 50, 100, 200, 500, 1000
    assert planned("small", "train.max_steps=1000").disk_bytes == four + milestones + record
    without = planned("small", "train.max_steps=1000", "train.keep_milestones=false")
    assert without.disk_bytes == four + record


def test_too_few_tokens_for_so_many_parameters():
    plan = planned("base", "train.max_minutes=60", train_tokens=2_000_000, seconds_per_step=8.0)
    assert plan.warnings[0].startswith("2.0 M tokens for 33.5 M parameters:")
    assert plan.suggested_preset == "small"
    assert any("small will come out ahead of base" in warning for warning in plan.warnings)


def test_too_many_passes():
    plan = planned("nano", "train.max_minutes=60", train_tokens=1_000_000, seconds_per_step=0.15)
    assert any("read 49.2 times" in warning for warning in plan.warnings)
    assert plan.suggested_minutes < 10


def test_no_room():
    plan = planned("small", "train.max_minutes=60", disk_free_bytes=1 << 20)
    assert "The disk has 1 MB left" in plan.warnings[0]
    plan = planned("small", "train.max_minutes=60", memory_free_bytes=0)
    assert "memory is not enough" in plan.warnings[0]


def test_a_plan_without_trouble_has_no_warning():
    assert planned("small", "train.max_minutes=60").warnings == ()


@pytest.mark.parametrize(("minutes", "preset"), [(2, "nano"), (60, "small"), (60 * 24, "base")])
def test_more_time_is_worth_a_larger_model(minutes, preset):
    plan = planned("small", f"train.max_minutes={minutes}", train_tokens=200_000_000)
    assert plan.suggested_preset == preset


def test_the_reference_is_never_advised_against():
    plan = planned("reference", "train.max_minutes=2")
    assert plan.suggested_preset == "reference"


def test_a_probe_computes_a_few_batches_and_leaves_nothing(workspace):
    plan = estimate_run(run_config(1000, "train.accumulation=3"), workspace, discard, Control())
    assert plan.steps == 1000
    assert plan.tokens_per_second > 0
    assert plan.memory_bytes > 1 << 20
    assert plan.disk_free_bytes > 0
    assert plan.parameters < 40_000
    assert plan.passes > 1
    assert not workspace.runs.exists()


def test_a_probe_can_be_cancelled(workspace):
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        estimate_run(run_config(10), workspace, discard, control)


def test_the_command_line_prints_the_plan(workspace, capsys):
    settings = [word for each in TINY_SHAPE for word in ("--set", each)]
    where = ["--workspace", str(workspace.folder), "--dataset", "tiny", "--preset", "nano"]
    assert main(["train", "--estimate", *where, *settings, "--max-minutes", "1", "--quiet"]) == 0
    text = capsys.readouterr().out
    assert "tokens/s" in text
    assert "epochs" in text
    assert main(["train", "--estimate", *where, *settings, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["steps"] is None
    assert main(["train", "--estimate", "--resume", "x", "--workspace", str(workspace.folder)]) == 1
    assert "is for a new run" in capsys.readouterr().err
