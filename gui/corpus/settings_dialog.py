"""What a build takes besides names and thresholds: how to read, what is held out, which tokens.

A form of the settings that no other part of the page has; nothing is declared twice,
so what each means and allows comes from the configuration.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.corpus.config import CorpusConfig
from core.tokenizer.config import TokenizerConfig
from gui.corpus.use_dialog import UseDialog
from gui.widgets.card import GRID, Card
from gui.widgets.scrolling import scrolling
from gui.widgets.setting_field import label_of
from gui.widgets.settings_form import SettingsForm

READING = ("use_gitignore", "skip_vendored", "read_containers", "content_column", "other_encoding")
HOLDING_OUT = ("split_by", "validation_share", "seed")
TOKENS = ("style", "vocabulary", "min_frequency")


class SettingsDialog(UseDialog):
    """Reading, holding out and tokens; ``accepted`` when they are to be used.

    Args:
        corpus, tokenizer: the settings to begin with.
    """

    def __init__(
        self, corpus: CorpusConfig, tokenizer: TokenizerConfig, parent: QWidget | None = None
    ) -> None:
        reading, holding_out = SettingsForm(corpus, READING), SettingsForm(corpus, HOLDING_OUT)
        tokens = SettingsForm(tokenizer, TOKENS)
        forms = (reading, holding_out, tokens)
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(GRID)
        titles = ("Reading", "Held out for measuring", "Tokenizer")
        for title, form in zip(titles, forms, strict=True):
            card = Card(title)
            card.body.addWidget(form)
            cards.addWidget(card)
        cards.addStretch(1)
        scroll = scrolling(inside, "Settings of the build")
        inside.setAutoFillBackground(False)
        super().__init__("Settings of the build", forms, [scroll], parent)
        self.reading, self.holding_out, self.tokens = forms
        self.resize(480, 620)

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
