import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.corpus.drop_reasons import DroppedError, DropReason
from core.corpus.text.decoding import decode, is_text_encoding

TEXT = "x = 'grün 漢字 🙂'\n"

READ = {
    "utf-8": (TEXT.encode(), TEXT),
    "utf-8 with mark": (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
    "utf-16 little": (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT),
    "utf-16 big": (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
    "utf-32 little": (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), TEXT),
    "utf-32 big": (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), TEXT),
    "declared latin-1": ("# -*- coding: latin-1 -*-\nä\n".encode("latin-1"), None),
    "declared on line 2": ("#!/bin/py\n# vim: fileencoding=koi8-r\nд\n".encode("koi8-r"), None),
    "declared shift jis": ("# coding=shift_jis\nx = '漢字'\n".encode("shift_jis"), None),
    "declared with underscores": ("# coding: iso_8859_15\n€\n".encode("iso-8859-15"), None),
    "windows line ends": (b"a\r\nb\r\n", "a\nb\n"),
    "old mac line ends": (b"a\rb\r", "a\nb\n"),
    "form feed and tab": (b"a\n\x0c\n\tb\n", "a\n\x0c\n\tb\n"),
    "empty": (b"", ""),
    "special tokens are text": (b"<bos><eos><|fim_prefix|>\n", "<bos><eos><|fim_prefix|>\n"),
}

REFUSED = {
    "NUL": (b"abc\0def", DropReason.BINARY),
    "utf-16 without mark": ("abc".encode("utf-16-le"), DropReason.BINARY),
    "control characters": (b"\x01\x02\x03" * 30 + b"text", DropReason.BINARY),
    "NUL in utf-16": (codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), DropReason.BINARY),
    "undeclared latin-1": ("ä = 1\n".encode("latin-1"), DropReason.UNKNOWN_ENCODING),
    "declared too late": (
        "a\nb\n# coding: latin-1\nä\n".encode("latin-1"),
        DropReason.UNKNOWN_ENCODING,
    ),
    "declared behind code": (
        "a\n# coding: latin-1\nä\n".encode("latin-1"),
        DropReason.UNKNOWN_ENCODING,
    ),
    "declared wrongly": ("# coding: ascii\nä\n".encode("latin-1"), DropReason.UNKNOWN_ENCODING),
    "a codec that is none": (b"# coding: rot13\n\xff\n", DropReason.UNKNOWN_ENCODING),
    "a codec that compresses": (b"# coding: zlib\n\xff\n", DropReason.UNKNOWN_ENCODING),
    "utf-7": (b"# coding: utf-7\n\xff\n", DropReason.UNKNOWN_ENCODING),
    "an unknown name": (b"# coding: iso-8859-99\n\xff\n", DropReason.UNKNOWN_ENCODING),
    "half a utf-16 character": (codecs.BOM_UTF16_LE + b"a", DropReason.UNKNOWN_ENCODING),
    "a surrogate in utf-8": (b"\xed\xa0\x80\n", DropReason.UNKNOWN_ENCODING),
}


@pytest.mark.parametrize("name", READ)
def test_text_is_read(name):
    data, expected = READ[name]
    text = decode(data, may_declare=True)
    if expected is not None:
        assert text == expected
    else:
        assert text.splitlines()[-1] in ("ä", "д", "x = '漢字'", "€")


@pytest.mark.parametrize("name", REFUSED)
def test_other_bytes_are_left_out_with_a_reason(name):
    data, reason = REFUSED[name]
    with pytest.raises(DroppedError) as caught:
        decode(data, may_declare=True)
    assert caught.value.reason is reason
    assert caught.value.detail


def test_only_python_declares_encodings():
    data = "# coding: latin-1\nä\n".encode("latin-1")
    with pytest.raises(DroppedError):
        decode(data, may_declare=False)


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_text_or_a_reason(data, may_declare):
    try:
        text = decode(data, may_declare)
    except DroppedError as dropped:
        assert dropped.reason in (DropReason.BINARY, DropReason.UNKNOWN_ENCODING)  # noqa: PT017
    else:
        assert "\0" not in text
        assert "\r" not in text
        text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back(text):
    # A text that begins with U+FEFF reads as one with a mark; anything else is exact.
    assert decode(text.encode(), False) == text.removeprefix("\ufeff")


def test_a_named_encoding_is_for_what_declares_none():
    latin = "ä = 1\n".encode("latin-1")
    assert decode(latin, may_declare=True, otherwise="cp1252") == "ä = 1\n"
    assert decode("ä\n".encode(), may_declare=True, otherwise="cp1252") == "ä\n"
    declared = "# coding: koi8-r\nд\n".encode("koi8-r")
    assert decode(declared, may_declare=True, otherwise="cp1252").endswith("д\n")
    with pytest.raises(DroppedError, match="not gbk, as the settings say"):
        decode(b"\xff\xff\n", may_declare=True, otherwise="gbk")
    with pytest.raises(DroppedError) as caught:
        decode(b"\x00\xff\n", may_declare=True, otherwise="cp1252")
    assert caught.value.reason == DropReason.BINARY


@pytest.mark.parametrize(
    ("name", "expected"),
    [("cp1252", True), ("Shift_JIS", True), ("rot13", False), ("zlib", False), ("utf-7", False),
     ("utf-16", False), ("iso-8859-99", False), ("", False), ("nul\0", False)],
)  # fmt: skip
def test_only_encodings_of_text_can_be_named(name, expected):
    assert is_text_encoding(name) is expected
