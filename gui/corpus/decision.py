"""How the table and the charts call what became of a file."""

from __future__ import annotations

from core.corpus.filters.table import sentence_for
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.overrides import ALWAYS_DROP, ALWAYS_KEEP, Override
from gui.corpus.reason_title import reason_title

_NEXT_BUILD: dict[Override, str] = {
    "": "By the filters*",
    ALWAYS_KEEP: "Always keep*",
    ALWAYS_DROP: "Never keep*",
}


def decision_title(row: ManifestRow, override: Override | None = None) -> str:
    """What became of a file, or what a person has decided since.

    Args:
        row: of the manifest.
        override: the person's decision now; None for that of the build.
    """
    if override is not None and override != row.override:
        return _NEXT_BUILD[override]
    if row.kept:
        return "Held out" if row.split == "validation" else "Training"
    return reason_title(row.reason)


def decision_sentence(row: ManifestRow) -> str:
    """Why, with the figure where there is one."""
    if row.kept:
        held_out = "It is held out: the model is measured on it and never sees it."
        return held_out if row.split == "validation" else "It is in the training text."
    sentence = reason_sentence(row.reason)
    return f"{sentence} ({row.detail})" if row.detail else sentence


def reason_sentence(reason: str) -> str:
    """A reason in one sentence; a newer program's reason in its own words."""
    try:
        return sentence_for(reason)
    except ValueError:
        return f"{reason_title(reason)}."
