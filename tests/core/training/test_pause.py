"""A paused run is called paused by everyone who looks at its folder."""

import threading
import time

from core.control import Control
from core.events import TrainStep
from core.training.loop.train import train
from core.training.runs.run_folder import read_run
from tests.core.training.test_trainer import Recorder, run_config, run_folder


def test_a_paused_run_says_so_to_other_windows_and_continues(workspace):
    control, seen, states = Control(), Recorder(), []

    def look_and_resume():
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            status = read_run(run_folder(workspace)).status
            if status.state == "paused":
                states.append((status.state, status.step))
                break
            time.sleep(0.01)
        control.resume()

    def emit(event):
        seen(event)
        if isinstance(event, TrainStep) and event.step == 3:
            control.pause()
            threading.Thread(target=look_and_resume).start()
        if isinstance(event, TrainStep) and event.step == 4:
            status = read_run(run_folder(workspace)).status
            states.append((status.state, status.step))

    result = train(run_config(6), workspace, emit, control)
    assert states == [("paused", 3), ("running", 3)]
    assert result.state == read_run(run_folder(workspace)).status.state == "finished"
