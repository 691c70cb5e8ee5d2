"""Counting what the sources hold."""

from collections import Counter

from core.corpus.config import CorpusConfig
from core.corpus.sources.counting import SourceCount
from gui.corpus.source_count import SourceCounter, count_text, total_text


def fill(folder):
    folder.mkdir()
    (folder / "a.py").write_text("x = 1\n", "utf-8")
    (folder / "b.py").write_text("y = 22\n", "utf-8")
    (folder / "c.c").write_text("int x;\n", "utf-8")
    (folder / "notes.txt").write_text("none", "utf-8")
    return str(folder)


def test_sources_are_counted_one_after_another_and_once(context, qtbot, tmp_path):
    first, second = fill(tmp_path / "one"), fill(tmp_path / "two")
    missing = str(tmp_path / "missing")
    counter = SourceCounter(context)
    counts = []
    counter.counted.connect(counts.append)
    counter.count((first, missing, second), CorpusConfig(languages=("python",)))
    qtbot.waitUntil(lambda: len(counts) == 3)
    assert [found.source for found in counts] == [first, missing, second]
    assert count_text(counts[0]).startswith("2 file")
    assert count_text(counts[0]).endswith("to read · 13 bytes")
    assert counts[1].problem
    assert count_text(counts[1]) == "not found"
    counts.clear()
    counter.count((second, first), CorpusConfig(languages=("python",)))
    assert [found.source for found in counts] == [second, first]


def test_another_list_puts_an_end_to_the_counting_of_the_old_one(context, qtbot, tmp_path):
    first, second = fill(tmp_path / "one"), fill(tmp_path / "two")
    counter = SourceCounter(context)
    counts = []
    counter.counted.connect(counts.append)
    counter.count((first,), CorpusConfig(languages=("python",)))
    counter.count((second,), CorpusConfig(languages=("c",)))
    qtbot.waitUntil(lambda: bool(counts))
    assert [found.source for found in counts] == [second]


def test_what_is_no_matter_of_finding_is_not_counted_again(context, qtbot, tmp_path):
    source = fill(tmp_path / "one")
    counter = SourceCounter(context)
    counts = []
    counter.counted.connect(counts.append)
    counter.count((source,), CorpusConfig())
    qtbot.waitUntil(lambda: bool(counts))
    counter.count((source,), CorpusConfig(max_lines=7))
    assert len(counts) == 2
    counter.count((source,), CorpusConfig(use_gitignore=False))
    assert len(counts) == 2


def test_the_total_names_files_size_and_languages():
    count = SourceCount(
        source="",
        config=CorpusConfig(),
        files=3,
        bytes=20,
        by_language=Counter({"python": 2, "c": 1}),
    )
    text = total_text([count, count])
    assert text.startswith("6 file")
    assert text.endswith("to read, 40 bytes · Python 4 · C 2")
