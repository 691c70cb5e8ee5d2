import errno
import os
import socket
import sys
from pathlib import Path

import pytest

from core.corpus.drop_reasons import DroppedError, DropReason
from core.corpus.sources import raw_file
from core.corpus.sources.raw_file import read_regular


def reason_for(path: Path, max_bytes: int = 1000) -> DropReason:
    with pytest.raises(DroppedError) as caught:
        read_regular(str(path), max_bytes)
    return caught.value.reason


def test_an_ordinary_file_is_read(tmp_path):
    path = tmp_path / "a.py"
    path.write_bytes(b"x\r\n\0")
    assert read_regular(str(path), 4) == b"x\r\n\0"
    path.write_bytes(b"")
    assert read_regular(str(path), 4) == b""


def test_a_large_file_is_not_read(tmp_path):
    path = tmp_path / "a.py"
    with open(path, "wb") as file:
        file.truncate(5 << 30)  # sparse
    with pytest.raises(DroppedError) as caught:
        read_regular(str(path), 1000)
    assert caught.value.reason is DropReason.TOO_LARGE
    assert caught.value.detail == "5,368,709,120 bytes > 1,000"


@pytest.mark.timeout(10)
def test_pipes_sockets_devices_and_folders_do_not_hang(tmp_path):
    pipe, address = tmp_path / "p.py", tmp_path / "s.py"
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(address))
        assert reason_for(pipe) is DropReason.NOT_A_FILE
        assert reason_for(address) is DropReason.NOT_A_FILE
    assert reason_for(Path("/dev/zero")) is DropReason.NOT_A_FILE
    assert reason_for(tmp_path) is DropReason.NOT_A_FILE


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "target.py").write_text("x")
    (tmp_path / "link.py").symlink_to(tmp_path / "target.py")
    assert reason_for(tmp_path / "link.py") is DropReason.SYMLINK


def test_a_file_that_is_gone(tmp_path):
    assert reason_for(tmp_path / "a.py") is DropReason.VANISHED


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, DropReason.NO_PERMISSION),
        (errno.EPERM, DropReason.NO_PERMISSION),
        (errno.EIO, DropReason.UNREADABLE),
        (errno.ENAMETOOLONG, DropReason.UNREADABLE),
        (errno.ENXIO, DropReason.NOT_A_FILE),
    ],
)
def test_what_the_system_refuses(tmp_path, monkeypatch, number, reason):
    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(raw_file.os, "open", refuse)
    assert reason_for(tmp_path / "a.py") is reason


def test_a_file_that_changes_is_read_again_and_then_given_up(tmp_path, monkeypatch):
    path = tmp_path / "a.py"
    path.write_text("x")
    attempts: list[None] = []
    real = os.fstat

    def growing(descriptor: int) -> os.stat_result:
        attempts.append(None)
        if len(attempts) % 2 == 0 and len(attempts) <= changes:
            with open(path, "a") as file:
                file.write("y")
        return real(descriptor)

    monkeypatch.setattr(raw_file.os, "fstat", growing)
    changes = 2
    assert read_regular(str(path), 100) == b"xy"
    attempts.clear()
    changes = 100
    assert reason_for(path) is DropReason.CHANGING


def test_no_descriptor_is_left_open(tmp_path):
    assert sys.platform != "linux" or os.listdir("/proc/self/fd")
    path = tmp_path / "a.py"
    path.write_text("x" * 50)
    before = len(os.listdir("/dev/fd"))
    for _ in range(20):
        read_regular(str(path), 100)
        reason_for(path, max_bytes=10)
    assert len(os.listdir("/dev/fd")) == before
