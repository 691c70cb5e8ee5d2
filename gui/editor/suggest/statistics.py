"""How suggestions were used: counted on this computer, for this user only.

The counts live in the state file and go nowhere else. A suggestion counts as shown
once, however long it stays while it is typed through, and as accepted once, however many
words of it are accepted. How they are shown is ``statistics_card.py``'s business.
"""

from __future__ import annotations

import dataclasses
import datetime
from statistics import median

from PySide6.QtCore import QObject, Signal, Slot

from core.completion.request import Suggestion
from gui.saved_state import SuggestionCounts
from gui.settings import Settings

_LATENCIES_KEPT = 200


class SuggestionStatistics(QObject):
    """The counts of one user.

    Signals:
        changed: a count has another value.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._is_counted = True  # whether the suggestion on the screen was counted as accepted

    @property
    def counts(self) -> SuggestionCounts:
        """The numbers."""
        return self._settings.state.statistics

    @property
    def acceptance(self) -> float | None:
        """The fraction of suggestions that was accepted; None before the first was shown."""
        return self.counts.accepted / self.counts.shown if self.counts.shown else None

    @property
    def cached_fraction(self) -> float | None:
        """The fraction of suggestions that came from the cache; None before the first."""
        return self.counts.cached / self.counts.shown if self.counts.shown else None

    @property
    def median_latency_ms(self) -> float | None:
        """Of the latest answers of the model; None before the first."""
        return median(self.counts.latencies_ms) if self.counts.latencies_ms else None

    def answered(self, suggestion: Suggestion) -> None:
        """Count how long the model took; an answer from the cache is none of its."""
        if not suggestion.is_cached:
            kept = self.counts.latencies_ms[-(_LATENCIES_KEPT - 1) :]
            self._put(latencies_ms=(*kept, round(suggestion.milliseconds, 1)))

    def shown(self, suggestion: Suggestion) -> None:
        """Count a new suggestion on the screen."""
        self._is_counted = False
        counts = self.counts
        self._put(
            since=counts.since or datetime.date.today().isoformat(),
            shown=counts.shown + 1,
            cached=counts.cached + suggestion.is_cached,
        )

    @Slot(str, str)
    def accepted(self, text: str, portion: str) -> None:
        """Count what the user accepted of it."""
        counts = self.counts
        name = {"all": "full", "word": "words", "line": "lines"}[portion]
        self._put(
            accepted=min(counts.shown, counts.accepted + (not self._is_counted)),
            characters=counts.characters + len(text),
            **{name: getattr(counts, name) + 1},
        )
        self._is_counted = True

    @Slot()
    def reset(self) -> None:
        """Set all counts to zero."""
        self._is_counted = True
        self._settings.put(SuggestionCounts())
        self.changed.emit()

    def _put(self, **values: object) -> None:
        self._settings.put(dataclasses.replace(self.counts, **values))
        self.changed.emit()
