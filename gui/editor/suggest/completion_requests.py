"""From the window's settings to what ``core.completion.request_options`` asks with."""

from __future__ import annotations

from core.completion.policy import PolicyConfig
from core.completion.request_options import RequestOptions
from core.editing.language_mode import LanguageMode
from core.inference.sampling_config import SamplingConfig
from core.languages.lexical import KNOWN_LANGUAGES
from gui.settings import Settings


def policy_of(settings: Settings) -> PolicyConfig:
    """Return the user's preferences about when suggestions appear."""
    return PolicyConfig(
        off_in=settings.preferences.suggestions.disabled_languages,
        comments_in=settings.preferences.suggestions.comments_in,
        strings_in=settings.preferences.suggestions.strings_in,
    )


def language_for(language: LanguageMode, settings: Settings) -> str | None:
    """The name by which completion knows a language; None where it does not."""
    is_known = (
        language.id in KNOWN_LANGUAGES
        or language.id in settings.preferences.suggestions.disabled_languages
    )
    return language.id if is_known else None


def sampling_of(settings: Settings) -> SamplingConfig:
    """Return the sampling of the selected mode."""
    is_creative = settings.preferences.suggestions.mode == "creative"
    return (
        settings.preferences.suggestions.creative
        if is_creative
        else settings.preferences.suggestions.autocomplete
    )


def options_of(settings: Settings) -> RequestOptions:
    """Return the user's settings as the engine's callers take them."""
    threshold = settings.preferences.suggestions.confidence_threshold
    return RequestOptions(
        sampling=sampling_of(settings),
        max_tokens=settings.preferences.suggestions.max_tokens,
        minimum_precision=threshold if threshold >= 0 else None,
        policy=policy_of(settings),
        hides_copies=settings.preferences.suggestions.training_copies == "hide",
    )
