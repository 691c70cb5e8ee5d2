"""A file that grows whatever the disk says meanwhile."""

import errno
import os

import pytest

from core.training.runs.append_file import AppendFile


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lines.txt"


def test_lines_are_there_when_they_were_written(path):
    file = AppendFile(path)
    file.add("one\n")
    file.add("zwei: ü\n")
    assert path.read_text() == ""
    file.sync()
    file.close()
    assert path.read_text() == "one\nzwei: ü\n"


def test_a_torn_line_is_ended_first(path):
    path.write_text("torn")
    file = AppendFile(path)
    file.add("whole\n")
    file.write()
    file.close()
    assert path.read_text() == "torn\nwhole\n"


def test_what_the_disk_refused_comes_later_and_once(path, monkeypatch):
    file = AppendFile(path)
    write, accepted = os.write, iter([4, 0, 3, 1000])

    def refuse_in_part(descriptor, data):
        size = next(accepted)
        if not size:
            raise OSError(errno.ENOSPC, "full")
        return write(descriptor, data[:size])

    monkeypatch.setattr(os, "write", refuse_in_part)
    file.add("abcdefgh\n")
    with pytest.raises(OSError, match="full"):
        file.write()
    file.add("ij\n")
    file.write()
    file.close()
    assert path.read_text() == "abcdefgh\nij\n"
