"""The model card of the chosen checkpoint, with buttons to copy and to save it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QPalette, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from core.errors import CoreError
from gui.context import AppContext
from gui.evaluate.card_style import apply_style
from gui.evaluate.operations import card_operation, save_text_operation
from gui.jobs.job import Job
from gui.theme import current_theme
from gui.translation import problem_text, tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import ElidedLabel, label

_METADATA_LINE = "---\n"


class CardView(QWidget):
    """Creates the card when it is shown, in a worker."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._checkpoint: Path | None = None
        self._made_for: Path | None = None
        self._job: Job | None = None
        self.markdown = ""
        self.title = ElidedLabel(tr("Model card"), "title")
        self.copy_button = IconButton(
            tr("Copy"), "copy", tr("Copy the card to the clipboard as Markdown.")
        )
        self.save_button = IconButton(
            tr("Save…"), "", tr("Save the card as Markdown, with metadata for Hugging Face.")
        )
        self.refresh_button = IconButton("", "refresh", tr("Create the card again."), "flat")
        self.page = QTextBrowser()
        self.page.setAccessibleName(tr("Model card"))
        self.page.setToolTip(
            tr("Everything here was recorded or measured; nothing was written by hand.")
        )
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.message = label("", "muted", wraps=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.title, 1)
        head.addWidget(self.refresh_button)
        head.addWidget(self.copy_button)
        head.addWidget(self.save_button)
        card = Card()
        card.body.addLayout(head)
        card.body.addWidget(self.page, 1)
        card.body.addWidget(self.message, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self._ask_where)
        self.refresh_button.clicked.connect(self.make)
        self._show_state("")

    def show_checkpoint(self, checkpoint: Path | None) -> None:
        """Set another checkpoint; its card is created when it is shown."""
        if checkpoint != self._checkpoint:
            self._checkpoint = checkpoint
            self._forget()
        if self.isVisible():
            self.make_once()

    def outdate(self) -> None:
        """Create the card again: an evaluation was stored, deleted or restored."""
        self._made_for = None
        if self.isVisible():
            self.make()

    def make_once(self) -> None:
        """Create the card unless that is done."""
        if self._made_for != self._checkpoint or self._checkpoint is None:
            self.make()

    @Slot()
    def make(self) -> None:
        """Create the card of the checkpoint."""
        if self._job is not None:
            self._job.abandon()
            self._job = None
        if self._checkpoint is None:
            self._show_state(tr("There is no model yet. Its card is shown here after training."))
            return
        self._made_for = self._checkpoint
        if not self.markdown:
            self._show_state(tr("Creating the card…"))
        job = self._context.jobs.start(
            tr("Creating a model card"), card_operation(self._checkpoint, self._context.workspace)
        )
        self._job = job
        job.on_result(self._show_card)
        job.on_error(self._fail)

    @Slot()
    def copy(self) -> None:
        """Copy the card to the clipboard."""
        if self.markdown:
            QGuiApplication.clipboard().setText(self.markdown)
            self._context.status.emit(tr("The model card was copied to the clipboard."))

    def save(self, path: Path) -> None:
        """Save the card, in a worker."""
        job = self._context.jobs.start(
            tr("Saving a model card"), save_text_operation(self.markdown, path)
        )
        job.on_result(self._saved)

    def set_theme(self) -> None:
        """Use the colors of another theme; tables must be drawn again for that."""
        if self.markdown:
            self._render()

    @Slot(object)
    def _show_card(self, markdown: str) -> None:
        self._job = None
        self.markdown = markdown
        self._render()
        self._show_state("")

    @Slot(object)
    def _fail(self, error: CoreError) -> None:
        self._job = None
        self._forget()
        self._show_state(problem_text(error))

    def _forget(self) -> None:
        self.markdown = ""
        self._made_for = None
        self.page.clear()

    def _render(self) -> None:
        theme = current_theme()
        palette = QPalette(self.page.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.surface)
        palette.setColor(QPalette.ColorRole.Text, theme.text)
        self.page.setPalette(palette)
        position = self.page.verticalScrollBar().value()
        self.page.setMarkdown(_without_metadata(self.markdown))
        apply_style(self.page.document(), theme, self.font())
        self.page.verticalScrollBar().setValue(position)

    def _show_state(self, message: str) -> None:
        self.message.setText(message)
        self.message.setVisible(bool(message))
        self.page.setVisible(not message)
        for button in (self.copy_button, self.save_button):
            button.setEnabled(bool(self.markdown) and not message)
        self.refresh_button.setEnabled(self._checkpoint is not None)

    @Slot()
    def _ask_where(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(
            self, tr("Save the model card"), str(Path.home() / "README.md"), "Markdown (*.md)"
        )
        if path:
            self.save(Path(path))

    @Slot(object)
    def _saved(self, path: Path) -> None:
        self._context.status.emit(tr("Written: {path}").format(path=path))

    def showEvent(self, event: QShowEvent) -> None:
        """Create the card when the tab is shown."""
        super().showEvent(event)
        self.make_once()


def _without_metadata(markdown: str) -> str:
    """Return the card without its YAML header, which is for programs."""
    if not markdown.startswith(_METADATA_LINE):
        return markdown
    _, _, rest = markdown.removeprefix(_METADATA_LINE).partition(f"\n{_METADATA_LINE}")
    return rest
