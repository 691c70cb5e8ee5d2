"""Golden cases: what a model writes, and what is shown of it.

Drawn from what users of other completers complain about most: duplicated
closers and lines, wrong indentation, suggestions that repeat the file.
"""

import pytest

from core.completion import trimming
from core.completion.caret import Caret
from core.completion.trimming import trim

PY_CLASS = "class Point:\n    def __init__(self, x, y):\n        "
C_MAIN = "int main(void)\n{\n    "
C_TABS = "static int f(int a)\n{\n\tif (a) {\n\t\t"
JAVA = "class A {\n    void f(List<String> list) {\n        "

# (language, before the caret, after it, the model's text, shown)
SHOWN = [
    # --- Python: closers that the editor has already typed
    ("python", "print(", ")", "x)", "x"),
    ("python", "print(len(", "))", "x))", "x"),
    ("python", "print(", ")", "len(x))", "len(x)"),
    ("python", "print(", "", "len(x))", "len(x))"),
    ("python", "d = {", "}", "'a': 1}", "'a': 1"),
    ("python", "d['", "']", "key']", "key"),
    ("python", 'open("', '")', 'data.txt")', "data.txt"),
    ("python", 'open("', '", "r")', 'data.txt", "r")', "data.txt"),
    ("python", "def f(", "):", "self, x):", "self, x"),
    ("python", "def f(self, ", "):", "x: int = g(1)):", "x: int = g(1)"),
    ("python", "for i in range(", "):", "len(x)):", "len(x)"),
    ("python", "x = [i for i in ", "]", "range(3)]", "range(3)"),
    ("python", "if (a and ", "):", "b):", "b"),
    # --- Python: closers that nothing is waiting for
    ("python", "x = y", "", ")", ""),
    ("python", "return f(x)", "", ")", ""),
    ("python", "x = 1", "", "]  # note", ""),
    # --- Python: brackets in strings and comments are text
    ("python", "s = '('; f(", ")", "s)", "s"),
    ("python", "x = ", "", '")"', '")"'),
    # --- Python: the rest of the line
    ("python", "x = ", " + 1", "y + 1", "y"),
    ("python", "self.", " = name", "name = name", "name"),
    ("python", "assert ", ", message", "x == y, message", "x == y"),
    # --- Python: the next line and the line above
    ("python", PY_CLASS, "\n        self.x = x\n", "self.x = x", ""),
    ("python", PY_CLASS + "self", "\n        self.x = x\n", ".x = x", ""),
    ("python", PY_CLASS, "\n        self.x = x\n", "self.y = y", "self.y = y"),
    ("python", PY_CLASS + "self.x = x\n        ", "", "self.x = x", ""),
    ("python", PY_CLASS + "self.x = x\n        self.", "", "y = y", "y = y"),
    # --- Python: indentation
    ("python", PY_CLASS, "", "    self.x = x", "self.x = x"),
    ("python", "def f():\n", "", "        return 1", "    return 1"),
    ("python", "def f():\n\t", "", "\treturn 1", "return 1"),
    ("python", "if x:\n  y = 1\n  if z:\n  ", "", "    w = 1", "  w = 1"),
    # --- Python: white space
    ("python", "x = ", "", " 1  ", "1"),
    ("python", "x =", "", " 1", " 1"),
    ("python", "x = 1", "", "  # note  ", "  # note"),
    ("python", "x = 1", "", "   ", ""),
    ("python", "x = 1", "", "", ""),
    # --- characters that cannot be shown
    ("python", "x = ", "", "a\x00b", "a"),
    ("python", "x = ", "", "\x1b[0m", ""),
    ("python", "x = '", "'", "naïve 日本", "naïve 日本"),
    ("python", "x = ", "", "a\tb", "a\tb"),
    # --- C
    ("c", C_MAIN + "printf(", ");", '"%d\\n", x);', '"%d\\n", x'),
    ("c", C_MAIN + 'printf("', '");', 'hello\\n");', "hello\\n"),
    ("c", C_MAIN + "return 0", ";\n}", ";", ""),
    ("c", C_MAIN + "return", ";\n}", " 0;", " 0"),
    ("c", C_MAIN, "\n}\n", "return 0; }", "return 0;"),
    ("c", C_MAIN, "\n    return 0;\n}\n", "return 0;", ""),
    ("c", C_MAIN + "if (x", ") {", " > 0) {", " > 0"),
    ("c", C_MAIN + "for (int i = 0; ", ")", "i < n; i++)", "i < n; i++"),
    ("c", C_MAIN + "a[", "] = 0;", "i] = 0;", "i"),
    ("c", C_TABS, "\n\t}\n}", "    return a;", "return a;"),
    ("c", "static int f(int a)\n{\n\tif (a) {\n\t", "\n\t}\n}", "    return a;", "\treturn a;"),
    ("c", "char q = '\"'; f(", ");", "q);", "q"),
    ("c", "// see (\nint x = ", "", "1);", "1"),
    ("c", "#include <", ">", "stdio.h>", "stdio.h"),
    ("c", "struct s {\n    int a;\n", "\n};", "    int b;", "    int b;"),
    ("c", C_MAIN + "int x = 1;\n    ", "\n}", "int x = 1;", ""),
    # --- Java
    ("java", JAVA + "list.add(", ");", '"a");', '"a"'),
    ("java", JAVA + "list.add(", ");", "new A(1));", "new A(1)"),
    ("java", JAVA + 'list.add("', '");', 'a");', "a"),
    ("java", JAVA + "for (String s : ", ") {", "list) {", "list"),
    ("java", JAVA, "\n    }\n}", "return; }", "return;"),
    ("java", JAVA, "\n        list.clear();\n    }\n}", "list.clear();", ""),
    ("java", JAVA + "if (x", ") {\n        }\n    }\n}", " == null) {", " == null"),
    ("java", JAVA + "int[] a = {", "};", "1, 2};", "1, 2"),
    ("java", JAVA, "\n    }\n}", "    list.clear();", "list.clear();"),
    ("java", "/* { */ class A { int f() { return ", " } }", "1; } }", "1;"),
    ("java", JAVA + 'String s = "{"', ";", ";", ""),
    # --- of no known language
    (None, "print(", ")", "x)", "x"),
    (None, "a - ", "", "b", "b"),
]


