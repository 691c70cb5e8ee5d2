"""The look-up of project memory in C, where there is a compiler; else in plain Python."""

from __future__ import annotations

from core.memory.lookup import LookUp, look_up


def fastest_look_up() -> LookUp:
    """The look-up for this machine."""
    return look_up
