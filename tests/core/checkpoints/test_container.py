"""The name that a checkpoint's content goes by."""

import shutil

import pytest
import torch

from core.checkpoints.container import content_key
from core.errors import CheckpointError


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.pth"
    torch.save({"weights": torch.arange(100.0)}, path)
    return path


def test_the_key_is_that_of_the_content_wherever_the_file_is(path, tmp_path):
    elsewhere = tmp_path / "folder" / "b.pth"
    elsewhere.parent.mkdir()
    shutil.copyfile(path, elsewhere)
    assert content_key(elsewhere) == content_key(path)


def test_another_number_is_another_key(path):
    before = content_key(path)
    weights = torch.arange(100.0)
    weights[50] += 1e-3
    torch.save({"weights": weights}, path)
    assert content_key(path) != before


@pytest.mark.parametrize("content", [None, b"", b"no zip at all"])
def test_what_is_no_checkpoint_is_a_sentence(tmp_path, content):
    path = tmp_path / "c.pth"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CheckpointError) as caught:
        content_key(path)
    assert caught.value.hint


def test_a_folder_is_no_checkpoint(tmp_path):
    with pytest.raises(CheckpointError, match="not a file"):
        content_key(tmp_path)