@pytest.mark.parametrize(("language", "before", "after", "text", "shown"), SHOWN)
def test_what_is_shown(language, before, after, text, shown):
    trimmed = trim(text, Caret(prefix=before, suffix=after, language=language))
    assert trimmed.text == shown
    assert (trimmed.no_suggestion_reason is None) is bool(shown)


# (before, after, the model's text, the reason)
REASONS = [
    ("x = 1", "", "  ", trimming.ENDS_HERE),
    ("x = ", "", "\x00", trimming.UNREADABLE),
    ("x = y", "", ")", trimming.CLOSES_TOO_MUCH),
    ("x", " = y", " = y", trimming.REPEATS_REST),
    ('f("a', '")', '")', trimming.REPEATS_REST),
    ("    ", "\n    return x", "return x", trimming.REPEATS_NEXT),
    ("import sys\n", "", "import sys", trimming.REPEATS_PREVIOUS),
]


@pytest.mark.parametrize(("before", "after", "text", "reason"), REASONS)
def test_the_reason_for_nothing(before, after, text, reason):
    trimmed = trim(text, Caret(prefix=before, suffix=after, language="python"))
    assert trimmed == trimming.Trimmed("", reason)


def test_several_lines_are_trimmed_line_by_line():
    caret = Caret(prefix="def f(x):", suffix="\n\nprint(f(1))\n", language="python")
    trimmed = trim("\n    y = x  \n    return y\n\nprint(f(1))", caret)
    assert trimmed.text == "\n    y = x\n    return y"


def test_trimming_twice_changes_nothing_more():
    for language, before, after, text, shown in SHOWN:
        if shown:
            caret = Caret(prefix=before, suffix=after, language=language)
            assert trim(trim(text, caret).text, caret).text == shown
