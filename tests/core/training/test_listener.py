"""What is beside the training itself may fail in any way, and no run ends by it."""

import subprocess

import pytest
import torch

from core.checkpoints import store
from core.control import Control
from core.errors import Cancelled, TrainingError
from core.events import CheckpointSaved, Evaluated, Notice, RunFinished, SampleDrawn, TrainStep
from core.training.loop.keep_awake import keep_awake
from core.training.loop.train import train
from core.training.runs.listener import TolerantListener
from core.training.runs.run_folder import read_events, read_run
from tests.core.training.test_steering import at_every_measurement  # noqa: F401 - a fixture
from tests.core.training.test_trainer import Recorder, run_config, run_folder

FAILURES = [
    IndexError("tuple index out of range"),
    UnicodeEncodeError("charmap", "▸", 0, 1, "character maps to <undefined>"),
    BrokenPipeError(32, "Broken pipe"),
    RuntimeError("probability tensor contains either inf, nan or element < 0"),
    torch.OutOfMemoryError("Tried to allocate 20 GB"),
    TrainingError("A sentence.", "A hint."),
    MemoryError(),
    AssertionError(),
]


def failing(error):
    def fail(*_arguments, **_options):
        raise error

    return fail


def warnings(events):
    return [e for e in events if isinstance(e, Notice) and e.level == "warning"]


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_a_sample_that_fails_is_one_notice(workspace, monkeypatch, error):
    monkeypatch.setattr("core.training.observe.monitor.draw_sample", failing(error))
    seen = Recorder()
    assert train(run_config(), workspace, seen, Control()).state == "finished"
    (notice,) = warnings(seen.events)
    assert notice.message.startswith(f"A sample could not be drawn: {type(error).__name__}")
    assert notice.message.endswith(".")
    assert "sample_tokens=0" in notice.hint
    assert not seen.of(SampleDrawn)
    assert [event.step for event in seen.of(Evaluated)] == [4, 8]


def test_one_sample_that_fails_leaves_the_others(workspace, monkeypatch):
    from core.training.observe import monitor

    real, calls = monitor.draw_sample, []

    def sometimes(model, *rest):
        calls.append(model.training)
        if len(calls) == 2:
            model.eval()
            raise IndexError
        return real(model, *rest)

    monkeypatch.setattr(monitor, "draw_sample", sometimes)
    seen = Recorder()
    train(run_config(8, 'train.prompts=["def f", "class A"]'), workspace, seen, Control())
    assert len(seen.of(SampleDrawn)) == 5


class TypingSimulator:
    def __init__(self, error):
        self.error = error

    def __call__(self, _dataset, _languages, _context):
        return self

    def type(self, _read, _should_continue):
        raise self.error


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("best_by", ["bits_per_byte", "keystrokes_saved"])
def test_a_typing_simulation_that_fails_is_the_last_one(
    workspace,
    at_every_measurement,  # noqa: F811
    error,
    best_by,
):
    seen = Recorder()
    config = run_config(8, f"train.best_by={best_by}")
    done = train(config, workspace, seen, Control(), make_typing_simulator=TypingSimulator(error))
    assert done.state == "finished"
    (notice,) = warnings(seen.events)
    assert notice.message.startswith("Held-out text could not be typed")
    # The best weights are kept all the same.
    assert store.describe(run_folder(workspace) / store.CHECKPOINTS / store.BEST).origin.step == 8


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_a_typing_simulator_that_fails_to_start_is_a_notice(workspace, error):
    seen = Recorder()
    done = train(run_config(), workspace, seen, Control(), make_typing_simulator=failing(error))
    assert done.state == "finished"
    (notice,) = warnings(seen.events)
    assert notice.message.startswith("Held-out text cannot be typed")


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_a_listener_that_fails_at_every_event_changes_nothing(workspace, error):
    done = train(run_config(), workspace, failing(error), Control())
    assert done.state == "finished"
    folder = run_folder(workspace)
    events = read_events(folder)
    assert [event.step for event in events if isinstance(event, TrainStep)] == list(range(1, 9))
    (notice,) = warnings(events)
    assert notice.message.startswith("The events of the run could not be shown")
    assert isinstance(events[-1], RunFinished)
    assert read_run(folder).status.state == "finished"


def test_a_listener_that_fails_once_is_told_why_and_receives_the_rest(workspace):
    seen = Recorder()

    def emit(event):
        if isinstance(event, SampleDrawn) and event.step == 4:
            raise UnicodeEncodeError("ascii", "…", 0, 1, "ordinal not in range(128)")
        seen(event)

    assert train(run_config(), workspace, emit, Control()).state == "finished"
    (notice,) = warnings(seen.events)
    assert "UnicodeEncodeError" in notice.message
    assert [event.step for event in seen.of(SampleDrawn)] == [8]
    assert seen.of(CheckpointSaved)


def test_a_window_that_cannot_take_the_weights_does_not_end_the_run(workspace):
    seen = Recorder()
    done = train(run_config(), workspace, seen, Control(), on_model=failing(KeyError("x")))
    assert done.state == "finished"
    assert [notice.message for notice in warnings(seen.events)] == [
        "The run cannot be watched: KeyError: 'x'."
    ]


def test_a_listener_may_cancel():
    with pytest.raises(Cancelled):
        TolerantListener(failing(Cancelled()))(Notice(level="info", message="x"))


def test_a_helper_that_does_not_end_is_left_behind(monkeypatch):
    class Stuck:
        def terminate(self):
            pass

        def communicate(self, timeout):
            raise subprocess.TimeoutExpired("caffeinate", timeout)

    monkeypatch.setattr("shutil.which", lambda name: name)
    monkeypatch.setattr("subprocess.Popen", lambda *_, **__: Stuck())
    with keep_awake("darwin"):
        pass
