"""What runs, for the whole window: which jobs, how far each is, and how each ended.

A page adds its jobs here; the job area, the tabs and the desktop's taskbar show them without
knowing the pages. Jobs that end within a moment, such as reading a list, are never added.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from PySide6.QtCore import QT_TR_NOOP, QObject, QTimer, Signal, Slot

from core.events import Event, Stage, StageProgress
from gui.jobs.job import Job, Outcome

JobKind: TypeAlias = Literal[
    "train",
    "build",
    "evaluate",
    "export",
    "estimate",
    "calibrate",
    "prepare",
    "adapt",
    "index",
    "project",
]
JobState: TypeAlias = Literal["running", "paused", "stopping"]

_TICK_MS = 1000
# Work that nobody asked for is shown only where it takes longer than a glance.
_BACKGROUND_DELAY_MS = 800


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfJob:
    """What holds for every job of a kind.

    Attributes:
        title: what the job does, marked for translation.
        page: the id of the page that it belongs to.
        stop_tip: what the stop button does, marked for translation.
        is_asked_for: whether the user starts it, so that its end is news.
    """

    title: str
    page: str
    stop_tip: str = str(QT_TR_NOOP("Cancel; nothing of it is kept."))
    is_asked_for: bool = True


# The most important kind first: the first job of this order is shown where there is room for one.
KINDS: Final[dict[JobKind, KindOfJob]] = {
    "train": KindOfJob(
        title=str(QT_TR_NOOP("Training")),
        page="train",
        stop_tip=str(
            QT_TR_NOOP("Finish the step, save and end the run. It can be continued later.")
        ),
    ),
    "build": KindOfJob(title=str(QT_TR_NOOP("Building a dataset")), page="train"),
    "evaluate": KindOfJob(title=str(QT_TR_NOOP("Evaluating")), page="evaluate"),
    "export": KindOfJob(title=str(QT_TR_NOOP("Exporting")), page="train"),
    "estimate": KindOfJob(title=str(QT_TR_NOOP("Estimating a run")), page="train"),
    "calibrate": KindOfJob(title=str(QT_TR_NOOP("Calibrating")), page="editor"),
    "prepare": KindOfJob(
        title=str(QT_TR_NOOP("Preparing a model")), page="editor", is_asked_for=False
    ),
    "adapt": KindOfJob(
        title=str(QT_TR_NOOP("Adapting the model")), page="editor", is_asked_for=False
    ),
    "index": KindOfJob(
        title=str(QT_TR_NOOP("Indexing the training set")), page="editor", is_asked_for=False
    ),
    "project": KindOfJob(
        title=str(QT_TR_NOOP("Reading the project")), page="editor", is_asked_for=False
    ),
}
_RANKS: Final = {kind: rank for rank, kind in enumerate(KINDS)}

Command: TypeAlias = Callable[[], object]


class ShownJob(QObject):
    """One job as the window shows it; whoever runs it keeps it up to date.

    Args:
        kind: what it does.
        title: on what, for example the title of a run; may be empty.
        stop: ends it; None where it cannot be ended.
        pause, resume: None where it cannot be paused.

    Signals:
        changed: anything but the time that has passed.
    """

    changed = Signal()

    def __init__(
        self,
        kind: JobKind,
        title: str = "",
        *,
        stop: Command | None = None,
        pause: Command | None = None,
        resume: Command | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind: JobKind = kind
        self.title = title
        self.stop, self.pause, self.resume = stop, pause, resume
        self.state: JobState = "running"
        self.stage: Stage | None = None
        self.waits_for = ""
        self.is_shown = KINDS[kind].is_asked_for
        self._fraction: float | None = None
        self._seconds_left: float | None = None
        self._started_at = self._heard_at = time.monotonic()

    @property
    def page(self) -> str:
        """The id of the page that it belongs to."""
        return KINDS[self.kind].page

    @property
    def fraction(self) -> float | None:
        """How much of it, or of its present stage, is done: 0 to 1; None while unknown."""
        return self._fraction

    def seconds_left(self) -> float | None:
        """Return the estimated time to its end, or to that of its stage, in seconds.

        It passes between two reports. None while it is unknown or the job is paused.
        """
        if self._seconds_left is None or self.state != "running":
            return None
        return max(0.0, self._seconds_left - (time.monotonic() - self._heard_at))

    def elapsed_seconds(self) -> float:
        """Return the time since the job was started, in seconds."""
        return time.monotonic() - self._started_at

    def silent_seconds(self) -> float:
        """Return the time since its last report, in seconds."""
        return time.monotonic() - self._heard_at

    def set_title(self, title: str) -> None:
        """Say what it works on."""
        if title != self.title:
            self.title = title
            self.changed.emit()

    def set_state(self, state: JobState) -> None:
        """Show it as running, paused or about to end."""
        if state != self.state:
            self.state = state
            self.changed.emit()

    def show_progress(
        self,
        fraction: float | None,
        seconds_left: float | None = None,
        *,
        stage: Stage | None = None,
        waits_for: str = "",
    ) -> None:
        """Show how far it is.

        Args:
            fraction: 0 to 1; None while unknown.
            seconds_left: None while unknown.
            stage: of which both are; None where they are of the whole job.
            waits_for: what comes next, a few words; for a longer view of the job.
        """
        self._fraction = None if fraction is None else min(1.0, max(0.0, fraction))
        self._seconds_left = seconds_left
        self.stage, self.waits_for = stage, waits_for
        self._heard_at = time.monotonic()
        self.changed.emit()

    def show_stage(self, event: StageProgress) -> None:
        """Show the progress of one of its stages."""
        fraction = event.done / event.total if event.total else None
        is_done = event.total is not None and event.done >= event.total
        self.show_progress(
            1.0 if is_done else fraction,
            None if is_done else event.eta_seconds,
            stage=event.stage,
            waits_for=event.detail,
        )


class JobBoard(QObject):
    """All jobs that the window shows.

    Signals:
        changed: a job was added, has ended or is shown from now on.
        ended: a ``ShownJob`` and its ``Outcome``.
        ticked: a second has passed in which there was a job.
    """

    changed = Signal()
    ended = Signal(ShownJob, str)
    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[ShownJob] = []
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self.ticked)

    @property
    def jobs(self) -> tuple[ShownJob, ...]:
        """Those to show, the most important first."""
        shown = [job for job in self._jobs if job.is_shown]
        return tuple(sorted(shown, key=lambda job: _RANKS[job.kind]))

    def add(
        self,
        kind: JobKind,
        title: str = "",
        *,
        stop: Command | None = None,
        pause: Command | None = None,
        resume: Command | None = None,
    ) -> ShownJob:
        """Add a job that has started; whoever adds it calls ``end`` too. See ``ShownJob``."""
        shown = ShownJob(kind, title, stop=stop, pause=pause, resume=resume, parent=self)
        self._jobs.append(shown)
        if not shown.is_shown:
            QTimer.singleShot(_BACKGROUND_DELAY_MS, shown, lambda: self._show(shown))
        self._clock.start()
        if shown.is_shown:
            self.changed.emit()
        return shown

    def end(self, shown: ShownJob, outcome: Outcome) -> None:
        """Remove a job that has ended; a second call does nothing."""
        if shown not in self._jobs:
            return
        self._jobs.remove(shown)
        if not self._jobs:
            self._clock.stop()
        if shown.is_shown:
            self.ended.emit(shown, outcome)
            self.changed.emit()
        shown.deleteLater()

    def follow(
        self,
        job: Job[Any],
        kind: JobKind,
        title: str = "",
        *,
        stop: Command | None = None,
        can_pause: bool = False,
    ) -> ShownJob:
        """Add a job of the runner; its stages and its end are shown by themselves.

        Args:
            job: the job.
            kind: as for ``ShownJob``.
            title: as for ``ShownJob``.
            stop: as for ``ShownJob``.
            can_pause: whether its operation asks its control often enough to be paused.
        """

        def pause() -> None:
            job.pause()
            shown.set_state("paused")

        def resume() -> None:
            job.resume()
            shown.set_state("running")

        shown = self.add(
            kind,
            title,
            stop=stop,
            pause=pause if can_pause else None,
            resume=resume if can_pause else None,
        )

        def receive(events: Sequence[Event]) -> None:
            stages = [event for event in events if isinstance(event, StageProgress)]
            if stages and not job.is_over:
                shown.show_stage(stages[-1])

        job.on_events(receive)
        job.asked_to_end.connect(lambda: shown.set_state("stopping"))
        job.ended.connect(lambda: self.end(shown, job.outcome))
        return shown

    def shutdown(self) -> None:
        """Forget all jobs: the window closes."""
        self._clock.stop()
        self._jobs.clear()

    @Slot()
    def _show(self, shown: ShownJob) -> None:
        if shown in self._jobs and not shown.is_shown:
            shown.is_shown = True
            self.changed.emit()
