"""A listener whose errors cannot end the run.

The events of a run are shown by a window, a terminal or a pipe, and each of them may fail: the
pipe is closed, its encoding lacks a character, the window has a bug. Hours of training must not
depend on that; the failure is recorded among the events of the run.
"""

from __future__ import annotations

from collections.abc import Callable

from core.errors import Cancelled
from core.events import Emit, Event, Notice, discard
from core.texts import Text

_HINT = Text("Training continues, and everything is in the run's events.jsonl.")


class TolerantListener:
    """Forwards events to a listener and catches what it raises, except ``Cancelled``.

    Args:
        emit: the listener.
        record: receives one notice when the listener fails for the first time.
    """

    def __init__(self, emit: Emit, record: Callable[[Notice], None] = discard) -> None:
        self._emit = emit
        self._record = record
        self._has_failed = False

    def __call__(self, event: Event) -> None:
        """Forward one event.

        Raises:
            Cancelled: the listener asked for the end of the operation.
        """
        try:
            self._emit(event)
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 - a faulty listener must not end the run
            if not self._has_failed:
                self._has_failed = True
                notice = failure(Text("The events of the run could not be shown"), error, _HINT)
                self._record(notice)
                self(notice)  # perhaps the next event can be shown


def failure(what: str, error: Exception, hint: str) -> Notice:
    """Make the warning that something other than the training itself has failed.

    Args:
        what: what has failed, the beginning of the sentence.
        error: the cause.
        hint: the consequence for the user.
    """
    cause = f"{type(error).__name__}: {error}".strip().removesuffix(".").removesuffix(":")
    return Notice(
        level="warning", message=Text("{what}: {cause}.", what=what, cause=cause), hint=hint
    )
