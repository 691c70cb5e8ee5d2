"""Text files: every byte that was not changed is written back unchanged."""

from __future__ import annotations

import os
import stat

import pytest

from core.editing.text_file import (
    MAX_BYTES,
    EncodingError,
    FileRefusedError,
    TextFormat,
    read_text_file,
    write_text_file,
)
from core.errors import StorageError


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("a.py", b"x = 1\n", "UTF-8"),
        ("a.py", b"x = 1\r\ny = 2\r\n", "UTF-8, CRLF"),
        ("a.py", b"x = 1\ry = 2\r", "UTF-8, CR"),
        ("a.py", b"no newline at the end", "UTF-8"),
        ("a.py", b"", "UTF-8"),
        ("a.py", "é\u00a0\u2028\U0001f600\n".encode(), "UTF-8"),
        ("a.py", b"\xef\xbb\xbfx\n", "UTF-8 with BOM"),
        ("a.c", b"\xff\xfeh\x00i\x00\r\x00\n\x00", "UTF-16-LE with BOM, CRLF"),
        ("a.c", b"/* caf\xe9 \x80 */\n", "Latin-1"),
        ("a.py", b"# -*- coding: cp1252 -*-\ns = '\x80'\n", "CP1252"),
        ("a.py", b"a\x0cb\n", "UTF-8"),
    ],
)
def test_round_trip(tmp_path, name, data, title):
    path = tmp_path / name
    path.write_bytes(data)
    file = read_text_file(path)
    assert file.format.title == title
    assert "\r" not in file.text
    write_text_file(path, file.text, file.format)
    assert path.read_bytes() == data


def test_mixed_line_ends_are_reported(tmp_path):
    path = tmp_path / "a.py"
    path.write_bytes(b"a\r\nb\r\nc\n")
    file = read_text_file(path)
    assert file.format.newline == "\r\n"
    assert "mixed" in file.notice


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x7fELF\x00\x00", "binary"),
        (bytes(range(1, 32)) * 10, "binary"),
        (b"x" * 100_001, "line"),
        ("a\u2029b".encode(), "U+2029"),
        (b"\xff\xfe\x00", "damaged"),
    ],
)
def test_refused_with_a_message(tmp_path, data, word):
    path = tmp_path / "a.py"
    path.write_bytes(data)
    with pytest.raises(FileRefusedError) as caught:
        read_text_file(path)
    assert word in caught.value.message


def test_too_large_missing_folder_and_pipe_are_refused(tmp_path):
    large = tmp_path / "large.py"
    with open(large, "wb") as file:
        file.truncate(MAX_BYTES + 1)
    os.mkfifo(tmp_path / "pipe.py")
    for path in (large, tmp_path / "gone.py", tmp_path, tmp_path / "pipe.py"):
        with pytest.raises(FileRefusedError) as caught:
            read_text_file(path)
        assert caught.value.message.endswith(".")


def test_a_character_that_the_encoding_lacks(tmp_path):
    path = tmp_path / "a.c"
    path.write_bytes(b"old")
    with pytest.raises(EncodingError) as caught:
        write_text_file(path, "€", TextFormat(encoding="latin-1"))
    assert "€" in caught.value.message
    assert path.read_bytes() == b"old"


def test_permissions_and_links_are_kept(tmp_path):
    real = tmp_path / "real.py"
    real.write_text("a\n")
    real.chmod(0o755)
    link = tmp_path / "link.py"
    link.symlink_to(real)
    write_text_file(link, "b\n", TextFormat())
    assert link.is_symlink()
    assert real.read_text() == "b\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o755


def test_a_refused_write_is_a_storage_error(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("x")
    with pytest.raises(StorageError):
        write_text_file(blocker / "a.py", "b", TextFormat())
    assert blocker.read_text() == "x"


@pytest.mark.parametrize(
    "text_format",
    [TextFormat(), TextFormat(newline="\r\n"), TextFormat(encoding="utf-16-le", mark=b"\xff\xfe")],
    ids=["UTF-8", "CRLF", "UTF-16"],
)
def test_a_nul_that_was_pasted_is_refused_before_it_is_saved(tmp_path, text_format):
    path = tmp_path / "a.py"
    write_text_file(path, "x = 1\ny = 2\n", text_format)
    before = path.read_bytes()
    pasted = "x = 1\ny a\0b= 2\n"
    with pytest.raises(FileRefusedError, match="NUL at line 2, column 4") as caught:
        write_text_file(path, pasted, text_format)
    assert "Remove" in caught.value.hint
    assert path.read_bytes() == before
    write_text_file(path, pasted.replace("\0", ""), text_format)
    assert read_text_file(path).text == "x = 1\ny ab= 2\n"


@pytest.mark.parametrize("control", [*map(chr, range(32)), "\x7f", "\x80", "\u2028"], ids=repr)
@pytest.mark.parametrize("count", [1, 40])
def test_whatever_can_be_saved_can_be_opened(tmp_path, control, count):
    path = tmp_path / "a.txt"
    text = "some text\n" * 3 + control * count
    try:
        write_text_file(path, text, TextFormat())
    except FileRefusedError:
        assert not path.exists()
        return
    assert read_text_file(path).text == text.replace("\r", "\n")
