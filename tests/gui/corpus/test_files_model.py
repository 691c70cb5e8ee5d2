"""Sorting and filtering the files of a corpus."""

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from core.corpus.browse.file_filter import DROPPED, KEPT, WANTED, FileFilter
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.overrides import Overrides
from gui.corpus import files_model
from gui.corpus.files_model import FilesModel
from tests.core.corpus.rows import made_corpus, made_rows

DESCENDING = Qt.SortOrder.DescendingOrder


def row(path, **values):
    return ManifestRow(path=path, source="/s", **values)


ROWS = [
    row("b/two.py", language="python", lines=20, bytes=900, kept=True, split="train"),
    row("a/one.c", language="c", lines=5, bytes=100, reason="too_short", detail="5 < 9 lines"),
    row("a/Three.py", language="python", lines=20, bytes=300, kept=True, split="validation"),
    row("c/", reason="skipped_folder"),
]


@pytest.fixture
def model(qapp, tmp_path):
    result = FilesModel()
    result.set_corpus(made_corpus(tmp_path, ROWS))
    return result


def paths(model):
    return [model.data(model.index(line, 0)) for line in range(model.rowCount())]


def test_the_order_is_that_of_the_manifest_until_a_column_is_chosen(model):
    assert paths(model) == ["b/two.py", "a/one.c", "a/Three.py", "c/"]
    model.sort(files_model.FILE)
    assert paths(model) == ["a/Three.py", "a/one.c", "b/two.py", "c/"]
    model.sort(-1)
    assert paths(model) == ["b/two.py", "a/one.c", "a/Three.py", "c/"]


@pytest.mark.parametrize(
    ("column", "ascending"),
    [
        (files_model.LINES, ["c/", "a/one.c", "b/two.py", "a/Three.py"]),
        (files_model.SIZE, ["c/", "a/one.c", "a/Three.py", "b/two.py"]),
        (files_model.LANGUAGE, ["c/", "a/one.c", "b/two.py", "a/Three.py"]),
    ],
)
def test_columns_sort_and_equal_rows_keep_their_order(model, column, ascending):
    model.sort(column)
    assert paths(model) == ascending
    model.sort(column, DESCENDING)
    by_value = [path for path in paths(model) if path not in ("b/two.py", "a/Three.py")]
    assert by_value == [p for p in reversed(ascending) if p not in ("b/two.py", "a/Three.py")]
    equal = [path for path in paths(model) if path in ("b/two.py", "a/Three.py")]
    assert equal == ["b/two.py", "a/Three.py"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (FileFilter(search="PY"), ["b/two.py", "a/Three.py"]),
        (FileFilter(search="three a/"), ["a/Three.py"]),
        (FileFilter(decision=KEPT), ["b/two.py", "a/Three.py"]),
        (FileFilter(decision=DROPPED), ["a/one.c", "c/"]),
        (FileFilter(decision="too_short"), ["a/one.c"]),
        (FileFilter(decision=WANTED), ["b/two.py", "a/one.c", "a/Three.py"]),
        (FileFilter(decision="no_such_reason"), []),
        (FileFilter(language="c"), ["a/one.c"]),
        (FileFilter(folder="a/"), ["a/one.c", "a/Three.py"]),
        (FileFilter(folder="a/", language="python", decision=KEPT), ["a/Three.py"]),
    ],
)
def test_every_condition_must_hold(model, wanted, expected):
    model.set_filter(wanted)
    assert paths(model) == expected


def test_sorting_keeps_the_chosen_file_chosen(model):
    chosen = QPersistentModelIndex(model.index(1, 0))
    model.sort(files_model.FILE, DESCENDING)
    assert model.row(chosen.row()).path == "a/one.c"


def test_texts_and_tips(model):
    def texts(line):
        return [model.data(model.index(line, column)) for column in range(model.columnCount())]

    assert texts(0) == ["b/two.py", "Python", "20", "900 bytes", "", "Training", ""]
    assert texts(1)[-2:] == ["Too short", "5 < 9 lines"]
    assert texts(2)[-2] == "Validation"
    tip = model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole)
    assert tip == "/s/a/one.c\nIt has too few lines. (5 < 9 lines)"


def test_many_rows_in_any_order_are_all_there(qapp, tmp_path):
    model = FilesModel()
    model.set_corpus(made_corpus(tmp_path, made_rows(2000)))
    for column in range(model.columnCount()):
        model.sort(column, DESCENDING)
        assert sorted(model.shown) == list(range(2000))
    assert model.line_of(int(model.shown[7])) == 7
    model.set_filter(FileFilter(search="module_000007"))
    assert model.line_of(8) == -1


def test_what_a_user_has_decided_since_the_build_looks_like_neither(model):
    def color(line):
        index = model.index(line, files_model.DECISION)
        return model.data(index, Qt.ItemDataRole.ForegroundRole)

    kept, dropped = color(0), color(1)
    model.set_overrides(Overrides().changed("/s", "b/two.py", "never"))
    assert color(0) not in (kept, dropped)
    assert color(1) == dropped
