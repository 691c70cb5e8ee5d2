import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from core.data.token_dataset import DESCRIPTION_FILE, TokenDataset
from core.errors import WorkspaceError
from core.tokenizer.special_tokens import BOS_ID, EOS_ID
from core.workspace import COMPLETE_MARK

NAME = "tiny--tiny-everyday"


@pytest.fixture(scope="module")
def original(tiny_workspace) -> Path:
    return tiny_workspace.find_dataset("tiny")


@pytest.fixture
def folder(original, tmp_path) -> Path:
    """A copy that may be damaged."""
    return Path(shutil.copytree(original, tmp_path / NAME))


def test_streams_are_documents_between_control_tokens(original):
    dataset = TokenDataset.open(original)
    assert dataset.name == NAME
    for stream, ends in (
        (dataset.train, dataset.train_ends),
        (dataset.validation, dataset.validation_ends),
    ):
        assert stream.dtype == np.uint16
        assert isinstance(stream, np.memmap)
        assert not stream.flags.writeable
        assert stream.max() < dataset.vocabulary_size
        assert ends[-1] == len(stream)
        starts = np.concatenate([[0], ends[:-1]]).astype(np.int64)
        assert (stream[starts] == BOS_ID).all()
        assert (stream[ends.astype(np.int64) - 1] == EOS_ID).all()
        assert (stream == BOS_ID).sum() == (stream == EOS_ID).sum() == len(ends)


def test_bytes_are_those_that_the_tokens_decode_to(original):
    dataset = TokenDataset.open(original)
    for stream, size in (
        (dataset.train, dataset.train_bytes),
        (dataset.validation, dataset.validation_bytes),
    ):
        assert len(dataset.tokenizer.decode(stream).encode()) == size


def test_it_verifies_and_has_a_fingerprint(original, folder):
    dataset = TokenDataset.open(original)
    dataset.verify()
    assert TokenDataset.open(folder).fingerprint == dataset.fingerprint
    assert len(dataset.fingerprint) == 64


def test_a_missing_or_unfinished_dataset_is_a_sentence(folder):
    with pytest.raises(WorkspaceError, match="no complete dataset"):
        TokenDataset.open(folder / "elsewhere")
    (folder / COMPLETE_MARK).unlink()
    with pytest.raises(WorkspaceError, match="no complete dataset") as caught:
        TokenDataset.open(folder)
    assert "build" in caught.value.hint


@pytest.mark.parametrize(
    "name", ["train-00000.bin", "val-00000.bin", "train-00000.ends", "val-00000.ends"]
)
def test_a_cut_or_missing_file_is_noticed_immediately_and_a_changed_bit_by_verify(folder, name):
    path = folder / name
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    dataset = TokenDataset.open(folder)
    with pytest.raises(WorkspaceError, match="has changed"):
        dataset.verify()
    path.write_bytes(data[:-2])
    with pytest.raises(WorkspaceError, match="damaged"):
        TokenDataset.open(folder)
    path.unlink()
    with pytest.raises(WorkspaceError, match="damaged"):
        TokenDataset.open(folder)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "damaged"),
        ("[]", "damaged"),
        ("{}", "damaged"),
        ('{"format_version": "new"}', "damaged"),
        ('{"format_version": 1, "name": "x"}', "damaged"),
        ('{"format_version": 99}', "newer Tabwright"),
    ],
)
def test_a_damaged_description_is_a_sentence(folder, content, words):
    (folder / DESCRIPTION_FILE).write_text(content)
    with pytest.raises(WorkspaceError, match=words):
        TokenDataset.open(folder)


def test_another_tokenizer_is_noticed(folder):
    path = folder / "tokenizer.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8"))), "utf-8")
    dataset = TokenDataset.open(folder)
    with pytest.raises(WorkspaceError, match="its tokenizer is another one"):
        _ = dataset.tokenizer
    path.unlink()
    with pytest.raises(WorkspaceError, match="cannot be read"):
        _ = dataset.tokenizer


def test_a_vocabulary_that_does_not_fit_is_noticed(folder):
    path = folder / DESCRIPTION_FILE
    record = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**record, "vocabulary_size": 7}))
    with pytest.raises(WorkspaceError, match="vocabulary does not fit"):
        TokenDataset.open(folder).verify()
