"""An unsaved text as one file: what recovery writes while a person types.

The first line is a checksum of the rest, the second one says in JSON what the text
belongs to, and then the text follows in UTF-8. When such files are written and
where they lie is ``recovery_store.py``'s business.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.editing.text_file import TextFormat
from core.errors import CoreError

FORMAT_VERSION = 1


class RecoveryError(CoreError):
    """A file of unsaved text that cannot be read or written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsavedText:
    """A text that is nowhere else.

    Attributes:
        path: the file that it would be saved to; None if it never was.
        name: what the tab is called.
        text: with plain line feeds.
        format: how saving would write it.
        base: digest of the file that the text was made from; empty if there was none.
        caret: its position as Qt counts.
    """

    path: Path | None
    name: str
    text: str
    format: TextFormat = field(default_factory=TextFormat)
    base: str = ""
    caret: int = 0


def encode(unsaved: UnsavedText) -> bytes:
    """The bytes of the file."""
    # A lone surrogate is no character, yet a document can hold one, and so must this.
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
    """Read the bytes of a file.

    Args:
        data: what ``encode`` made.
        name: for the message.

    Raises:
        RecoveryError: damaged, or of a newer version.
    """
    checksum, _, rest = data.partition(b"\n")
    line, _, body = rest.partition(b"\n")
    try:
        if int(checksum, 16) != zlib.crc32(rest):
            raise ValueError("checksum")
        header: dict[str, Any] = json.loads(line)
        if header["unsaved_text"] > FORMAT_VERSION:
            raise RecoveryError(
                f"The unsaved text {name} was written by a newer Tabwright.", "Update Tabwright."
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
            f"The unsaved text {name} is damaged and was not restored.",
            "It was kept; its text begins at the third line.",
        ) from error
