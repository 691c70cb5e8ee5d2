"""A request in, a suggestion out: window, healing, generation, stop, trimming.

The engine holds what survives from one key press to the next: the model with its
KV cache and the prompt window's anchor. It applies no policy, whoever asks has
decided to ask. One engine is used from one thread at a time; ``should_stop``
may look at flags that other threads set.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Final

from core.completion.caret import Caret
from core.completion.healing import TypedFirst, Utf8Stream, heal
from core.completion.request import CompletionRequest, Suggestion
from core.completion.stopping import stop_position
from core.completion.trimming import trim
from core.completion.window import PromptWindow
from core.errors import CheckpointError
from core.inference.generation import continue_from
from core.inference.language_model import LanguageModel, ShouldStop, advance_to
from core.inference.sampling import Sampler
from core.inference.token_table import TextCodec, TokenTable
from core.tokenizer.special_tokens import EOS_ID

OVERTAKEN: Final = "A newer request took its place."
FILE_ENDS: Final = "The model expects the file to end here."
NOT_SURE: Final = "The model is not sure enough of what comes here."


@dataclass(slots=True)
class _Draft:
    """What was generated for one request, before trimming.

    ``tokens`` counts those that added text; ``log_probability`` is their sum.
    """

    text: str = ""
    tokens: int = 0
    log_probability: float = 0.0
    prompt_tokens: int = 0
    reused_tokens: int = 0
    why_nothing: str | None = None

    @property
    def confidence(self) -> float:
        return math.exp(self.log_probability / self.tokens) if self.tokens else 0.0


class CompletionEngine:
    """Completes at a caret with one model and its tokenizer.

    Raises:
        CheckpointError: the vocabulary does not fit the model.
    """

    def __init__(self, model: LanguageModel, tokenizer: TextCodec) -> None:
        if tokenizer.vocabulary_size > model.vocabulary:
            raise CheckpointError(
                f"The tokenizer has {tokenizer.vocabulary_size} entries, "
                f"the model only {model.vocabulary}.",
                "This checkpoint and this tokenizer do not belong together. "
                "Choose a checkpoint that carries its own.",
            )
        self._model = model
        self._tokenizer = tokenizer
        self._table = TokenTable(tokenizer, model.vocabulary)
        self._window = PromptWindow(tokenizer, model.context)

    def complete(self, request: CompletionRequest, should_stop: ShouldStop) -> Suggestion:
        """Answer a request; ends within one token once ``should_stop()`` is true.

        Raises:
            CheckpointError: the model predicts no numbers.
        """
        started = time.perf_counter()
        prefix = request.prefix.replace("\r\n", "\n")
        draft = self._generate(prefix, request, should_stop)
        text, why_nothing = "", draft.why_nothing
        if why_nothing is None and draft.confidence < request.minimum_confidence:
            why_nothing = NOT_SURE
        if why_nothing is None:
            # Compared as the model sees it: the card's tokenizer writes NFKC, and
            # its suggestions are only ever cut, so offsets do not matter here.
            caret = Caret(
                prefix=self._tokenizer.normalized(prefix),
                suffix=self._tokenizer.normalized(request.suffix.replace("\r\n", "\n")),
                language=request.language,
            )
            trimmed = trim(draft.text, caret)
            text, why_nothing = trimmed.text, trimmed.why_nothing
        if "\r\n" in request.prefix:
            text = text.replace("\n", "\r\n")
        return Suggestion(
            id=request.id,
            text=text,
            tokens=draft.tokens,
            milliseconds=(time.perf_counter() - started) * 1000,
            why_nothing=why_nothing,
            confidence=draft.confidence,
            prompt_tokens=draft.prompt_tokens,
            reused_tokens=draft.reused_tokens,
        )

    def _generate(self, prefix: str, request: CompletionRequest, should_stop: ShouldStop) -> _Draft:
        ids = self._window.prompt(prefix, request.max_tokens)
        healed = heal(ids, self._table)
        draft = _Draft(prompt_tokens=len(healed.ids))
        logits, draft.reused_tokens = advance_to(self._model, healed.ids, should_stop)
        if logits is None:
            draft.why_nothing = OVERTAKEN
            return draft
        typed = TypedFirst(self._table, healed.typed, EOS_ID)
        stream = Utf8Stream()
        tokens = continue_from(
            self._model, logits, Sampler(request.sampling), (EOS_ID,), should_stop, typed
        )
        for token in tokens:
            data = typed.new_bytes()
            if not data:
                continue
            draft.tokens += 1
            draft.log_probability += token.log_probability
            draft.text += stream.feed(data)
            end = stop_position(draft.text, request.max_lines)
            if end is not None:
                draft.text = draft.text[:end]
                return draft
            if stream.is_broken or draft.tokens >= request.max_tokens:
                return draft
        if should_stop():
            draft.why_nothing = OVERTAKEN
        elif not draft.text:
            draft.why_nothing = FILE_ENDS
        return draft
