import pytest

from core.completion.stopping import line_end, loop_start, stop_position


@pytest.mark.parametrize(
    ("text", "lines", "end"),
    [
        ("return x", 1, None),
        ("return x\n", 1, 8),
        ("\n    return x", 1, 0),
        ("a\nb\nc", 1, 1),
        ("a\nb\nc", 2, 3),
        ("a\nb\nc", 3, None),
        ("", 1, None),
    ],
)
def test_line_end(text, lines, end):
    assert line_end(text, lines) == end


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("self.self.self.self.", "self."),
        ("x = foo(foo(foo(foo(", "x = foo("),
        ("a, a, a, a, ", "a, "),
        ("and not and not and not ", "and not "),
        ("self.a.b self.a.b self.a.b ", "self.a.b "),
    ],
)
def test_a_loop_is_cut_after_its_first_copy(text, kept):
    start = loop_start(text)
    # The unit that is found may be rotated: "foo(" or "(foo", the text kept is short either way.
    assert start is not None
    assert text.startswith(text[:start])
    assert abs(start - len(kept)) <= 4


@pytest.mark.parametrize(
    "text",
    [
        "0, 0, 0",
        "# ----------------------------",
        "=" * 40,
        "    " * 10,
        "a1 = a2",
        "for a in range(10):",
        "x, y, z = 1, 2, 3",
        "((((",
        "",
        "...",
        "aaa",
        "0.0, 0.0, 0.0, ",
        "self.x = self.x + self.y",
    ],
)
def test_honest_text_is_no_loop(text):
    assert loop_start(text) is None


def test_the_first_end_counts():
    assert stop_position("self.self.self.\n", 1) == 15
    assert stop_position("ab\nself.self.self.self.", 1) == 2
    assert stop_position("return x", 1) is None
