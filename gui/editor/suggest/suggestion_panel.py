"""The panel beside the text: the suggestion settings and the statistics."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.editing.language_mode import LanguageMode
from gui.editor.suggest.language_switches import LanguageSwitches
from gui.editor.suggest.precision_dial import PrecisionDial
from gui.editor.suggest.sampling_form import SamplingForm
from gui.editor.suggest.statistics import SuggestionStatistics
from gui.editor.suggest.statistics_card import StatisticsCard
from gui.jobs.completion_service import CompletionService
from gui.preferences import SuggestionPreferences
from gui.settings import Settings
from gui.translation import tr
from gui.widgets.card import GRID, Card
from gui.widgets.scrolling import ScrolledPart

_WIDTH = 320


class SuggestionPanel(ScrolledPart):
    """Four cards, one below the other.

    Signals:
        changed: a setting has another value.
    """

    changed = Signal()

    def __init__(
        self,
        service: CompletionService,
        settings: Settings,
        statistics: SuggestionStatistics,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._settings = settings
        self.dial = PrecisionDial(settings)
        self.switches = LanguageSwitches(settings)
        self.form = SamplingForm(settings)
        self.statistics = StatisticsCard(statistics)
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        for title, part in (
            (tr("Confidence threshold"), self.dial),
            (tr("Languages"), self.switches),
            (tr("Sampling"), self.form),
        ):
            card = Card(title)
            card.body.addWidget(part)
            column.addWidget(card)
        column.addWidget(self.statistics)
        column.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFixedWidth(_WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Suggestion settings"))
        self.dial.changed.connect(self.changed)
        self.switches.changed.connect(self.changed)
        self.form.changed.connect(self.changed)
        service.model_changed.connect(self._model_changed)
        service.project_changed.connect(self._model_changed)
        settings.changed.connect(self._settings_changed)
        self._model_changed()

    def set_language(self, language: LanguageMode) -> None:
        """Show the switches of another language."""
        self.switches.set_language(language)

    @Slot(object)
    def _settings_changed(self, section: object) -> None:
        if isinstance(section, SuggestionPreferences):  # it has the cost of a wrong suggestion
            self._model_changed()

    @Slot()
    def _model_changed(self) -> None:
        wrong_cost = self._settings.preferences.suggestions.wrong_cost
        self.dial.set_stops(
            self._service.stops(wrong_cost), is_guess=self._service.is_precision_guessed
        )
