"""What ``build`` does besides building: decisions about single files, a table of all."""

import csv
from pathlib import Path

import pytest

from core.cli.commands import main
from core.workspace import WORKSPACE_VARIABLE
from tests.core.conftest import write_tiny_sources


@pytest.fixture
def source(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(tmp_path / "workspace"))
    return write_tiny_sources(tmp_path / "source", files=8)


def build(source: Path, *options: str) -> int:
    vocabulary = ("--set", "tokenizer.vocabulary=300")
    return main(["build", str(source), "--name", "mine", "--quiet", *vocabulary, *options])


def decisions(table: Path) -> dict[str, tuple[str, str]]:
    with open(table, encoding="utf-8-sig", newline="") as file:
        return {row["path"]: (row["kept"], row["reason"]) for row in csv.DictReader(file)}


def test_a_file_is_left_out_kept_and_given_back(source, tmp_path):
    table = tmp_path / "files.csv"
    (source / "long.py").write_text(f"a = {'1' * 2000}\nb = 2\nc = 3\n")
    plain = next(path for path in sorted(source.rglob("*.py")) if path.name != "long.py")
    inside = plain.relative_to(source).as_posix()
    options = ("--csv", str(table))
    assert build(source, *options) == 0
    assert decisions(table)["long.py"] == ("False", "longest_line")
    decided = ("--keep", str(source / "long.py"), "--drop", str(plain))
    assert build(source, *options, *decided) == 0
    assert decisions(table)["long.py"] == ("True", "")
    assert decisions(table)[inside] == ("False", "left_out")
    assert build(source, *options, "--by-filters", str(plain)) == 0
    assert decisions(table)[inside] == ("True", "")
    assert decisions(table)["long.py"] == ("True", "")


def test_a_file_of_no_source_is_a_sentence(source, capsys):
    assert build(source, "--keep", "elsewhere.py") == 1
    shown = capsys.readouterr().err
    assert "elsewhere.py is no file in the sources" in shown
    assert "hint: " in shown
