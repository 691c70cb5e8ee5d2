"""The sentences that say why there is no suggestion, in the user's language.

``core.completion`` defines the reasons in English and knows no translator, so its texts are
repeated here for Qt's ``lupdate``; a test compares the two.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP

from core.completion.session_effects import HINTS
from gui.translation import tr

REASONS = frozenset(
    (
        QT_TR_NOOP("This file is read-only."),
        QT_TR_NOOP("An input method is composing text."),
        QT_TR_NOOP("Text is selected."),
        QT_TR_NOOP("Suggestions are off for this language."),
        QT_TR_NOOP("There is too little text before the cursor."),
        QT_TR_NOOP("The cursor is before or inside a word."),
        QT_TR_NOOP("Other text follows the cursor on this line."),
        QT_TR_NOOP("The cursor is in a comment."),
        QT_TR_NOOP("The cursor is in a string."),
        QT_TR_NOOP("You just deleted this text."),
        QT_TR_NOOP("You just dismissed this text."),
        QT_TR_NOOP("The model expects nothing more on this line."),
        QT_TR_NOOP("The model wrote characters that cannot be displayed."),
        QT_TR_NOOP("The model expects the file to end here."),
        QT_TR_NOOP("Below the confidence threshold."),
        QT_TR_NOOP("The time limit passed before there was an answer."),
        QT_TR_NOOP("It would repeat the text after the cursor."),
        QT_TR_NOOP("It would repeat the next line."),
        QT_TR_NOOP("It would repeat the line above."),
        QT_TR_NOOP("It would close a bracket that is not open."),
        QT_TR_NOOP("It would end in the middle of an expression."),
        QT_TR_NOOP("The model wrote only operators and brackets."),
        QT_TR_NOOP("It would leave a bracket or quote open."),
        QT_TR_NOOP("It would copy one project of the training set."),
        QT_TR_NOOP("A newer request replaced it."),
        QT_TR_NOOP("Suggestions are off."),
        QT_TR_NOOP("No model is loaded."),
        QT_TR_NOOP("The model is being prepared. Suggestions will start in a moment."),
        QT_TR_NOOP("Suggestions appear as you type."),
        QT_TR_NOOP("The model has no suggestion here."),
        QT_TR_NOOP("The model has no other suggestion here."),
        QT_TR_NOOP("The text changed in the meantime."),
        QT_TR_NOOP("Looking for alternatives…"),
    )
)


def no_suggestion_text(reason: str) -> str:
    """Return the sentence for a reason; nothing for an empty one, hints as they are.

    Args:
        reason: of ``core.completion``, or the message of an error.
    """
    text = tr(reason) if reason in REASONS else reason
    if not reason or reason in HINTS:
        return text
    return tr("No suggestion: {reason}").format(reason=text[:1].lower() + text[1:])
