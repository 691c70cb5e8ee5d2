"""Every threshold beside its effect: move one, and see which files it drops.

Nothing is read again: ``core.corpus.what_if`` decides from the stored measures. The corpus
itself stays as it is until the next build.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from core.config import setting_of
from core.corpus.browse.corpus_data import CorpusData
from core.corpus.browse.histogram import CHARTS
from core.corpus.config import CorpusConfig
from core.corpus.filter_run import Decision
from core.corpus.filters.table import FILTERS
from core.corpus.presets import CARD, FILTER_PRESETS, preset_of, with_filters
from core.data.open_corpus import OpenedCorpus
from core.errors import ConfigError
from gui.context import AppContext
from gui.corpus.effect_panel import EffectPanel
from gui.corpus.measure_card import MeasureCard
from gui.theme import Theme
from gui.translation import problem_text, tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.scrolling import scrolling

# The filters that have a switch, each setting once.
_SWITCHES = {each.settings[0]: each.switch for each in FILTERS if each.switch}
_REPLACEMENTS = {
    "redact_secrets": str(QT_TR_NOOP("Secrets")),
    "redact_emails": str(QT_TR_NOOP("E-mail addresses")),
}
# Dragging a slider asks more often than a screen shows.
_FRAME_MS = 16
_CARD_WIDTH = 240
_EFFECT_WIDTH = 280
_AS_BUILT = "built"
_CUSTOM = "custom"


class ThresholdsTab(QWidget):
    """Shows what other settings would keep of one corpus.

    Signals:
        use_requested: the ``CorpusConfig`` for the next build.
        files_requested: a reason or empty, and a language or empty.
    """

    use_requested = Signal(object)
    files_requested = Signal(str, str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: CorpusData | None = None
        self._config = CorpusConfig()
        self.decision: Decision | None = None
        theme = context.themes.current
        self.cards = [MeasureCard(chart, theme) for chart in CHARTS]
        switches = {**_SWITCHES, **_REPLACEMENTS}
        self.switches = {name: _switch(name, title) for name, title in switches.items()}
        self.effect = EffectPanel()
        self.presets = Choice(tr("Filters"), tr("Start from the thresholds of a preset."))
        self.problem = label("", "problem", wraps=True)
        self.use_button = IconButton(
            tr("Use for next build"), "", tr("The next build uses these thresholds."), "primary"
        )
        self.use_button.clicked.connect(self._use)
        switch_card = Card(tr("Drop"))
        switch_card.body.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        for name, box in self.switches.items():
            if name == next(iter(_REPLACEMENTS)):
                switch_card.body.addWidget(label(tr("Replace at the next build"), "title"))
            switch_card.body.addWidget(box)
            box.toggled.connect(self._changed)
        switch_card.body.addStretch(1)
        self._tiles: list[QWidget] = [*self.cards, switch_card]
        self._columns = 0

        inside = QWidget()
        inside.setProperty("role", "page")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        self._scroll = scrolling(inside, tr("Thresholds"))
        right_scroll = scrolling(self.effect, tr("What is kept"))
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(self.presets)
        right.addWidget(right_scroll, 1)
        right.addWidget(self.problem)
        right.addWidget(self.use_button)
        side = QWidget()
        side.setFixedWidth(_EFFECT_WIDTH)
        right.setContentsMargins(0, 0, 0, 0)
        side.setLayout(right)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._scroll, 1)
        row.addWidget(side)

        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self.decide)
        for card in self.cards:
            card.changed.connect(self._changed)
        self.effect.files_requested.connect(self.files_requested)
        self.presets.currentIndexChanged.connect(self._preset_chosen)
        context.themes.changed.connect(self._theme_changed)
        self._arrange(2)

    def show_corpus(self, opened: OpenedCorpus) -> None:
        """Show another corpus with the thresholds of its build."""
        data = opened.data
        self._timer.stop()
        self._data = data
        self._config = data.config
        for card in self.cards:
            card.show_corpus(data)
        self._show_switches(data.config)
        self.decide()

    def config(self) -> CorpusConfig:
        """Return the settings as they are set here.

        Raises:
            ConfigError: two of them contradict each other.
        """
        values: dict[str, Any] = {name: box.isChecked() for name, box in self.switches.items()}
        for card in self.cards:
            values |= card.settings()
        return dataclasses.replace(self._config, **values)

    @Slot()
    def decide(self) -> None:
        """Show what the settings keep."""
        self._timer.stop()
        data = self._data
        if data is None:
            return
        try:
            config = self.config()
        except ConfigError as error:
            self._show_problem(error)
            return
        self._show_problem(None)
        self.decision = data.measured.decide(config)
        for card in self.cards:
            card.show_decision(self.decision)
        self.effect.show_decision(data, self.decision, data.built)
        self._offer(config)

    @Slot()
    def _changed(self, *_value: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _preset_chosen(self, *_index: object) -> None:
        key = self.presets.key()
        data = self._data
        if data is None or key == _CUSTOM:
            return
        config = data.config if key == _AS_BUILT else with_filters(self._config, key)
        # A preset also decides what has no threshold here, such as redaction.
        self._config = config
        for card in self.cards:
            card.show_config(config)
        self._show_switches(config)
        self.decide()

    @Slot()
    def _use(self) -> None:
        try:
            self.use_requested.emit(self.config())
        except ConfigError as error:
            self._show_problem(error)

    @Slot(object)
    def _theme_changed(self, theme: Theme) -> None:
        for card in self.cards:
            card.plot.set_theme(theme)

    def _show_switches(self, config: CorpusConfig) -> None:
        for name, box in self.switches.items():
            box.blockSignals(True)
            box.setChecked(bool(getattr(config, name)))
            box.blockSignals(False)

    def _show_problem(self, error: ConfigError | None) -> None:
        self.problem.setText(problem_text(error) if error else "")
        self.problem.setVisible(error is not None)
        self.use_button.setEnabled(error is None)

    def _offer(self, config: CorpusConfig) -> None:
        data = self._data
        assert data is not None
        items = [(_AS_BUILT, tr("As built"))]
        items += [(name, _preset_title(name)) for name in FILTER_PRESETS]
        chosen = _AS_BUILT if config == data.config else preset_of(config)
        if not chosen:
            items.append((_CUSTOM, tr("Custom")))
        self.presets.blockSignals(True)
        self.presets.set_items(items, chosen or _CUSTOM)
        self.presets.blockSignals(False)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as fit."""
        super().resizeEvent(event)
        room = self.width() - _EFFECT_WIDTH - GRID
        self._arrange(max(1, min(3, room // (_CARD_WIDTH + GRID))))


def _preset_title(name: str) -> str:
    return tr("Model card") if name == CARD else tr("Recommended")


def _switch(name: str, title: str) -> QCheckBox:
    field = next(field for field in dataclasses.fields(CorpusConfig) if field.name == name)
    box = QCheckBox(tr(title))
    box.setToolTip(f"<p>{tr(setting_of(field).help)}</p>")
    return box
