"""Reasons of the manifest in two or three words, without what knows their sentences.

The filters bring NumPy along, and the window must be up before that is imported.
"""

from __future__ import annotations

_TITLES = {"non_ascii": "Non-ASCII"}


def reason_title(reason: str) -> str:
    """A reason as a title: "Too long"."""
    return _TITLES.get(reason) or reason.replace("_", " ").capitalize()
