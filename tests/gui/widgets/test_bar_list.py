"""The bars that are read like a list."""

import pytest
from PySide6.QtCore import QPoint, Qt

from gui.widgets.bar_list import Bar, BarList

BARS = (
    Bar(key="a", title="First", count=10, part=4, note="+2"),
    Bar(key="b", title="Second", count=3),
)


@pytest.fixture
def bars(qtbot):
    bars = BarList("Reasons")
    qtbot.addWidget(bars)
    bars.show_bars(BARS)
    bars.resize(200, bars.sizeHint().height())
    bars.show()
    qtbot.waitExposed(bars)
    return bars


def test_a_click_chooses_the_row_under_it(qtbot, bars):
    with qtbot.waitSignal(bars.chosen) as chosen:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(20, bars.height() - 5))
    assert chosen.args == ["b"]


def test_the_keyboard_moves_and_chooses(qtbot, bars):
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    with qtbot.waitSignal(bars.chosen) as chosen:
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert chosen.args == ["b"]


def test_screen_readers_get_the_numbers(bars):
    assert bars.accessibleDescription() == "First: 10 +2; Second: 3"


def test_fewer_rows_need_less_room(bars):
    high = bars.sizeHint().height()
    bars.show_bars(BARS[:1])
    assert bars.sizeHint().height() < high
    bars.show_bars(())
    assert bars.bars == ()
