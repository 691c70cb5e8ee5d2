import shutil
from pathlib import Path

import pytest

from core.control import Control
from core.corpus import reading, walk
from core.corpus.build import CorpusResult, build_corpus
from core.corpus.config import CorpusConfig
from core.corpus.raw_file import read_regular
from core.corpus.read_cache import ReadCache
from core.errors import WorkspaceError
from core.events import discard
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
    monkeypatch.setattr(reading, "LOT_FILES", 3)
    other = open_workspace(tmp_path / "other")
    build(other, source)
    assert content(workspace) == content(other)
