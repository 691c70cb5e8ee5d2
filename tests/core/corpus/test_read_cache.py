import dataclasses
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

import pytest

from core.control import Control
from core.corpus import build as build_module
from core.corpus import decisions, filter_run, reading
from core.corpus.build import CorpusResult, build_corpus
from core.corpus.config import CorpusConfig
from core.corpus.description import read_description
from core.corpus.filters import table as filters
from core.corpus.filters.content_filters import TestNames
from core.corpus.filters.decoded_file import DecodedFile
from core.corpus.filters.file_measures import FileMeasures, Mask
from core.corpus.filters.filter import Dropped, Filter
from core.corpus.measuring import measuring_key
from core.corpus.sources import walk
from core.corpus.sources.raw_file import read_regular
from core.corpus.store.manifest import read_manifest
from core.corpus.store.read_cache import ReadCache
from core.corpus.what_if import MeasuredCorpus
from core.errors import WorkspaceError
from core.events import discard
from core.languages.table import LANGUAGES
from core.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path / "workspace")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    root = tmp_path / "source"
    root.mkdir()
    for number in range(8):
        (root / f"m{number}.py").write_text(f"a = {number}\nb = 2\nc = 3\n")
    (root / "short.py").write_text("x\n")
    (root / "binary.py").write_bytes(b"\0\1\2")
    return root


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    # The files of a test are seconds old at the most.
    monkeypatch.setattr(walk, "SETTLED_NS", 0)
    names: list[str] = []

    def listen(path: str, max_bytes: int) -> bytes:
        names.append(Path(path).name)
        return read_regular(path, max_bytes)

    monkeypatch.setattr(reading, "read_regular", listen)
    return names


def build(workspace: Workspace, source: Path, **settings) -> CorpusResult:
    config = CorpusConfig(sources=(str(source),), drop_near_duplicates=False, **settings)
    return build_corpus("c", config, workspace, discard, Control())


def content(workspace: Workspace) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in workspace.corpus("c").iterdir()}


def test_only_changed_files_are_read_again(workspace, source, opened, tmp_path):
    build(workspace, source)
    assert len(opened) == 10
    opened.clear()
    (source / "m3.py").write_text("a = 33\nb = 2\nc = 3\n")
    (source / "new.py").write_text("new = 1\n" * 5)
    (source / "m5.py").unlink()
    build(workspace, source)
    assert sorted(opened) == ["m3.py", "new.py"]
    clean = open_workspace(tmp_path / "clean")
    build(clean, source)
    assert content(workspace) == content(clean)


def test_an_unchanged_build_is_not_repeated(workspace, source, opened):
    first = build(workspace, source)
    opened.clear()
    marked = workspace.corpus("c") / "mark"
    marked.touch()
    assert build(workspace, source) == first
    assert marked.exists()
    assert not opened


def test_a_moved_threshold_reads_no_file(workspace, source, opened, tmp_path):
    build(workspace, source)
    opened.clear()
    result = build(workspace, source, min_lines=1)
    assert not opened
    assert result.files_kept == 9
    clean = open_workspace(tmp_path / "clean")
    build(clean, source, min_lines=1)
    assert content(workspace) == content(clean)


def test_other_measures_read_everything_again(workspace, source, opened):
    build(workspace, source)
    opened.clear()
    build(workspace, source, redact_emails=False)
    assert len(opened) == 10


class Nines(Filter[CorpusConfig]):
    """Drops files in which a nine occurs."""

    name = "nines"
    explanation = "A nine occurs in it."
    settings = ("drop_tests",)
    reasons: ClassVar[Mapping[str, str]] = {"nines": "A nine occurs in it."}

    @classmethod
    def mark(cls, file: DecodedFile) -> str:
        return "a nine" if "9" in file.text else ""


class CostlyNines(Nines):
    """The same where it is asked for alone."""

    is_costly = True


class Fives(Nines):
    """What the first one became when its rule was changed."""

    version = 2

    @classmethod
    def mark(cls, file: DecodedFile) -> str:
        return "a five" if "5" in file.text else ""


class ManyLines(Filter[CorpusConfig]):
    """Judges figures and marks nothing."""

    name = "many_lines"
    explanation = "It has more than four lines."
    settings = ("drop_tests",)
    reasons: ClassVar[Mapping[str, str]] = {"nines": "It has more than four lines."}

    @classmethod
    def dropped(cls, measures: FileMeasures, alive: Mask, config: CorpusConfig) -> list[Dropped]:
        del alive, config
        return [Dropped(reason="nines", mask=measures.lines > 4)]


class LongWords(Filter[CorpusConfig]):
    """Measures a figure of its own."""

    name = "long_words"
    explanation = "It has a long word."
    settings = ("drop_tests",)
    reasons: ClassVar[Mapping[str, str]] = {"nines": "It has a long word."}

    @classmethod
    def measure(cls, file: DecodedFile) -> float:
        return max(map(len, file.text.split()), default=0)

    @classmethod
    def dropped(cls, measures: FileMeasures, alive: Mask, config: CorpusConfig) -> list[Dropped]:
        del alive, config
        return [Dropped(reason="nines", mask=measures.measured_by(cls.name) > 8)]


@pytest.fixture
def register(monkeypatch) -> Callable[[type[Filter]], None]:
    """Adds a filter to those of the program, instead of the one that was added before."""
    known, reasons = filters.FILTERS, (*filters.REASONS, "nines")
    for module in (filters, filter_run, decisions):
        monkeypatch.setattr(module, "REASONS", reasons)
    monkeypatch.setitem(filters.REASON_CODES, "nines", len(reasons) - 1)

    def add(each: type[Filter]) -> None:
        for module in (filters, build_module):
            monkeypatch.setattr(module, "FILTERS", (*known, each))

    return add


