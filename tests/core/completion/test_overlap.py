import pytest

from core.completion.caret import Caret
from core.completion.overlap import (
    cut_closed_string,
    cut_next_line,
    cut_previous_line,
    cut_rest_of_line,
)


@pytest.mark.parametrize(
    ("before", "after", "suggestion", "expected"),
    [
        ('print("', '")', 'hello")', "hello"),
        ('print("', '")', "hello", "hello"),
        ('print("', '")', 'say \\"hi\\"")', 'say \\"hi\\"'),
        ('print("', '")', 'back\\\\")', "back\\\\"),
        ('print("', ")", 'hello")', 'hello")'),
        ('x = """', '"""', 'The "a" doc."""', 'The "a" doc.'),
        ("x = '", "'", "it'", "it"),
        ("x = ", '"', 'y"', 'y"'),
        ('x = "', "", 'y"', 'y"'),
    ],
)
def test_a_string_is_closed_once(before, after, suggestion, expected):
    caret = Caret(prefix=before, suffix=after, language="python")
    assert cut_closed_string(suggestion, caret) == expected


@pytest.mark.parametrize(
    ("after", "suggestion", "expected"),
    [
        ("", "x", "x"),
        (" + 1", "x + 1", "x "),
        (".bar()", "foo.bar()", "foo"),
        ("bar = 1", "foo_bar = 1", "foo_"),
        ("foo.bar()", "x = foo", "x = "),
        ("b) + c", "foo(a, b) + c", "foo(a, "),
        ("name = 1", "name = 1; y = 2", ""),
        ("ab", "xa", "xa"),  # one shared letter is chance
        (";", "return x;", "return x"),
        (":", "def f():", "def f()"),
        (");", "f(x);", "f(x)"),
        ("):", "x:", "x"),
        (") {", "x == y {", "x == y"),
        (")", "f(x)", "f(x)"),  # its own closer
        ("   ", "x", "x"),
        (" && b)", "a && b)", "a "),
        (" = 5", "x =", "x "),  # two marks are enough
        (", b)", "a,", "a"),
        (".y", "self.", "self"),
        ("x", "max(x, y)", "max("),  # a word, not the end of another
        ("a + b", "value\na + b", "value"),  # one line alone in front of other text
    ],
)
def test_the_rest_of_the_line_is_not_repeated(after, suggestion, expected):
    assert cut_rest_of_line(suggestion, Caret(prefix="", suffix=after)) == expected


@pytest.mark.parametrize(
    ("before", "after", "suggestion", "expected"),
    [
        ("    ", "\n    return x\n", "return x", ""),
        ("    ret", "\n    return x\n", "urn x", ""),
        ("    ", "\n\n\n    return x", "return x", ""),
        ("    ", "\n    return x\n", "return y", "return y"),
        ("    ", "\n    foo( a, b );", "foo(a, b)", ""),
        ("    ", "\n    }\n", "}", "}"),  # nested blocks close alike
        ("a", "\nimport os.path", "\nimport os", "\nimport os"),
        ("", "\nself.description = make_description(x)", "self.description = make_desc", ""),
        ("if x:", "\n    return y", "\n    z = 1\n    return y\n    more", "\n    z = 1"),
        ("x", "", "y", "y"),
        # one of the lines further down, in the same block
        ("    ", "\n    y = 1\n    return make(x)\n", "return make(x)", ""),
        ("    ", "\n    y = 1\n        return make(x)\n", "return make(x)", "return make(x)"),
        ("    retu", "\n    y = 1\n    return make(x)\n", "rn make(x)", "rn make(x)"),
        ("    ", "\n    y = 1\n    z = 1\n", "z = 1", "z = 1"),
        # the closers that stand there already
        ("if (x) {", "\n}\n", "\n    y();\n}", "\n    y();"),
    ],
)
def test_the_next_line_is_not_repeated(before, after, suggestion, expected):
    assert cut_next_line(suggestion, Caret(prefix=before, suffix=after)) == expected


@pytest.mark.parametrize(
    ("before", "suggestion", "expected"),
    [
        ("import sys\n", "import sys", ""),
        ("import sys\n\n", "import sys", ""),
        ("import sys\n", "import os", "import os"),
        ("x = 0\n", "x = 0", "x = 0"),  # short lines may come twice
        ("foo(bar, baz)\nfoo(bar, ba", "z)", "z)"),  # typed on purpose
        ("    foo(bar, baz)\n    f", "oo(bar, baz)", ""),
        ("", "x", "x"),
    ],
)
def test_the_line_above_is_not_repeated(before, suggestion, expected):
    assert cut_previous_line(suggestion, Caret(prefix=before)) == expected
