"""A document as a client of the Language Server Protocol keeps it in step with us.

Positions are a line and a character in the negotiated encoding (UTF-16 unless another one was
agreed on); lines end with LF, CRLF or CR, and with nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias

PositionEncoding: TypeAlias = Literal["utf-8", "utf-16", "utf-32"]
POSITION_ENCODINGS: Final[tuple[PositionEncoding, ...]] = ("utf-8", "utf-16", "utf-32")

MAX_CHARACTERS: Final = 20_000_000
_LINE_END: Final = re.compile(r"\r\n|\n|\r")


class InvalidChange(Exception):
    """A change that no client may send; the document is what it was before."""


class TextDocument:
    """A text and its version.

    Attributes:
        uri: as the client names it.
        language_id: as the client calls its language.
        version: of the client; the larger, the newer.
        text: the content, line ends as the client sent them.
    """

    def __init__(
        self, uri: str, language_id: str, version: int, text: str, encoding: PositionEncoding
    ) -> None:
        self.uri = uri
        self.language_id = language_id
        self.version = version
        self.text = text
        self._encoding: PositionEncoding = encoding
        self._starts: list[int] | None = None

    def offset_at(self, position: Mapping[str, Any]) -> int:
        """The index into ``text`` of a position; clamped to the line and to the text.

        Raises:
            InvalidChange: it is no position.
        """
        line, character = _number(position, "line"), _number(position, "character")
        starts = self._line_starts()
        if line >= len(starts):
            return len(self.text)
        start = starts[line]
        content = self.text[start : self._line_end(line)]
        return start + _index_of(content, character, self._encoding)

    def position_at(self, offset: int) -> dict[str, int]:
        """The position of an index into ``text``."""
        starts = self._line_starts()
        line = bisect_right(starts, offset) - 1
        before = self.text[starts[line] : offset]
        return {"line": line, "character": _units(before, self._encoding)}

    def change(self, version: int, changes: Sequence[Mapping[str, Any]]) -> None:
        """Apply the changes of one notification in order; all of them or none.

        Args:
            version: the version of the text afterwards.
            changes: each with ``text`` and, unless it replaces everything, ``range``.

        Raises:
            InvalidChange: one of them is no change, or the text would become too long.
        """
        before = self.text, self._starts
        try:
            for change in changes:
                self._apply(change)
        except InvalidChange:
            self.text, self._starts = before
            raise
        self.version = version

    def _apply(self, change: Mapping[str, Any]) -> None:
        text = change.get("text")
        if not isinstance(text, str):
            raise InvalidChange("A change has no text.")
        where = change.get("range")
        if where is None:
            self._become(text)
            return
        if not isinstance(where, Mapping):
            raise InvalidChange("The range of a change is no object.")
        start, end = (self.offset_at(_position(where, name)) for name in ("start", "end"))
        if end < start:
            raise InvalidChange("A range ends before it begins.")
        starts = self._line_starts()
        self._become(self.text[:start] + text + self.text[end:])
        self._starts = self._moved_starts(starts, start, end, len(text) - (end - start))

    def _become(self, text: str) -> None:
        if len(text) > MAX_CHARACTERS:
            raise InvalidChange("The text is too long.")
        self.text = text
        self._starts = None

    def _moved_starts(self, starts: list[int], start: int, end: int, added: int) -> list[int]:
        """The line starts after a change, from those before it.

        Only the lines that the change touches are searched: an editor that renames a word in a
        large file sends hundreds of changes in one message.

        Args:
            starts: before the change.
            start: of what was replaced, in the text before the change.
            end: of what was replaced, likewise.
            added: by how many characters the text has grown.
        """
        # From the line before: its CR and a new LF may have become one line end.
        first = max(0, bisect_right(starts, start) - 2)
        last = bisect_right(starts, end)
        stop = starts[last] + added if last < len(starts) else len(self.text)
        found = _LINE_END.finditer(self.text, starts[first], stop)
        after = starts[last + 1 :]
        return [
            *starts[: first + 1],
            *(line_end.end() for line_end in found),
            *([start + added for start in after] if added else after),
        ]

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *(found.end() for found in _LINE_END.finditer(self.text))]
        return self._starts

    def _line_end(self, line: int) -> int:
        """The index of the line's end, before its line break."""
        starts = self._line_starts()
        if line + 1 == len(starts):
            return len(self.text)
        end = starts[line + 1]
        is_crlf = self.text[end - 2 : end] == "\r\n" and end - 2 >= starts[line]
        return end - (2 if is_crlf else 1)


def _position(where: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    position = where.get(name)
    if not isinstance(position, Mapping):
        raise InvalidChange(f"A range has no {name}.")
    return position


def _number(position: Mapping[str, Any], name: str) -> int:
    value = position.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InvalidChange(f"The {name} of a position is {value!r}.")
    return value


def _units(text: str, encoding: PositionEncoding) -> int:
    """How many code units of the encoding a text takes."""
    match encoding:
        case "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        case "utf-16":
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
        case "utf-32":
            return len(text)


def _index_of(line: str, character: int, encoding: PositionEncoding) -> int:
    """The index of a character offset; inside a character counts as before it."""
    if line.isascii() or encoding == "utf-32":
        return min(character, len(line))
    if encoding == "utf-16" and max(line[: character + 1]) <= "\uffff":
        return min(character, len(line))
    units = 0
    for index, letter in enumerate(line):
        units += _units(letter, encoding)
        if units > character:
            return index
    return len(line)
