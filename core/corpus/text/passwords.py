"""Secrets that no prefix gives away: passwords in addresses and in assignments.

Only the name beside a value tells that it is one, so the value must look made by
chance or chosen to be hard to guess; placeholders, names and file paths stay.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

# What is before a secret; each is looked for in every text.
ADDRESS = "://"
SCHEMES = ("earer ", "asic ", "Token ", "token ")
NAMES = (
    *("assword", "ASSWORD", "asswd", "ASSWD", "assphrase", "ASSPHRASE", "pwd", "PWD"),
    *("ecret", "ECRET", "oken", "OKEN", "redential", "REDENTIAL"),
)
WEAK_NAMES = ("_key", "_KEY", "Key", "-key", "apikey", "APIKEY", "_auth", "_AUTH")
MARKERS = (ADDRESS, *SCHEMES, *NAMES, *WEAK_NAMES)
"""Texts without any of them hold no secret of these kinds."""

# https://user:password@host, from behind the slashes on.
_ADDRESS = re.compile(
    r"[^\s:/@'\"<>{}$%]{0,64}:(?P<secret>[^\s:/@'\"<>{}$%()]{3,128})@[A-Za-z0-9.-]{1,253}"
)
_SCHEME = re.compile(r"(?P<secret>[A-Za-z0-9_.~+/-]{20,2000}={0,2})(?![A-Za-z0-9_])")
# The rest of the name, a type perhaps, a sign of assignment, and a text in quotes.
_VALUE = re.compile(
    r"\w{0,20}[\"']?\]?(?:\s{0,4}:\s{0,4}[\w\[\].*<>]{1,30})?\s{0,4}(?::=|=>|==|[:=,])\s{0,4}"
    r"[@bruBRU]{0,2}[\"'](?P<secret>[^\"'\s\\]{8,256})[\"']"
)
# KEY=value in a settings file or a shell script, without quotes.
_BARE_VALUE = re.compile(r"\w{0,20}=(?P<secret>[^\s\"'`$<>(){}\[\],;\\]{12,256})(?:\n|\Z)")
_STRONG_BEFORE = re.compile(
    r"(?:api|access|secret|private|account|encryption|signing|master|service|consumer|client"
    r"|license|auth)[_-]?$",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"example|placeholder|change.?me|your|dummy|sample|redacted|xxxx|\.\.\.|\*\*\*|<|>|\{|\}|\$\(|^\$|%\(|%s"
    r"|^(?:password|passwd|secret|token|test|pass|foo|bar)\d*$|12345|abcd(?:ef)?",
    re.IGNORECASE,
)
# Possessive: a long value is tried in one way only.
_PATH_OR_WORDS = re.compile(
    r"^[./~]|^[a-z]{1,20}://|^(?:[A-Za-z]++[-_.:/ ]?)++[0-9]{0,2}$"
    r"|^(?:[A-Za-z][A-Za-z0-9]*+[-_./:])*+[A-Za-z][a-z]*+[0-9]?$"
)
_UUID = re.compile(r"^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")
_EXAMPLE_WORDS = frozenset({"pass", "password", "passwd", "pw", "pwd", "user", "secret", "token"})
_NAME_BEFORE = re.compile(r"[\w:.-]*+\Z")
_MAX_NAME_CHARS = 64
_MIN_BITS = 2.8
_MIN_WEAK_CHARS = 16


@dataclass(frozen=True, slots=True)
class NamedSecret:
    """A value to replace; ``kind`` is for people."""

    start: int
    end: int
    kind: str


def secret_behind(text: str, start: int, marker: str) -> NamedSecret | None:
    """Return the secret that a marker announces, if it does.

    Args:
        text: of the file.
        start: where the marker begins.
        marker: one of ``MARKERS``.
    """
    end = start + len(marker)
    if marker == ADDRESS:
        match = _ADDRESS.match(text, end)
        if match is None or _is_placeholder(match["secret"]) or match["secret"] in _EXAMPLE_WORDS:
            return None
        return NamedSecret(*match.span("secret"), "password in an address")
    if marker in SCHEMES:
        match = _SCHEME.match(text, end)
        if match is None or not _looks_random(match["secret"]):
            return None
        return NamedSecret(*match.span("secret"), "authorization header")
    match = _VALUE.match(text, end) or _BARE_VALUE.match(text, end)
    if match is None or not _is_secret_value(text, start, marker, match["secret"]):
        return None
    return NamedSecret(*match.span("secret"), "password or key")


def _is_secret_value(text: str, start: int, marker: str, value: str) -> bool:
    if _is_placeholder(value) or _PATH_OR_WORDS.search(value) or _UUID.match(value):
        return False
    if not _looks_random(value):
        return False
    before = text[max(0, start - _MAX_NAME_CHARS) : start]
    # The name of a type, as in "AWS::IAM::Secret": "b84e190d9ebbbfe1", is no variable.
    name = _NAME_BEFORE.search(before)
    if name and "::" in name[0]:
        return False
    if marker not in WEAK_NAMES:
        return True
    if len(value) < _MIN_WEAK_CHARS:
        return False
    return marker in ("apikey", "APIKEY") or bool(_STRONG_BEFORE.search(before))


def _looks_random(value: str) -> bool:
    has_both = any(map(str.isdigit, value)) and any(map(str.isalpha, value))
    return has_both and _bits_per_char(value) >= _MIN_BITS


def _is_placeholder(value: str) -> bool:
    return bool(_PLACEHOLDER.search(value)) or len(set(value)) < 4


def _bits_per_char(value: str) -> float:
    """Shannon entropy of the characters."""
    total = len(value)
    return -sum(n / total * math.log2(n / total) for n in Counter(value).values())
