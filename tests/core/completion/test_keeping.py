import pytest

from core.completion.keeping import Shown, next_line, next_word, remaining


@pytest.mark.parametrize(
    ("text", "prefix", "suffix", "left"),
    [
        ("turn x", "re", "", "turn x"),  # nothing changed
        ("turn x", "ret", "", "urn x"),
        ("turn x", "return ", "", "x"),
        ("turn x", "return x", "", None),
        ("turn x", "rex", "", None),
        ("turn x", "r", "", None),
        ("turn x", "re", ")", None),  # somebody changed what follows
        ("(a, b)", "re(", ")", "a, b"),  # the editor closed the bracket
        ("(a, f(b))", "re(", ")", "a, f(b)"),
        ("[a[0]] + c", "re[", "]", "a[0]"),
        ("('x')", "re(", ")", "'x'"),
        ('"abc")', 're"', '"', "abc"),
        ("()", "re(", ")", None),
        ("(a)", "re(", "x", None),
    ],
)
def test_what_stays(text, prefix, suffix, left):
    assert remaining(Shown(prefix="re", suffix="", text=text), prefix, suffix) == left


def test_closers_before_old_text_after_the_caret():
    shown = Shown(prefix="f", suffix="\nend", text="(x)")
    assert remaining(shown, "f(", ")\nend") == "x"
    assert remaining(shown, "f(", ")\nother") is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("turn x", "turn"),
        (" x, y", " x"),
        (", y", ","),
        ("(x)", "("),
        ("\n    return x", "\n    return"),
        ("", ""),
        ("  ", "  "),
        ("naïve_1 = 2", "naïve_1"),
        ("== 3", "=="),
    ],
)
def test_a_word(text, word):
    assert next_word(text) == word


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("turn x", "turn x"),
        ("a\n    b\n    c", "a"),
        ("\n    b\n    c", "\n    b"),
        ("\r\n    b\r\n    c", "\r\n    b"),
        ("a\r\nb", "a"),
        ("", ""),
    ],
)
def test_a_line(text, line):
    assert next_line(text) == line


@pytest.mark.parametrize("text", ["\n    if a:\n        b(c, 'd')\n", "x = [1, 2]  # é 日"])
@pytest.mark.parametrize("take", [next_word, next_line])
def test_pieces_add_up_to_the_whole(text, take):
    pieces = []
    left = text
    while left:
        pieces.append(take(left))
        assert pieces[-1]
        left = left[len(pieces[-1]) :]
    assert "".join(pieces) == text
