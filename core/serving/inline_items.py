"""The question of an ``inlineCompletion`` request, and the items that answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from core.completion.request import Suggestion
from core.serving.text_document import InvalidChange, TextDocument

_INVOKED: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Where a suggestion is wanted.

    Attributes:
        prefix, suffix: the text before and after the cursor, with the entry that is selected in
            a completion list instead of what it would replace.
        typed: what an item's text begins with: the selected entry, or nothing.
        range: of the text that an item replaces; empty at the cursor unless an entry is selected.
        is_manual: whether the user asked by key.
    """

    prefix: str
    suffix: str
    typed: str
    range: dict[str, Any]
    is_manual: bool


def question_at(document: TextDocument, params: Mapping[str, Any]) -> Question:
    """The question that the parameters of a request ask.

    Raises:
        InvalidChange: they name no position, or a selected entry without its text or range.
    """
    position = params.get("position")
    if not isinstance(position, Mapping):
        raise InvalidChange("The request has no position.")
    start = end = document.offset_at(position)
    typed = ""
    context = params.get("context")
    context = context if isinstance(context, Mapping) else {}
    selected = context.get("selectedCompletionInfo")
    if isinstance(selected, Mapping):
        typed, where = selected.get("text"), selected.get("range")
        if not isinstance(typed, str) or not isinstance(where, Mapping):
            raise InvalidChange("The selected completion has no text or range.")
        bounds = [where.get("start"), where.get("end")]
        if not all(isinstance(bound, Mapping) for bound in bounds):
            raise InvalidChange("The range of the selected completion has no start or end.")
        start, end = sorted(document.offset_at(bound) for bound in bounds if bound is not None)
    where = {"start": document.position_at(start), "end": document.position_at(end)}
    return Question(
        prefix=document.text[:start] + typed,
        suffix=document.text[end:],
        typed=typed,
        range=where,
        is_manual=context.get("triggerKind") == _INVOKED,
    )


def items_of(suggestion: Suggestion, question: Question, command: str) -> list[dict[str, Any]]:
    """The items of an ``InlineCompletionList``, best first; none where there is no text.

    Each has a command, which clients run after the insertion: the only standard sign that a
    suggestion was accepted. Its argument is the number of characters.
    """
    return [
        {
            "insertText": question.typed + text,
            "range": question.range,
            "command": {"title": "Accepted", "command": command, "arguments": [len(text)]},
        }
        for text in suggestion.texts
    ]
