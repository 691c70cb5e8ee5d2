"""How errors reach the user: every part reports them here, the main window shows them.

So there is one error bar (``widgets/error_bar.py``) and one button that copies the details. The
error of a job that has no receiver for it comes here by itself (``jobs/runner.py``). ``Cancelled``
is an outcome and is not shown.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import Cancelled, CoreError
from core.events import Notice
from gui.translation import tr, translated


class UnexpectedError(CoreError):
    """A bug in Tabwright, as a message for the user; the traceback is in ``__cause__``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is shown: a sentence, what to do about it, and the details to copy."""

    message: str
    hint: str = ""
    details: str = ""
    is_warning: bool = False


def as_core_error(error: BaseException) -> CoreError:
    """Return ``error`` itself, or an ``UnexpectedError`` around it."""
    if isinstance(error, CoreError):
        return error
    if isinstance(error, MemoryError):
        wrapped = CoreError(
            tr("The computer is out of memory."), tr("Choose a smaller preset or batch size.")
        )
    else:
        wrapped = UnexpectedError(
            tr("An unexpected error occurred: {error}").format(
                error=f"{type(error).__name__}: {error}"
            ),
            tr("This is a bug in Tabwright. Copy the details for a bug report."),
        )
    wrapped.__cause__ = error
    return wrapped


def report_of(error: CoreError) -> Report:
    """Return what to show of an error; a bug has its traceback in the details.

    The details are in English, for whoever reads a bug report.
    """
    details = f"{type(error).__name__}: {error.message}"
    if error.hint:
        details += f"\n{error.hint}"
    cause = error.__cause__
    if cause is not None:
        details += "\n\n" + "".join(traceback.format_exception(cause))
    return Report(message=translated(error.message), hint=translated(error.hint), details=details)


class ErrorCenter(QObject):
    """Receives errors from anywhere on the GUI thread.

    Signals:
        reported: a report to show.
    """

    reported = Signal(Report)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history: list[Report] = []

    @Slot(object)
    def show(self, error: BaseException) -> None:
        """Show an error of any kind; ``Cancelled`` is not one."""
        if not isinstance(error, Cancelled):
            self._report(report_of(as_core_error(error)))

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show a warning of an operation."""
        self._report(
            Report(
                message=translated(notice.message),
                hint=translated(notice.hint),
                details=f"{notice.message}\n{notice.hint}".strip(),
                is_warning=True,
            )
        )

    def _report(self, report: Report) -> None:
        self.history.append(report)
        self.reported.emit(report)
