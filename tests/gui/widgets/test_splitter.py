"""Widths that a user sets are emitted, and restored."""

from PySide6.QtWidgets import QWidget

from gui.widgets.splitter import Splitter


def test_widths_are_told_when_moved_and_restored_where_they_fit(qtbot):
    columns = Splitter((QWidget(), QWidget()), (300, 300))
    qtbot.addWidget(columns)
    columns.resize(608, 100)
    columns.show()
    told = []
    columns.moved.connect(told.append)
    columns.moveSplitter(200, 1)
    assert told == [tuple(columns.sizes())]
    assert abs(columns.sizes()[0] - 200) < 8
    columns.restore((400, 200))
    assert columns.sizes()[0] == 400
    for unfit in ((), (600,), (1, 2, 3), (0, 600)):
        columns.restore(unfit)
        assert columns.sizes()[0] == 400
