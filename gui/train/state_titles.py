"""The states of a run as the user reads them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TR_NOOP

from gui.translation import tr

_TITLES: Final = {
    "starting": QT_TR_NOOP("starting"),
    "running": QT_TR_NOOP("running"),
    "paused": QT_TR_NOOP("paused"),
    "stopping": QT_TR_NOOP("stopping"),
    "stopped": QT_TR_NOOP("stopped"),
    "interrupted": QT_TR_NOOP("interrupted"),
    "finished": QT_TR_NOOP("finished"),
    "failed": QT_TR_NOOP("failed"),
}


def state_title(state: str) -> str:
    """Return a state of ``status.json`` or of the session; unknown and empty ones as they are."""
    return tr(_TITLES[state]) if state in _TITLES else state
