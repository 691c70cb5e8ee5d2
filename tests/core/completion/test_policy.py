import time

import pytest

from core.completion import policy
from core.completion.policy import PolicyConfig, reason_not_to_suggest
from core.errors import ConfigError

PY = "import os\n\ndef f(self):\n    "

# (language, before the caret, after the caret, reason or None)
CASES = [
    # a caret at the end of a half-typed word is where completion is wanted most
    ("python", PY + "retu", "", None),
    ("python", PY + "retu", "\n\nprint()", None),
    ("python", PY + "self.na", "", None),
    ("c", "int main(void) {\n    pri", "\n}", None),
    ("java", "class A {\n    Str", "\n}", None),
    # line ends, line starts, after a space
    ("python", PY, "", None),
    ("python", PY + "x = ", "\n", None),
    ("python", PY, "   \nnext", None),
    # only closers and white space follow
    ("python", "print(x", ")", None),
    ("python", "print(f(x", "))", None),
    ("python", "x = [a", "]  ", None),
    ("python", "def f(a", "):", None),
    ("python", "x = {'a': b", "},", None),
    ("c", "foo(a", ");", None),
    ("c", "if (a", ") {", None),
    ("java", "list.add(x", "));", None),
    ("c", "int a[n", "];\nint b;", None),
    # a word follows or is cut in two
    ("python", PY + "re", "turn x", policy.WORD_FOLLOWS),
    ("python", PY, "return x", policy.WORD_FOLLOWS),
    ("python", PY + "x", "_y", policy.WORD_FOLLOWS),
    ("python", PY + "x", "2", policy.WORD_FOLLOWS),
    ("python", PY + "na", "ïve", policy.WORD_FOLLOWS),
    # other text follows
    ("python", PY + "x", " = 1", policy.TEXT_FOLLOWS),
    ("python", PY + "f(", "a)", policy.WORD_FOLLOWS),
    ("python", PY + "x", ".y", policy.TEXT_FOLLOWS),
    ("python", PY + "x", ") + 1", policy.TEXT_FOLLOWS),
    ("python", PY + "x ", " # note", policy.TEXT_FOLLOWS),
    ("c", "if (a", " && b", policy.TEXT_FOLLOWS),
    ("c", "if (a", ") { return", policy.TEXT_FOLLOWS),
    # nothing to go by
    ("python", "", "", policy.TOO_LITTLE_TEXT),
    ("python", " \n\t\n", "", policy.TOO_LITTLE_TEXT),
    ("python", "im", "", policy.TOO_LITTLE_TEXT),
    ("python", "imp", "", None),
    ("c", "#in", "", None),
    # comments and strings
    ("python", "x = 1  # the ", "", policy.IN_COMMENT),
    ("python", "# the ", "\nx = 1", policy.IN_COMMENT),
    ("python", "# done\n", "", None),
    ("python", 'x = "the ', "", policy.IN_STRING),
    ("python", 'x = "the ', '")', policy.IN_STRING),
    ("python", '"""The module', "", policy.IN_STRING),
    ("python", 'x = f"{self.na', '}"', None),
    ("c", "int a; // the ", "", policy.IN_COMMENT),
    ("c", "/* the\n", "\n*/", policy.IN_COMMENT),
    ("c", 'printf("a', "", policy.IN_STRING),
    ("c", "#include <std", "", None),
    ("java", "/** The ", "\n */", policy.IN_COMMENT),
    ("java", 'String s = """\n  a', "", policy.IN_STRING),
    # of an unknown language the regions are unknown
    (None, "# the ", "", None),
    (None, 'say "the ', "", None),
    ("haskell", "// fn", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "after", "reason"), CASES)
def test_when_to_stay_silent(language, before, after, reason):
    assert reason_not_to_suggest(before, after, language) == reason


def test_a_selection_silences():
    reason = reason_not_to_suggest(PY, "", "python", has_selection=True)
    assert reason == policy.TEXT_IS_SELECTED


