"""One case as marked texts: the prompt with what was right, and what each system offered."""

from __future__ import annotations

from core.evaluation.report import CaseRecord
from core.inference.language_model import common_prefix_length
from gui import amounts
from gui.evaluate.case_rows import OUTCOME_MARKS, RIGHT, outcome_of
from gui.widgets.marked_text import Mark, MarkedText, MarkStyle, marked_text

_EXPECTED = MarkStyle(text="text", ground="accent_wash")
_RIGHT = MarkStyle(text="success")
_WRONG = MarkStyle(text="error")
_NAME = MarkStyle(text="muted_text")


def prompt_text(case: CaseRecord) -> MarkedText:
    """The text around the caret with the right answer in its place, marked."""
    # A prompt that was cut in the middle of a line begins with the next whole one.
    before = case.before
    if "\n" in before.removesuffix("\n") and not before.startswith("\n"):
        first, newline, rest = before.partition("\n")
        before = rest if newline and len(first) < len(before) else before
    start = len(before)
    end = start + len(case.expected)
    return marked_text(before + case.expected + case.after, [Mark(start, end, _EXPECTED)])


def offers_text(case: CaseRecord, systems: tuple[str, ...]) -> MarkedText:
    """A line for each system: mark, name, how sure it was, the offer with its right beginning."""
    text = ""
    marks: list[Mark] = []
    for place, system in enumerate(systems):
        outcome = outcome_of(case, place)
        offer = case.offers[place].rstrip()
        style = _RIGHT if outcome == RIGHT else _WRONG
        marks.append(Mark(len(text), len(text) + 1, style if offer else _NAME))
        precision = case.precisions[place]
        # Who cannot say how sure it is says that it is.
        sure = f" ({amounts.percent(precision)} sure)" if offer and precision < 1 else ""
        head = f"{OUTCOME_MARKS[outcome]} {system}{sure}\n"
        marks.append(Mark(len(text) + 2, len(text) + len(head), _NAME))
        text += head + "    "
        start = len(text)
        right = start + common_prefix_length(offer, case.expected)
        if offer:
            marks.append(Mark(start, right, _RIGHT))
            marks.append(Mark(right, start + len(offer), _WRONG))
            text += offer
        else:
            marks.append(Mark(start, start + len("nothing"), _NAME))
            text += "nothing"
        text += "\n"
    return marked_text(text.rstrip("\n"), marks)
