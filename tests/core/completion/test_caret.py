import pytest

from core.completion.caret import Caret


def test_the_lines_around_a_caret():
    caret = Caret(prefix="a\nb\n\n  \n  c d", suffix=" e)\n\n \n  f\ng")
    assert caret.line_before == "  c d"
    assert caret.line_after == " e)"
    assert caret.previous_line == "b"
    assert caret.next_line == "  f"


@pytest.mark.parametrize(
    ("prefix", "suffix"), [("", ""), ("a", "b"), ("\n\na", "b\n\n"), (" ", " ")]
)
def test_nothing_above_and_below(prefix, suffix):
    caret = Caret(prefix=prefix, suffix=suffix)
    assert (caret.previous_line, caret.next_line) == ("", "")


def test_a_last_line_without_newline_is_found():
    assert Caret(prefix="a\nb", suffix="\nlast").next_line == "last"
    assert Caret(prefix="a\nb").previous_line == "a"
