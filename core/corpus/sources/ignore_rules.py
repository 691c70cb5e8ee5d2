"""What the ``.gitignore`` files of a source leave out.

The rules of a folder add to those of the folders above it, and the deepest one
that says anything decides, as in git. The walk must not enter a folder that is
left out: only then is this what git does. Where rules above a source come from is in
``git_checkout.py``; git's own configuration is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pathspec

IGNORE_FILE = ".gitignore"
MAX_IGNORE_FILE_BYTES = 1 << 20

# Patterns become regular expressions, and each star multiplies the time that a
# hostile name can cost. No pattern that people write has so many.
_MAX_STARS = 6
_MAX_LINE_CHARS = 1000

# How the library names the group that matches a folder's slash.
_FOLDER_GROUP = "ps_d"


@dataclass(frozen=True, slots=True)
class IgnoreRules:
    """The rules that hold in one folder, those of the folders above included.

    Attributes:
        prefix: path of the source in its checkout, ending in "/", or empty.
    """

    # (path in the checkout of the folder that holds the file, ending in "/" or empty; its
    # patterns)
    _layers: tuple[tuple[str, pathspec.GitIgnoreSpec], ...] = ()
    prefix: str = ""

    def extended(self, folder: str, text: str) -> IgnoreRules:
        """Return the rules inside ``folder`` whose ignore file reads ``text``.

        Args:
            folder: relative to the source, "/" between the parts; empty for the source.
            text: the content of the file.
        """
        return self.extended_from_checkout(f"{self.prefix}{folder}".rstrip("/"), text)

    def extended_from_checkout(self, folder: str, text: str) -> IgnoreRules:
        """Return the same for a ``folder`` relative to the checkout, also above the source."""
        if not text:
            return self
        lines = [line.removesuffix("\r") for line in _as_bytes(text).split("\n")]
        spec = pathspec.GitIgnoreSpec.from_lines(filter(_is_usable, lines))
        base = f"{_as_bytes(folder)}/" if folder else ""
        return IgnoreRules((*self._layers, (base, spec)), self.prefix)

    def restarted(self) -> IgnoreRules:
        """No rules, for a checkout inside: those of the outer one end at its border."""
        return IgnoreRules((), self.prefix)

    def leave_out(self, path: str, is_folder: bool) -> bool:
        """Tell whether a path, relative to the source, is left out."""
        name = _as_bytes(f"{self.prefix}{path}/" if is_folder else f"{self.prefix}{path}")
        for base, spec in reversed(self._layers):
            inner = name.removeprefix(base)
            for pattern in reversed(spec.patterns):
                if pattern.include is not None and _is_about(pattern, inner):
                    return pattern.include
        return False


def _is_about(pattern: pathspec.Pattern, name: str) -> bool:
    """Tell whether a pattern is about a path itself.

    The library also lets it speak for everything below a folder. To git that follows
    from not entering the folder, and a deeper rule about a file outweighs it.
    """
    assert isinstance(pattern, pathspec.RegexPattern)
    if pattern.regex is None:
        return False
    return any(_ends_there(match, name) for match in pattern.regex.finditer(name))


def _ends_there(match: re.Match[str], name: str) -> bool:
    if _FOLDER_GROUP in match.re.groupindex:
        return match[_FOLDER_GROUP] is None or match.end() == len(name)
    # "x/**" is about what is in x, and not about x.
    return match.end() < len(name) or not name.endswith("/")


def _as_bytes(text: str) -> str:
    """Return a character for each byte: to git, ``?`` and ``[!a]`` stand for one byte."""
    return text.encode("utf-8", "surrogateescape").decode("latin-1")


def _is_usable(line: str) -> bool:
    """Tell whether a line costs little and is a pattern; git passes over the others too."""
    if len(line) > _MAX_LINE_CHARS or line.count("*") > _MAX_STARS:
        return False
    try:
        pathspec.GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
