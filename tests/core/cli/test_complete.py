"""Where the cursor is, and what is read around it."""

import io

import pytest

from core.cli import complete
from core.cli.complete import caret_offset
from core.errors import ConfigError, SourceError

TEXT = "ab\r\ncde\n\nf"


@pytest.mark.parametrize(
    ("line", "column", "offset"),
    [(None, None, 10), (1, 1, 0), (1, None, 2), (2, 2, 5), (2, None, 7), (3, None, 8), (4, 2, 10)],
)
def test_line_and_column_count_from_one(line, column, offset):
    assert caret_offset(TEXT, line, column) == offset


def test_the_line_after_a_final_newline_exists():
    assert caret_offset("a\n", 2, 1) == 2
    assert caret_offset("", 1, 1) == 0


@pytest.mark.parametrize(("line", "column"), [(0, 1), (5, 1), (1, 4), (1, 0), (None, 3)])
def test_a_place_outside_the_text_is_a_sentence(line, column):
    with pytest.raises(ConfigError):
        caret_offset(TEXT, line, column)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        complete._read(tmp_path / "a.py", None)


@pytest.mark.parametrize(("language", "is_read"), [(None, True), ("python", True), ("c", False)])
def test_standard_input_may_declare_its_encoding(monkeypatch, language, is_read):
    data = "# coding: cp1251\nx = '\u0416'\n".encode("cp1251")

    class Input:
        buffer = io.BytesIO(data)

    monkeypatch.setattr("sys.stdin", Input)
    assert ("\u0416" in complete._read(None, language)) is is_read


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("a.py", "python"), ("a.pyi", "python"), ("a.h", "c"), ("A.JAVA", "java"), ("a.hpp", "cpp"),
        ("a.jsx", "javascript"), ("a.tsx", "typescript"), ("a.go", "go"), ("a.rs", "rust"),
        ("a.txt", None), ("Makefile", None),
    ],
)  # fmt: skip
def test_the_name_of_a_file_tells_its_language(tmp_path, name, language):
    assert complete._language_of(tmp_path / name) == language
