"""The two sets of filters that have a name: ``card`` and ``recommended``.

``recommended`` is what ``CorpusConfig`` defaults to. ``card`` is the published model
card and nothing else: it switches off whatever the card does not name.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from core.corpus.config import CorpusConfig
from core.errors import ConfigError

CARD = "card"
RECOMMENDED = "recommended"

_CARD_SETTINGS: Mapping[str, Any] = {
    "min_lines": 3,
    "max_lines": 4000,
    "max_non_ascii_share": 0.2,
    "drop_tests": True,
    "max_header_lines": 20,
    "drop_duplicates": True,
    "max_longest_line": 0,
    "max_mean_line": 0.0,
    "min_alphanumeric_share": 0.0,
    "drop_generated": False,
    "drop_unparsable": False,
    "drop_near_duplicates": False,
    "redact_secrets": False,
    "redact_emails": False,
}


def _defaults() -> Mapping[str, Any]:
    fields = dataclasses.fields(CorpusConfig)
    names = {*_CARD_SETTINGS, "near_duplicate_similarity"}
    return {field.name: field.default for field in fields if field.name in names}


FILTER_PRESETS: Mapping[str, Mapping[str, Any]] = {
    CARD: _CARD_SETTINGS,
    RECOMMENDED: _defaults(),
}
"""The settings of filters that each preset decides, by the name of the preset."""


def with_filters(config: CorpusConfig, preset: str, **changes: Any) -> CorpusConfig:
    """The configuration with the filters of a preset; sources and languages stay.

    Args:
        config: whose other settings stay.
        preset: ``card`` or ``recommended``.
        changes: settings to change besides.

    Raises:
        ConfigError: there is no such preset.
    """
    if preset not in FILTER_PRESETS:
        raise ConfigError(
            f"There are no filters called {preset!r}.",
            f"Choose one of: {', '.join(FILTER_PRESETS)}.",
        )
    return dataclasses.replace(config, **{**FILTER_PRESETS[preset], **changes})


def preset_of(config: CorpusConfig) -> str:
    """The preset whose filters a configuration has, or empty where a person chose."""
    for name, settings in FILTER_PRESETS.items():
        if all(getattr(config, key) == value for key, value in settings.items()):
            return name
    return ""
