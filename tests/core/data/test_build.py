import multiprocessing
import signal
import time
from pathlib import Path

import pytest

from core.control import Control
from core.corpus.store.reader import iter_documents
from core.data.build import BuildResult, build, build_config
from core.data.token_dataset import TokenDataset
from core.errors import Cancelled, SourceError, StorageError
from core.events import Event, Notice, StageProgress, discard
from core.tokenizer import training
from core.tokenizer.tokenizer import Tokenizer
from core.workspace import Workspace, open_workspace
from tests.core.conftest import write_tiny_sources

SETTINGS = ("tokenizer.vocabulary=300", "corpus.validation_share=0.2")


@pytest.fixture
def mine(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path / "mine")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = write_tiny_sources(tmp_path / "source", files=12)
    (folder / "hostile.py").write_text("# <bos><eos><pad><|fim_prefix|>\nx = '<eos>'\n<unk>\n")
    return folder


def run(
    workspace: Workspace, source: Path, *settings: str, emit=discard, control=None, name="mine"
) -> BuildResult:
    config = build_config(name, [str(source)], [*SETTINGS, *settings])
    return build(config, workspace, emit, control or Control())


def snapshot(workspace: Workspace) -> dict[str, bytes]:
    return {
        str(path.relative_to(workspace.folder)): path.read_bytes()
        for path in sorted(workspace.folder.rglob("*"))
        # The cache remembers when files were read; nothing depends on it.
        if path.is_file() and path.suffix != ".lock" and workspace.cache not in path.parents
    }


@pytest.mark.parametrize("style", ["everyday", "card"])
def test_the_streams_hold_the_documents(mine, source, style):
    (source / "umlaut.py").write_text("name = 'ﬁne'\nx = 1\ny = 2\n", "utf-8")
    result = run(mine, source, f"tokenizer.style={style}")
    dataset = TokenDataset.open(mine.find_dataset("mine"))
    dataset.verify()
    tokenizer = dataset.tokenizer
    for split, stream, ends in (
        ("train", dataset.train, dataset.train_ends),
        ("validation", dataset.validation, dataset.validation_ends),
    ):
        documents = list(iter_documents(mine.corpus("mine"), split))
        starts = [0, *(int(end) for end in ends[:-1])]
        decoded = [
            tokenizer.decode(stream[start : int(end)])
            for start, end in zip(starts, ends, strict=True)
        ]
        assert decoded == [tokenizer.normalized(document.text) for document in documents]
        # Control tokens stand at the borders alone, whatever a file says.
        assert (stream < (7 if style == "everyday" else 4)).sum() == 2 * len(documents)
    assert result.dataset == dataset.name == f"mine--mine-{style}"
    assert result.train_tokens == len(dataset.train)
    assert result.validation_tokens == len(dataset.validation) > 0
    assert result.train_bytes == dataset.train_bytes
    assert result.files_kept == len(dataset.train_ends) + len(dataset.validation_ends)
    assert result.vocabulary_size == 300
    assert result.bytes_per_token > 1
    saved = Tokenizer.from_file(mine.tokenizer(f"mine-{style}") / "tokenizer.json")
    assert saved.sha256 == tokenizer.sha256
    assert (mine.tokenizer(f"mine-{style}") / "report.json").is_file()


def test_the_same_input_gives_the_same_bytes(mine, source):
    run(mine, source)
    first = snapshot(mine)
    run(mine, source)
    assert snapshot(mine) == first


def test_the_fingerprint_follows_the_input(mine, source):
    run(mine, source)
    before = TokenDataset.open(mine.find_dataset("mine")).fingerprint
    (source / "module_00.py").write_text("a = 1\nb = 2\nc = 3\n")
    run(mine, source)
    assert TokenDataset.open(mine.find_dataset("mine")).fingerprint != before


