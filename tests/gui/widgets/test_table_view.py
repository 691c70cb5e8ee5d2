"""One table for every page: columns that do not fit are hidden, the Tab key leaves it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from gui.widgets.table_view import TableView
from gui.widgets.text_table import TextTableModel


class Rows:
    def __len__(self):
        return 3

    def texts(self, row):
        return (f"name {row}", str(row), "long text")

    def tip(self, row):
        return ""


@pytest.fixture
def model(qapp):
    result = TextTableModel(("Name", "Number", "Text"), numbers=(1,))
    result.show_rows(Rows())
    return result


def test_rows_are_selected_as_a_whole_and_tab_leaves(model, qtbot):
    table = TableView(model, "Things")
    qtbot.addWidget(table)
    assert table.accessibleName() == "Things"
    assert not table.tabKeyNavigation()
    table.selectRow(1)
    assert len(table.selectionModel().selectedRows()) == 1
    assert table.selectionMode() == QAbstractItemView.SelectionMode.SingleSelection
    several = TableView(model, "Things", several=True)
    qtbot.addWidget(several)
    several.selectAll()
    assert len(several.selectionModel().selectedRows()) == 3


def test_columns_that_do_not_fit_are_hidden(model, qtbot):
    table = TableView(model, "Things", stretch=0, hidden_below={1: 300, 2: 500})
    qtbot.addWidget(table)
    table.show()
    for width, hidden in ((600, []), (400, [2]), (200, [1, 2])):
        table.resize(width, 200)
        assert [column for column in range(3) if table.isColumnHidden(column)] == hidden


def test_widths_and_what_takes_the_rest(model, qtbot):
    mode = QHeaderView.ResizeMode
    table = TableView(model, "Things", stretch=2, widths={1: 30}, fits_contents=True)
    qtbot.addWidget(table)
    header = table.horizontalHeader()
    modes = [header.sectionResizeMode(column) for column in range(3)]
    assert modes == [mode.ResizeToContents, mode.Interactive, mode.Stretch]
    assert table.columnWidth(1) == 30
    equal = TableView(model, "Things", widths={0: 28})
    qtbot.addWidget(equal)
    header = equal.horizontalHeader()
    modes = [header.sectionResizeMode(column) for column in range(3)]
    assert modes == [mode.Fixed, mode.Stretch, mode.Stretch]
    assert equal.columnWidth(0) == 28


def test_sorting_can_be_taken_back(model, qtbot):
    table = TableView(model, "Things", sorts=True, elide=Qt.TextElideMode.ElideLeft)
    qtbot.addWidget(table)
    assert table.isSortingEnabled()
    assert table.horizontalHeader().isSortIndicatorClearable()
    assert table.horizontalHeader().sortIndicatorSection() == -1
    assert table.textElideMode() == Qt.TextElideMode.ElideLeft


def test_a_row_that_is_shown_is_the_only_selected_one_while_ctrl_is_held(model, qtbot):
    table = TableView(model, "Things", several=True)
    qtbot.addWidget(table)
    table.selectRow(0)
    qtbot.keyPress(table, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    table.selectRow(2)
    qtbot.keyRelease(table, Qt.Key.Key_Control)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [2]
    assert table.currentIndex().row() == 2
