"""The options of a build besides its sources: name, languages, filters."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from PySide6.QtCore import QT_TR_NOOP, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from core.config import to_mapping
from core.corpus.config import CorpusConfig
from core.corpus.presets import FILTER_PRESETS, RECOMMENDED, preset_of, with_filters
from core.errors import CoreError
from core.titles import checked_title
from core.tokenizer.config import TokenizerConfig
from gui.corpus.languages_button import LanguagesButton
from gui.corpus.settings_dialog import SettingsDialog, differences
from gui.translation import problem_text, tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label, set_invalid
from gui.widgets.steady import SteadyLabel

_CUSTOM = "custom"
_TITLES = {
    "recommended": str(QT_TR_NOOP("Recommended")),
    "card": str(QT_TR_NOOP("Model card")),
}
_SENTENCES = {
    "recommended": str(
        QT_TR_NOOP(
            "Drops tests, data, generated code, broken files and near-duplicates; replaces secrets."
        )
    ),
    "card": str(QT_TR_NOOP("The filters of the published model card and no others.")),
    _CUSTOM: str(QT_TR_NOOP("The thresholds that you chose on the Filters tab.")),
}


class BuildOptions(Card):
    """A form of three rows.

    Signals:
        changed: an option, or whether the name is valid.
        finds_others: a build would find other files in the same sources.
        filters_requested: the user wants to see and move single thresholds.
    """

    changed = Signal()
    finds_others = Signal()
    filters_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Dataset"), parent)
        self._config = with_filters(CorpusConfig(), RECOMMENDED)
        self._tokenizer = TokenizerConfig()
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the dataset"))
        self.name.setToolTip(tr("Any text; a folder is named after it."))
        self.problem = SteadyLabel("problem")
        self.languages = LanguagesButton(self._config.languages)
        self.filters = Choice(tr("Filters"), tr("Which files are good enough to train on."))
        self.explanation = SteadyLabel("caption", [tr(text) for text in _SENTENCES.values()])
        self.adjust_button = IconButton(
            tr("Adjust…"), "", tr("See what each threshold drops in a corpus, and move it."), "link"
        )
        self.more_button = IconButton(
            tr("More…"), "", tr("Reading, validation split and tokenizer."), "link"
        )
        self.more = label("", "caption", wraps=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for row, (text, field) in enumerate(
            (
                (tr("&Name"), self.name),
                (tr("&Languages"), self.languages),
                (tr("Filte&rs"), self.filters),
            )
        ):
            caption = label(text)
            caption.setBuddy(field)
            grid.addWidget(caption, row + (row > 0), 0)
            grid.addWidget(field, row + (row > 0), 1)
        grid.addWidget(self.problem, 1, 1)
        grid.addWidget(self.more_button, 2, 2)
        grid.addWidget(self.adjust_button, 3, 2)
        grid.addWidget(self.explanation, 4, 1, 1, 2)
        grid.addWidget(self.more, 5, 1, 1, 2)
        self.body.addLayout(grid)
        self._offer()
        self.name.textChanged.connect(self._show_state)
        self.filters.currentIndexChanged.connect(self._filters_chosen)
        self.languages.changed.connect(self._languages_chosen)
        self.adjust_button.clicked.connect(self.filters_requested)
        self.more_button.clicked.connect(self.show_more)
        self._show_state()

    @property
    def config(self) -> CorpusConfig:
        """The settings of the next build, without sources."""
        return self._config

    @property
    def tokenizer(self) -> TokenizerConfig:
        """The settings of the next build's tokenizer."""
        return self._tokenizer

    @Slot()
    def show_more(self) -> None:
        """Show the other settings of a build."""
        dialog = SettingsDialog(self._config, self._tokenizer, self.window())
        if dialog.exec() == SettingsDialog.DialogCode.Accepted:
            self.use_more(dialog.corpus_config(), dialog.tokenizer_config())

    def use_more(self, config: CorpusConfig, tokenizer: TokenizerConfig) -> None:
        """Use the settings of the dialog."""
        self._config, self._tokenizer = config, tokenizer
        self._show_state()
        self.finds_others.emit()

    def set_config(self, config: CorpusConfig) -> None:
        """Use settings that were found elsewhere; their sources do not count."""
        self._config = dataclasses.replace(config, sources=())
        self.languages.set_chosen(config.languages)
        self._offer()
        self._show_state()

    def command_options(self) -> tuple[str, ...]:
        """Return these settings as options of the ``build`` command."""
        corpus = settings_options("corpus", self._config, CorpusConfig())
        return corpus + settings_options("tokenizer", self._tokenizer, TokenizerConfig())

    def name_problem(self) -> CoreError | None:
        """Return why the name is not valid; None where it is."""
        try:
            checked_title(self.name.text())
        except CoreError as error:
            return error
        return None

    def _offer(self) -> None:
        preset = preset_of(self._config)
        items = [(name, tr(_TITLES.get(name, name))) for name in (RECOMMENDED, *FILTER_PRESETS)]
        items = list(dict.fromkeys(items))
        if not preset:
            items.append((_CUSTOM, tr("Custom")))
        self.filters.set_items(items, preset or _CUSTOM)

    @Slot()
    def _filters_chosen(self, *_index: object) -> None:
        if self.filters.key() in FILTER_PRESETS:
            self._config = with_filters(self._config, self.filters.key())
        self._show_state()
        self.changed.emit()

    @Slot()
    def _languages_chosen(self) -> None:
        self._config = dataclasses.replace(self._config, languages=self.languages.chosen())
        self.changed.emit()
        self.finds_others.emit()

    @Slot()
    def _show_state(self, *_text: object) -> None:
        problem = self.name_problem()
        self.problem.setText(problem_text(problem) if problem else "")
        set_invalid(self.name, problem is not None)
        sentence = _SENTENCES.get(self.filters.key(), "")
        self.explanation.setText(tr(sentence) if sentence else "")
        more = differences(self._config, self._tokenizer)
        self.more.setText(f"{more}.")
        self.more.setVisible(bool(more))
        self.changed.emit()


def settings_options(
    part: str, config: CorpusConfig | TokenizerConfig, usual: CorpusConfig | TokenizerConfig
) -> tuple[str, ...]:
    """Return ``--set`` options for everything that differs from the defaults but the sources."""
    defaults = to_mapping(usual)
    options: list[str] = []
    for name, value in to_mapping(config).items():
        if name != "sources" and value != defaults[name]:
            options += ["--set", f"{part}.{name}={_toml(value)}"]
    return tuple(options)


def _toml(value: bool | float | str | Sequence[str]) -> str:
    # JSON and TOML spell these alike.
    return json.dumps(value, ensure_ascii=False)
