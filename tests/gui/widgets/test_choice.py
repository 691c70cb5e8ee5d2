"""The combo box by keys."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from gui.widgets.choice import Choice


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
