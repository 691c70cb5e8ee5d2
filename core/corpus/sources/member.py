"""A member of an archive or table, as ``containers.py`` hands it on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.corpus.drop_reasons import DropReason


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a container.

    Attributes:
        name: its path in there, "/" between the parts.
        size: in bytes, as the container says.
        read: gives the content, or raises ``DroppedError``; only until the next member.
        drop_reason: why it is not to be read, or None.
        detail: the figure to that.
    """

    name: str
    size: int
    read: Callable[[], bytes]
    drop_reason: DropReason | None = None
    detail: str = ""


def nothing() -> bytes:
    """Return the content of a member that is not to be read."""
    return b""
