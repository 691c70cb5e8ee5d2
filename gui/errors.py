"""The one way by which errors reach the person.

Anyone may report; the main window alone shows (``widgets/error_bar.py``), so
that there is one place to look and one button that copies the details.
``Cancelled`` is an outcome and is silent.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import Cancelled, CoreError
from core.events import Notice


class UnexpectedError(CoreError):
    """A bug of ours, in words fit to be shown; the traceback is in ``__cause__``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is shown: a sentence, what to do, and the details for copying."""

    message: str
    hint: str = ""
    details: str = ""
    is_warning: bool = False


def as_core_error(error: BaseException) -> CoreError:
    """``error`` itself, or an ``UnexpectedError`` around it."""
    if isinstance(error, CoreError):
        return error
    if isinstance(error, MemoryError):
        wrapped = CoreError("The computer is out of memory.", "Choose a smaller preset or batch.")
    else:
        wrapped = UnexpectedError(
            f"Something went wrong inside Tabwright: {type(error).__name__}: {error}",
            "This is a mistake in the program, not yours. Copy the details for a report.",
        )
    wrapped.__cause__ = error
    return wrapped


def report_of(error: CoreError) -> Report:
    """What to show of an error; a bug brings its traceback."""
    details = f"{type(error).__name__}: {error.message}"
    if error.hint:
        details += f"\n{error.hint}"
    cause = error.__cause__
    if cause is not None:
        details += "\n\n" + "".join(traceback.format_exception(cause))
    return Report(message=error.message, hint=error.hint, details=details)


class ErrorCenter(QObject):
    """Receives errors from anywhere on the GUI thread.

    Signals:
        reported: a ``Report`` to show.
    """

    reported = Signal(object)

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
        """Show what an operation found worth a warning."""
        self._report(
            Report(
                message=notice.message,
                hint=notice.hint,
                details=f"{notice.message}\n{notice.hint}".strip(),
                is_warning=True,
            )
        )

    def _report(self, report: Report) -> None:
        self.history.append(report)
        self.reported.emit(report)
