"""What an open file knows of its state on disk."""

import os

import pytest

from core.editing.open_file import OpenFile
from core.editing.text_file import FileRefusedError, TextFormat
from core.editing.unsaved_text import UnsavedText


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.py"
    path.write_bytes(b"one\r\n")
    return path


@pytest.fixture
def file(path):
    file = OpenFile()
    assert file.read(path).text == "one\n"
    return file


def test_reading_and_writing_keep_the_format(file, path):
    assert file.format == TextFormat(newline="\r\n")
    file.write(path, "two\n")
    assert path.read_bytes() == b"two\r\n"
    assert file.check() == "none"
    assert not file.would_overwrite


def test_a_new_file_has_no_state_until_it_is_written(tmp_path):
    file = OpenFile()
    assert file.check() == "none"
    assert not file.would_overwrite
    file.write(tmp_path / "new.py", "x\n")
    assert file.path == tmp_path / "new.py"
    assert file.check() == "none"


def test_a_change_is_returned_until_the_file_is_read(file, path):
    path.write_bytes(b"other\n")
    assert [file.check(), file.check()] == ["changed", "changed"]
    assert file.would_overwrite
    assert file.read(path).text == "other\n"
    assert file.check() == "none"


def test_a_change_with_the_same_time_stamp_would_be_overwritten(file, path):
    status = path.stat()
    with path.open("r+b") as stream:
        stream.write(b"two")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert file.would_overwrite


def test_the_same_content_written_again_is_no_change(file, path):
    os.utime(path, ns=(1, 1))
    assert [file.check(), file.check()] == ["touched", "none"]
    assert not file.would_overwrite


def test_a_change_that_the_user_ignores_stays_one_until_the_next(file, path):
    path.write_bytes(b"other\n")
    file.ignore_change()
    assert file.check() == "ignored"
    assert file.would_overwrite
    path.write_bytes(b"a third one\n")
    assert file.check() == "changed"


def test_a_deletion_is_returned_once(file, path):
    path.unlink()
    assert [file.check(), file.check()] == ["deleted", "none"]
    assert not file.would_overwrite
    path.write_bytes(b"back\n")
    assert file.check() == "changed"


def test_a_refused_file_changes_nothing(file, path, tmp_path):
    binary = tmp_path / "b.bin"
    binary.write_bytes(b"\0" * 100)
    with pytest.raises(FileRefusedError):
        file.read(binary)
    assert file.path == path


def test_a_recovered_text_brings_its_path_format_and_digest(file, path, tmp_path):
    base = file.digest
    path.write_bytes(b"newer\n")
    unsaved = UnsavedText(
        path=path, name="a.py", text="mine\n", format=TextFormat(encoding="latin-1"), base=base
    )
    file.read(path)
    file.restore(unsaved)
    assert (file.path, file.format.encoding, file.would_overwrite) == (path, "latin-1", True)
    file.use_utf8()
    assert file.format == TextFormat()
