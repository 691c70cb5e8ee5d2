"""Help > Getting started: the steps from an empty workspace to one's own suggestions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.help.help_dialog import HelpDialog
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import label

_MIN_WIDTH = 560
# Title, explanation, text of the button, and the action that it runs.
_STEPS: Final = (
    (
        QT_TR_NOOP("Type with suggestions"),
        QT_TR_NOOP(
            "Open the editor and type: a small model comes with the program. Tab accepts what is "
            "shown in gray, Ctrl+Right accepts one word of it."
        ),
        QT_TR_NOOP("Open editor"),
        "window.editor",
    ),
    (
        QT_TR_NOOP("Open your project"),
        QT_TR_NOOP("Suggestions then know the names of your project, without any training."),
        QT_TR_NOOP("Open folder…"),
        "editor.open_folder",
    ),
    (
        QT_TR_NOOP("Make a dataset"),
        QT_TR_NOOP("Choose folders with code; they are cleaned and turned into tokens."),
        QT_TR_NOOP("New dataset…"),
        "train.new_dataset",
    ),
    (
        QT_TR_NOOP("Train a model"),
        QT_TR_NOOP(
            "Choose a size and a time, and start. The curve shows what the model has learned; it "
            "can make suggestions while it learns."
        ),
        QT_TR_NOOP("Open Train"),
        "window.train",
    ),
    (
        QT_TR_NOOP("See how good it is"),
        QT_TR_NOOP("Typing is simulated on code that the model has never seen."),
        QT_TR_NOOP("Open Evaluate"),
        "window.evaluate",
    ),
    (
        QT_TR_NOOP("Use it in your own editor"),
        QT_TR_NOOP("A server on this computer gives the same suggestions to other editors."),
        QT_TR_NOOP("Connect…"),
        "window.connect",
    ),
)


class GettingStarted(HelpDialog):
    """Six steps; a button beside each goes there.

    Args:
        run: runs an action, by its id.
        palette_keys: open the command palette; empty where there are none.
    """

    def __init__(
        self,
        run: Callable[[str], object],
        palette_keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Getting started"), parent)
        self.setMinimumWidth(_MIN_WIDTH)
        self.step_buttons: dict[str, IconButton] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(0, 1)
        for number, (heading, text, action, name) in enumerate(_STEPS):
            column = QVBoxLayout()
            column.setSpacing(GRID // 2)
            numbered = tr("{number}. {step}").format(number=number + 1, step=tr(heading))
            column.addWidget(label(numbered, "title"))
            column.addWidget(label(tr(text), "muted", wraps=True))
            button = IconButton(tr(action), tip=tr(heading))
            button.clicked.connect(lambda _checked=False, name=name: run(name))
            self.step_buttons[name] = button
            grid.addLayout(column, number, 0)
            grid.addWidget(button, number, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        if palette_keys:
            hint = tr("{keys} finds every action by its name.").format(keys=palette_keys)
            self.body.addWidget(label(hint, "muted", wraps=True))
