"""The manifest as a table."""

import csv

import pytest

from core.control import Control
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.manifest_csv import COLUMNS, write_csv
from core.errors import Cancelled, StorageError

ROW = ManifestRow(
    path='a, "b".py', source="/s", language="python", lines=12, kept=True, split="train"
)


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_every_row_is_a_line_with_every_column(tmp_path):
    dropped = ManifestRow(path="c.py", source="/s", reason="too_long", detail="9,000 > 4,000 lines")
    write_csv([ROW, dropped], tmp_path / "files.csv", Control())
    header, first, second = read(tmp_path / "files.csv")
    assert tuple(header) == COLUMNS
    assert dict(zip(header, first, strict=True))["path"] == 'a, "b".py'
    assert dict(zip(header, first, strict=True))["kept"] == "True"
    assert dict(zip(header, second, strict=True))["detail"] == "9,000 > 4,000 lines"


@pytest.mark.parametrize("name", ["=1+1.py", "+x.c", "-x.c", "@x.java", "\tx.py"])
def test_a_file_name_never_becomes_a_formula(tmp_path, name):
    write_csv([ManifestRow(path=name, source="/s")], tmp_path / "files.csv", Control())
    assert read(tmp_path / "files.csv")[1][1] == f"'{name}"


def test_text_in_any_script_and_broken_names_come_through(tmp_path):
    rows = [ManifestRow(path="ä/日本.py", source="/s"), ManifestRow(path="x\udcff.py", source="/s")]
    write_csv(rows, tmp_path / "files.csv", Control())
    assert [row[1] for row in read(tmp_path / "files.csv")[1:]] == ["ä/日本.py", "x?.py"]


def test_cancel_leaves_nothing(tmp_path):
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        write_csv([ROW], tmp_path / "files.csv", control)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "occupied").write_text("")
    with pytest.raises(StorageError):
        write_csv([ROW], tmp_path / "occupied" / "files.csv", Control())


def test_what_filters_measured_has_columns_of_its_own(tmp_path):
    rows = [
        ManifestRow(path="a.py", source="/s", measures={"depth": 2.5}),
        ManifestRow(path="b.py", source="/s"),
    ]
    path = tmp_path / "files.csv"
    write_csv(iter(rows), path, Control())
    lines = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    assert [line["depth"] for line in lines] == ["2.5", "0.0"]
