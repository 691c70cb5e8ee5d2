"""How the editor puts a question: from the text, the settings and the model to a request."""

from __future__ import annotations

from core.completion.lexical import KNOWN_LANGUAGES
from core.completion.policy import PolicyConfig, lines_wanted
from core.completion.request import CompletionRequest
from core.inference.sampling_config import SamplingConfig
from gui.editor.language import Language
from gui.settings import Settings

# Later an automatic answer is of no use; what is written by then is shown.
_BUDGET_MS = 90
# A person who asked by key waits longer, and gets more to choose from.
_PATIENT_BUDGET_MS = 2000
MOST_ALTERNATIVES = 4


def policy_of(settings: Settings) -> PolicyConfig:
    """The person's wishes about when suggestions appear."""
    return PolicyConfig(
        off_in=settings.editor.silent_languages,
        comments_in=settings.suggestions.comments_in,
        strings_in=settings.suggestions.strings_in,
    )


def language_for(language: Language, settings: Settings) -> str | None:
    """The name by which completion knows a language; None where it does not."""
    is_known = language.id in KNOWN_LANGUAGES or language.id in settings.editor.silent_languages
    return language.id if is_known else None


def sampling_of(settings: Settings) -> SamplingConfig:
    """How tokens are drawn in the mode that is chosen."""
    is_creative = settings.editor.mode == "creative"
    return settings.suggestions.creative if is_creative else settings.suggestions.autocomplete


def make_request(
    number: int,
    around: tuple[str, str],
    language: Language,
    settings: Settings,
    default_precision: float,
    *,
    is_manual: bool = False,
) -> CompletionRequest:
    """The question for a caret.

    Args:
        number: the request's id.
        around: the text before the caret, and after it.
        language: of the file.
        settings: the person's.
        default_precision: the dial's place where the person has not turned it.
        is_manual: the person asked by key: whatever the model thinks is shown.
    """
    prefix, suffix = around
    name = language_for(language, settings)
    dial = settings.suggestions.minimum_precision
    return CompletionRequest(
        id=number,
        prefix=prefix,
        suffix=suffix,
        language=name,
        sampling=sampling_of(settings),
        max_tokens=settings.suggestions.max_tokens,
        max_lines=lines_wanted(prefix, suffix, name),
        minimum_precision=0.0 if is_manual else dial if dial >= 0 else default_precision,
        budget_ms=_PATIENT_BUDGET_MS if is_manual else _BUDGET_MS,
    )
