"""E-mail addresses in a text, and what only looks like one.

Between two names "@" is also the matrix product of Python, an annotation of Java, the version
of a package or the scale of an image. An address is in a comment or in a string, its domain
ends with one that the internet has, and nothing is called or indexed behind it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

from core.languages.lexical import Span, is_in_braces, spans
from core.languages.table import known_language
from core.resources import resource

_MAX_LOCAL_CHARS: Final = 65
_LOCAL_PART: Final = re.compile(r"(?<![\w.+%/:-])[A-Za-z0-9][\w.+%-]{0,63}\Z")
_DOMAIN: Final = re.compile(r"@(?:[A-Za-z0-9-]{1,63}+\.){1,8}[A-Za-z]{2,24}\b")
# Names that RFC 2606 reserves for examples, and the user part of an ssh address.
_NOBODY: Final = re.compile(
    r"^git@|@(?:[\w-]+\.)*(?:example(?:\.\w+)?|test|invalid|localhost)$", re.IGNORECASE
)
# The domain of "icon@2x.ai", and of "w@self.model.name" in a comment.
_NO_DOMAIN: Final = re.compile(r"@(?:[0-9](?:\.[0-9])?x|self|cls|this|super|np|torch)\.")
# A call, an index or a longer name continues it; so does the path of user@host:path.
_CONTINUES: Final = re.compile(r"[(\[]|\.[A-Za-z_]\w*[(\[]|:(?:[~/]|[\w.~-]+/|[\w.-]+\.git\b)")
# Files have these endings far more often than addresses do.
_NO_TOP_LEVEL: Final = frozenset({"zip", "mov"})
# Of networks that are not the internet's.
_PRIVATE: Final = frozenset(
    {"local", "localdomain", "lan", "internal", "intranet", "private", "corp", "home"}
)
# One character behind a backslash; "\njane@..." begins with a line end.
_ESCAPED: Final = frozenset("abfnrtv0")


@functools.cache
def _top_level_domains() -> frozenset[str]:
    text = resource("corpus", "top_level_domains.txt").read_text("ascii")
    names = {line for line in text.split("\n") if line and not line.startswith("#")}
    return (frozenset(names) | _PRIVATE) - _NO_TOP_LEVEL


def find_emails(text: str, language: str | None = None) -> Iterator[tuple[int, int]]:
    """Return where addresses begin and end, in order.

    Args:
        text: of a file.
        language: a name of the table; None where it is not known, then every part of the
            text may hold addresses.
    """
    known = known_language(language)
    may_be_code = known is not None and known.has_at_sign
    regions: _Regions | None = None
    at = text.find("@")
    while at >= 0:
        found = _address_at(text, at)
        if found is not None:
            if may_be_code and regions is None:
                regions = _Regions(text, language)
            if regions is None or not regions.is_code(at):
                yield found
        at = text.find("@", at + 1)


def _address_at(text: str, at: int) -> tuple[int, int] | None:
    """Return the address around the sign at ``at``, if it looks like one."""
    # Decorators and annotations have nothing in front of the sign.
    if not at or not (text[at - 1].isalnum() or text[at - 1] in "_+-."):
        return None
    first = max(0, at - _MAX_LOCAL_CHARS)
    local = _LOCAL_PART.search(text[first:at])
    domain = _DOMAIN.match(text, at)
    if local is None or domain is None or _NO_DOMAIN.match(text, at):
        return None
    start, end = first + local.start(), domain.end()
    if domain[0].rpartition(".")[2].lower() not in _top_level_domains():
        return None
    if _NOBODY.search(text[start:end]) or _CONTINUES.match(text, end):
        return None
    if start and text[start - 1] == "\\" and text[start] in _ESCAPED:
        start += 1
    return (start, end) if start < at else None


class _Regions:
    """The strings and comments of a text, asked for offsets that only grow."""

    def __init__(self, text: str, language: str | None) -> None:
        self._text = text
        self._language = language
        self._spans = spans(text, language)
        self._span: Span | None = next(self._spans, None)

    def is_code(self, offset: int) -> bool:
        """Tell whether an offset is in code; the braces of an f-string hold code."""
        while self._span is not None and self._span.stop <= offset:
            self._span = next(self._spans, None)
        span = self._span
        if span is None or offset < span.start:
            return True
        return span.interpolated and is_in_braces(self._text[span.start : offset], self._language)
