import pytest

from core.completion.brackets import cut_surplus_closers, cut_unclosed_openers
from core.completion.caret import Caret

# (language, before, after, suggestion, expected)
CASES = [
    ("python", "print(", "", "x)", "x)"),
    ("python", "print(", ")", "x)", "x"),
    ("python", "print(", ")", "f(x)", "f(x)"),
    ("python", "print(", ")", "f(x))", "f(x)"),
    ("python", "print(f(", ")", "x)", "x)"),
    ("python", "print(f(", ")", "x))", "x)"),
    ("python", "print(f(", "))", "x))", "x"),
    ("python", "x = ", "", "1)", "1"),
    ("python", "x = [", "]", "1, 2]", "1, 2"),
    ("python", "foo(a[", ")", "0])", "0]"),
    ("python", "foo(a[", "", "0])", "0])"),
    ("python", "foo(a[", "", "0)]", "0"),
    ("python", "x = ", "", "(1]", "(1"),
    ("python", "x = ", "", "f(')')", "f(')')"),
    ("python", "print(')', ", "", "x)", "x)"),
    ("python", "print(')', ", "", "x))", "x)"),
    ("python", "# (((\nx = ", "", "1)", "1"),
    ("python", "foo(", "\n\nbar()\nbaz()", "x)", "x)"),
    ("python", "foo(", "\n    y)\nbaz()", "x)", "x"),
    ("python", 'foo("', '")', 'a")', 'a"'),
    ("c", "int main(void) {\n    ", "\n}\n", "return 0; }", "return 0; "),
    ("c", "int main(void) {\n    if (x) {", "\n    }\n}", " return 0; }", " return 0; "),
    ("c", "int main(void) {\n    if (x) {", "\n}", " return 0; }", " return 0; }"),
    ("c", "if (a", ") {", " == b) {", " == b"),
    ("c", "int a[] = {", "};", "1, 2};", "1, 2"),
    ("c", "char c = '('; f(", "", "c))", "c)"),
    ("java", "list.add(", ");", "new A());", "new A()"),
    ("java", "class A {\n  void f() {\n    g(", "\n  }\n}", "x); }", "x); "),
    (None, "print(", ")", "x)", "x"),
    (None, "x", "", " = y", " = y"),
    # a closer without opener above is somebody else's mistake
    ("python", "x = 1)\ny = f(", "", "a)", "a)"),
    ("python", "x = 1)\ny = f(", ")", "a)", "a"),
]


def test_blocks_opened_far_above_count_as_open():
    line = "    int x = f(')'); // }\n"
    caret = Caret(prefix="void f() {\n" + line * 2000, language="c")
    assert cut_surplus_closers("}", caret) == "}"
    assert cut_surplus_closers("g(1)", caret) == "g(1)"
    open_here = Caret(prefix=caret.prefix + "    g(a[", language="c")
    assert cut_surplus_closers("0)]", open_here) == "0"


def test_a_long_comment_above_is_no_code():
    prefix = "x = [\n" + '"""' + "( [ {\n" * 5000 + '"""\ny = f('
    caret = Caret(prefix=prefix, suffix=")", language="python")
    assert cut_surplus_closers("a)", caret) == "a"


@pytest.mark.parametrize(("language", "before", "after", "suggestion", "expected"), CASES)
def test_surplus_closers(language, before, after, suggestion, expected):
    caret = Caret(prefix=before, suffix=after, language=language)
    assert cut_surplus_closers(suggestion, caret) == expected


# (language, before, after, suggestion, expected)
OPENERS = [
    ("python", "print(", ")", "len(x", "len"),
    ("python", "print(", ")", "len(x)", "len(x)"),
    ("python", "print(len(sto", "))", 'ck.add("', "ck.add"),
    ("python", "print(", ")", '"a', ""),
    ("python", "print(", ")", 'rb"a', ""),
    ("python", "print(", ")", '"a(", b', '"a(", b'),
    ("python", "print(", ")", "x, [a[0", "x, "),
    ("python", "print(", ")", "x  # why", "x  "),
    # what is opened again after a closer of its own balances the line
    ("python", "print((x", ")", ") + (y", ") + (y"),
    # nothing on this line waits for a partner
    ("python", "x = ", "", "f(a", "f(a"),
    ("python", "x = ", "\n)", "f(a", "f(a"),
    ("python", "if f(", "):", "a:\n    g(", "a:\n    g("),
    ("python", 'print("a', '")', "b (c", "b (c"),
    ("c", "if (a", ") {", " && f(b", " && f"),
    ("c", "f(", ");", "b /* c", "b "),
]


@pytest.mark.parametrize(("language", "before", "after", "text", "expected"), OPENERS)
def test_what_is_opened_before_closers_is_closed(language, before, after, text, expected):
    caret = Caret(prefix=before, suffix=after, language=language)
    assert cut_unclosed_openers(text, caret) == expected
