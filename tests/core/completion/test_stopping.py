import pytest

from core.completion.stopping import block_end, ending, line_end, loop_start


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


BODY = "\n    a = 1\n    if a:\n        b()"


@pytest.mark.parametrize(
    ("line_before", "text", "kept"),
    [
        # behind a header: what is deeper belongs to it
        ("def f():", BODY + "\ndef g", BODY),
        ("def f():", BODY + "\n\n\ndef g", BODY),
        ("def f():", BODY + "\n\n    return a", None),
        ("    if x:", "\n        y()\n    e", "\n        y()"),
        ("    if x:", "\n        y()\n", None),
        # on a blank line: what is at least as deep
        ("    ", "a = 1\n    b = 2\n    ", None),
        ("    ", "a = 1\n\nb", "a = 1"),
        ("\t", "a();\n\tb();\nc", "a();\n\tb();"),
        ("        ", "return a\n    b", "return a"),
        # the closing bracket belongs to its block
        ("int f() {", "\n    a();\n}\n", "\n    a();\n}"),
        ("int f() {", "\n    a();\n}", None),
        ("    ", "a();\n}\n\nint", "a();\n}"),
        ("    if (x) {", "\n        y();\n    } else {", "\n        y();\n    }"),
        ("f(function() {", "\n  y();\n});\n", "\n  y();\n});"),
        ("x = [", "\n    1,\n]\ny", "\n    1,\n]"),
        # at no depth a blank line ends it
        ("", "a = 1\nb = 2\n\nc", "a = 1\nb = 2"),
        ("", "a = 1\nb = 2\n", None),
        ("x = 1", "0\n    y", None),
        ("", "", None),
    ],
)
def test_the_end_of_a_block(line_before, text, kept):
    end = block_end(text, line_before)
    assert (text if end is None else text[:end]) == (kept or text)
    assert (end is None) == (kept is None)


def test_the_first_end_counts():
    assert ending("self.self.self.\n", 1) == (15, "line")
    assert ending("ab\nself.self.self.self.", 1) == (2, "line")
    assert ending("x = self.self.self.self.", 1).reason == "repetition"
    assert ending("return x", 1) is None
    assert ending("a\n\nb", 9) == (1, "block")
