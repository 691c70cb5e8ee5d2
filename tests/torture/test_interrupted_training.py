"""R1: a trainer killed while it saves; R4: a run killed twenty times is the run left alone."""

import os
import random
import signal
import time

import pytest

from core.checkpoints import store
from core.control import Control
from core.errors import CheckpointError
from core.events import CheckpointSaved, TrainStep
from core.training.loop.train import train
from core.training.runs.run_folder import read_events, resume_config
from core.training.setup.starting_point import find_starting_point
from core.workspace import open_workspace
from tests.core.conftest import tiny_workspace, workspace  # noqa: F401 - fixtures
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

RANDOM_KILLS = times(100, 12)
KILLS_PER_POINT = times(20, 2)


@pytest.fixture
def started_run(workspace):  # noqa: F811
    """A run with far to go, stopped after two steps."""
    return new_run(workspace, run_config(100_000), *stop_at(2))


def killed(process, after=None):
    """Wait for a process, or kill it after some seconds; its exit status."""
    process.join(after)
    process.kill()
    process.join()
    return process.exitcode


def time_of(path):
    """When a file was written; 0 while it is being exchanged."""
    return path.stat().st_mtime_ns if path.exists() else 0


def wait_for_a_save(folder, before, process):
    """Until the checkpoint is a newer one: however long a busy machine takes to start."""
    while time_of(folder / LATEST) in (0, before):
        assert process.is_alive(), "no checkpoint was saved"
        time.sleep(0.005)


def steps_told(folder):
    """The last step that the run told of, and the last that it told to be saved."""
    events = read_events(folder)
    steps = [event.step for event in events if isinstance(event, TrainStep)]
    saved = [
        event.step
        for event in events
        if isinstance(event, CheckpointSaved) and event.path.endswith(f"/{store.LATEST}")
    ]
    return max(steps), max(saved)


def require_nothing_lost(folder):
    """The newest checkpoint is sound, and at most the step under way is missing."""
    newest = find_starting_point(folder, resume_config(folder)).checkpoint
    told, saved = steps_told(folder)
    assert newest is not None
    assert newest.origin.step >= saved
    assert newest.origin.step >= told - 1
    store.load(folder / LATEST)
    return newest.origin.step


def test_kills_at_random_moments(workspace, started_run):  # noqa: F811
    moments = random.Random(11)
    last = require_nothing_lost(started_run)
    for _ in range(RANDOM_KILLS):
        before = time_of(started_run / LATEST)
        process = in_child(train_in_child, workspace.folder, started_run)
        wait_for_a_save(started_run, before, process)
        # Saving is most of what a tiny run does, so most kills fall into a save.
        assert killed(process, moments.uniform(0.0, 0.4)) == -signal.SIGKILL
        step = require_nothing_lost(started_run)
        assert step > last
        last = step
    resume_run(workspace, started_run, f"train.max_steps={last + 2}")
    assert not list(started_run.rglob("*.tmp-*"))


@pytest.mark.parametrize("point", POINTS)
def test_kills_at_labeled_points(point, workspace, started_run):  # noqa: F811
    saves = random.Random(point)
    last = 2
    orphans = 0
    for _ in range(KILLS_PER_POINT):
        process = in_child(
            train_in_child, workspace.folder, started_run, point, saves.randint(2, 4)
        )
        assert killed(process) == -signal.SIGKILL
        orphans += bool(list((started_run / store.CHECKPOINTS).glob("*.tmp-*")))
        step = require_nothing_lost(started_run)
        assert step > last
        last = step
    assert orphans == KILLS_PER_POINT
    resume_run(workspace, started_run, f"train.max_steps={last + 2}")
    assert not list(started_run.rglob("*.tmp-*"))


def _train_without_care(workspace_folder, folder):
    """As many programs save: straight into the file, and no second one."""

    def save(path, **content):
        import torch

        record = {"model_state": content["model_state"], "training": content.get("training")}
        with open(path, "wb") as file:
            torch.save(record, file)
            if path.name == store.LATEST and next(saves) == 3:
                file.truncate(file.tell() // 2)
                os.kill(os.getpid(), signal.SIGKILL)

    saves = iter(range(1, 1000))
    store.save = save
    train_in_child(workspace_folder, folder)


def test_control_a_save_without_care_is_noticed(workspace, started_run):  # noqa: F811
    (started_run / LATEST).with_name(f"previous_{store.LATEST}").unlink(missing_ok=True)
    process = in_child(_train_without_care, workspace.folder, started_run)
    assert killed(process) == -signal.SIGKILL
    with pytest.raises(CheckpointError):
        require_nothing_lost(started_run)


# --- R4 ------------------------------------------------------------------------------

STEPS = times(90, 40)
CHAINED_KILLS = times(20, 6)
ROUNDS = times(3, 1)


def _train_until_killed(workspace_folder, folder, step, point, keep_moments):
    """Dies at a step, or in the save after it."""
    if not keep_moments:
        from core.training.step.optimizers import Optimizers

        Optimizers.load_state_dict = lambda self, state: None

    def emit(event):
        if isinstance(event, TrainStep) and event.step == step and not point:
            os.kill(os.getpid(), signal.SIGKILL)

    if point:
        train_in_child(workspace_folder, folder, point, 2)
    train(resume_config(folder), open_workspace(workspace_folder), emit, Control(), folder)


def kill_in_chain(workspace, draw, *, keep_moments=True):  # noqa: F811
    """A run started_run, killed again and again, and finished; its folder."""
    folder = new_run(workspace, run_config(STEPS), *stop_at(1))
    for number in range(CHAINED_KILLS):
        reached = find_starting_point(folder, resume_config(folder)).checkpoint.origin.step
        left = (STEPS - 3 - reached) // (CHAINED_KILLS - number)
        step = reached + draw.randint(1, max(2, left))
        point = draw.choice(("", *POINTS))
        process = in_child(_train_until_killed, workspace.folder, folder, step, point, keep_moments)
        assert killed(process) == -signal.SIGKILL
    if keep_moments:
        resume_run(workspace, folder)
    else:
        process = in_child(
            _train_until_killed, workspace.folder, folder, STEPS + 1, "", keep_moments
        )
        assert killed(process) == 0
    return folder


def test_a_run_killed_again_and_again_is_the_run_left_alone(workspace):  # noqa: F811
    alone = new_run(workspace, run_config(STEPS))
    for number in range(ROUNDS):
        folder = kill_in_chain(workspace, random.Random(number))
        assert fingerprint(folder / LATEST) == fingerprint(alone / LATEST)
        assert table(folder) == table(alone)
        assert [int(row["step"]) for row in table(folder)] == list(range(1, STEPS + 1))


def test_control_moments_that_are_not_restored_are_noticed(workspace):  # noqa: F811
    alone = new_run(workspace, run_config(STEPS))
    folder = kill_in_chain(workspace, random.Random(0), keep_moments=False)
    assert fingerprint(folder / LATEST) != fingerprint(alone / LATEST)
    assert table(folder) != table(alone)