def test_the_tokenizer_never_sees_held_out_files(mine, source, monkeypatch):
    seen: list[str] = []
    real = training.train_tokenizer

    def listen(config, texts, *rest):
        kept = list(texts)
        seen.extend(kept)
        return real(config, iter(kept), *rest)

    monkeypatch.setattr("core.data.build.train_tokenizer", listen)
    run(mine, source)
    held_out = {document.text for document in iter_documents(mine.corpus("mine"), "validation")}
    assert held_out
    assert not held_out & set(seen)


def test_all_stages_report_and_end(mine, source):
    events: list[Event] = []
    run(mine, source, emit=events.append)
    last = {event.stage: event for event in events if isinstance(event, StageProgress)}
    assert list(last) == ["scan", "read", "tokenizer", "encode", "write"]
    assert all(event.done == event.total for event in last.values())
    assert all(event.eta_seconds == 0.0 for event in last.values())


@pytest.mark.parametrize("stage", ["scan", "read", "tokenizer", "encode", "write"])
def test_a_cancel_in_any_stage_is_quick_and_leaves_whole_things(mine, source, stage):
    run(mine, source)
    before = snapshot(mine)
    (source / "more.py").write_text("more = 1\n" * 10)
    control, cancelled_at = Control(), list[float]()

    def cancel(event: Event) -> None:
        if isinstance(event, StageProgress) and event.stage == stage and not cancelled_at:
            cancelled_at.append(time.perf_counter())
            control.cancel()

    with pytest.raises(Cancelled):
        run(mine, source, emit=cancel, control=control)
    assert time.perf_counter() - cancelled_at[0] < 1.0
    after = snapshot(mine)
    assert {name for name in after if name.startswith("datasets")} == {
        name for name in before if name.startswith("datasets")
    }
    datasets = [name for name in before if name.startswith("datasets")]
    assert all(before[name] == after[name] for name in datasets)
    TokenDataset.open(mine.find_dataset("mine")).verify()
    run(mine, source)
    clean = open_workspace(mine.folder.parent / "clean")
    run(clean, source)
    assert snapshot(mine) == snapshot(clean)


def _pause_while_encoding(event: Event) -> None:
    if isinstance(event, StageProgress) and event.stage == "encode":
        time.sleep(0.3)


def _build_slowly(workspace_folder: Path, source: Path) -> None:
    run(open_workspace(workspace_folder), source, emit=_pause_while_encoding)


def test_a_killed_build_leaves_nothing_that_the_next_one_trips_over(mine, source):
    clean = open_workspace(mine.folder.parent / "clean")
    run(clean, source)
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_build_slowly, args=(mine.folder, source))
    process.start()
    deadline = time.monotonic() + 30
    while not (mine.datasets / ".staging").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert not list(mine.datasets.glob("*/COMPLETE"))
    run(mine, source)
    assert snapshot(mine) == snapshot(clean)


def test_notices_for_small_corpora(mine, tmp_path):
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "a.py").write_text("x = 1\n" * 5)
    events: list[Event] = []
    result = run(mine, folder, "tokenizer.vocabulary=8000", emit=events.append)
    notices = [event for event in events if isinstance(event, Notice)]
    assert [notice.level for notice in notices] == ["info", "warning"]
    assert result.validation_tokens == 0
    dataset = TokenDataset.open(mine.find_dataset("mine"))
    assert len(dataset.validation) == len(dataset.validation_ends) == 0
    dataset.verify()


def test_an_empty_source_leaves_no_trace(mine, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError):
        run(mine, tmp_path / "empty")
    assert not mine.datasets.exists()
    assert not (mine.corpora / "mine").exists()


def test_a_full_disk_while_encoding_keeps_the_old_dataset(mine, source, monkeypatch):
    run(mine, source)
    before = {name: data for name, data in snapshot(mine).items() if name.startswith("datasets")}

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.data.build.TokenWriter.add", refuse)
    with pytest.raises(StorageError, match="disk is full"):
        run(mine, source, "tokenizer.vocabulary=310")
    assert {n: d for n, d in snapshot(mine).items() if n.startswith("datasets")} == before
