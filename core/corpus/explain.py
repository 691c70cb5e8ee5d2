"""What would happen to one file, and why: every filter's verdict with its figure.

The command line prints it. Copies can only be judged beside other files, so they
are looked up in the corpus, where there is one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from core.corpus.config import CorpusConfig
from core.corpus.decisions import decide_rows
from core.corpus.drop_reasons import DroppedError
from core.corpus.filters.file_measures import measures_of
from core.corpus.filters.table import FILTERS, sentence_for
from core.corpus.measuring import Measurer
from core.corpus.preview import location_of
from core.corpus.sources.raw_file import read_regular
from core.corpus.store.manifest import ManifestRow, printable, read_manifest
from core.corpus.text.decoding import decode
from core.corpus.text.redaction import redact
from core.errors import SourceError
from core.languages.table import Language, language_of
from core.texts import Text

Outcome = Literal["passes", "drops it", "off", "compares files"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one filter says.

    Attributes:
        filter: its name.
        explanation: one line on what it does.
        outcome: what it does to the file.
        detail: the figure, where it drops the file.
    """

    filter: str
    explanation: str
    outcome: Outcome
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What would happen to a file.

    Attributes:
        path: of the file.
        language: its name; empty where it is none that is known.
        kept: whether it would be kept, copies aside.
        reason: why not; empty for a kept file.
        sentence: the reason for people, with its figure.
        verdicts: of all filters, in the order in which they judge.
        lines, longest_line: of the file as read.
        mean_line, alphanumeric_share, non_ascii_share: of the file as read.
        stripped_lines: what would be cut off its start.
        redactions: kinds of what would be replaced, with their number.
        last_build: what the last build of the corpus did with it; empty where it did not.
    """

    path: str
    language: str
    kept: bool
    reason: str
    sentence: str
    verdicts: tuple[Verdict, ...] = ()
    lines: int = 0
    longest_line: int = 0
    mean_line: float = 0.0
    alphanumeric_share: float = 0.0
    non_ascii_share: float = 0.0
    stripped_lines: int = 0
    redactions: tuple[tuple[str, int], ...] = ()
    last_build: str = ""


def explain(file: Path, config: CorpusConfig, corpus: Path) -> Explanation:
    """Return what ``config`` would do to a file.

    Args:
        file: any file; it need not be in the corpus.
        config: the settings.
        corpus: folder of a corpus that may have the file; need not exist.

    Raises:
        SourceError: there is no such file.
        WorkspaceError: the corpus is damaged.
    """
    if not file.is_file():
        raise SourceError(
            Text("There is no file {file}.", file=file), Text("Give the path of one file of code.")
        )
    path = printable(str(file))
    last_build = _last_build(file, corpus)
    language = language_of(file.name)
    if language is None or language.name not in config.languages:
        return Explanation(
            path=path,
            language=language.name if language else "",
            kept=False,
            reason="other_language",
            sentence=sentence_for("other_language"),
            last_build=last_build,
        )
    try:
        data = read_regular(str(file), config.max_file_bytes)
        return _explained(file, language, data, config, last_build)
    except DroppedError as dropped:
        reason = str(dropped.reason)
        return Explanation(
            path=path,
            language=language.name,
            kept=False,
            reason=reason,
            sentence=_sentence(reason, dropped.detail),
            last_build=last_build,
        )


def _explained(
    file: Path, language: Language, data: bytes, config: CorpusConfig, last_build: str
) -> Explanation:
    measured = Measurer(config).measure(file.name, str(file.parent), language, data)
    (row,) = decide_rows([measured.row], [b""], config)
    text = decode(data, language.declares_encoding, config.other_encoding)
    redacted = redact(
        text, language.name, secrets=config.redact_secrets, emails=config.redact_emails
    )
    kinds = Counter(each.kind for each in redacted.redactions)
    return Explanation(
        path=printable(str(file)),
        language=language.name,
        kept=row.kept,
        reason=row.reason,
        sentence="It would be kept." if row.kept else _sentence(row.reason, row.detail),
        verdicts=_verdicts(measured.row, config),
        lines=row.lines,
        longest_line=row.longest_line,
        mean_line=row.mean_line,
        alphanumeric_share=row.alphanumeric_share,
        non_ascii_share=row.non_ascii_share,
        stripped_lines=row.stripped_lines,
        redactions=tuple(sorted(kinds.items())),
        last_build=last_build,
    )


def _verdicts(row: ManifestRow, config: CorpusConfig) -> tuple[Verdict, ...]:
    measures = measures_of([row])
    alive = np.ones(1, dtype=np.bool_)
    verdicts: list[Verdict] = []
    for each in FILTERS:
        outcome: Outcome = "passes"
        detail = ""
        if not each.is_on(config):
            outcome = "off"
        elif each.compares_files:
            outcome = "compares files"
        else:
            for dropped in each.dropped(measures, alive, config):
                if dropped.mask[0]:
                    outcome = "drops it"
                    detail = each.detail(dropped.reason, row, config)
        verdicts.append(
            Verdict(filter=each.name, explanation=each.explanation, outcome=outcome, detail=detail)
        )
    return tuple(verdicts)


def _last_build(file: Path, corpus: Path) -> str:
    """Return a sentence on what became of a file in a finished corpus."""
    if not corpus.is_dir():
        return ""
    wanted = str(file.resolve())
    for row in read_manifest(corpus):
        if row.path.endswith(file.name) and location_of(row) == wanted:
            if row.kept:
                return f"The last build kept it, for {row.split}."
            return f"The last build dropped it. {_sentence(row.reason, row.detail)}"
    return ""


def _sentence(reason: str, detail: str) -> str:
    figure = f" ({detail})" if detail else ""
    return f"{sentence_for(reason).removesuffix('.')}{figure}."
