import pytest

from core.completion.type_through import Shown, next_line, next_word, remaining


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
        ("cafe\u0301s = 1", "cafe\u0301s"),  # an accent of its own
        ("e\u0301", "e\u0301"),
        ("a\u0323\u0302b c", "a\u0323\u0302b"),
        ("\u0939\u093f\u0928\u094d\u0926\u0940 x", "\u0939\u093f\u0928\u094d\u0926\u0940"),
        ("\u0645\u06cc\u200c\u062e x", "\u0645\u06cc\u200c\u062e"),  # a non-joiner in a word
        ("1\ufe0f\u20e3 x", "1\ufe0f\u20e3"),  # a key cap
        (" \u2764\ufe0f x", " \u2764\ufe0f"),
        ("\U0001f469\u200d\U0001f4bb'", "\U0001f469\u200d\U0001f4bb'"),
        ("\U0001f44d\U0001f3fd ok", "\U0001f44d\U0001f3fd"),
        ("\U0001f1e9\U0001f1ea de", "\U0001f1e9\U0001f1ea"),
        ("(\u0301x", "(\u0301"),
        ("x\u200dy z", "x\u200dy"),
        ("\ud83d\ude00 x", "\ud83d\ude00"),  # half characters, as Qt may hold them
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


@pytest.mark.parametrize(
    "text",
    [
        "\n    if a:\n        b(c, 'd')\n",
        "x = [1, 2]  # é 日",
        "s = 'e\u0301 \U0001f469\u200d\U0001f469\u200d\U0001f467 1\ufe0f\u20e3'",
    ],
)
@pytest.mark.parametrize("take", [next_word, next_line])
def test_pieces_add_up_to_the_whole(text, take):
    pieces = []
    left = text
    while left:
        pieces.append(take(left))
        assert pieces[-1]
        left = left[len(pieces[-1]) :]
    assert "".join(pieces) == text
