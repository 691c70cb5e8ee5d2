"""The two presets of the filters: ``card`` and ``recommended``.

``recommended`` has the defaults of ``CorpusConfig``. ``card`` has what the published model
card names and switches off all other filters.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from core.corpus.config import CorpusConfig
from core.corpus.filters.table import FILTERS
from core.errors import ConfigError
from core.texts import Text

CARD = "card"
RECOMMENDED = "recommended"

# Replacing is no filter, and the card does not name it.
_REPLACING = ("redact_secrets", "redact_emails")


def _card() -> Mapping[str, Any]:
    """Return the filters of the card as it gives them; all others are switched off."""
    settings: dict[str, Any] = {}
    for each in FILTERS:
        switch = each.settings[0]
        settings |= each.card or {switch: type(getattr(CorpusConfig, switch))(0)}
    return {**settings, **dict.fromkeys(_REPLACING, False)}


def _defaults() -> Mapping[str, Any]:
    names = (*(name for each in FILTERS for name in each.settings), *_REPLACING)
    return {name: getattr(CorpusConfig, name) for name in names}


FILTER_PRESETS: Mapping[str, Mapping[str, Any]] = {
    CARD: _card(),
    RECOMMENDED: _defaults(),
}
"""The settings of filters that each preset decides, by the name of the preset."""


def with_filters(config: CorpusConfig, preset: str, **changes: Any) -> CorpusConfig:
    """Return the configuration with the filters of a preset; sources and languages stay.

    Args:
        config: whose other settings stay.
        preset: ``card`` or ``recommended``.
        changes: settings to change besides.

    Raises:
        ConfigError: there is no such preset.
    """
    if preset not in FILTER_PRESETS:
        raise ConfigError(
            Text("There are no filters called {preset!r}.", preset=preset),
            Text("Choose one of: {filter_presets}.", filter_presets=", ".join(FILTER_PRESETS)),
        )
    return dataclasses.replace(config, **{**FILTER_PRESETS[preset], **changes})


def preset_of(config: CorpusConfig) -> str:
    """Return the preset whose filters a configuration has, or empty where a user chose."""
    for name, settings in FILTER_PRESETS.items():
        if all(getattr(config, key) == value for key, value in settings.items()):
            return name
    return ""
