"""What the row below the text says where there is no suggestion."""

import pytest

from core.completion import (
    copies,
    policy,
    rejections,
    request,
    selection,
    session_effects,
    trimming,
)
from core.texts import Text
from gui.editor.suggest.reason_texts import no_suggestion_text


def test_every_reason_of_core_can_be_translated():
    modules = (copies, policy, rejections, request, selection, session_effects, trimming)
    texts = [
        value
        for module in modules
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and value.endswith((".", "\u2026"))
    ]
    assert len(texts) > 30
    assert all(isinstance(text, Text) for text in texts)


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("", ""),
        (selection.NOT_SURE, "No suggestion: below the confidence threshold."),
        (session_effects.IDLE, session_effects.IDLE),
        ("The disk is full.", "No suggestion: the disk is full."),
    ],
)
def test_the_sentence_for_a_reason(qapp, reason, text):
    assert no_suggestion_text(reason) == text
