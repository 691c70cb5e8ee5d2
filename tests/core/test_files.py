"""A file is either the old one or the new one, whatever interrupts the writer."""

import errno
import hashlib
import os
import signal
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from core import files
from core.errors import StorageError

# Takes the path and the moment, writes half, says so, and waits to be killed.
WRITER = """
import os, sys
from pathlib import Path
from core import files

path, moment = Path(sys.argv[1]), sys.argv[2]

def wait(*_):
    print("ready", flush=True)
    sys.stdin.read()

if moment == "fsync":
    os.fsync = wait
if moment == "replace":
    files.replace = wait
with files.atomic_writer(path) as file:
    file.write(b"new" * 100_000)
    if moment == "write":
        file.flush()
        wait()
"""


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "folder" / "file.bin"
    files.write_bytes(path, b"old")
    return path


def leftovers(path: Path) -> list[str]:
    return [name for name in os.listdir(path.parent) if name != path.name]


def test_a_new_file_and_its_folder_are_made(tmp_path):
    path = tmp_path / "a" / "b" / "file.txt"
    files.write_text(path, "grüße\r\n")
    assert path.read_bytes() == "grüße\r\n".encode()
    assert leftovers(path) == []


def test_a_file_is_replaced(target):
    files.write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert leftovers(target) == []


def test_the_old_file_is_kept_until_the_writer_is_left(target):
    with files.atomic_writer(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"


def test_an_exception_inside_keeps_the_old_file(target):
    with pytest.raises(TypeError), files.atomic_writer(target) as file:
        file.write("text where bytes belong")
    assert target.read_bytes() == b"old"
    assert leftovers(target) == []


def test_what_does_not_verify_does_not_take_the_place(target):
    def verify(path):
        assert path.read_bytes() == b"new"
        raise StorageError("It is damaged.")

    with (
        pytest.raises(StorageError, match="damaged"),
        files.atomic_writer(target, verify) as file,
    ):
        file.write(b"new")
    assert target.read_bytes() == b"old"
    assert leftovers(target) == []


@pytest.mark.parametrize("moment", ["write", "fsync", "replace"])
def test_kill_nine_in_the_middle_leaves_the_old_file(target, moment):
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(target), moment],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout.readline() == "ready\n"
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
    assert target.read_bytes() == b"old"
    assert len(leftovers(target)) == 1
    assert files.remove_orphans(target.parent) == 1
    assert leftovers(target) == []
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EDQUOT, "The disk is full"),
        (errno.EFBIG, "The disk is full"),
        (errno.EACCES, "may not be written"),
        (errno.EROFS, "may not be written"),
        (errno.ENOENT, "is gone"),
        (errno.EIO, "was not written: Input/output error"),
    ],
)
def test_a_refusal_of_the_disk_is_told_and_keeps_the_old_file(
    target, monkeypatch, call, number, words
):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(StorageError, match=words) as caught:
        files.write_bytes(target, b"new")
    monkeypatch.undo()
    assert str(target) in caught.value.message
    assert caught.value.hint
    assert target.read_bytes() == b"old"
    assert leftovers(target) == []


def test_the_data_is_on_disk_before_the_name(target, monkeypatch):
    order = []
    real_fsync, real_replace = os.fsync, os.replace

    def fsync(descriptor):
        is_folder = os.path.isdir(f"/proc/self/fd/{descriptor}")
        order.append("fsync folder" if is_folder else "fsync file")
        real_fsync(descriptor)

    def replace(source, to):
        order.append("replace")
        real_replace(source, to)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    files.write_bytes(target, b"new")
    assert order == ["fsync file", "replace", "fsync folder"]


def test_a_briefly_held_file_is_replaced_in_the_end(target, monkeypatch):
    real_replace = os.replace
    refusals = iter([5, 32, 33])

    def replace(source, to):
        code = next(refusals, None)
        if code is not None:
            error = PermissionError("held by a virus scanner")
            error.winerror = code
            raise error
        real_replace(source, to)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(files.time, "sleep", lambda seconds: None)
    files.write_bytes(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_file_in_the_way_of_its_folder_is_told(tmp_path):
    (tmp_path / "way").write_text("a file")
    with pytest.raises(StorageError):
        files.write_bytes(tmp_path / "way" / "file.bin", b"new")


def test_orphans_are_told_from_files(target):
    (target.parent / "file.bin.tmp-1234-abcdef01").write_bytes(b"half")
    assert files.remove_orphans(target.parent) == 1
    assert target.read_bytes() == b"old"
    assert files.remove_orphans(target.parent / "absent") == 0


def test_sha256_is_that_of_the_content(target):
    assert files.sha256_of_file(target) == hashlib.sha256(b"old").hexdigest()


def test_crc32_is_that_of_the_content_however_long(target):
    content = bytes(range(256)) * 3000
    target.write_bytes(content)
    assert files.crc32_of_file(target) == zlib.crc32(content)


def test_a_folder_is_tried_before_long_work_and_left_as_it_was(tmp_path, monkeypatch):
    files.require_writable(tmp_path / "not" / "yet")
    assert list(tmp_path.iterdir()) == []

    def refuse(*_arguments, **_options):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(StorageError, match="not may not be written") as caught:
        files.require_writable(tmp_path / "not")
    assert "--workspace" in caught.value.hint
