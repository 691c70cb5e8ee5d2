"""What to do about a run when the window is asked to close."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QMessageBox, QWidget

CloseChoice = Literal["stop", "stay"]


def ask_about_training(parent: QWidget) -> CloseChoice:
    """Ask; Escape and the window's own close button mean staying."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("A run is in progress")
    box.setText("Training is still running.")
    box.setInformativeText(
        "Stopping finishes the step and saves: the run can be continued after the next start."
    )
    stop = box.addButton("Stop, save and close", QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton("Keep training", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stop)
    box.setEscapeButton(stay)
    box.exec()
    return "stop" if box.clickedButton() is stop else "stay"
