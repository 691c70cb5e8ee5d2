"""Rows of a tensor, a part of them at a time."""

import os

import numpy as np
import pytest

from core.checkpoints.tensor_rows import StoredRows, row_pieces
from core.errors import CheckpointError

TABLE = np.random.default_rng(0).integers(-128, 128, (700, 1000), dtype=np.int8)


@pytest.fixture
def mapped(tmp_path):
    path = tmp_path / "weights.bin"
    path.write_bytes(bytes(33) + TABLE.tobytes())
    return np.memmap(path, np.int8, "r", offset=33, shape=TABLE.shape)


def test_pieces_are_all_rows_in_order(mapped):
    for tensor in (TABLE, mapped, TABLE[:, ::2]):
        pieces = list(row_pieces(tensor))
        assert len(pieces) > 1
        assert all(piece.flags.c_contiguous for piece in pieces)
        np.testing.assert_array_equal(np.concatenate(pieces), tensor)


def test_stored_rows_are_read_where_they_are_needed(mapped):
    for table in (TABLE, mapped):
        rows = StoredRows(table)
        np.testing.assert_array_equal(rows.read([699, 0, 0, 5]), TABLE[[699, 0, 0, 5]])


def test_rows_stay_those_of_the_file_that_was_opened(mapped, tmp_path):
    rows = StoredRows(mapped)
    (tmp_path / "other").write_bytes(bytes(33 + TABLE.size))
    os.replace(tmp_path / "other", tmp_path / "weights.bin")
    np.testing.assert_array_equal(rows.read([7]), TABLE[[7]])


def test_a_file_that_became_shorter_is_an_error_for_people(mapped, tmp_path):
    rows = StoredRows(mapped)
    os.truncate(tmp_path / "weights.bin", 5000)
    np.testing.assert_array_equal(rows.read([0]), TABLE[[0]])
    with pytest.raises(CheckpointError, match="shorter"):
        rows.read([0, 699])
