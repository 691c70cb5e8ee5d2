import os
import socket
from collections import Counter
from pathlib import Path

import pytest

from core.control import Control
from core.corpus.build import CorpusResult, build_corpus
from core.corpus.config import CorpusConfig
from core.corpus.description import read_description
from core.corpus.presets import CARD, with_filters
from core.corpus.store.file_counts import counts_of
from core.corpus.store.manifest import ManifestRow, read_manifest
from core.corpus.store.reader import iter_documents
from core.corpus.store.text_shards import shard_file
from core.errors import Cancelled, CoreError, SourceError, StorageError, WorkspaceError
from core.events import Event, StageProgress, discard
from core.workspace import Workspace, open_workspace


def code(name: str, lines: int = 5) -> str:
    return "".join(f"{name}_{line} = {line}\n" for line in range(lines))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path / "workspace")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    root = tmp_path / "source"
    (root / "deep").mkdir(parents=True)
    for number in range(12):
        (root / "deep" / f"m{number:02}.py").write_text(code(f"v{number}"))
    (root / "copy.py").write_text(code("v3"))
    (root / "short.py").write_text("x\n")
    (root / "test_x.py").write_text(code("t"))
    (root / "licensed.c").write_text("/*" + " x\n" * 30 + "*/\n" + "int x;\n" * 4)
    (root / "A.java").write_bytes(b"class A {\r\n  // <eos> \xc3\xa4\r\n}\r\n")
    (root / "binary.py").write_bytes(b"\0\1\2")
    (root / "README").write_text("x")
    (root / ".git").mkdir()
    return root


def build(
    workspace: Workspace, source: Path, name: str = "c", emit=discard, control=None, **settings
) -> CorpusResult:
    config = CorpusConfig(sources=(str(source),), **settings)
    return build_corpus(name, config, workspace, emit, control or Control())


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_manifest_explains_every_file(workspace, source):
    result = build(workspace, source)
    rows = {row.path: row for row in read_manifest(result.folder)}
    reasons = {path: row.reason for path, row in rows.items() if not row.kept}
    assert reasons == {
        ".git/": "skipped_folder",
        "README": "other_language",
        "binary.py": "binary",
        "deep/m03.py": "duplicate",
        "short.py": "too_short",
        "test_x.py": "test_name",
    }
    assert rows["deep/m03.py"].detail == "same as copy.py"
    assert rows["short.py"].detail == "1 < 3 lines"
    assert rows["licensed.c"].stripped_lines == 31
    assert rows["A.java"].lines == 3
    assert 0 < rows["A.java"].non_ascii_share < 0.2
    assert all(row.source == str(source) for row in rows.values())
    assert result.files_seen == len(rows) - 1  # a folder is no file
    assert result.files_kept == sum(row.kept for row in rows.values()) == 14
    expected = Counter(reason for path, reason in reasons.items() if not path.endswith("/"))
    assert dict(result.dropped) == expected


def test_the_documents_are_the_kept_texts(workspace, source):
    result = build(workspace, source)
    documents = {document.path: document for document in iter_documents(result.folder)}
    assert len(documents) == result.files_kept
    assert documents["A.java"].text == "class A {\n  // <eos> ä\n}\n"
    assert documents["A.java"].language == "java"
    assert documents["licensed.c"].text == "int x;\n" * 4
    sizes = [len(document.text.encode()) for document in documents.values()]
    assert result.kept_bytes == sum(sizes)


def test_each_side_of_the_split_has_its_documents(workspace, source):
    result = build(workspace, source, validation_share=0.2)
    train = [document.path for document in iter_documents(result.folder, "train")]
    held_out = [document.path for document in iter_documents(result.folder, "validation")]
    assert (len(train), len(held_out)) == (result.train_files, result.validation_files)
    assert not set(train) & set(held_out)
    assert held_out
    again = build(workspace, source, validation_share=0.2, name="again")
    assert held_out == [document.path for document in iter_documents(again.folder, "validation")]


def test_the_same_input_gives_the_same_bytes(workspace, source):
    first = content(build(workspace, source).folder)
    second = content(build(workspace, source).folder)
    assert first == second
    third = content(build(workspace, source, name="other").folder)
    third["corpus.toml"] = third["corpus.toml"].replace(b'"other"', b'"c"')
    assert first == third


def test_the_description_is_complete_and_comes_back(workspace, source):
    result = build(workspace, source, max_lines=100)
    info = read_description(result.folder)
    assert info.name == "c"
    assert info.config.max_lines == 100
    assert info.config.sources == (str(source),)
    assert info.files_kept == result.files_kept
    assert info.text_sha256 == result.text_sha256


