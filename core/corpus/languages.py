"""The programming languages of a corpus: a row each.

Adding a language is a row here; nothing else in the program lists them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What reading and filtering need to know of a language.

    Attributes:
        name: as in settings and manifests.
        title: as people write it.
        suffixes: of its files, lower case, with the dot.
        line_comment: what begins a comment that ends with the line.
        block_comment: what begins and ends a comment of several lines, or None.
        has_docstring: whether a string may stand first in a file as its description.
        test_names: patterns of the names of dedicated test files. The card gives
            Python's; the others are the same habit in the other languages.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    line_comment: str
    block_comment: tuple[str, str] | None = None
    has_docstring: bool = False
    test_names: tuple[str, ...] = ()


LANGUAGES = (
    Language(
        name="python",
        title="Python",
        suffixes=(".py", ".pyw"),
        line_comment="#",
        has_docstring=True,
        test_names=("test_*.py", "*_test.py", "test_*.pyw", "*_test.pyw"),
    ),
    Language(
        name="c",
        title="C",
        suffixes=(".c", ".h"),
        line_comment="//",
        block_comment=("/*", "*/"),
        test_names=("test_*.c", "*_test.c"),
    ),
    Language(
        name="java",
        title="Java",
        suffixes=(".java",),
        line_comment="//",
        block_comment=("/*", "*/"),
        # The names that Maven's test runner looks for; "Testable.java" is none of them.
        test_names=(
            "*Test.java",
            "*Tests.java",
            "*TestCase.java",
            "*TestSuite.java",
            "Test[A-Z0-9_]*.java",
        ),
    ),
    Language(
        name="cpp",
        title="C++",
        # ".h" is C's: which of the two it is only its neighbours could tell.
        suffixes=(".cpp", ".cc", ".cxx", ".hpp", ".hh", ".hxx"),
        line_comment="//",
        block_comment=("/*", "*/"),
        test_names=("test_*.cpp", "*_test.cpp", "*_test.cc", "*_unittest.cc", "*_test.cxx"),
    ),
    Language(
        name="javascript",
        title="JavaScript",
        suffixes=(".js", ".mjs", ".cjs", ".jsx"),
        line_comment="//",
        block_comment=("/*", "*/"),
        test_names=("*.test.*js*", "*.spec.*js*"),
    ),
    Language(
        name="typescript",
        title="TypeScript",
        suffixes=(".ts", ".mts", ".cts", ".tsx"),
        line_comment="//",
        block_comment=("/*", "*/"),
        test_names=("*.test.*ts*", "*.spec.*ts*"),
    ),
    Language(
        name="go",
        title="Go",
        suffixes=(".go",),
        line_comment="//",
        block_comment=("/*", "*/"),
        test_names=("*_test.go",),
    ),
    Language(
        name="rust",
        title="Rust",
        suffixes=(".rs",),
        line_comment="//",
        block_comment=("/*", "*/"),
        test_names=("*_test.rs", "test_*.rs"),
    ),
)


def language_named(name: str) -> Language:
    """The row of a language; its absence is a bug of the caller."""
    return next(language for language in LANGUAGES if language.name == name)


def language_of(file_name: str) -> Language | None:
    """The language of a file by its suffix, or None."""
    suffix = PurePath(file_name).suffix.lower()
    return next((language for language in LANGUAGES if suffix in language.suffixes), None)
