import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.corpus.text.header import strip_header
from core.languages.table import LANGUAGES, language_named

LONG = 25
PY, C, JAVA = (language_named(name) for name in ("python", "c", "java"))

CASES = {
    "python comment": (PY, "# x\n" * LONG + "\ncode\n", "code\n"),
    "python docstring": (PY, '"""' + "x\n" * LONG + '"""\n\n\ncode\n', "code\n"),
    "python single quotes": (PY, "'''" + "x\n" * LONG + "'''\ncode\n", "code\n"),
    "python raw docstring": (PY, 'r"""' + "\\x\n" * LONG + '"""\ncode\n', "code\n"),
    "python quotes inside": (PY, '"""' + 'it\'s "" \\"""\n' * LONG + '"""\ncode\n', "code\n"),
    "python remark behind": (PY, '"""' + "x\n" * LONG + '"""  # end\ncode\n', "code\n"),
    "comment and docstring": (
        PY,
        "# x\n" * LONG + '\n"""' + "x\n" * LONG + '"""\ncode\n',
        "code\n",
    ),
    "short comment stays": (
        PY,
        "# short\n\n" + '"""' + "x\n" * LONG + '"""\ncode\n',
        "# short\n\ncode\n",
    ),
    "shebang stays": (PY, "#!/usr/bin/env python\n" + "# x\n" * LONG + "code\n", None),
    "c block": (C, "/*" + " x\n" * LONG + " */\n\ncode\n", "code\n"),
    "c lines": (C, "// x\n" * LONG + "code\n", "code\n"),
    "c two blocks": (
        C,
        "/* short */\n\n/*" + " x\n" * LONG + "*/\n#include <a>\n",
        "/* short */\n\n#include <a>\n",
    ),
    "c indented": (C, "\n  /*" + " x\n" * LONG + "*/\ncode\n", "\ncode\n"),
    "java licence": (JAVA, "/**" + " x\n" * LONG + " */\npackage a;\n", "package a;\n"),
}

UNTOUCHED = {
    "20 lines": (PY, "# x\n" * 20 + "code\n"),
    "docstring of 20 lines": (PY, '"""' + "x\n" * 19 + 'x"""\ncode\n'),
    "not at the start": (PY, "code\n" + "# x\n" * LONG),
    "an expression, no docstring": (PY, '"""' + "x\n" * LONG + '""" % x\ncode\n'),
    "bytes": (PY, 'b"""' + "x\n" * LONG + '"""\ncode\n'),
    "unterminated docstring": (PY, '"""' + "x\n" * LONG),
    "unterminated comment": (C, "/*" + "x\n" * LONG),
    "code behind the comment": (C, "/*" + "x\n" * LONG + "*/ int x;\n"),
    "a second docstring": (PY, '"""x"""\n"""' + "x\n" * LONG + '"""\ncode\n'),
    "Java documentation below the package": (
        JAVA,
        "package a;\n/**" + "x\n" * LONG + "*/\nclass A {}\n",
    ),
    "preprocessor before": (C, "#ifndef A\n/*" + "x\n" * LONG + "*/\n"),
    "empty": (PY, ""),
}


@pytest.mark.parametrize("name", CASES)
def test_long_headers_are_cut_off(name):
    language, text, expected = CASES[name]
    rest, lines = strip_header(text, language, 20)
    assert rest == (expected or "#!/usr/bin/env python\ncode\n")
    assert lines == text.count("\n") - rest.count("\n")


@pytest.mark.parametrize("name", UNTOUCHED)
def test_everything_else_stays(name):
    language, text = UNTOUCHED[name]
    assert strip_header(text, language, 20) == (text, 0)


@given(
    st.lists(st.sampled_from(["# a\n", "// a\n", "/*", "*/", '"""', "'''", "\n", " ", "x", "\\"])),
    st.sampled_from(LANGUAGES),
)
def test_what_is_left_is_the_text_without_some_lines(parts, language):
    text = "".join(parts)
    rest, lines = strip_header(text, language, 1)
    assert lines == text.count("\n") - rest.count("\n")
    left = iter(text.splitlines(keepends=True))
    assert all(line in left for line in rest.splitlines(keepends=True))  # in their order
    assert len(rest) <= len(text)
    assert strip_header(text, language, 10_000) == (text, 0)
