"""The file format of unsaved texts: round trips, and damage is detected."""

import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.editing.text_file import TextFormat
from core.editing.unsaved_text import RecoveryError, UnsavedText, decode, encode

GOLDEN = Path(__file__).parents[2] / "golden" / "1.unsaved"
SAMPLE = UnsavedText(
    path=Path("/home/ada/engine.py"),
    name="engine.py",
    text="print('caf\u00e9')\n\u2028\U0001f600",
    format=TextFormat(encoding="cp1252", mark=b"", newline="\r\n"),
    base="ab" * 32,
    caret=7,
)


@given(
    st.text(st.characters(), max_size=60),
    st.integers(0, 99),
    st.sampled_from([None, "/a/b.py", "/tmp/\udcff", "/\n"]),
)
def test_round_trip(text, caret, path):
    unsaved = UnsavedText(path=path and Path(path), name="n", text=text, caret=caret)
    assert decode(encode(unsaved), "x") == unsaved


def test_the_format_is_still_read():
    assert decode(GOLDEN.read_bytes(), "x") == SAMPLE


@pytest.mark.parametrize("place", [0, 5, 30, -20, -1])
def test_damage_is_noticed(place):
    data = bytearray(encode(SAMPLE))
    data[place] ^= 0x11
    with pytest.raises(RecoveryError):
        decode(bytes(data), "x")


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"0\n", b"\xff\n", encode(SAMPLE)[:-1], b"%08x\n[]" % zlib.crc32(b"[]")]
)
def test_other_files_are_refused(data):
    with pytest.raises(RecoveryError):
        decode(data, "x")


def test_a_newer_version_is_refused():
    data = encode(SAMPLE).partition(b"\n")[2].replace(b'"unsaved_text": 1', b'"unsaved_text": 2')
    with pytest.raises(RecoveryError, match="newer"):
        decode(b"%08x\n" % zlib.crc32(data) + data, "x")
