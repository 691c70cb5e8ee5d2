"""The texts of decisions: what became of a file, and why."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP

from core.corpus.filters.table import sentence_for, title_for
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.overrides import ALWAYS_DROP, ALWAYS_KEEP, Override
from gui.translation import tr, translated

_NEXT_BUILD: dict[Override, str] = {
    "": str(QT_TR_NOOP("By the filters*")),
    ALWAYS_KEEP: str(QT_TR_NOOP("Always keep*")),
    ALWAYS_DROP: str(QT_TR_NOOP("Always drop*")),
}


def decision_title(row: ManifestRow, override: Override | None = None) -> str:
    """Return the decision about a file, or what a user has decided since.

    Args:
        row: of the manifest.
        override: the user's decision now; None for that of the build.
    """
    if override is not None and override != row.override:
        return tr(_NEXT_BUILD[override])
    if row.kept:
        return tr("Validation") if row.split == "validation" else tr("Training")
    return reason_title(row.reason)


def decision_sentence(row: ManifestRow) -> str:
    """Return why, with the figure where there is one."""
    if row.kept:
        if row.split == "validation":
            return tr("It is in the validation split: the model is never trained on it.")
        return tr("It is in the training split.")
    sentence = reason_sentence(row.reason)
    if not row.detail:
        return sentence
    return tr("{sentence} ({detail})").format(sentence=sentence, detail=row.detail)


def reason_title(reason: str) -> str:
    """Return a reason as a title of two or three words: "Too long"."""
    return tr(title_for(reason))


def reason_sentence(reason: str) -> str:
    """Return a reason in one sentence; a newer program's reason in its own words."""
    try:
        return translated(sentence_for(reason))
    except ValueError:
        return f"{reason_title(reason)}."
