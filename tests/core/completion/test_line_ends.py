"""A file gets the same answers whatever ends its lines."""

import pytest

from core.completion.policy import lines_wanted, reason_not_to_suggest
from core.languages.table import LANGUAGES
from tests.core.completion.scripted import ScriptedEngine
from tests.core.inference.fakes import GreedyTokenizer

ENDS = pytest.mark.parametrize("end", ["\r", "\r\n"], ids=["CR", "CRLF"])
TOKENIZER = GreedyTokenizer(["\n    ", "\n        ", "    ", "):", "()", "self", "return", " = "])

PLACES = [
    ("# helpers for the shelf\nimport os\n\nclass A:\n    def f(self):\n        return self.", ""),
    ("x = f(", ")\ny = 2\n"),
    ("x = f(", " + 1\ny = 2\n"),
    ("# note\nx = 'a", "'\n"),
    ("x = 1\n# note", "\ny = 2"),
    ("def f(x):", "\nprint(x)\n"),
    ("def f(x):\n    ", "\nprint(x)\n"),
    ("def f(x):\n    ", "\n    return x\n"),
    ("x = 'unterminated\ny = ", "\n"),
    ("if x:\n", ""),
]


@ENDS
@pytest.mark.parametrize(("before", "after"), PLACES)
def test_the_policy_sees_the_same_lines(before, after, end):
    other = before.replace("\n", end), after.replace("\n", end)
    assert reason_not_to_suggest(*other, "python") == reason_not_to_suggest(before, after, "python")
    assert lines_wanted(*other, "python") == lines_wanted(before, after, "python")


@ENDS
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.name)
def test_a_first_comment_does_not_silence_the_rest(language, end):
    prefix = f"{language.line_comment} helpers{end}{end}x = y."
    assert reason_not_to_suggest(prefix, "", language.name) is None
    assert reason_not_to_suggest(f"{prefix}{end}{language.line_comment} ab", "", language.name)


@ENDS
def test_the_engine_answers_the_same_with_the_ends_of_the_file(end):
    scripted = ScriptedEngine(TOKENIZER)
    before, after = "# a note\nclass A:\n    def f(self):", "\n\nA()\n"
    written = "\n        x = 1\n        return x\n"
    plain = scripted.complete(before, after, written, max_lines=4)
    other = scripted.complete(
        before.replace("\n", end), after.replace("\n", end), written, max_lines=4
    )
    assert plain.text == "\n        x = 1\n        return x"
    assert other.text == plain.text.replace("\n", end)
    assert other.lines == plain.lines == 3


@ENDS
def test_a_first_line_takes_the_ends_of_what_follows(end):
    scripted = ScriptedEngine(TOKENIZER)
    found = scripted.complete("def f(x):", f"{end}{end}f(1){end}", "\n    return x\n", max_lines=3)
    assert found.text == f"{end}    return x"
