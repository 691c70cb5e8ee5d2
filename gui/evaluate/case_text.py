"""One case as marked texts: the prompt with the expected text, and each system's suggestion."""

from __future__ import annotations

from core.evaluation.report import CaseRecord
from core.inference.language_model import common_prefix_length
from core.reports.evaluation_cases import outcome_of, whole_lines
from gui import amounts
from gui.evaluate.case_rows import OUTCOME_SYMBOLS
from gui.translation import tr
from gui.widgets.marked_text import Mark, MarkedText, MarkStyle, marked_text

_EXPECTED = MarkStyle(text="text", ground="accent_wash")
_RIGHT = MarkStyle(text="success")
_WRONG = MarkStyle(text="error")
_NAME = MarkStyle(text="muted_text")


def prompt_text(case: CaseRecord) -> MarkedText:
    """Return the text around the cursor with the expected text, which is marked."""
    before = whole_lines(case.before)
    start = len(before)
    end = start + len(case.expected)
    return marked_text(before + case.expected + case.after, [Mark(start, end, _EXPECTED)])


def suggestions_text(case: CaseRecord, systems: tuple[str, ...]) -> MarkedText:
    """Return the suggestion of each system, with its outcome, confidence and correct part."""
    text = ""
    marks: list[Mark] = []
    for index, system in enumerate(systems):
        outcome = outcome_of(case, index)
        suggestion = case.offers[index].rstrip()
        style = _RIGHT if outcome == "right" else _WRONG
        marks.append(Mark(len(text), len(text) + 1, style if suggestion else _NAME))
        precision = case.precisions[index]
        name = system
        # 1 from a system that does not know its confidence.
        if suggestion and precision < 1:
            name = tr("{system} ({percent} confidence)").format(
                system=system, percent=amounts.percent(precision)
            )
        head = f"{OUTCOME_SYMBOLS[outcome]} {name}\n"
        marks.append(Mark(len(text) + 2, len(text) + len(head), _NAME))
        text += head + "    "
        start = len(text)
        right = start + common_prefix_length(suggestion, case.expected)
        if suggestion:
            marks.append(Mark(start, right, _RIGHT))
            marks.append(Mark(right, start + len(suggestion), _WRONG))
            text += suggestion
        else:
            nothing = tr("none")
            marks.append(Mark(start, start + len(nothing), _NAME))
            text += nothing
        text += "\n"
    return marked_text(text.rstrip("\n"), marks)
