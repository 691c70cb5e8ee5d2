"""The buttons that start, pause, resume and stop a run, and why a run cannot start."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import ConfigError
from gui import amounts
from gui.train.session import State
from gui.translation import problem_text, tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.steady import SteadyLabel


class RunControls(QWidget):
    """The buttons; the page connects them.

    Signals:
        start_requested, pause_requested, resume_requested, stop_requested.
    """

    start_requested = Signal()
    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: State = "idle"
        self._problem = ""
        self.start_button = IconButton(
            tr("Start training"), "play", tr("Start a new run with these settings."), "primary"
        )
        self.pause_button = IconButton(
            tr("Pause"), "pause", tr("Pause the run; its memory stays in use.")
        )
        self.stop_button = IconButton(
            tr("Stop"),
            "stop",
            tr("Finish the step, save and end the run. It can be continued later."),
        )
        self.reason = SteadyLabel("caption")
        self.start_button.clicked.connect(self.start_requested)
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.stop_button.clicked.connect(self.stop_requested)
        # The button that pauses replaces the one that starts: a double click never stops the run.
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.start_button, 2)
        row.addWidget(self.pause_button, 2)
        row.addWidget(self.stop_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.reason)
        column.addLayout(row)

    def show_state(self, state: State, problem: ConfigError | None) -> None:
        """Enable what the state allows; ``problem`` prevents a new run from starting."""
        self._state = state
        self._problem = problem_text(problem) if problem else ""
        is_idle = state == "idle"
        self.start_button.setVisible(is_idle)
        self.start_button.setEnabled(problem is None)
        self.pause_button.setVisible(not is_idle)
        self.pause_button.setEnabled(state in ("running", "paused"))
        is_paused = state == "paused"
        self.pause_button.setText(tr("Resume") if is_paused else tr("Pause"))
        self.pause_button.setAccessibleName(self.pause_button.text())
        self.pause_button.set_icon("play" if is_paused else "pause")
        self.stop_button.setEnabled(state not in ("idle", "stopping"))
        self.show_wait()

    def show_wait(self, stage: str = "", seconds: float | None = None) -> None:
        """Say what the run waits for, and for how long it has.

        Args:
            stage: what it is doing, for example "Benchmark precision"; empty for the usual.
            seconds: since it was started.
        """
        texts: dict[State, str] = {
            "starting": stage or tr("Loading torch and the data"),
            "stopping": tr("Finishing the step and saving"),
            "paused": tr("Paused."),
            "running": stage,
            "idle": self._problem,
        }
        text = texts[self._state]
        if text and self._state not in ("paused", "idle"):
            clock = amounts.clock(seconds or 0.0)
            text = tr("{stage}, {time}").format(stage=text, time=clock)
        self.reason.setText(text)

    def _pause_or_resume(self) -> None:
        if self._state == "paused":
            self.resume_requested.emit()
        else:
            self.pause_requested.emit()
