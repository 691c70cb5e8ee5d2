"""The editor, a build and ``complete`` read the same text and count the same lines."""

import codecs

import pytest

from core.cli import complete
from core.cli.complete import caret_offset
from core.corpus.drop_reasons import DroppedError
from core.corpus.text.decoding import decode, read_opened
from core.editing.text_file import FileRefusedError, read_text_file
from core.errors import ConfigError, SourceError
from core.languages.line_ends import with_line_feeds


@pytest.mark.parametrize(
    "character", "\x0b\x0c\x1c\x1d\x1e\x85\u2028", ids=lambda each: f"U+{ord(each):04X}"
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_are_those_of_the_editor(edit, character, end):
    """Form feeds and the separators of Unicode end no line, wherever they stand."""
    text = end.join(("import os", character, f"x = '{character}'", "class A:", "    a = 1", ""))
    assert text[caret_offset(text, 4, 1) :].startswith("class A:")
    assert text[caret_offset(text, 5, 5) :].startswith("a = 1")
    assert text[: caret_offset(text, 3, None)].endswith(f"'{character}'")
    assert caret_offset(text, 6, 1) == len(text)
    edit.set_text(with_line_feeds(text))
    assert edit.document().findBlockByNumber(3).text() == "class A:"
    with pytest.raises(ConfigError, match="There is no line 7") as caught:
        caret_offset(text, 7, 1)
    assert "has 6 lines" in caught.value.hint


CODE = "name = 'J\xfcrgen'\nprint(name)\n"
FILES = [
    ("a.py", CODE.encode()),
    ("a.py", CODE.replace("\n", "\r\n").encode()),
    ("a.py", CODE.replace("\n", "\r").encode()),
    ("a.py", codecs.BOM_UTF8 + CODE.encode()),
    ("a.py", f"# -*- coding: latin-1 -*-\n{CODE}".encode("latin-1")),
    ("a.pyi", f"# -*- coding: latin-1 -*-\n{CODE}".encode("latin-1")),
    ("a.py", f"#!/bin/python\n# vim: set fileencoding=cp1252 :\n{CODE}\u20ac".encode("cp1252")),
    ("a.py", "# coding: koi8-r\nx = '\u0416'\n".encode("koi8-r")),
    ("a.py", codecs.BOM_UTF16_LE + CODE.encode("utf-16-le")),
    ("a.c", codecs.BOM_UTF16_BE + CODE.replace("\n", "\r\n").encode("utf-16-be")),
    ("a.js", codecs.BOM_UTF32_LE + CODE.encode("utf-32-le")),
    ("a.rs", "// \u2028 \x85 \x0c\nx\n".encode()),
    ("a.py", b""),
]


@pytest.mark.parametrize(("name", "data"), FILES, ids=range(len(FILES)))
def test_all_three_read_the_same_text(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    text = complete._read(path, complete._language_of(path))
    assert with_line_feeds(text) == read_text_file(path).text
    assert with_line_feeds(text) == decode(data, name.startswith("a.py"))
    # The answer is to have the line ends of the file, so they are as they are.
    assert text.count("\r") == data.count(b"\r")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.c", b"/* caf\xe9 */\n"),
        ("a.py", b"# coding: no-such-thing\ns = '\xe9'\n"),
        ("a.py", b"# coding: utf-8\ns = '\xe9'\n"),
        ("a.py", b"x = 1\n" * 20 + b"\x01\x02"),
    ],
)
def test_files_that_no_build_reads_are_equal_for_the_other_two(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    assert complete._read(path, complete._language_of(path)) == read_text_file(path).text


@pytest.mark.parametrize(
    "data",
    [
        b"x = 1\0\n",
        b"\x7fELF\x01\x01\x01\0\0",
        b"\x01\x02\x03\x04x",
        codecs.BOM_UTF16_LE + b"\0\xd8x\0",
    ],
    ids=["NUL", "program", "controls", "damaged"],
)
def test_binary_files_are_refused_by_all(tmp_path, data):
    path = tmp_path / "a.py"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"a\.py is (not text|damaged)"):
        complete._read(path, "python")
    with pytest.raises(FileRefusedError):
        read_text_file(path)
    with pytest.raises(DroppedError):
        read_opened(data, may_declare=True)
    with pytest.raises(DroppedError):
        decode(data, may_declare=True)
