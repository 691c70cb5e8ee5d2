"""R5: damaged and exchanged checkpoint files; none is believed, the one before it is found."""

import json
import random
import shutil

import pytest
import torch

from core.checkpoints import reading, store
from core.errors import CoreError
from core.training.runs.run_folder import resume_config
from core.training.setup.starting_point import find_starting_point
from tests.core.conftest import tiny_workspace  # noqa: F401 - a fixture
from tests.torture.training import LATEST, fingerprint, new_run, resume_run, run_config, times

pytestmark = [pytest.mark.torture, pytest.mark.timeout(times(3600, 600))]

FLIPS = times(1500, 150)
TRUNCATIONS = times(778, 78)
SWAPS = times(200, 40)


@pytest.fixture(scope="module")
def runs(tiny_workspace, tmp_path_factory):  # noqa: F811
    """A run with two checkpoints, at steps 4 and 6, and files that do not belong to it."""
    from core.workspace import open_workspace

    workspace = open_workspace(tmp_path_factory.mktemp("damaged") / "workspace")
    workspace.datasets.parent.mkdir(parents=True, exist_ok=True)
    workspace.datasets.symlink_to(tiny_workspace.datasets)
    seldom = "train.save_seconds=1000"
    mine = new_run(workspace, run_config(4, seldom))
    resume_run(workspace, mine, "train.max_steps=6")
    twin = new_run(workspace, run_config(9, seldom))
    shape = new_run(workspace, run_config(9, seldom, "model.layers=1"))
    return workspace, mine, twin, shape


@pytest.fixture
def damaged(runs):
    """The latest checkpoint, to be harmed; put back afterwards."""
    latest = runs[1] / LATEST
    whole = latest.read_bytes()
    yield latest
    if latest.is_dir():
        shutil.rmtree(latest)
    latest.write_bytes(whole)


def found(folder):
    """The checkpoint that a resume would take."""
    return find_starting_point(folder, resume_config(folder)).checkpoint.path


def judge(folder, latest, good):
    """Whether the file is believed, which it may be only if it says what it said."""
    start = find_starting_point(folder, resume_config(folder))
    if start.checkpoint.path == latest:
        return "harmless" if fingerprint(latest) == good else "silent"
    assert start.checkpoint.path == store.previous(latest)
    assert start.skipped_reason.endswith(". Continuing from step 4.")
    return "noticed"


def flipped(whole, draw):
    data = bytearray(whole)
    data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    return bytes(data)


def test_flipped_bits(runs, damaged):
    folder = runs[1]
    whole, good, draw = damaged.read_bytes(), fingerprint(damaged), random.Random(5)
    verdicts = []
    for _ in range(FLIPS):
        damaged.write_bytes(flipped(whole, draw))
        verdicts.append(judge(folder, damaged, good))
    assert verdicts.count("silent") == 0
    # The space between entries belongs to nothing; a bit in it changes nothing.
    assert verdicts.count("noticed") > 0.6 * FLIPS


def test_truncations(runs, damaged):
    folder = runs[1]
    whole, good, draw = damaged.read_bytes(), fingerprint(damaged), random.Random(6)
    lengths = [0, 1, len(whole) - 1] + [draw.randrange(len(whole)) for _ in range(TRUNCATIONS - 3)]
    for length in lengths:
        damaged.write_bytes(whole[:length])
        assert judge(folder, damaged, good) == "noticed"


def _strangers(runs, draw):
    """Files that may come to lie under the name of the latest checkpoint."""
    workspace, mine, twin, shape = runs
    best = store.CHECKPOINTS / store.BEST
    files = [
        twin / LATEST, twin / best, shape / LATEST, shape / best, mine / best,
        mine / "config.toml", mine / "events.jsonl", mine / "status.json",
        *workspace.datasets.glob("*/*.*"),
    ]  # fmt: skip
    yield from ((path.name, path.read_bytes()) for path in files)
    yield "nothing", b""
    record = torch.load(twin / LATEST, weights_only=True)
    while True:
        target = mine / "x.pth"
        changed = {**record, "version": draw.choice((1, 2, 99))}
        changed.pop(draw.choice(("model_state", "tokenizer", "training", "format", "origin")))
        torch.save(changed, target)
        yield "a part of another", target.read_bytes()
        state = dict(record["model_state"])
        first, second = draw.sample(sorted(state), 2)
        state[first], state[second] = state[second], state[first]
        torch.save({**record, "model_state": state}, target)
        yield "another with two tensors exchanged", target.read_bytes()
        target.unlink()


def test_exchanged_files(runs, damaged):
    folder = runs[1]
    strangers = _strangers(runs, random.Random(7))
    for _ in range(SWAPS):
        name, data = next(strangers)
        damaged.write_bytes(data)
        assert found(folder) == store.previous(damaged), name
    damaged.unlink()
    damaged.mkdir()
    assert found(folder) == store.previous(damaged)


def test_the_two_checkpoints_of_a_run_exchanged(runs, damaged):
    previous = store.previous(damaged)
    newest, older = damaged.read_bytes(), previous.read_bytes()
    damaged.write_bytes(older)
    previous.write_bytes(newest)
    assert found(runs[1]) == previous
    previous.write_bytes(older)


def test_control_without_checksums_and_identity_damage_is_silent(runs, damaged, monkeypatch):
    folder = runs[1]
    whole, good, draw = damaged.read_bytes(), fingerprint(damaged), random.Random(5)
    monkeypatch.setattr(reading, "check_container", lambda path: None)
    silent = 0
    for _ in range(100):
        damaged.write_bytes(flipped(whole, draw))
        try:
            silent += fingerprint(damaged) != good
        except CoreError:
            continue
    assert silent > 30
    damaged.write_bytes((runs[2] / LATEST).read_bytes())
    status = folder / "status.json"
    before = status.read_text()
    status.write_text(json.dumps({**json.loads(before), "identity": ""}))
    try:
        assert found(folder) == damaged
    finally:
        status.write_text(before)
