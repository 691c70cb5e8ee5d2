"""What the next run would come to, from a probe or from an earlier run."""

import dataclasses
from pathlib import Path

from core.training.presets import load_preset
from core.training.runs.run_folder import RunStatus, RunSummary
from gui.train.forecast import forecast_text


def run(config, **status):
    return RunSummary(
        name="r",
        folder=Path("r"),
        config=config,
        status=RunStatus(state="finished", **status),
        title="nano, 29 Nov 01:06",
    )


def test_the_speed_of_a_run_like_it_tells_the_epochs(qapp):
    setup = load_preset("nano", dataset="d", assignments=["train.max_minutes=10.0"])
    like = run(setup, tokens_seen=100_000, elapsed_seconds=100.0)
    text = forecast_text(setup, None, [like], 1_200_000)
    assert text == "About 0.50 epochs, at the speed of nano, 29 Nov 01:06."


def test_nothing_is_said_where_nothing_is_known(qapp):
    setup = load_preset("nano", dataset="d", assignments=["train.max_minutes=10.0"])
    other = load_preset("small", dataset="d")
    runs = [
        run(other, tokens_seen=100_000, elapsed_seconds=100.0),
        run(setup, tokens_seen=100, elapsed_seconds=3.0),
    ]
    assert forecast_text(setup, None, runs, 1_200_000) == ""
    assert forecast_text(setup, None, [], 1_200_000) == ""
    assert forecast_text(None, None, runs, 1_200_000) == ""
    in_steps = dataclasses.replace(
        setup, train=dataclasses.replace(setup.train, max_minutes=0.0, max_steps=5)
    )
    like = run(setup, tokens_seen=100_000, elapsed_seconds=100.0)
    assert forecast_text(in_steps, None, [like], 1_200_000) == ""
