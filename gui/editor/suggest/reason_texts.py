"""The sentences that say why there is no suggestion, in the user's language."""

from __future__ import annotations

from core.completion.session_effects import HINTS
from gui.translation import tr, translated


def no_suggestion_text(reason: str) -> str:
    """Return the sentence for a reason; nothing for an empty one, hints as they are.

    Args:
        reason: of ``core.completion``, or the message of an error.
    """
    text = translated(reason)
    if not reason or reason in HINTS:
        return text
    if text == reason:  # English: no other language begins its nouns with a small letter for it
        text = text[:1].lower() + text[1:]
    return tr("No suggestion: {reason}").format(reason=text)
