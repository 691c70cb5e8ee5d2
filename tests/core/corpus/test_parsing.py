import pytest

from core.corpus.parsing import syntax_error


def test_python_is_parsed_and_the_others_are_not():
    assert syntax_error("x = 1\n", "python") == ""
    assert syntax_error("x = \n", "python") == "line 1: invalid syntax"
    assert syntax_error('print "old"\n', "python").startswith("line 1: Missing parentheses")
    assert syntax_error("x = \n", "c") == ""
    assert syntax_error('r = "\\d"\n', "python") == ""


@pytest.mark.parametrize(
    "text",
    ["(" * 100_000, "a." * 200_000 + "a", "x=" * 100_000 + "1", "if 1:\n " * 50_000, "-" * 99_999],
    ids=range(5),
)
@pytest.mark.timeout(10)
def test_hostile_text_ends(text):
    syntax_error(text, "python")
