"""The question at exit while a run is in progress."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QMessageBox, QWidget

from gui.translation import tr
from gui.widgets.question import question_box

CloseChoice = Literal["stop", "stay"]


def ask_about_training(parent: QWidget) -> CloseChoice:
    """Ask; Escape and the window's own close button mean staying."""
    box = question_box(
        parent,
        tr("Training is still running."),
        tr("Stopping finishes the step and saves: the run can be resumed after the next start."),
        tr("A run is in progress"),
    )
    stop = box.addButton(tr("Stop, save and close"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(tr("Keep training"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stop)
    box.setEscapeButton(stay)
    box.exec()
    return "stop" if box.clickedButton() is stop else "stay"
