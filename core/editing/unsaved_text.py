"""The file format of an unsaved text, which recovery writes while the user types.

The first line is a checksum of the rest, the second line states in JSON what the text belongs
to, and the text follows in UTF-8. ``recovery_store.py`` decides when and where such files are
written.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.editing.text_file import TextFormat
from core.errors import CoreError
from core.texts import Text

FORMAT_VERSION = 1


class RecoveryError(CoreError):
    """A file of unsaved text that cannot be read or written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsavedText:
    """A text with changes that are not saved.

    Attributes:
        path: the file that it would be saved to; None if it was never saved.
        name: the title of the tab.
        text: with plain line feeds.
        format: how it would be saved.
        base: the digest of the file that was edited; empty if there was none.
        caret: the position of the cursor in UTF-16 units.
    """

    path: Path | None
    name: str
    text: str
    format: TextFormat = field(default_factory=TextFormat)
    base: str = ""
    caret: int = 0


def encode(unsaved: UnsavedText) -> bytes:
    """The bytes of the file."""
    # A document can contain lone surrogates, so the file must be able to.
    data = unsaved.text.encode("utf-8", "surrogatepass")
    header = {
        "unsaved_text": FORMAT_VERSION,
        "path": None if unsaved.path is None else str(unsaved.path),
        "name": unsaved.name,
        "encoding": unsaved.format.encoding,
        "mark": unsaved.format.mark.hex(),
        "newline": unsaved.format.newline,
        "base": unsaved.base,
        "caret": unsaved.caret,
    }
    data = json.dumps(header).encode("ascii") + b"\n" + data
    return b"%08x\n" % zlib.crc32(data) + data


def decode(data: bytes, name: str) -> UnsavedText:
    """Read an unsaved text from the bytes of its file.

    Args:
        data: made by ``encode``.
        name: of the file, for the message.

    Raises:
        RecoveryError: the file is damaged, or of a newer version.
    """
    checksum, _, rest = data.partition(b"\n")
    line, _, body = rest.partition(b"\n")
    try:
        if int(checksum, 16) != zlib.crc32(rest):
            raise ValueError("checksum")
        header: dict[str, Any] = json.loads(line)
        if header["unsaved_text"] > FORMAT_VERSION:
            raise RecoveryError(
                Text("The unsaved text {name} was written by a newer Tabwright.", name=name),
                Text("Update Tabwright."),
            )
        return UnsavedText(
            path=None if header["path"] is None else Path(header["path"]),
            name=str(header["name"]),
            text=body.decode("utf-8", "surrogatepass"),
            format=TextFormat(
                encoding=str(header["encoding"]),
                mark=bytes.fromhex(header["mark"]),
                newline=str(header["newline"]),
            ),
            base=str(header["base"]),
            caret=int(header["caret"]),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise RecoveryError(
            Text("The unsaved text {name} is damaged and was not restored.", name=name),
            Text("The file was kept; its text begins at the third line."),
        ) from error
