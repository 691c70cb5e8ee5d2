"""Filters that look into the text or at the name of a file: tests, generated code, syntax."""

from __future__ import annotations

import functools
import platform
import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from core.config import setting, settings_part
from core.corpus.filters.filter import Filter
from core.texts import Text

if TYPE_CHECKING:
    from core.corpus.filters.decoded_file import DecodedFile


@settings_part
class TestSettings:
    """Whether tests are dropped."""

    drop_tests: bool = setting(
        True, "Drop dedicated test files: test_*.py, *_test.py, *Test.java, classes of tests."
    )


class TestNames(Filter[TestSettings]):
    """Drops files that are named like tests."""

    name = "test_name"
    explanation = Text("Named like a test file.")
    settings = ("drop_tests",)
    card: ClassVar[Mapping[str, Any]] = {"drop_tests": True}
    reasons: ClassVar[Mapping[str, str]] = {"test_name": Text("Its name is that of a test file.")}
    switch = Text("Tests")

    @classmethod
    def mark(cls, file: DecodedFile) -> str:
        """Return the pattern that the name matches."""
        for pattern in file.language.test_names:
            if fnmatchcase(file.name, pattern):
                return f"named like {pattern}"
        return ""


class TestSuites(Filter[TestSettings]):
    """Drops files whose classes are test suites."""

    name = "test_suite"
    explanation = Text("Its classes are test suites, whatever its name.")
    settings = ("drop_tests",)
    card: ClassVar[Mapping[str, Any]] = {"drop_tests": True}
    reasons: ClassVar[Mapping[str, str]] = {"test_suite": Text("Its classes are test suites.")}
    switch = Text("Tests")

    @classmethod
    def mark(cls, file: DecodedFile) -> str:
        """Return how many classes are test suites, or the line that says so."""
        if file.language.name == "java":
            suite = _suite_patterns().java_suite.search(file.text)
            return " ".join(suite[0].split()) if suite else ""
        if file.language.name != "python" or "TestCase" not in file.text:
            return ""
        patterns = _suite_patterns()
        classes = suites = 0
        has_tests = False
        for match in patterns.python_class.finditer(file.text):
            classes += 1
            if patterns.python_suite_bases.search(match[1] or ""):
                suites += 1
                end = patterns.python_statement.search(file.text, match.end())
                body_end = end.start() if end else len(file.text)
                has_tests |= bool(patterns.python_test.search(file.text, match.end(), body_end))
        # Helpers beside the suites are part of the test; a suite beside code is not,
        # nor is a class that derives from TestCase without testing anything.
        is_suite = has_tests and 2 * suites >= classes
        return f"{suites:,} of {classes:,} classes" if is_suite else ""


class _SuitePatterns(NamedTuple):
    python_class: re.Pattern[str]
    python_suite_bases: re.Pattern[str]
    python_statement: re.Pattern[str]
    python_test: re.Pattern[str]
    java_suite: re.Pattern[str]


# Compiled at first use: the window imports this module and marks nothing.
@functools.cache
def _suite_patterns() -> _SuitePatterns:
    return _SuitePatterns(
        # Bounded repeats: a hostile file must not cost quadratic time.
        re.compile(r"^class\s+\w+\s*(?:\(([^)]{0,500})\))?\s*:", re.MULTILINE),
        re.compile(r"(?:^|[\s,.])\w*TestCase\s*(?:,|$)"),
        # What ends the body of a class: the next line that is not indented.
        re.compile(r"^[^\s#)\]}]", re.MULTILINE),
        re.compile(r"^(?: {2}| {4}|\t)(?:async +)?def +test", re.MULTILINE),
        re.compile(
            r"^[ \t]*@(?:Parameterized)?Test\b|\bclass\s+\w+\s+extends\s+\w*TestCase\b",
            re.MULTILINE,
        ),
    )


@settings_part
class GeneratedSettings:
    """Whether generated code is dropped."""

    drop_generated: bool = setting(
        True, "Drop files that say in their first five lines that a program wrote them."
    )


class Generated(Filter[GeneratedSettings]):
    """Drops files that say in their first five lines that a program wrote them."""

    name = "generated"
    explanation = Text("Its first five lines say that a program wrote it.")
    settings = ("drop_generated",)
    reasons: ClassVar[Mapping[str, str]] = {"generated": Text("It says that a program wrote it.")}
    switch = Text("Generated code")

    @classmethod
    def mark(cls, file: DecodedFile) -> str:
        """Return the words that say so."""
        first_lines, says_so = _generated_patterns()
        first = first_lines.match(file.text)
        found = says_so.search(first[0]) if first else None
        return f'says "{" ".join(found[0].split())}"' if found else ""


@functools.cache
def _generated_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    first_lines = re.compile(r"(?:[^\n]{0,1000}+\n){0,4}[^\n]{0,1000}")
    says_so = re.compile(
        r"@generated\b|\bauto[- ]?generated\b|\bautomatically[- ]generated\b"
        r"|\bgenerated automatically\b|\b(?:file|code|module) (?:is|was|has been) generated\b"
        r"|^[^\w\n]{0,20}generated (?:by|from|with|using)\b"
        r"|\bdo[ \t]{1,4}not[ \t]{1,4}(?:edit|modify)\b",
        re.IGNORECASE | re.MULTILINE,
    )
    return first_lines, says_so


@settings_part
class SyntaxSettings:
    """Whether code that does not parse is dropped."""

    drop_unparsable: bool = setting(
        True,
        "Drop Python files that Python cannot parse: broken, too old, or something else. Parsing "
        "takes most of the time of reading.",
    )


class Syntax(Filter[SyntaxSettings]):
    """Drops files that the parser of their language rejects."""

    name = "syntax"
    explanation = Text("The parser of its language rejects it (only Python has one here).")
    settings = ("drop_unparsable",)
    reasons: ClassVar[Mapping[str, str]] = {
        "unparsable": Text("The parser of its language rejects it.")
    }
    switch = Text("Code that does not parse")
    is_costly = True

    @classmethod
    def mark(cls, file: DecodedFile) -> str:
        """Return the line and the message of the parser."""
        from core.corpus.text.parsing import syntax_error

        return syntax_error(file.text, file.language.name)

    @classmethod
    def depends_on(cls) -> str:
        """Return the version of the parser, which is that of the running Python."""
        return platform.python_version()
