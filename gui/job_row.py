"""One job on one line: what it does, how far it is, and buttons to pause and end it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from gui.job_texts import kind_text, name_text, progress_text, stage_text
from gui.jobs.board import KINDS, ShownJob
from gui.translation import tr
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.labels import label, plain_tip
from gui.widgets.steady import keep_space

_BAR_RANGE = 1000
_BAR_PIXELS = 72
_NAME_PIXELS = 210
_MARGIN = 10  # of the text of a link button


class JobRow(QWidget):
    """Shows one job after the other; its width does not depend on the job.

    Signals:
        page_wanted: the id of the page that the job belongs to.
    """

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: ShownJob | None = None
        self._is_compact = False
        self.name = QPushButton()
        self.name.setProperty("role", "link")
        self.name.setAccessibleName(tr("Running job"))
        self.name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_PIXELS)
        self.progress = label("", "muted")
        self.progress.setAccessibleName(tr("Progress"))
        self.pause_button = IconButton("", "pause", tr("Pause"), "flat")
        self.stop_button = IconButton("", "stop", tr("Stop"), "flat")
        leave_focus_to_text(self.name, self.pause_button, self.stop_button)
        for button in (self.pause_button, self.stop_button):
            button.setProperty("density", "small")
            keep_space(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.name, self.bar, self.progress, self.pause_button, self.stop_button):
            row.addWidget(widget)
        self.name.clicked.connect(self._want_page)
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.stop_button.clicked.connect(self._stop)

    @property
    def job(self) -> ShownJob | None:
        """The job that is shown."""
        return self._job

    def set_compact(self, is_compact: bool) -> None:
        """Show only what a job does and how far it is, for a narrow window."""
        self._is_compact = is_compact
        self.bar.setHidden(is_compact)
        self._show_name()

    def show_job(self, job: ShownJob) -> None:
        """Show this job from now on."""
        if job is not self._job:
            if self._job is not None:
                self._job.changed.disconnect(self.refresh)
            self._job = job
            job.changed.connect(self.refresh)
            job.destroyed.connect(self._forget)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the present figures."""
        job = self._job
        if job is None:
            return
        name = name_text(job)
        self._show_name()
        self.name.setAccessibleName(name)
        self.name.setToolTip(plain_tip("\n".join(part for part in (name, stage_text(job)) if part)))
        self.bar.setAccessibleName(tr("Progress of {job}").format(job=name))
        if job.fraction is None:
            self.bar.setRange(0, 0)  # busy
        else:
            self.bar.setRange(0, _BAR_RANGE)
            self.bar.setValue(round(_BAR_RANGE * job.fraction))
        self.progress.setText(progress_text(job))
        self.progress.setToolTip(plain_tip(stage_text(job)))
        # As wide as the longest text, so that nothing beside it moves.
        sample = tr("{percent}, paused").format(percent="100 %")
        longest = max(
            (sample, tr("{time} elapsed").format(time="0:00:00"), f"100 %, {_longest_left()}"),
            key=self.progress.fontMetrics().horizontalAdvance,
        )
        self.progress.setMinimumWidth(self.progress.fontMetrics().horizontalAdvance(longest))
        is_paused = job.state == "paused"
        self.pause_button.setVisible(job.pause is not None)
        self.pause_button.setEnabled(job.state != "stopping")
        self.pause_button.set_icon("play" if is_paused else "pause")
        verb = tr("Resume") if is_paused else tr("Pause")
        self.pause_button.setAccessibleName(f"{verb}: {name}")
        self.pause_button.setToolTip(verb)
        self.stop_button.setVisible(job.stop is not None)
        self.stop_button.setEnabled(job.state != "stopping")
        self.stop_button.setAccessibleName(tr("Stop: {job}").format(job=name))
        self.stop_button.setToolTip(tr(KINDS[job.kind].stop_tip))

    def _show_name(self) -> None:
        if self._job is None:
            return
        metrics = self.name.fontMetrics()
        text = kind_text(self._job) if self._is_compact else name_text(self._job)
        width = _NAME_PIXELS
        if self._is_compact:
            width = min(width, metrics.horizontalAdvance(text) + _MARGIN)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - _MARGIN)
        self.name.setText(shown.replace("&", "&&"))
        self.name.setFixedWidth(width)

    @Slot()
    def _forget(self) -> None:
        self._job = None

    @Slot()
    def _want_page(self) -> None:
        if self._job is not None:
            self.page_wanted.emit(self._job.page)

    @Slot()
    def _pause_or_resume(self) -> None:
        job = self._job
        command = None if job is None else job.resume if job.state == "paused" else job.pause
        if command is not None:
            command()

    @Slot()
    def _stop(self) -> None:
        if self._job is not None and self._job.stop is not None:
            self._job.stop()


def _longest_left() -> str:
    return tr("{duration} left").format(duration="00:00")
