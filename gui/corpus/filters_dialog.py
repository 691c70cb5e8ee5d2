"""The thresholds of the filters as a form, for a first build: there is no corpus to try them on."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.corpus.config import CorpusConfig
from core.corpus.filters import FILTERS
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import label
from gui.widgets.scrolling import scrolling
from gui.widgets.settings_form import SettingsForm

# Every setting of a filter once, in the order of the filters, then what is replaced.
THRESHOLDS = tuple(
    dict.fromkeys(
        [*(name for each in FILTERS for name in each.settings), "redact_secrets", "redact_emails"]
    )
)


class FiltersDialog(QDialog):
    """``accepted`` when the thresholds are to be used.

    Args:
        config: the settings to begin with.
    """

    def __init__(self, config: CorpusConfig, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Filters of the build")
        self.form = SettingsForm(config, THRESHOLDS)
        about = label(
            "0 or off drops nothing. After a build, the Filters tab shows what each threshold "
            "drops, and what another one would.",
            "muted",
            wraps=True,
        )
        self.use_button = IconButton("Use for next build", "", "", "primary")
        cancel = IconButton("Cancel", "", "Leave everything as it was.")
        self.use_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.form.changed.connect(self._show_state)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.use_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(about)
        self.form.setAutoFillBackground(False)
        column.addWidget(scrolling(self.form, "Filters of the build"), 1)
        column.addLayout(buttons)
        self.resize(460, 560)
        self._show_state()

    def config(self) -> CorpusConfig:
        """The settings as they are in the form.

        Raises:
            ConfigError: a value that is none, or out of range.
        """
        return self.form.config()

    @Slot()
    def _show_state(self) -> None:
        self.use_button.setEnabled(self.form.problem is None)
