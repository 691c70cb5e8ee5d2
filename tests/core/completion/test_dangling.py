"""What waits for more at the end, and rows of marks; the golden cases have the rest."""

import json

import pytest

from core.completion.caret import Caret
from core.completion.dangling import (
    cut_dangling_end,
    cut_dangling_end_of_fragment,
    cut_rows_of_marks,
)
from core.completion.trimming import trim


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("return Trimmed(", "return Trimmed"),
        ("return Trimmed(text, ", "return Trimmed(text"),
        ("if a and", "if a"),
        ("if a is not", "if a"),
        ("self.", "self"),
        ("x = [a, b, {", "x = [a, b"),
        ("for x in", "for x"),
        ("if ready:", "if ready:"),
        ("x = y", "x = y"),
        ("import *", "import *"),
        ("value_in", "value_in"),
        ("x.not_in", "x.not_in"),
        ("'a,", "'a,"),
        ("# well,", "# well,"),
        ("+", ""),
    ],
)
def test_the_end_of_a_text_that_was_cut_off(text, shown):
    assert cut_dangling_end_of_fragment(text, Caret(prefix="", language="python")) == shown


@pytest.mark.parametrize(
    ("prefix", "text"),
    [
        ("", "def f("),
        ("", "x = {"),
        ("", "class A:"),
        ("x = {\n    ", "'a': 1,"),
        ("f(\n    a\n    ", "+ b +"),
        ("", "with open(a) as f, ("),
    ],
)
def test_a_line_that_the_next_one_continues_stays(prefix, text):
    assert cut_dangling_end(text, Caret(prefix=prefix, language="python")) == text


@pytest.mark.parametrize("language", [None, "markdown", ""])
@pytest.mark.parametrize("text", ["this, that and", "see also:", "- one,", "a ="])
def test_prose_and_unknown_languages_are_left_alone(language, text):
    for suffix in ("", ")"):
        caret = Caret(prefix="", suffix=suffix, language=language)
        assert cut_dangling_end(text, caret) == text


@pytest.mark.parametrize("opened", ["a", "x = a", "x", "if x"])
def test_an_operator_that_the_user_started_is_cut_at_the_cursor(opened):
    for operator in ("and", "==", "**", "is not", "!="):
        for typed in range(len(operator)):
            prefix = f"{opened} {operator[:typed]}"
            caret = Caret(prefix=prefix, language="python")
            assert cut_dangling_end_of_fragment(operator[typed:], caret) == ""


def test_several_lines_end_whole():
    caret = Caret(prefix="def f():", language="python")
    text = "\n    a = 1\n    b = a +"
    assert cut_dangling_end(text, caret) == "\n    a = 1\n    b = a"


@pytest.mark.parametrize("language", ["python", "c", "java", "javascript", "go", "rust", None])
@pytest.mark.parametrize("mark", ["=", ")", "}", "+", ",", ". ", "( ", "== ", "():", "]["])
@pytest.mark.parametrize("count", [12, 24, 60])
def test_no_row_of_one_mark_is_shown(language, mark, count):
    for prefix, suffix in (("x = ", ""), ('x = "', '"\n'), ("f(a, ", ")\n")):
        caret = Caret(prefix=prefix, suffix=suffix, language=language)
        shown = cut_rows_of_marks(mark * count, caret)
        is_line = mark in "=+" and (language is None or '"' in prefix)
        assert shown in (("", mark * count) if is_line else ("",))
        assert cut_rows_of_marks(f"y {mark * count}", caret) in (
            ("y", f"y {mark * count}") if is_line else ("y",)
        )


@pytest.mark.parametrize(
    "text",
    [
        "]})))",
        '"""',
        "[[0, 0], [0, 0]]",
        '", ", "; "',
        "{'a': [], 'b': {}}",
        "...",
        "x ** -y // ~z",
        "[[], [], []]",
        "((a)), ((b))",
        "lambda: ([{}])",
    ],
)
def test_marks_of_good_code_stay(text):
    assert cut_rows_of_marks(text, Caret(prefix="x = ", language="python")) == text


def test_the_small_inputs_of_a_barely_trained_model_stay_silent():
    rows = ['{"prefix": "x = "}', '{"prefix": "x = \\"", "suffix": "\\"\\n"}']
    for row in map(json.loads, rows):
        caret = Caret(prefix=row["prefix"], suffix=row.get("suffix", ""), language="python")
        for text in (" =" * 24, ")" * 24, "," * 24, " (" * 24, "}" * 24, " + -" * 12, ' ""' * 12):
            assert trim(text, caret, is_fragment=True).text == ""
