"""The programming languages that Tabwright knows: a row each.

Adding a language is a row here and its golden cases in
``tests/golden/completions/<name>.toml``; nothing else in the program lists languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

_C_OPENINGS: Final = ("//", "/*", '"', "'")
_C_BLOCK: Final = ("/*", "*/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What the program needs to know of a language.

    Attributes:
        name: as in settings, manifests and requests.
        title: as people write it.
        suffixes: of the files that a build reads, lower case, with the dot.
        other_suffixes: of files that no model should learn from, but which the editor and
            ``complete`` take for this language.
        lexer: the alias of its pygments lexer, for colors.
        lexer_of_suffix: the alias of another lexer for some of the suffixes.
        line_comment: what begins a comment that ends with the line.
        block_comment: what begins and ends a comment of several lines, or None.
        openings: what opens a string or a comment, longest first.
        has_format_prefix: whether an "f" or "t" before a string lets braces in it hold code.
        interpolating: openings of strings in which braces always hold code.
        has_at_sign: whether "@" may be between two names in its code.
        has_docstring: whether a string may stand first in a file as its description.
        block_opener: what ends a line that opens a block.
        line_openers: a line that ends with one of these is followed by a deeper one.
        block_enders: first words after which a block is over, so the next line is shallower.
        indent: one step, for a file that has no habit of its own yet.
        declares_encoding: whether a comment in the first two lines may name the encoding.
        parser: which parser of ``core.corpus.text.parsing`` can check it; empty for none.
        is_default: whether a build reads it unless told otherwise.
        test_names: patterns of the names of dedicated test files. The card gives
            Python's; the others are the same habit in the other languages.
        line_shapes: a pattern that lines typical of the language match from their first
            character that is no blank, for texts whose file name is unknown; empty for none.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    other_suffixes: tuple[str, ...] = ()
    lexer: str
    lexer_of_suffix: tuple[tuple[str, str], ...] = ()
    line_comment: str = "//"
    block_comment: tuple[str, str] | None = _C_BLOCK
    openings: tuple[str, ...] = _C_OPENINGS
    has_format_prefix: bool = False
    interpolating: tuple[str, ...] = ()
    has_at_sign: bool = False
    has_docstring: bool = False
    block_opener: str = "{"
    line_openers: tuple[str, ...] = ("{", "(", "[")
    block_enders: tuple[str, ...] = ()
    indent: str = "    "
    declares_encoding: bool = False
    parser: str = ""
    is_default: bool = False
    test_names: tuple[str, ...] = ()
    line_shapes: str = ""


LANGUAGES: Final = (
    Language(
        name="python",
        title="Python",
        suffixes=(".py", ".pyw"),
        other_suffixes=(".pyi",),
        lexer="python",
        line_comment="#",
        block_comment=None,
        openings=("#", '"""', "'''", '"', "'"),
        has_format_prefix=True,
        has_at_sign=True,
        has_docstring=True,
        block_opener=":",
        line_openers=(":", "{", "(", "["),
        block_enders=("return", "raise", "break", "continue", "pass"),
        declares_encoding=True,
        parser="python",
        is_default=True,
        test_names=("test_*.py", "*_test.py", "test_*.pyw", "*_test.pyw"),
        line_shapes=(
            r"def \w+\(.*\).*:$|class \w+.*:$|from [\w.]+ import |import [\w.]+$|elif .*:$|"
            r"(if|for|while|with|try|except|else)\b.*:$|self\.\w+|@\w+(\.\w+)*$"
        ),
    ),
    Language(
        name="c",
        title="C",
        suffixes=(".c", ".h"),
        lexer="c",
        is_default=True,
        test_names=("test_*.c", "*_test.c"),
        line_shapes=(
            r"#\s*(include|define|ifdef|ifndef|endif|if |pragma)|"
            r"(static|const|unsigned|struct|typedef|enum)\s+\w+.*[;{(]$|\w+->\w+|return -?\w+;$"
        ),
    ),
    Language(
        name="java",
        title="Java",
        suffixes=(".java",),
        lexer="java",
        openings=("//", "/*", '"""', '"', "'"),
        has_at_sign=True,
        is_default=True,
        # The names that Maven's test runner looks for; "Testable.java" is none of them.
        test_names=(
            "*Test.java",
            "*Tests.java",
            "*TestCase.java",
            "*TestSuite.java",
            "Test[A-Z0-9_]*.java",
        ),
        line_shapes=(
            r"(public|private|protected)\s+.*[{;]$|package [\w.]+;$|import (static )?[\w.*]+;$|"
            r"@Override$|.*\bnew \w+(<.*>)?\(.*;$|final \w+ \w+"
        ),
    ),
    Language(
        name="cpp",
        title="C++",
        # ".h" is C's: only the files beside it could tell which of the two it is.
        suffixes=(".cpp", ".cc", ".cxx", ".hpp", ".hh", ".hxx"),
        lexer="cpp",
        test_names=("test_*.cpp", "*_test.cpp", "*_test.cc", "*_unittest.cc", "*_test.cxx"),
        line_shapes=(
            r"#include <\w+>$|std::|template\s*<|namespace \w+|using \w+|"
            r"class \w+.*\{$|public:$|private:$"
        ),
    ),
    Language(
        name="javascript",
        title="JavaScript",
        suffixes=(".js", ".mjs", ".cjs", ".jsx"),
        lexer="javascript",
        lexer_of_suffix=((".jsx", "jsx"),),
        openings=(*_C_OPENINGS, "`"),
        interpolating=("`",),
        test_names=("*.test.*js*", "*.spec.*js*"),
        line_shapes=(
            r"(const|let|var) \w+ = |function\b.*\{$|.*=> ?\{?$|module\.exports|"
            r".*\brequire\(|export (default|const|function)|.*==="
        ),
    ),
    Language(
        name="typescript",
        title="TypeScript",
        suffixes=(".ts", ".mts", ".cts", ".tsx"),
        lexer="typescript",
        lexer_of_suffix=((".tsx", "tsx"),),
        openings=(*_C_OPENINGS, "`"),
        interpolating=("`",),
        test_names=("*.test.*ts*", "*.spec.*ts*"),
        line_shapes=(
            r"(const|let) \w+: |interface \w+.*\{$|type \w+ = |export (interface|type|class)|"
            r".*\): \w+.*\{$|import .* from ['\"]"
        ),
    ),
    Language(
        name="go",
        title="Go",
        suffixes=(".go",),
        lexer="go",
        openings=(*_C_OPENINGS, "`"),
        indent="\t",
        test_names=("*_test.go",),
        line_shapes=(
            r"package \w+$|func (\(\w+ \*?\w+\) )?\w+\(.*\{$|\w+(, \w+)* := |"
            r"if err != nil \{$|import \($"
        ),
    ),
    Language(
        name="rust",
        title="Rust",
        suffixes=(".rs",),
        lexer="rust",
        # A quote also begins a lifetime; a character is too short to matter.
        openings=("//", "/*", '"'),
        has_at_sign=True,
        test_names=("*_test.rs", "test_*.rs"),
        line_shapes=(
            r"(pub )?fn \w+.*\{$|let (mut )?\w+|impl\b.*\{$|use [\w:]+|"
            r"(pub )?(struct|enum|mod) \w+|match .*\{$|#\[\w+"
        ),
    ),
)

