import pytest

from core.completion.caret import Caret
from core.completion.indentation import DEFAULT_UNIT, fit_indentation, indent_unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("", DEFAULT_UNIT),
        ("a\nb\n", DEFAULT_UNIT),
        ("a:\n    b\n", "    "),
        ("a {\n  b {\n    c\n  }\n}\n", "  "),
        ("a {\n\tb {\n\t\tc\n", "\t"),
        ("a(\n              b)\nc:\n    d\n", "    "),
        ("a:\n\n        b\n", "        "),
        ("a:\n  b:\n    c\nx(\n    y\n", "  "),
    ],
)
def test_indent_unit(text, unit):
    assert indent_unit(text) == unit


# (before the caret, suggestion, expected)
CASES = [
    # inside a line
    ("x =", " 1", " 1"),
    ("x = ", " 1", "1"),
    ("x = ", "1", "1"),
    ("x = 1 ", " # note", " # note"),
    ("int x; ", " // note", " // note"),
    # at a line start: no deeper than is right
    ("def f():\n    ", "return 1", "return 1"),
    ("def f():\n    ", "    return 1", "return 1"),
    ("def f():\n", "    return 1", "    return 1"),
    ("def f():\n", "        return 1", "    return 1"),
    ("def f():\n  x = 1\n  ", "  return 1", "return 1"),
    ("def f():\n    x = 1\n", "    return 1", "    return 1"),
    ("def f():\n    x = 1\n", "        return 1", "    return 1"),
    ("x = 1\n", "    y = 2", "y = 2"),
    ("", "    import os", "import os"),
    ("class A:\n    def f(self):\n", "        pass", "        pass"),
    ("class A:\n    def f(self):\n    ", "    pass", "    pass"),
    ("foo(a,\n", "    b)", "    b)"),
    ("foo(\n", "    b)", "    b)"),
    # the file's own style
    ("if (a) {\n\tb();\n\tif (c) {\n\t", "    d();", "\td();"),
    ("if (a) {\n\tb();\n", "    c();", "\tc();"),
    ("if a:\n  b\nif c:\n", "\td", "  d"),
    ("if (a) {\n  b();\n  if (c) {\n", "    d();", "    d();"),
    # later lines too
    ("if (a) {\n\tb();\n\tif (c) ", "{\n        d();\n    }", "{\n\t\td();\n\t}"),
    ("if a:\n  b\nif c:", "\n\td\n\te", "\n  d\n  e"),
    # white space alone is not touched here
    ("def f():\n", "    ", "    "),
]


@pytest.mark.parametrize(("before", "suggestion", "expected"), CASES)
def test_fit_indentation(before, suggestion, expected):
    assert fit_indentation(suggestion, Caret(prefix=before)) == expected


TWO = "def f():\n  if x:\n    y = 1\n"
TABS = "void f()\n{\n\tif (x)\n\t\ty();\n"


@pytest.mark.parametrize(
    ("prefix", "text", "fitted"),
    [
        # the model writes steps of four, the file has two
        (
            TWO + "  if z:",
            "\n      w = 1\n      if w:\n          v = 2",
            "\n    w = 1\n    if w:\n      v = 2",
        ),
        (TWO + "  if z:", "\n    w = 1", "\n    w = 1"),  # steps of two already
        (TWO + "  f(", "\n      a,\n      b)", "\n      a,\n      b)"),  # aligned, not indented
        (TWO + "  if z:", "\n      w = 1\nq = 2", "\n    w = 1\nq = 2"),
        (TABS + "\tif (z) {", "\n        w();\n    }", "\n\t\tw();\n\t}"),
        (TABS + "\tif (z) {", "\n      w();\n    }", "\n\t\tw();\n\t}"),
    ],
)
def test_steps_are_those_of_the_file(prefix, text, fitted):
    assert fit_indentation(text, Caret(prefix=prefix)) == fitted
