"""Made-up manifests for the tests and measurements of the page."""

from pathlib import Path

import numpy as np

from core.corpus.browse.corpus_data import CorpusData, corpus_data
from core.corpus.config import CorpusConfig
from core.corpus.store.manifest import ManifestRow

REASONS = ("too_long", "too_short", "non_ascii", "test_name", "duplicate")
LANGUAGES = (("python", "py"), ("c", "c"), ("java", "java"))


def made_rows(count: int, seed: int = 1) -> list[ManifestRow]:
    """Files in a few hundred folders; three of four are kept."""
    draw = np.random.default_rng(seed)
    lines = np.exp(draw.normal(4.5, 1.2, count)).astype(int) + 1
    widths = draw.integers(20, 60, count)
    rows: list[ManifestRow] = []
    for number in range(count):
        language, suffix = LANGUAGES[int(draw.integers(3))]
        kept = bool(draw.random() < 0.75)
        reason = "" if kept else REASONS[int(draw.integers(len(REASONS)))]
        folder = f"project_{number % 40:02d}/package_{number % 7}/part_{number % 11}"
        rows.append(
            ManifestRow(
                path=f"{folder}/module_{number:06d}.{suffix}",
                source="/sources/code",
                language=language,
                lines=int(lines[number]),
                bytes=int(lines[number] * widths[number]),
                md5=f"{number:032x}",
                kept=kept,
                reason=reason,
                detail="" if kept else f"{int(lines[number]):,} lines",
                split=("validation" if number % 20 == 0 else "train") if kept else "",
            )
        )
    return rows


def made_corpus(folder: Path, rows: list[ManifestRow]) -> CorpusData:
    """Columns of some rows under the usual settings."""
    return corpus_data(folder, CorpusConfig(), rows, train_tokens=None)
