"""R1 to R4 with datasets that are renamed, built again and moved between the parts of a run.

What has the same content is found and learned to the last bit, whatever its name. What has
another tokenizer is refused and changes nothing; what has other text is never passed off as the
same.
"""

import errno
import json
import os
import random
import shutil
import signal

import pytest

from core import files
from core.checkpoints import store
from core.control import Control
from core.errors import TrainingError, WorkspaceError
from core.events import Notice, TrainStep
from core.training.loop.train import train
from core.training.runs.run_folder import read_run_config, resume_config
from core.workspace import open_workspace
from tests.torture.changed_datasets import (
    BUILT,
    CHANGES,
    build_from,
    dataset_of,
    put_aside,
    renamed,
    with_dataset_of_its_own,
)
from tests.torture.test_exact_resume import Losses, interrupted
from tests.torture.test_interrupted_training import killed, require_nothing_lost
from tests.torture.training import (
    LATEST,
    POINTS,
    fingerprint,
    in_child,
    new_run,
    resume_run,
    run_config,
    stop_at,
    table,
    times,
    train_in_child,
)

pytestmark = [pytest.mark.torture, pytest.mark.timeout(times(3600, 600))]

SELDOM = "train.save_seconds=1000"
KILLS_PER_POINT = times(20, 1)
CHAINED_KILLS = times(20, 5)
REFUSALS = times(30, 5)


@pytest.fixture
def workspace(tmp_path):
    return with_dataset_of_its_own(tmp_path)


def continued(workspace, folder):
    """Resume to the end; what every step reported, and what the user was told."""
    losses, told = Losses(), []

    def emit(event):
        losses(event)
        if isinstance(event, Notice):
            told.append(event.message)

    train(resume_config(folder), workspace, emit, Control(), folder)
    return losses.steps, told


# --- R3: to the last bit -----------------------------------------------------------------


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_next_losses_are_the_same_whatever_happened_to_the_folder(workspace, change):
    config = run_config(14, SELDOM, "train.fim_rate=0.3")
    alone = Losses()
    whole = new_run(workspace, config, alone)
    for number, step in enumerate(range(1, times(13, 4))):
        # A run that a user starts now: the dataset has the name that it has now.
        dataset = dataset_of(workspace).name
        folder = interrupted(workspace, run_config(14, SELDOM, "train.fim_rate=0.3",
                                               f"dataset={dataset}"), step)  # fmt: skip
        change(workspace, number)
        steps, told = continued(workspace, folder)
        assert any("as if the run had never stopped" in message for message in told)
        assert steps == {number: t for number, t in alone.steps.items() if number > step}
        assert fingerprint(folder / LATEST) == fingerprint(whole / LATEST)
        assert table(folder) == table(whole)


def test_a_moved_workspace(workspace, tmp_path):
    config = run_config(14, SELDOM)
    whole = new_run(workspace, config)
    folder = interrupted(workspace, config, 5)
    expected = fingerprint(whole / LATEST)
    moved = open_workspace(workspace.folder.rename(tmp_path / "moved"))
    _steps, told = continued(moved, moved.runs / folder.name)
    assert any("as if the run had never stopped" in message for message in told)
    assert fingerprint(moved.runs / folder.name / LATEST) == expected


def with_other_text(workspace):
    """The same tokenizer and other tokens under the old name: the order of a file reversed."""
    folder = workspace.datasets / BUILT
    tokens = folder / "train-00000.bin"
    data = bytearray(tokens.read_bytes())
    half = len(data) // 4 * 2
    tokens.write_bytes(data[half:] + data[:half])
    record = json.loads((folder / "dataset.json").read_text())
    record["train"]["tokens_sha256"] = files.sha256_of_file(tokens)
    (folder / "dataset.json").write_text(json.dumps(record))


def test_control_other_text_is_never_passed_off_as_the_same(workspace):
    config = run_config(14, SELDOM)
    alone = Losses()
    new_run(workspace, config, alone)
    folder = interrupted(workspace, config, 5)
    with_other_text(workspace)
    steps, told = continued(workspace, folder)
    assert any(steps[number] != alone.steps[number] for number in steps)
    assert not any("as if the run had never stopped" in message for message in told)
    assert any("has other text" in message for message in told)


def test_control_without_the_content_a_renamed_dataset_is_lost(workspace, monkeypatch):
    folder = interrupted(workspace, run_config(14, SELDOM), 5)
    renamed(workspace, 0)
    monkeypatch.setattr(
        "core.training.setup.starting_point.with_present_names",
        lambda config, known, workspace: config,
    )
    with pytest.raises(WorkspaceError, match="no dataset 'tiny'"):
        resume_run(workspace, folder)


