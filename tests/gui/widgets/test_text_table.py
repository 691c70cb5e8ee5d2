"""A table of texts asks its rows for what is looked at."""

from PySide6.QtCore import Qt

from gui.widgets.text_table import TextTableModel


class Squares:
    def __init__(self, count):
        self.count = count

    def __len__(self):
        return self.count

    def texts(self, row):
        return f"n{row}", f"{row * row}"

    def tip(self, row):
        return f"{row} squared"


def test_rows_are_shown_and_replaced(qtbot):
    model = TextTableModel(("Name", "Square"), (1,))
    assert (model.rowCount(), model.columnCount()) == (0, 2)
    assert model.data(model.index(0, 0)) is None
    with qtbot.waitSignal(model.modelReset):
        model.show_rows(Squares(4))
    assert model.rowCount() == 4
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.index(3, 1).data() == "9"
    assert model.index(3, 1).data(Qt.ItemDataRole.ToolTipRole) == "3 squared"
    right = model.index(3, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Square"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
