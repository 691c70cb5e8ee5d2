"""The filters of the published model card, and the registry that orders them.

A filter looks at one ``Draft`` and returns it, possibly changed, or a ``Drop``
with the figure that decided. Adding one is a class, its line in ``FILTERS`` and a
row in ``tests/core/corpus/test_filters.py``; its threshold is a field of
``CorpusConfig``. A filter may remember what it saw: a build makes its own.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import ClassVar, Protocol

from core.corpus.config import MOST_LINES, CorpusConfig
from core.corpus.draft import Draft, Drop, line_count
from core.corpus.header import strip_header
from core.corpus.skips import SKIP_SENTENCES, Skip


class Filter(Protocol):
    """One decision about documents.

    Attributes:
        reasons: every reason that it may give, with a sentence for people.
    """

    reasons: ClassVar[Mapping[str, str]]

    def __init__(self, config: CorpusConfig) -> None: ...

    @staticmethod
    def is_on(config: CorpusConfig) -> bool:
        """Whether the settings ask for it."""
        ...

    def judge(self, draft: Draft) -> Draft | Drop:
        """The document to go on with, or why it ends here."""
        ...


class LineCount:
    """Drops files that are too short to say anything or too long to be written by hand."""

    reasons: ClassVar[Mapping[str, str]] = {
        "too_short": "It has too few lines.",
        "too_long": "It has too many lines.",
    }

    def __init__(self, config: CorpusConfig) -> None:
        self._least, self._most = config.min_lines, config.max_lines

    @staticmethod
    def is_on(config: CorpusConfig) -> bool:
        """Unless every length is allowed."""
        return config.min_lines > 0 or config.max_lines < MOST_LINES

    def judge(self, draft: Draft) -> Draft | Drop:
        """Compare the lines of the file as read."""
        if draft.lines < self._least:
            return Drop(reason="too_short", detail=f"{draft.lines:,} < {self._least:,} lines")
        if draft.lines > self._most:
            return Drop(reason="too_long", detail=f"{draft.lines:,} > {self._most:,} lines")
        return draft


class NonAscii:
    """Drops files that are mostly other things than code."""

    reasons: ClassVar[Mapping[str, str]] = {
        "non_ascii": "Too many of its characters are not ASCII."
    }

    def __init__(self, config: CorpusConfig) -> None:
        self._most = config.max_non_ascii_share

    @staticmethod
    def is_on(config: CorpusConfig) -> bool:
        """Unless every share is allowed."""
        return config.max_non_ascii_share < 1

    def judge(self, draft: Draft) -> Draft | Drop:
        """Compare the share of the file's characters."""
        if draft.non_ascii_share > self._most:
            detail = f"{draft.non_ascii_share:.1%} non-ASCII > {self._most:.1%}"
            return Drop(reason="non_ascii", detail=detail)
        return draft


