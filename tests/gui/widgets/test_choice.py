"""The combo box by keys."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from gui.widgets.choice import Choice, Group


def make(qtbot) -> Choice:
    choice = Choice("Fruit")
    qtbot.addWidget(choice)
    choice.set_items([("a", "Apple"), ("b", "Banana")])
    return choice


def test_keys_and_silent_replacement(qtbot):
    choice = make(qtbot)
    choice.set_key("b")
    choice.set_items([("b", "Banana"), ("c", "Cherry")])
    assert choice.key() == "b"
    choice.set_key("nothing")
    assert choice.key() == "b"
    choice.set_items([])
    assert choice.key() == ""


def test_the_wheel_changes_nothing_in_passing(qtbot):
    choice = make(qtbot)
    choice.show()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    choice.wheelEvent(wheel)
    assert choice.key() == "a"
    assert not wheel.isAccepted()


def test_a_long_text_is_shortened_and_does_not_widen(qtbot):
    choice = make(qtbot)
    choice.set_items([("long", "x" * 300)])
    assert choice.minimumSizeHint().width() < 300
    choice.resize(120, 30)
    assert choice.grab().width() == 120


def test_items_below_the_title_of_a_group(qtbot):
    choice = Choice("Checkpoint")
    qtbot.addWidget(choice)
    group = Group(
        title="nano, 29 Nov",
        items=(("a", "nano, 29 Nov, best", "best"), ("b", "nano, 29 Nov, step 5", "step 5")),
    )
    choice.set_items([group, ("c", "Starter")])
    assert choice.key() == "a", "a title is no choice"
    assert choice.currentText() == "nano, 29 Nov, best"
    model = choice.model()
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert choice.findData("b") == 2
    option = QStyleOptionViewItem()
    choice.itemDelegate().initStyleOption(option, model.index(2, 0))
    assert option.text.strip() == "step 5"
    choice.set_key("c")
    choice.set_items([group, ("c", "Starter")])
    assert choice.key() == "c"
    QTest.keyClick(choice, Qt.Key.Key_Home)
    assert choice.key() == "a", "keys pass over a title"
