"""Reading in children, and what becomes of a file that a child does not survive."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from core.control import Control
from core.corpus import reading
from core.corpus.build import CorpusResult, build_corpus
from core.corpus.config import CorpusConfig
from core.corpus.drop_reasons import DropReason
from core.corpus.reading import read_regular
from core.corpus.sources import walk
from core.corpus.store.manifest import ManifestRow, read_manifest
from core.events import Event, StageProgress, discard
from core.workspace import Workspace, open_workspace

FILES = 40
make_reader = reading._make_reader


def make_fragile_reader(config: CorpusConfig) -> Callable[[Any], Any]:
    """Runs in children: they import this module and do not see what a test has patched."""
    read = make_reader(config)

    def fragile(batch: Any) -> Any:
        for task in batch.tasks:
            if b"KILLER" in read_regular(task.file.location, 1 << 20):
                os.kill(os.getpid(), signal.SIGKILL)
        return read(batch)

    return fragile


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(reading, "WORTH_CHILDREN_BYTES", 0)
    monkeypatch.setattr(reading, "BATCH_FILES", 3)
    monkeypatch.setattr(walk, "SETTLED_NS", 0)
    folder = tmp_path / "source"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"m{number:02}.py").write_text(f"a = {number}\nb = 2\nc = 3\n")
    return folder


def build(workspace: Workspace, source: Path, emit=discard) -> CorpusResult:
    config = CorpusConfig(sources=(str(source),), drop_near_duplicates=False)
    return build_corpus("c", config, workspace, emit, Control())


def rows(workspace: Workspace) -> dict[str, ManifestRow]:
    return {row.path: row for row in read_manifest(workspace.corpus("c"))}


def test_a_file_that_kills_its_reader_is_skipped_alone(source, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "_make_reader", make_fragile_reader)
    workspace = open_workspace(tmp_path / "workspace")
    killers = {"m07.py", "m31.py"}
    for name in killers:
        (source / name).write_text(f"KILLER = {name!r}\nb = 2\nc = 3\n")
    result = build(workspace, source)
    assert result.files_kept == FILES - len(killers)
    found = rows(workspace)
    assert {path for path, row in found.items() if row.reason == DropReason.CRASHED} == killers
    assert list(found) == sorted(found)
    # It may have been chance: the next build tries them again, and only them.
    monkeypatch.setattr(reading, "_make_reader", make_reader)
    assert build(workspace, source).files_kept == FILES
    assert not any(row.reason for row in rows(workspace).values())


def test_children_that_are_killed_change_nothing(source, tmp_path):
    workspace, other = open_workspace(tmp_path / "one"), open_workspace(tmp_path / "two")
    expected = build(workspace, source)
    killed: list[psutil.Process] = []

    def kill(event: Event) -> None:
        # Once, however few cores there are: a second time would look like a deadly file.
        if isinstance(event, StageProgress) and event.stage == "read" and not killed:
            for child in psutil.Process().children():
                if any("spawn_main" in part for part in child.cmdline()):
                    child.kill()
                    killed.append(child)

    result = build(other, source, kill)
    assert killed
    assert (result.text_sha256, result.manifest_sha256) == (
        expected.text_sha256,
        expected.manifest_sha256,
    )


def test_without_much_to_read_there_are_no_children(source, tmp_path, monkeypatch):
    """The negative control: the same file would end this process."""
    monkeypatch.setattr(reading, "WORTH_CHILDREN_BYTES", 1 << 60)
    started: list[int] = []
    real = reading.Workers.__init__

    def listen(self, make, processes, rescue=None) -> None:
        started.append(processes)
        real(self, make, processes, rescue)

    monkeypatch.setattr(reading.Workers, "__init__", listen)
    build(open_workspace(tmp_path / "workspace"), source)
    assert started == [0]
