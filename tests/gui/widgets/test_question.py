"""Questions: which button is which, and how they look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from gui.widgets.question import confirm


@pytest.fixture
def answered(qtbot):
    """Ask, then press a key or a button, by its text, in the box; return answer and box texts."""

    def ask(press, **options):
        parent = QWidget()
        qtbot.addWidget(parent)
        seen = []

        def respond():
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            seen.append((box.icon(), box.text(), [button.text() for button in box.buttons()]))
            if isinstance(press, str):
                next(b for b in box.buttons() if b.text() == press).click()
            else:
                QTest.keyClick(box, press)

        QTimer.singleShot(0, respond)
        answer = confirm(parent, "Replace <b>?", "It is lost.", "Replace", **options)
        return answer, seen[0]

    return ask


@pytest.mark.parametrize(
    ("press", "is_harmless", "expected"),
    [
        ("Replace", True, True),
        ("Cancel", True, False),
        (Qt.Key.Key_Return, True, True),
        (Qt.Key.Key_Return, False, False),
        (Qt.Key.Key_Escape, True, False),
    ],
)
def test_buttons_and_keys_answer(answered, press, is_harmless, expected):
    answer, (icon, text, buttons) = answered(press, is_harmless=is_harmless)
    assert answer is expected
    assert icon == QMessageBox.Icon.NoIcon
    assert text == "Replace <b>?"
    assert sorted(buttons) == ["Cancel", "Replace"]
