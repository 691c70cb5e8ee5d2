"""What a build takes besides names and thresholds: how to read, what is held out, which tokens.

A form of the settings that no other part of the page has; nothing is declared twice,
so what each means and allows comes from the configuration.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.corpus.config import CorpusConfig
from core.tokenizer.config import TokenizerConfig
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.scrolling import scrolling
from gui.widgets.setting_field import label_of
from gui.widgets.settings_form import SettingsForm

READING = ("use_gitignore", "skip_vendored", "read_containers", "content_column", "other_encoding")
HOLDING_OUT = ("split_by", "validation_share", "seed")
TOKENS = ("style", "vocabulary", "min_frequency")


class SettingsDialog(QDialog):
    """Reading, holding out and tokens; ``accepted`` when they are to be used.

    Args:
        corpus, tokenizer: the settings to begin with.
    """

    def __init__(
        self, corpus: CorpusConfig, tokenizer: TokenizerConfig, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings of the build")
        self.reading = SettingsForm(corpus, READING)
        self.holding_out = SettingsForm(corpus, HOLDING_OUT)
        self.tokens = SettingsForm(tokenizer, TOKENS)
        self._forms = (self.reading, self.holding_out, self.tokens)
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(GRID)
        titles = ("Reading", "Held out for measuring", "Tokenizer")
        for title, form in zip(titles, self._forms, strict=True):
            card = Card(title)
            card.body.addWidget(form)
            cards.addWidget(card)
            form.changed.connect(self._show_state)
        cards.addStretch(1)
        scroll = scrolling(inside, "Settings of the build")
        inside.setAutoFillBackground(False)
        self.use_button = IconButton("Use for next build", "", "", "primary")
        cancel = IconButton("Cancel", "", "Leave everything as it was.")
        self.use_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.use_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)
        self.resize(480, 620)
        self._show_state()

    def corpus_config(self) -> CorpusConfig:
        """The settings of the corpus as they stand.

        Raises:
            ConfigError: a value that is none, or out of range.
        """
        held_out = self.holding_out.config()
        return dataclasses.replace(
            self.reading.config(), **{name: getattr(held_out, name) for name in HOLDING_OUT}
        )

    def tokenizer_config(self) -> TokenizerConfig:
        """The settings of the tokenizer as they stand.

        Raises:
            ConfigError: a value that is none, or out of range.
        """
        return self.tokens.config()

    @Slot()
    def _show_state(self) -> None:
        self.use_button.setEnabled(all(form.problem is None for form in self._forms))


def differences(corpus: CorpusConfig, tokenizer: TokenizerConfig) -> str:
    """Which of these settings are not the usual ones, for people; empty for none."""
    usual = (CorpusConfig(), TokenizerConfig())
    found: list[str] = []
    for config, default, names in (
        (corpus, usual[0], (*READING, *HOLDING_OUT)),
        (tokenizer, usual[1], TOKENS),
    ):
        for name in names:
            value = getattr(config, name)
            if value != getattr(default, name):
                if isinstance(value, bool):
                    value = "yes" if value else "no"
                found.append(f"{label_of(name)}: {value}")
    return ". ".join(found)