@pytest.mark.parametrize(
    ("config", "text", "reason"),
    [
        (PolicyConfig(off_in=("python",)), "retu", policy.LANGUAGE_IS_OFF),
        (PolicyConfig(off_in=("java",)), "retu", None),
        (PolicyConfig(comments_in=("python",)), "abc # the", None),
        (PolicyConfig(comments_in=("python",)), "abc = 'the", policy.IN_STRING),
        (PolicyConfig(strings_in=("python",)), "abc = 'the", None),
        (PolicyConfig(strings_in=("python",)), "abc # the", policy.IN_COMMENT),
        (PolicyConfig(comments_in=("python",), strings_in=("python",)), "abc = 'the", None),
        (PolicyConfig(comments_in=("c",)), "abc # the", policy.IN_COMMENT),
        (PolicyConfig(minimum_characters=10), "retu", policy.TOO_LITTLE_TEXT),
        (PolicyConfig(minimum_characters=1), "r", None),
    ],
)
def test_the_users_wishes(config, text, reason):
    assert reason_not_to_suggest(text, "", "python", policy=config) == reason


def test_every_reason_is_one_sentence():
    reasons = [value for name, value in vars(policy).items() if name.isupper() and name[0] != "_"]
    sentences = [value for value in reasons if isinstance(value, str)]
    assert len(sentences) == 9
    assert all(text.endswith(".") and text[0].isupper() for text in sentences)


def test_settings_have_ranges():
    with pytest.raises(ConfigError):
        PolicyConfig(minimum_characters=0)


def test_a_key_press_in_a_4000_line_file_is_not_felt():
    source = 'def f(a):\n    """Doc."""\n    return a + "x"  # note\n\n' * 1000
    started = time.perf_counter()
    assert reason_not_to_suggest(source + "    retu", "", "python") is None
    assert time.perf_counter() - started < 0.1  # typically 4 ms; the machine may be busy


@pytest.mark.parametrize(
    ("flags", "reason"),
    [
        ({"is_read_only": True, "is_manual": True}, policy.READ_ONLY),
        ({"is_composing": True, "is_manual": True}, policy.COMPOSING),
        ({"has_selection": True, "is_manual": True}, policy.TEXT_IS_SELECTED),
        ({"is_manual": True}, None),
        ({}, policy.WORD_FOLLOWS),
    ],
)
def test_who_asks_by_key_is_answered_wherever_text_can_be_inserted(flags, reason):
    assert reason_not_to_suggest("x = 1  # so", "me text", "python", **flags) == reason


@pytest.mark.parametrize(
    ("prefix", "suffix", "language", "is_block"),
    [
        ("def f(x):", "", "python", True),
        ("def f(x):  # why", "", "python", True),
        ("def f(x):\n    ", "\n\nx = 1\n", "python", True),
        ("def f(x):\n    ", "\n    return x\n", "python", False),  # there is a body
        ("def f(x):\n", "", "python", False),  # not in the block yet
        ("def f(x):\n    y = 1\n    ", "", "python", False),
        ("x = {", "}", "python", False),
        ("x = d[1:", "]", "python", True),  # a guess that costs nothing
        ("s = 'a:", "'", "python", False),
        ("# note:", "", "python", False),
        ("if x:", " y", "python", False),
        ("class A:\n\t", "", "python", True),
        ("int f(void) {", "", "c", True),
        ("int f(void) {", "}", "c", True),
        ("int f(void) {\n    ", "\n}\n", "c", True),
        ("int f(void) {\n    ", "\n    return 0;\n}\n", "c", False),
        ("case 1:", "", "c", False),
        ("void f() { // {", "\n}", "java", True),
        ("fn f() {\n    ", "\n}", "rust", True),
        ("func f() {\n\t", "\n}", "go", True),
        ("", "", None, False),
    ],
)
def test_several_lines_where_an_empty_block_begins(prefix, suffix, language, is_block):
    assert policy.lines_wanted(prefix, suffix, language, 6) == (6 if is_block else 1)
