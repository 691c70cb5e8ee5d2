"""The build settings besides names and thresholds: reading, validation split, tokenizer.

It is a form of the settings that no other part of the page has; what each means and allows
comes from the configuration.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.corpus.config import CorpusConfig
from core.tokenizer.config import TokenizerConfig
from gui.corpus.use_dialog import UseDialog
from gui.translation import tr
from gui.widgets.card import GRID, Card
from gui.widgets.scrolling import scrolling
from gui.widgets.setting_field import label_of
from gui.widgets.settings_form import SettingsForm

READING = ("use_gitignore", "skip_vendored", "read_containers", "content_column", "other_encoding")
SPLIT = ("split_by", "validation_share", "seed")
TOKENS = ("style", "vocabulary", "min_frequency")


class SettingsDialog(UseDialog):
    """Reading, validation split and tokenizer; ``accepted`` when they are to be used.

    Args:
        corpus, tokenizer: the settings to begin with.
    """

    def __init__(
        self, corpus: CorpusConfig, tokenizer: TokenizerConfig, parent: QWidget | None = None
    ) -> None:
        reading, split = SettingsForm(corpus, READING), SettingsForm(corpus, SPLIT)
        tokens = SettingsForm(tokenizer, TOKENS)
        forms = (reading, split, tokens)
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(GRID)
        titles = (tr("Reading"), tr("Validation split"), tr("Tokenizer"))
        for title, form in zip(titles, forms, strict=True):
            card = Card(title)
            card.body.addWidget(form)
            cards.addWidget(card)
        cards.addStretch(1)
        scroll = scrolling(inside, tr("Build settings"))
        inside.setAutoFillBackground(False)
        super().__init__(tr("Build settings"), forms, [scroll], parent)
        self.reading, self.split, self.tokens = forms
        self.resize(480, 620)

    def corpus_config(self) -> CorpusConfig:
        """Return the settings of the corpus as they are in the form.

        Raises:
            ConfigError: a value is invalid or out of range.
        """
        split = self.split.config()
        return dataclasses.replace(
            self.reading.config(), **{name: getattr(split, name) for name in SPLIT}
        )

    def tokenizer_config(self) -> TokenizerConfig:
        """Return the settings of the tokenizer as they are in the form.

        Raises:
            ConfigError: a value is invalid or out of range.
        """
        return self.tokens.config()


def differences(corpus: CorpusConfig, tokenizer: TokenizerConfig) -> str:
    """Return which of these settings differ from the defaults, for people; empty for none."""
    usual = (CorpusConfig(), TokenizerConfig())
    found: list[str] = []
    for config, default, names in (
        (corpus, usual[0], (*READING, *SPLIT)),
        (tokenizer, usual[1], TOKENS),
    ):
        for field in dataclasses.fields(config):
            value = getattr(config, field.name)
            if field.name in names and value != getattr(default, field.name):
                if isinstance(value, bool):
                    value = tr("yes") if value else tr("no")
                found.append(f"{label_of(field)}: {value}")
    return ". ".join(found)
