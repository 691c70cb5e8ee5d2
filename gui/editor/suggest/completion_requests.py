"""From the window's settings to what ``core.completion.request_options`` asks with."""

from __future__ import annotations

from core.completion.policy import PolicyConfig
from core.completion.request import CompletionRequest
from core.completion.request_options import RequestOptions
from core.completion.request_options import make_request as make_core_request
from core.editing.language_mode import LanguageMode
from core.inference.sampling_config import SamplingConfig
from core.languages.lexical import KNOWN_LANGUAGES
from gui.settings import Settings


def policy_of(settings: Settings) -> PolicyConfig:
    """The person's wishes about when suggestions appear."""
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
    """How tokens are drawn in the mode that is chosen."""
    is_creative = settings.preferences.suggestions.mode == "creative"
    return (
        settings.preferences.suggestions.creative
        if is_creative
        else settings.preferences.suggestions.autocomplete
    )


def options_of(settings: Settings) -> RequestOptions:
    """The person's settings as every door to the engine takes them."""
    threshold = settings.preferences.suggestions.confidence_threshold
    return RequestOptions(
        sampling=sampling_of(settings),
        max_tokens=settings.preferences.suggestions.max_tokens,
        minimum_precision=threshold if threshold >= 0 else None,
        policy=policy_of(settings),
    )


def make_request(
    number: int,
    around: tuple[str, str],
    language: LanguageMode,
    settings: Settings,
    default_precision: float,
    *,
    is_manual: bool = False,
    path: str | None = None,
) -> CompletionRequest:
    """The question for a caret.

    Args:
        number: the request's id.
        around: the text before the caret, and after it.
        language: of the file.
        settings: the person's.
        default_precision: the dial's place where the person has not turned it.
        is_manual: the person asked by key: whatever the model thinks is shown.
        path: of the file, absolute; None for one that was never saved.
    """
    return make_core_request(
        number,
        *around,
        language_for(language, settings),
        options_of(settings),
        default_precision,
        is_manual=is_manual,
        path=path,
    )
