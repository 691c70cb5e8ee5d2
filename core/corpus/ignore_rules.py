"""What the ``.gitignore`` files of a source leave out.

The rules of a folder add to those of the folders above it, and the deepest one
that says anything decides, as in git. The walk must not enter a folder that is
left out: only then is this what git does. Rules above the source, and git's own
configuration, are not read.
"""

from __future__ import annotations

from dataclasses import dataclass

import pathspec

IGNORE_FILE = ".gitignore"
LARGEST_IGNORE_FILE_BYTES = 1 << 20

# Patterns become regular expressions, and each star multiplies the time that a
# hostile name can cost. No pattern that people write has so many.
_MOST_STARS = 6
_LONGEST_LINE_CHARS = 1000


@dataclass(frozen=True, slots=True)
class IgnoreRules:
    """The rules that hold in one folder, those of the folders above included."""

    # (path of the folder that holds the file, ending in "/" or empty; its patterns)
    _layers: tuple[tuple[str, pathspec.GitIgnoreSpec], ...] = ()

    def extended(self, folder: str, text: str) -> IgnoreRules:
        """The rules inside ``folder`` whose ignore file reads ``text``.

        Args:
            folder: relative to the source, "/" between the parts; empty for the source.
            text: the content of the file.
        """
        lines = [line.removesuffix("\r") for line in text.split("\n")]
        spec = pathspec.GitIgnoreSpec.from_lines(filter(_is_usable, lines))
        base = f"{folder}/" if folder else ""
        return IgnoreRules((*self._layers, (base, spec)))

    def leave_out(self, path: str, is_folder: bool) -> bool:
        """Whether a path, relative to the source, is left out."""
        name = f"{path}/" if is_folder else path
        for base, spec in reversed(self._layers):
            decision = spec.check_file(name.removeprefix(base)).include
            if decision is not None:
                return decision
        return False


def _is_usable(line: str) -> bool:
    """Whether a line costs little and is a pattern; git passes over the others too."""
    if len(line) > _LONGEST_LINE_CHARS or line.count("*") > _MOST_STARS:
        return False
    try:
        pathspec.GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
