"""How every entry point asks the engine: from a text and the user's settings to one request.

The window, the language server and the HTTP server build their requests here, so that the same
cursor gets the same answer from each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.completion.policy import DEFAULT_POLICY, PolicyConfig, lines_wanted
from core.completion.request import DEFAULT_MAX_TOKENS, CompletionRequest
from core.inference.sampling_config import AUTOCOMPLETE, SamplingConfig

AUTOMATIC_BUDGET_MS: Final = 90
"""A later automatic answer is of no use; what is written by then is shown."""
MANUAL_BUDGET_MS: Final = 2000
"""A user who asked by key waits longer, and gets more to choose from."""
MAX_ALTERNATIVES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOptions:
    """The user's settings for suggestions.

    Attributes:
        sampling: how tokens are drawn.
        max_tokens: new tokens at most.
        minimum_precision: only what is at least this likely to be right is shown, from 0 to 1;
            None for the default of the model's calibration.
        policy: when suggestions appear.
        hides_copies: whether what copies one training project is left out.
    """

    sampling: SamplingConfig = AUTOCOMPLETE
    max_tokens: int = DEFAULT_MAX_TOKENS
    minimum_precision: float | None = None
    policy: PolicyConfig = DEFAULT_POLICY
    hides_copies: bool = False


DEFAULT_OPTIONS: Final = RequestOptions()


def make_request(
    number: int,
    prefix: str,
    suffix: str,
    language: str | None,
    options: RequestOptions,
    default_precision: float,
    *,
    is_manual: bool = False,
    path: str | None = None,
) -> CompletionRequest:
    """The request for a cursor.

    Args:
        number: the request's id.
        prefix: the whole text before the cursor.
        suffix: the whole text after it.
        language: the name by which completion knows the language, or None.
        options: the user's settings.
        default_precision: the threshold of the model's calibration.
        is_manual: the user asked by key, so there is no confidence threshold.
        path: of the edited file, if it has one; its saved copy in the project does not count.

    Raises:
        ConfigError: an option outside its range.
    """
    threshold = options.minimum_precision
    return CompletionRequest(
        id=number,
        prefix=prefix,
        suffix=suffix,
        language=language,
        sampling=options.sampling,
        max_tokens=options.max_tokens,
        max_lines=lines_wanted(prefix, suffix, language),
        minimum_precision=0.0
        if is_manual
        else default_precision
        if threshold is None
        else threshold,
        budget_ms=MANUAL_BUDGET_MS if is_manual else AUTOMATIC_BUDGET_MS,
        path=path,
        hides_copies=options.hides_copies,
    )