class Tests:
    """Drops dedicated test files: by name, or because their classes are suites of tests."""

    reasons: ClassVar[Mapping[str, str]] = {
        "test_name": "Its name is that of a test file.",
        "test_suite": "Its classes are suites of tests.",
    }

    # Bounded repeats: a hostile file must not cost quadratic time.
    _python_class = re.compile(r"^class\s+\w+\s*(?:\(([^)]{0,500})\))?\s*:", re.MULTILINE)
    _python_suite_bases = re.compile(r"(?:^|[\s,.])\w*TestCase\s*(?:,|$)")
    # What ends the body of a class: the next line that is not indented.
    _python_statement = re.compile(r"^[^\s#)\]}]", re.MULTILINE)
    _python_test = re.compile(r"^(?: {2}| {4}|\t)(?:async +)?def +test", re.MULTILINE)
    _java_suite = re.compile(
        r"^[ \t]*@(?:Parameterized)?Test\b|\bclass\s+\w+\s+extends\s+\w*TestCase\b", re.MULTILINE
    )

    def __init__(self, config: CorpusConfig) -> None:
        del config

    @staticmethod
    def is_on(config: CorpusConfig) -> bool:
        """As the setting says."""
        return config.drop_tests

    def judge(self, draft: Draft) -> Draft | Drop:
        """Look at the name, then at the classes."""
        for pattern in draft.language.test_names:
            if fnmatchcase(draft.name, pattern):
                return Drop(reason="test_name", detail=f"named like {pattern}")
        detail = self._suites(draft)
        return Drop(reason="test_suite", detail=detail) if detail else draft

    def _suites(self, draft: Draft) -> str:
        if draft.language.name == "java":
            suite = self._java_suite.search(draft.text)
            return " ".join(suite[0].split()) if suite else ""
        if draft.language.name != "python" or "TestCase" not in draft.text:
            return ""
        classes = suites = 0
        has_tests = False
        for match in self._python_class.finditer(draft.text):
            classes += 1
            if self._python_suite_bases.search(match[1] or ""):
                suites += 1
                end = self._python_statement.search(draft.text, match.end())
                body_end = end.start() if end else len(draft.text)
                has_tests |= bool(self._python_test.search(draft.text, match.end(), body_end))
        # Helpers beside the suites are part of the test; a suite beside code is not,
        # nor is a class that derives from TestCase without testing anything.
        is_suite = has_tests and 2 * suites >= classes
        return f"{suites:,} of {classes:,} classes" if is_suite else ""


class Header:
    """Cuts long licence texts and descriptions off the start; drops files of nothing else."""

    reasons: ClassVar[Mapping[str, str]] = {
        "only_header": "Without the long comment at its start too few lines are left."
    }

    def __init__(self, config: CorpusConfig) -> None:
        self._most, self._least = config.max_header_lines, config.min_lines

    @staticmethod
    def is_on(config: CorpusConfig) -> bool:
        """Unless headers of any length are allowed."""
        return config.max_header_lines > 0

    def judge(self, draft: Draft) -> Draft | Drop:
        """Strip, and see what is left."""
        text, stripped = strip_header(draft.text, draft.language, self._most)
        if not stripped:
            return draft
        left = line_count(text.strip())
        if left < self._least:
            return Drop(reason="only_header", detail=f"{left:,} of {draft.lines:,} lines left")
        return dataclasses.replace(draft, text=text, stripped_lines=stripped)


class Duplicates:
    """Of files with the same bytes keeps the first, in the order of the manifest."""

    reasons: ClassVar[Mapping[str, str]] = {
        "duplicate": "Another file has exactly the same content."
    }

    def __init__(self, config: CorpusConfig) -> None:
        del config
        self._first: dict[str, str] = {}

    @staticmethod
    def is_on(config: CorpusConfig) -> bool:
        """As the setting says."""
        return config.drop_duplicates

    def judge(self, draft: Draft) -> Draft | Drop:
        """Look the MD5 up. Stands last: a file that was dropped is nobody's original."""
        first = self._first.get(draft.md5)
        if first is not None:
            return Drop(reason="duplicate", detail=f"same as {first}")
        self._first[draft.md5] = draft.path
        return draft


FILTERS: tuple[type[Filter], ...] = (LineCount, NonAscii, Tests, Header, Duplicates)
"""In the order in which they judge, which is that of the card."""


def active_filters(config: CorpusConfig) -> list[Filter]:
    """New filters for one build, in order."""
    return [cls(config) for cls in FILTERS if cls.is_on(config)]


def judge(draft: Draft, filters: Sequence[Filter]) -> Draft | Drop:
    """Pass a document through filters until one drops it."""
    for each in filters:
        verdict = each.judge(draft)
        if isinstance(verdict, Drop):
            return verdict
        draft = verdict
    return draft


def sentence_for(reason: str) -> str:
    """What a reason of the manifest means, for people."""
    for cls in FILTERS:
        if reason in cls.reasons:
            return cls.reasons[reason]
    return SKIP_SENTENCES[Skip(reason)]
