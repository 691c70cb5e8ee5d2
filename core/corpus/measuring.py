"""Measuring one file: all its measures, and its text with secrets replaced.

This runs in any process. Whether the file is kept is decided later, over all files together
(``decisions.py``), and its long headers are removed only then.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass

from core.corpus.config import CorpusConfig
from core.corpus.filters.decoded_file import DecodedFile, text_measures
from core.corpus.filters.near_duplicates import Signer
from core.corpus.filters.table import marking_filters, marks_of, measures_by_filter
from core.corpus.store.manifest import HeaderBlock, ManifestRow
from core.corpus.text.decoding import decode
from core.corpus.text.header import find_headers
from core.corpus.text.redaction import redact
from core.languages.table import LANGUAGES, Language

# Raise it whenever the same file and settings would give other measures or another text;
# filters have versions of their own.
MEASURING_VERSION = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredFile:
    """A file that was read.

    Attributes:
        row: its measures, not yet decided.
        text: redacted, with its headers.
        signature: of its tokens, for finding near-duplicates; empty where it has too few
            tokens.
    """

    row: ManifestRow
    text: str
    signature: bytes


class Measurer:
    """MeasuredCorpus files one after the other.

    Args:
        config: what is switched on.
    """

    def __init__(self, config: CorpusConfig) -> None:
        self._config = config
        # Also where none are dropped: near-duplicates are always in the same split.
        self._signer = Signer()

    def measure(self, path: str, source: str, language: Language, data: bytes) -> MeasuredFile:
        """Decode, measure and redact a file.

        Args:
            path: for the manifest; some filters judge it.
            source: for the manifest.
            language: decides how comments, names and grammar are read.
            data: the bytes on disk.

        Raises:
            DroppedError: it is no text.
        """
        config = self._config
        text = decode(data, language.declares_encoding, config.other_encoding)
        plain = text_measures(text)
        file = DecodedFile(path=path, language=language, text=text)
        redacted = redact(
            text, language.name, secrets=config.redact_secrets, emails=config.redact_emails
        )
        row = ManifestRow(
            path=path,
            source=source,
            language=language.name,
            lines=plain.lines,
            bytes=len(data),
            md5=hashlib.md5(data, usedforsecurity=False).hexdigest(),
            text_bytes=len(redacted.text.encode()),
            non_ascii_share=plain.non_ascii_share,
            alphanumeric_share=plain.alphanumeric_share,
            longest_line=plain.longest_line,
            mean_line=plain.mean_line,
            headers=_headers(redacted.text, language),
            marks=marks_of(file, config),
            measures=measures_by_filter(file, config),
            redactions=len(redacted.redactions),
        )
        return MeasuredFile(
            row=row, text=redacted.text, signature=self._signature(redacted.text, language)
        )

    def _signature(self, text: str, language: Language) -> bytes:
        """Sign the text after its headers, so that equal licenses make no files similar."""
        headers = find_headers(text, language)
        body = text[headers[-1].end :] if headers else text
        return self._signer.sign(body)


def measuring_key(config: CorpusConfig) -> str:
    """Equal for settings under which every file is measured the same."""
    marking = [(each.identity(), each.depends_on()) for each in marking_filters(config)]
    languages = [
        # Guessing from the shapes of lines has no part in a build.
        [value for name, value in dataclasses.asdict(language).items() if name != "line_shapes"]
        for language in LANGUAGES
    ]
    key = [
        *(MEASURING_VERSION, config.redact_secrets, config.redact_emails, marking),
        *(config.other_encoding, languages),
    ]
    return hashlib.sha256(json.dumps(key).encode()).hexdigest()


def _headers(text: str, language: Language) -> tuple[HeaderBlock, ...]:
    return tuple(
        HeaderBlock(
            lines=each.lines,
            cut_lines=text.count("\n", each.start, each.cut_end),
            cut_bytes=len(text[each.start : each.cut_end].encode()),
        )
        for each in find_headers(text, language)
    )