def test_stages_report_their_progress(workspace, source):
    events: list[Event] = []
    build(workspace, source, emit=events.append)
    last = {event.stage: event for event in events if isinstance(event, StageProgress)}
    assert list(last) == ["scan", "read"]
    assert all(event.done == event.total for event in last.values())
    # The folder that is not entered is no file, and notes in other formats are not read.
    counts = counts_of(list(read_manifest(workspace.corpus("c"))))
    assert (last["scan"].total, last["read"].total) == (counts.seen, counts.read)
    assert (counts.seen, counts.read) == (19, 18)


@pytest.mark.parametrize("stage", ["scan", "read"])
def test_a_cancelled_build_leaves_the_old_corpus(workspace, source, stage):
    before = content(build(workspace, source).folder)
    (source / "new.py").write_text(code("new"))
    control = Control()

    def cancel_in_stage(event: Event) -> None:
        if isinstance(event, StageProgress) and event.stage == stage:
            control.cancel()

    with pytest.raises(Cancelled):
        build(workspace, source, emit=cancel_in_stage, control=control)
    assert content(workspace.corpus("c")) == before
    assert not list((workspace.corpora / ".staging").glob("*.new"))


def test_no_source_file_is_a_sentence(workspace, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="No source file") as caught:
        build(workspace, tmp_path / "empty")
    assert "no files at all" in caught.value.hint
    (tmp_path / "empty" / "notes.txt").write_text("x")
    with pytest.raises(SourceError, match="No source file") as caught:
        build(workspace, tmp_path / "empty")
    assert "1 other language" in caught.value.hint


def test_nothing_left_names_the_reasons(workspace, source):
    with pytest.raises(SourceError, match="No file is left") as caught:
        build(workspace, source, min_lines=1000)
    assert "17 too short" in caught.value.hint
    assert ".git/" in caught.value.hint
    assert not workspace.corpus("c").exists()


def test_a_full_disk_is_a_sentence_and_harms_nothing(workspace, source, monkeypatch):
    before = content(build(workspace, source).folder)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.corpus.build.TextShardWriter.add_bytes", refuse)
    with pytest.raises(StorageError, match="disk is full"):
        build(workspace, source)
    assert content(workspace.corpus("c")) == before


def test_hostile_folders_are_survived(workspace, source, tmp_path):
    os.mkfifo(source / "pipe.py")
    (source / "loop.py").symlink_to(source / "loop.py")
    (source / "up").symlink_to(tmp_path)
    (source / os.fsdecode(b"\xff\xfe\n.py")).write_text(code("odd"))
    with open(source / "huge.py", "wb") as file:
        file.truncate(1 << 33)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(source / "socket.py"))
        result = build(workspace, source)
    rows: dict[str, ManifestRow] = {row.path: row for row in read_manifest(result.folder)}
    assert rows["pipe.py"].reason == rows["socket.py"].reason == "not_a_file"
    assert rows["loop.py"].reason == "symlink"
    assert rows["huge.py"].reason == "too_large"
    assert rows["\\xff\\xfe\n.py"].kept


def test_damage_is_noticed_when_reading(workspace, source):
    folder = build(workspace, source).folder
    shard = shard_file(folder, 0)
    shard.write_bytes(shard.read_bytes()[:-20])
    with pytest.raises(WorkspaceError, match="damaged"):
        list(iter_documents(folder))
    (folder / "corpus.toml").write_text("format_version = 99\n")
    with pytest.raises(WorkspaceError, match="newer"):
        read_description(folder)
    (folder / "corpus.toml").write_text("name = 3\n")
    with pytest.raises(CoreError, match="damaged"):
        read_description(folder)
    (folder / "COMPLETE").unlink()
    with pytest.raises(WorkspaceError, match="no complete corpus"):
        read_description(folder)


def test_what_is_nearly_the_same_is_on_one_side_even_where_both_are_kept(workspace, tmp_path):
    folder = tmp_path / "pairs"
    folder.mkdir()
    for number in range(30):
        lines = [f"name_{number}_{line} = call_{line * number}(value)\n" for line in range(60)]
        (folder / f"first_{number}.py").write_text("".join(lines))
        (folder / f"second_{number}.py").write_text("".join([*lines, f"more_{number} = 1\n"]))
    config = with_filters(CorpusConfig(sources=(str(folder),), validation_share=0.3), CARD)
    result = build_corpus("pairs", config, workspace, discard, Control())
    side = {row.path: row.split for row in read_manifest(result.folder)}
    assert len(side) == result.files_kept == 60
    assert set(side.values()) == {"train", "validation"}
    for number in range(30):
        assert side[f"first_{number}.py"] == side[f"second_{number}.py"]
