"""A file for people to look at, with what a build removed and replaced marked.

The file is read again from its folder or archive; a file that is gone is previewed from the
shards, as it was kept, without marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from core.corpus.config import CorpusConfig
from core.corpus.drop_reasons import DROP_SENTENCES, DroppedError, DropReason
from core.corpus.sources.containers import Container, is_container
from core.corpus.sources.raw_file import read_regular
from core.corpus.store.manifest import ManifestRow, printable
from core.corpus.store.reader import read_documents
from core.corpus.text.decoding import decode
from core.corpus.text.header import find_headers, long_headers
from core.corpus.text.redaction import redact
from core.languages.table import language_named
from core.texts import Text

RangeKind = Literal["stripped", "redacted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRange:
    """A marked range.

    Attributes:
        start, end: code points in the text of the preview.
        kind: "stripped" or "redacted".
        tip: a few words for people.
    """

    start: int
    end: int
    kind: RangeKind
    tip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A text to look at.

    Attributes:
        text: already redacted: no secret is shown, since others may see the screen.
        ranges: in order; a redacted one may be inside a stripped one.
        note: a sentence where the text is not the file as it is now; else empty.
    """

    text: str
    ranges: tuple[PreviewRange, ...] = ()
    note: str = ""


def preview(row: ManifestRow, config: CorpusConfig, corpus: Path) -> Preview:
    """Return the text of a row's file with its marks; cheap for files of ordinary size.

    Args:
        row: of the manifest.
        config: the settings to show the effect of.
        corpus: folder of the corpus, for texts whose files are gone.

    Raises:
        WorkspaceError: the file is gone and the corpus is damaged.
    """
    if not row.language or row.is_folder:
        return Preview(text="", note=Text("This file was not read."))
    try:
        data = _read(row, config)
        text = decode(data, language_named(row.language).declares_encoding, config.other_encoding)
    except DroppedError as dropped:
        if row.kept:
            (document,) = read_documents(corpus, [row])
            return Preview(
                text=document.text, note=Text("The file is gone; this is what was kept.")
            )
        return Preview(text="", note=DROP_SENTENCES[dropped.reason])
    return marked(text, row.language, config)


def marked(text: str, language: str, config: CorpusConfig) -> Preview:
    """Mark in a text what a build would remove and replace."""
    redacted = redact(text, language, secrets=config.redact_secrets, emails=config.redact_emails)
    headers = find_headers(redacted.text, language_named(language))
    ranges = [
        PreviewRange(
            start=each.start,
            end=each.cut_end,
            kind="stripped",
            tip=Text(
                "A header of {lines:,} lines, more than {max_header_lines:,}.",
                lines=each.lines,
                max_header_lines=config.max_header_lines,
            ),
        )
        for each in long_headers(headers, config.max_header_lines)
    ]
    ranges.extend(
        PreviewRange(
            start=each.new_start, end=each.new_end, kind="redacted", tip=f"Was: {each.kind}."
        )
        for each in redacted.redactions
    )
    ranges.sort(key=lambda span: (span.start, -span.end))
    return Preview(text=redacted.text, ranges=tuple(ranges))


def _read(row: ManifestRow, config: CorpusConfig) -> bytes:
    """Read the bytes of a row's file, or of its member of an archive or table."""
    location = location_of(row)
    if location != row.source or not is_container(location):
        return read_regular(location, config.max_file_bytes)
    container = Container(location, config)
    try:
        for _, member in container.members():
            if printable(member.name) == row.path:
                if member.drop_reason is not None:
                    raise DroppedError(member.drop_reason, member.detail)
                return member.read()
    finally:
        container.close()
    raise DroppedError(DropReason.VANISHED)


def location_of(row: ManifestRow) -> str:
    """Return the path of a row's file: inside its source, or the source itself."""
    source = Path(row.source)
    return row.source if source.is_file() else str(source / row.path)
