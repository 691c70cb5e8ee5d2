import time

import numpy as np
import pytest

from core.corpus.config import CorpusConfig
from core.corpus.decisions import decide_rows
from core.corpus.filters.table import REASONS
from core.corpus.presets import CARD, with_filters
from core.corpus.store.manifest import HeaderBlock, ManifestRow
from core.corpus.what_if import MeasuredCorpus


def many_rows(count: int) -> list[ManifestRow]:
    random = np.random.RandomState(0)
    lines = random.randint(1, 6000, count)
    copies = random.randint(0, count, count)
    return [
        ManifestRow(
            path=f"d{index % 97}/f{index}.py",
            source="/s",
            language=("python", "c", "java")[index % 3],
            lines=int(lines[index]),
            bytes=int(lines[index]) * 30,
            md5=f"{index if index % 5 else index // 2:032x}",
            text_bytes=int(lines[index]) * 30,
            longest_line=int(lines[index]) % 1500,
            mean_line=lines[index] / 50,
            alphanumeric_share=0.1 + index % 90 / 100,
            headers=(HeaderBlock(lines=index % 40, cut_lines=index % 40 + 1, cut_bytes=900),),
            marks={"generated": "says so"} if index % 11 == 0 else {},
            near_parent=int(copies[index]) if copies[index] < index and index % 4 == 0 else -1,
            near_similarity=0.5 + index % 50 / 100 if index % 4 == 0 else 0.0,
        )
        if index % 20
        else ManifestRow(path=f"x{index}.txt", source="/s", reason="other_language")
        for index in range(count)
    ]


@pytest.mark.parametrize(
    "config",
    [
        CorpusConfig(),
        CorpusConfig(max_mean_line=30.0, near_duplicate_similarity=0.9, languages=("c", "java")),
        with_filters(CorpusConfig(), CARD, max_header_lines=5),
    ],
    ids=["recommended", "moved", "card"],
)
def test_it_decides_as_a_build_does(config):
    rows = many_rows(3000)
    decision = MeasuredCorpus(rows).decide(config)
    settled = decide_rows(rows, [b""] * len(rows), config)
    assert decision.kept.tolist() == [row.kept for row in settled]
    assert [REASONS[code] for code in decision.reasons] == [row.reason for row in settled]
    assert decision.stripped_lines.tolist()[1] == settled[1].stripped_lines
    assert decision.files == decision.kept.sum() > 100
    assert decision.bytes == decision.text_bytes[decision.kept].sum()
    assert sum(count for _, count in decision.counts()) == len(rows) - decision.files


def test_a_filter_that_was_not_measured_is_named():
    card = with_filters(CorpusConfig(), CARD)
    measures = MeasuredCorpus(many_rows(100), built_with=card)
    assert measures.decide(card).unmeasured == ()
    assert measures.decide(CorpusConfig()).unmeasured == ("syntax",)


def test_a_damaged_parent_does_no_harm():
    rows = [
        ManifestRow(
            path=f"{index}.py",
            source="/s",
            language="python",
            lines=9,
            md5=str(index),
            text_bytes=9,
            alphanumeric_share=0.5,
            near_parent=parent,
            near_similarity=1.0,
        )
        for index, parent in enumerate((1, 0, 2, 99, -7))
    ]
    assert 3 <= MeasuredCorpus(rows).decide(CorpusConfig()).files <= 5


def test_a_moved_threshold_takes_no_time():
    measures = MeasuredCorpus(many_rows(100_000))
    measures.decide(CorpusConfig())
    times = []
    for mean in range(20, 120, 10):
        start = time.perf_counter()
        measures.decide(CorpusConfig(max_mean_line=float(mean)))
        times.append(time.perf_counter() - start)
    assert np.median(times) < 0.2