def test_control_without_the_check_two_tokenizers_are_mixed(workspace, monkeypatch):
    config = run_config(14, SELDOM)
    alone = Losses()
    new_run(workspace, config, alone)
    folder = interrupted(workspace, config, 5)
    put_aside(workspace, 0)
    shutil.rmtree(workspace.datasets / "renamed-0")
    monkeypatch.setattr(
        "core.training.setup.starting_point.require_same_tokenizer", lambda *_arguments: None
    )
    steps, _told = continued(workspace, folder)
    assert all(steps[number] != alone.steps[number] for number in steps)


# --- R1: killed while it saves, the dataset changed each time ----------------------------------


@pytest.mark.parametrize("point", POINTS)
def test_kills_at_labeled_points(point, workspace):
    folder = new_run(workspace, run_config(100_000), *stop_at(2))
    draw = random.Random(point)
    last = 2
    for number in range(KILLS_PER_POINT * len(CHANGES)):
        CHANGES[number % len(CHANGES)](workspace, number)
        process = in_child(train_in_child, workspace.folder, folder, point, draw.randint(2, 3))
        assert killed(process) == -signal.SIGKILL
        step = require_nothing_lost(folder)
        assert step > last
        last = step
    resume_run(workspace, folder, f"train.max_steps={last + 2}")
    assert not list(folder.rglob("*.tmp-*"))


# --- R4: killed again and again --------------------------------------------------------------

STEPS = times(90, 40)


def _train_until_killed(workspace_folder, folder, step):
    def emit(event):
        if isinstance(event, TrainStep) and event.step == step:
            os.kill(os.getpid(), signal.SIGKILL)

    train(resume_config(folder), open_workspace(workspace_folder), emit, Control(), folder)


def test_a_chain_of_kills_and_changes_is_the_run_left_alone(workspace):
    alone = new_run(workspace, run_config(STEPS))
    expected, rows = fingerprint(alone / LATEST), table(alone)
    folder = new_run(workspace, run_config(STEPS), *stop_at(1))
    draw = random.Random(4)
    reached = 1
    for number in range(CHAINED_KILLS):
        draw.choice(CHANGES)(workspace, number)
        reached += draw.randint(1, max(2, (STEPS - 3 - reached) // (CHAINED_KILLS - number)))
        process = in_child(_train_until_killed, workspace.folder, folder, reached)
        assert killed(process) == -signal.SIGKILL
    resume_run(workspace, folder)
    assert fingerprint(folder / LATEST) == expected
    assert table(folder) == rows


# --- R2: refused writes ------------------------------------------------------------------


@pytest.mark.parametrize("name", ["config.toml", "provenance.json", "status.json"])
@pytest.mark.parametrize("change", [renamed, put_aside], ids=lambda change: change.__name__)
def test_a_record_that_is_refused_ends_nothing(workspace, monkeypatch, name, change):
    config = run_config(REFUSALS + 6)
    alone = new_run(workspace, config)
    folder = new_run(workspace, config, *stop_at(1))
    change(workspace, 0)
    real, refused = os.replace, []

    def refuse(source, target):
        if os.path.basename(target) == name and len(refused) < REFUSALS:
            refused.append(target)
            raise OSError(errno.EIO, "Input/output error")
        real(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    _steps, told = continued(workspace, folder)
    assert refused
    assert any("was not written" in message for message in told)
    assert fingerprint(folder / LATEST) == fingerprint(alone / LATEST)
    assert table(folder) == table(alone)
    assert not list(folder.rglob("*.tmp-*"))
    assert read_run_config(folder).dataset == "renamed-0"


def test_another_tokenizer_is_refused_as_often_as_it_is_tried(workspace):
    config = run_config(10)
    alone = new_run(workspace, config)
    folder = new_run(workspace, config, *stop_at(3))
    put_aside(workspace, 0)
    away = shutil.move(workspace.datasets / "renamed-0", workspace.folder.parent / "away")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for _ in range(REFUSALS):
        with pytest.raises(TrainingError, match="another tokenizer"):
            resume_run(workspace, folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert store.load(folder / LATEST)
    # And once the right one is back, in whichever of two ways, nothing has happened.
    shutil.move(away, workspace.datasets / "renamed-1")
    _steps, told = continued(workspace, folder)
    assert any("as if the run had never stopped" in message for message in told)
    assert fingerprint(folder / LATEST) == fingerprint(alone / LATEST)
    build_from(workspace, workspace.folder.parent / "sources")
    assert len(list(workspace.datasets.glob("*/dataset.json"))) == 2
