"""A listener that cannot end the run that it listens to.

What a run tells is shown by a window, a terminal or a pipe, and each of them may break: the pipe
is closed, its encoding lacks a character, the window has a fault. Hours of training do not depend
on that; the person is told in the record of the run.
"""

from __future__ import annotations

from collections.abc import Callable

from core.errors import Cancelled
from core.events import Emit, Event, Notice, discard

_HINT = "Training goes on, and everything is in the run's events.jsonl."


class TolerantListener:
    """Hands events on to a listener, whatever that raises. It may still raise ``Cancelled``.

    Args:
        emit: the listener.
        record: is given the notice that the listener has failed, once.
    """

    def __init__(self, emit: Emit, record: Callable[[Notice], None] = discard) -> None:
        self._emit = emit
        self._record = record
        self._has_failed = False

    def __call__(self, event: Event) -> None:
        """Hand on one event.

        Raises:
            Cancelled: the listener asked for the end.
        """
        try:
            self._emit(event)
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a listener, it is not the run
            if not self._has_failed:
                self._has_failed = True
                notice = failure("What the run tells could not be shown", error, _HINT)
                self._record(notice)
                self(notice)  # perhaps the next event can be shown


def failure(what: str, error: Exception, hint: str) -> Notice:
    """The warning that something beside the training itself has failed.

    Args:
        what: the beginning of the sentence.
        error: its cause.
        hint: what follows from it.
    """
    cause = f"{type(error).__name__}: {error}".strip().removesuffix(".").removesuffix(":")
    return Notice(level="warning", message=f"{what}: {cause}.", hint=hint)
