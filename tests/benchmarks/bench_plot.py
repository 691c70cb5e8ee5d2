"""The loss plot with 200,000 points: how long an update holds up the GUI thread.

    python main.py bench plot [--points 200000]

A run grows by one step between two updates, as a live one does; each figure is
from the call to the end of the painting that follows. The window is 940 x 420.
Processor time is that of the GUI thread, without what others took from it.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from core.events import Evaluated, RunStarted, TrainStep
from core.reports.plotted_runs import PlotOptions, PlottedRun
from core.reports.run_record import RunRecord
from gui.theme import load_theme
from gui.train.curve_plot import CurvePlot

_TURNS = 60
_MEASURE_EVERY = 500


def main() -> None:
    """Print a line for each way of looking at the run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=200_000)
    points = parser.parse_args().points
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    first, second = made_run(points, 1), made_run(points, 2)
    plot = CountingPlot(load_theme("light"))
    plot.resize(940, 420)
    plot.show()
    choices = PlotOptions()
    print(f"{points:,} steps, {points // _MEASURE_EVERY:,} measurements")

    def look(what: str, chosen: PlotOptions, *runs: RunRecord) -> None:
        drawn = [PlottedRun(str(place), f"run {place}", run) for place, run in enumerate(runs)]

        def update(_turn: int) -> None:
            add_step(runs[0])
            plot.show_runs(drawn, chosen)

        update(0)
        plot.zoom_to_all()
        say(what, plot, update)

    look("whole run", choices, first)
    look("whole run, bits per byte", replace(choices, in_bits=True), first)
    look("whole run by time, both axes log", PlotOptions(x="time", log_x=True, log_y=True), first)
    look("two runs", choices, first, second)

    drawn = [PlottedRun("0", "run", first)]
    plot.show_runs(drawn, choices)
    plot.view.setXRange(points * 0.99, points, padding=0)

    def grow(_turn: int) -> None:
        add_step(first)
        plot.show_runs(drawn, choices)

    say("zoomed to the last hundredth", plot, grow)
    plot.zoom_to_all()
    say("read-out under the mouse", plot, lambda turn: plot.show_read_out(points * turn / _TURNS))
    plot.close()


class CountingPlot(CurvePlot):
    """Counts how often it was painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, then count."""
        super().paintEvent(event)
        self.painted += 1


def made_run(points: int, seed: int) -> RunRecord:
    """A run whose loss falls and jumps as losses do."""
    draw = random.Random(seed)
    record = RunRecord(f"run-{seed}")
    record.add(
        RunStarted(
            run=record.name, preset="small", dataset="d", parameters=1, step=0, total_steps=None,
            max_seconds=1e6, tokens_per_step=4096, train_tokens=1, device="cpu", precision="fp32",
        )
    )  # fmt: skip
    for _ in range(points):
        add_step(record, draw.gauss(0, 0.2))
    return record


def add_step(record: RunRecord, noise: float = 0.0) -> None:
    """One step more, and a measurement where one is due."""
    step = record.step + 1
    loss = 2 + 6 * math.exp(-step / 20_000) + noise
    record.add(
        TrainStep(
            step=step, loss=loss, learning_rate=0.02, gradient_norm=1.0, tokens_seen=4096 * step,
            tokens_per_second=5000.0, elapsed_seconds=0.8 * step, eta_seconds=None,
        )
    )  # fmt: skip
    if step % _MEASURE_EVERY == 0:
        record.add(
            Evaluated(step=step, loss=loss, bits_per_byte=loss / 2.3, elapsed_seconds=0.8 * step)
        )


def say(what: str, plot: CountingPlot, action: Callable[[int], None]) -> None:
    """Print the median and the worst of several turns."""
    seconds: list[float] = []
    busy: list[float] = []
    for turn in range(_TURNS):
        start, worked = time.perf_counter(), time.thread_time()
        action(turn)
        painted = plot.painted
        while plot.painted == painted:
            QCoreApplication.processEvents()
        seconds.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.thread_time() - worked))
    p95 = sorted(seconds)[int(0.95 * len(seconds))]
    print(
        f"{what:33} {statistics.median(seconds):5.1f} ms, p95 {p95:5.1f}, most "
        f"{max(seconds):5.1f}; processor time {statistics.median(busy):5.1f}"
    )


if __name__ == "__main__":
    main()