LANGUAGE_NAMES: Final = tuple(language.name for language in LANGUAGES)
DEFAULT_LANGUAGES: Final = tuple(language.name for language in LANGUAGES if language.is_default)

_BY_NAME: Final = {language.name: language for language in LANGUAGES}
_BY_SUFFIX: Final = {suffix: each for each in LANGUAGES for suffix in each.suffixes}
_BY_ANY_SUFFIX: Final = _BY_SUFFIX | {
    suffix: each for each in LANGUAGES for suffix in each.other_suffixes
}


def language_named(name: str) -> Language:
    """Return the row of a language; its absence is a bug of the caller."""
    return _BY_NAME[name]


def known_language(name: str | None) -> Language | None:
    """Return the row of a language, or None where a name is none of the table's."""
    return _BY_NAME.get(name or "")


def language_of(file_name: str) -> Language | None:
    """Return the language as which a build reads a file, by its suffix, or None."""
    return _BY_SUFFIX.get(PurePath(file_name).suffix.lower())


def written_language_of(file_name: str) -> Language | None:
    """Return the language in which a file is written, also where no build reads it, or None."""
    return _BY_ANY_SUFFIX.get(PurePath(file_name).suffix.lower())


def lexer_alias(language: Language, file_name: str) -> str:
    """Return the alias of the pygments lexer that colors a file of a language."""
    suffix = PurePath(file_name).suffix.lower()
    return dict(language.lexer_of_suffix).get(suffix, language.lexer)
