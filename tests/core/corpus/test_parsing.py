import pytest

from core.corpus.text.parsing import syntax_error

NESTED = [
    "(" * 100_000,
    "a." * 200_000 + "a",
    "x=" * 100_000 + "1",
    "if 1:\n " * 50_000,
    "-" * 99_999,
    "".join(" " * depth + "if 1:\n" for depth in range(99)) + " " * 99 + "x\n",
    "".join(" " * depth + "def f():\n" for depth in range(95)) + " " * 95 + "pass\n",
    "lambda: " * 50_000 + "1",
    "x = " + "1 + " * 200_000 + "1",
    "f(" * 90 + ")" * 90,
    "a[" * 150 + "0" + "]" * 150,
    "not " * 100_000 + "x",
    "x if y else " * 50_000 + "z",
    "if x: y\n" + "elif x: y\n" * 90_000,
]
LONG = [
    "f'{" * 20_000,
    "\\\n" * 300_000,
    "\n" * 900_000,
    "a" * 1_000_000,
    "9" * 1_000_000,
    "x = '''" + "a\n" * 400_000,
]


def test_python_is_parsed_and_the_others_are_not():
    assert syntax_error("x = 1\n", "python") == ""
    assert syntax_error("x = \n", "python") == "line 1: invalid syntax"
    assert syntax_error('print "old"\n', "python").startswith("line 1: Missing parentheses")
    assert syntax_error("x = \n", "c") == ""
    assert syntax_error('r = "\\d"\n', "python") == ""


def test_what_the_names_tell_is_rejected_too():
    assert "nonlocal" in syntax_error("nonlocal x\n", "python")


@pytest.mark.parametrize("text", [*NESTED, *LONG], ids=range(len(NESTED) + len(LONG)))
@pytest.mark.timeout(10)
def test_hostile_text_ends(text):
    syntax_error(text, "python")
