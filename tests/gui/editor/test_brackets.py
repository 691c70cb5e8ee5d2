"""Partners of brackets."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from gui.editor.text.brackets import bracket_pair


@pytest.mark.parametrize(
    ("text", "position", "pair"),
    [
        ("f(a[1])", 2, (1, 6)),
        ("f(a[1])", 7, (6, 1)),
        ("f(a[1])", 3, (3, 5)),
        ("f(\n\n  b\n)", 1, (1, 8)),
        ("f(\n\n  b\n)", 9, (8, 1)),
        ("f(", 2, (1, None)),
        (")", 0, (0, None)),
        ("abc", 1, None),
        ("", 0, None),
        ("(\U0001f600)", 1, (0, 3)),
        ("{(})", 1, (0, 2)),
    ],
)
def test_bracket_pair(qapp, text, position, pair):
    document = QTextDocument()
    document.setPlainText(text)
    assert bracket_pair(document, position) == pair