def dropped(workspace: Workspace) -> list[str]:
    return [row.path for row in read_manifest(workspace.corpus("c")) if row.reason == "nines"]


@pytest.fixture
def numbers(source) -> Path:
    (source / "m9.py").write_text("a = 9\nb = 2\nc = 3\n")
    (source / "long.py").write_text("a = 1\n" * 6)
    return source


@pytest.mark.parametrize("new", [Nines, CostlyNines])
def test_a_filter_that_is_new_drops_in_a_corpus_that_was_read_before(
    workspace, numbers, opened, register, new
):
    build(workspace, numbers)
    register(new)
    build(workspace, numbers)
    assert dropped(workspace) == ["m9.py"]
    opened.clear()
    build(workspace, numbers)
    assert not opened  # only once


def test_a_rule_that_was_changed_marks_again(workspace, numbers, opened, register):
    register(Nines)
    build(workspace, numbers)
    assert dropped(workspace) == ["m9.py"]
    register(Fives)
    build(workspace, numbers)
    assert dropped(workspace) == ["m5.py"]


def test_a_filter_may_measure_a_figure_of_its_own(workspace, numbers, register):
    (numbers / "words.py").write_text("characteristic = 1\nb = 2\nc = 3\n")
    register(LongWords)
    build(workspace, numbers)
    assert dropped(workspace) == ["words.py"]
    rows = {row.path: row for row in read_manifest(workspace.corpus("c"))}
    assert rows["words.py"].measures == {"long_words": 14.0}
    register(Nines)
    build(workspace, numbers)
    assert dropped(workspace) == ["m9.py"]


def test_a_new_filter_that_marks_nothing_reads_nothing(workspace, numbers, opened, register):
    build(workspace, numbers)
    opened.clear()
    register(ManyLines)
    build(workspace, numbers)
    assert dropped(workspace) == ["long.py"]
    assert not opened


def test_the_key_knows_every_filter_that_marks():
    config = CorpusConfig()
    names = [each.name for each in filters.marking_filters(config)]
    assert {"test_name", "test_suite", "generated", "syntax"} <= set(names)
    without = dataclasses.replace(config, drop_unparsable=False, drop_generated=False)
    # Only a costly filter marks nothing while it is off.
    marking = [each.name for each in filters.marking_filters(without)]
    assert marking == [name for name in names if name != "syntax"]
    assert measuring_key(config) != measuring_key(without)
    moved = dataclasses.replace(config, min_lines=9, drop_generated=False)
    assert measuring_key(config) == measuring_key(moved)


@pytest.mark.parametrize("what", ["python", "languages", "version"])
def test_the_key_knows_what_else_marks_depend_on(monkeypatch, what):
    before = measuring_key(CorpusConfig())
    match what:
        case "python":
            monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
        case "languages":
            monkeypatch.setattr("core.corpus.measuring.LANGUAGES", LANGUAGES[:-1])
        case _:
            monkeypatch.setattr(TestNames, "version", TestNames.version + 1)
    assert measuring_key(CorpusConfig()) != before


def test_a_filter_that_is_newer_than_the_corpus_is_said_to_be_unmeasured(
    workspace, numbers, register
):
    build(workspace, numbers)
    folder = workspace.corpus("c")
    config = read_description(folder).config
    assert MeasuredCorpus.from_manifest(folder).decide(config).unmeasured == ()
    register(Nines)
    assert MeasuredCorpus.from_manifest(folder).decide(config).unmeasured == ("nines",)
    build(workspace, numbers)
    assert MeasuredCorpus.from_manifest(folder).decide(config).unmeasured == ()
    register(Fives)
    assert MeasuredCorpus.from_manifest(folder).decide(config).unmeasured == ("nines",)


def test_files_that_have_only_just_changed_are_read_again(workspace, source, opened, monkeypatch):
    """The negative control of the stamps: two changes within a tick look like one."""
    monkeypatch.setattr(walk, "SETTLED_NS", 10**12)
    build(workspace, source)
    opened.clear()
    build(workspace, source)
    assert len(opened) == 10


def test_a_cache_that_is_gone_or_damaged_costs_time_alone(workspace, source, opened):
    build(workspace, source)
    before = content(workspace)
    folder = workspace.cache / "corpora" / "c"
    (folder / "state.json").write_text("{")
    assert ReadCache.open(folder).state is None
    build(workspace, source)
    assert content(workspace) == before
    (folder / "index.jsonl").write_text("[1")
    build(workspace, source, min_lines=1)
    shutil.rmtree(workspace.cache)
    build(workspace, source)
    assert content(workspace) == before


def test_missing_texts_of_the_cache_are_a_sentence(workspace, source, opened):
    build(workspace, source)
    (texts,) = (workspace.cache / "corpora" / "c").glob("text-*.txt")
    texts.unlink()
    with pytest.raises(WorkspaceError, match="is damaged") as caught:
        build(workspace, source, min_lines=1)
    assert "Delete this folder" in caught.value.hint


def test_children_read_the_same(workspace, source, tmp_path, monkeypatch):
    build(workspace, source)
    monkeypatch.setattr(reading, "WORTH_CHILDREN_BYTES", 0)
    monkeypatch.setattr(reading, "BATCH_FILES", 3)
    other = open_workspace(tmp_path / "other")
    build(other, source)
    assert content(workspace) == content(other)
