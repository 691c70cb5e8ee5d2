"""The sampling settings of the selected mode, as a plain form.

The rows come from ``SamplingConfig`` and ``CompletionRequest``, with their ranges and
meanings; nothing is declared twice.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.completion.request import CompletionRequest
from core.errors import ConfigError
from core.inference.sampling_config import MODES, SamplingConfig
from gui.preferences import SuggestionPreferences
from gui.settings import Settings
from gui.widgets.card import GRID
from gui.widgets.settings_form import SettingsForm


class SamplingForm(QWidget):
    """Temperature, top-k, top-p, min-p, repetition penalty, seed; and the length.

    Signals:
        changed: the settings have other values.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._is_showing = False
        self.sampling = SettingsForm(SamplingConfig())
        # Prefix and suffix are not settings; only the length is shown.
        self.length = SettingsForm(CompletionRequest(id=0, prefix=""), ("max_tokens",))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID - 2)
        column.addWidget(self.sampling)
        column.addWidget(self.length)
        self.show_mode()
        self.sampling.changed.connect(self._put)
        self.length.changed.connect(self._put)
        settings.changed.connect(self._settings_changed)

    @Slot()
    def show_mode(self) -> None:
        """Show the values of the selected mode; reset goes back to its defaults."""
        chosen = self._settings.preferences.suggestions
        values = chosen.creative if chosen.mode == "creative" else chosen.autocomplete
        self._is_showing = True
        self.sampling.set_config(MODES[chosen.mode])
        for field in self.sampling.fields:
            field.set_value(getattr(values, field.name))
        self.length.field("max_tokens").set_value(chosen.max_tokens)
        self._is_showing = False

    @Slot(object)
    def _settings_changed(self, section: object) -> None:
        length = self.length.field("max_tokens")
        if (
            isinstance(section, SuggestionPreferences)
            and length.problem is None
            and length.value() != section.max_tokens
        ):
            length.set_value(section.max_tokens)

    @Slot()
    def _put(self) -> None:
        if self._is_showing:
            return
        try:
            sampling, request = self.sampling.config(), self.length.config()
        except ConfigError:
            return  # the field says so
        old = self._settings.preferences.suggestions
        name = "creative" if old.mode == "creative" else "autocomplete"
        new = dataclasses.replace(old, max_tokens=request.max_tokens, **{name: sampling})
        if new != old:
            self._settings.put(new)
            self.changed.emit()
