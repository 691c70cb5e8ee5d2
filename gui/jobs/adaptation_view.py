"""What the window shows of the adaptation to the open project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from core.adaptation.copies import AdaptationRecord

Phase = Literal["off", "unasked", "waiting", "learning", "paused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptationView:
    """What is known of model and project.

    Attributes:
        root: of the project; None where none can be adapted to.
        phase: "unasked" where the user is to be asked; "off" where they declined, or where there
            is no model to adapt; "waiting" for an idle moment, or for a changed project.
        record: what is known of model and project; None for nothing.
        is_used: whether adapted weights make the suggestions.
        problem: why the last attempt failed; empty for none.
    """

    root: Path | None = None
    phase: Phase = "off"
    record: AdaptationRecord | None = None
    is_used: bool = False
    problem: str = ""
