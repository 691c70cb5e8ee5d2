import dataclasses
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest

from core.control import Control
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.text_shards import TextShardWriter, shard_file
from core.data import encoding
from core.data.encoding import batches, encode_documents
from core.errors import Cancelled, WorkspaceError
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.tokenizer import Tokenizer
from core.tokenizer.training import train_tokenizer

TEXTS = ["x = 1\n\n    a b\n)\n", "", "naïve = '<eos>'\n" * 30, "\n\n\n", "x = 1\n" * 200] * 8


@dataclass(frozen=True)
class Corpus:
    folder: Path
    rows: list[ManifestRow]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    config = TokenizerConfig(vocabulary=400)
    return train_tokenizer(config, iter(TEXTS), lambda event: None, Control()).tokenizer


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    rows: list[ManifestRow] = []
    with TextShardWriter(tmp_path, shard_bytes=1000) as shards:
        for text in TEXTS:
            shard, offset, length = shards.add(text)
            place = {"shard": shard, "offset": offset, "length": length}
            rows.append(ManifestRow(path="a.py", source="/s", language="python", **place))
    return Corpus(tmp_path, rows)


@pytest.mark.parametrize("worth", [0, 1 << 30], ids=["children", "this process"])
def test_documents_encode_as_the_tokenizer_encodes_them(tokenizer, corpus, monkeypatch, worth):
    monkeypatch.setattr(encoding, "WORTH_CHILDREN_BYTES", worth)
    monkeypatch.setattr(encoding, "BATCH_BYTES", 500)
    encoded = encode_documents(tokenizer, corpus.folder, corpus.rows, Control())
    assert [ids.tolist() for ids in encoded] == [tokenizer.encode(text) for text in TEXTS]


def test_lots_are_bounded_and_lose_nothing(corpus, monkeypatch):
    monkeypatch.setattr(encoding, "BATCH_BYTES", 500)
    parts = list(batches(corpus.rows))
    assert [row for part in parts for row in part] == corpus.rows
    assert len(parts) > 8
    assert all(sum(row.length for row in part[:-1]) < 500 for part in parts)


def test_a_cancel_takes_effect_between_lots(tokenizer, corpus, monkeypatch):
    monkeypatch.setattr(encoding, "BATCH_BYTES", 10)
    control = Control()
    encoded = encode_documents(tokenizer, corpus.folder, corpus.rows, control)
    next(encoded)
    control.cancel()
    with pytest.raises(Cancelled):
        list(encoded)


@pytest.mark.parametrize("worth", [0, 1 << 30], ids=["children", "this process"])
def test_a_damaged_shard_is_a_sentence(tokenizer, corpus, monkeypatch, worth):
    monkeypatch.setattr(encoding, "WORTH_CHILDREN_BYTES", worth)
    shard_file(corpus.folder, 1).unlink()
    with pytest.raises(WorkspaceError, match="is damaged"):
        list(encode_documents(tokenizer, corpus.folder, corpus.rows, Control()))


def test_only_children_encode_endless_lines(tokenizer, corpus, monkeypatch):
    """A word takes the library as long as it takes; a child can be ended meanwhile."""
    started: list[object] = []
    start = SpawnProcess.start

    def counted(process: SpawnProcess) -> None:
        started.append(process)
        start(process)

    monkeypatch.setattr(SpawnProcess, "start", counted)
    list(encode_documents(tokenizer, corpus.folder, corpus.rows, Control()))
    assert not started
    longer = encoding.MAX_LINE_CHARS_HERE + 1
    rows = [dataclasses.replace(corpus.rows[0], longest_line=longer), *corpus.rows[1:]]
    encoded = encode_documents(tokenizer, corpus.folder, rows, Control())
    assert [ids.tolist() for ids in encoded] == [tokenizer.encode(text) for text in TEXTS]
    assert started
