"""A request in, a suggestion out: window, healing, generation, stop, trimming.

The engine holds what survives from one key press to the next: the model with its
KV cache, the prompt window's anchor, the answers that are known. It applies no
policy, whoever asks has decided to ask. One engine is used from one thread at a
time; ``should_stop`` may look at flags that other threads set, and ``results`` may
be read by them.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from core.completion.caret import Caret
from core.completion.draft import Draft, DraftRules
from core.completion.healing import TypedFirst, heal
from core.completion.indentation import leading_space
from core.completion.infill import InfillWindow
from core.completion.policy import lines_wanted
from core.completion.precision import FALLBACK_PRECISION, PrecisionTable
from core.completion.request import CompletionRequest, Suggestion
from core.completion.results import ResultCache
from core.completion.selection import Answer, select
from core.completion.surroundings import Surroundings
from core.completion.window import PromptWindow
from core.errors import CheckpointError
from core.inference.alternatives import Alternatives
from core.inference.drafting import PromptLookup
from core.inference.generation import continue_from
from core.inference.language_model import LanguageModel, Logits, ShouldStop, advance_to
from core.inference.mixed_model import MixedModel
from core.inference.sampling import Sampler
from core.inference.text_scoring import TextScore, score_text
from core.inference.token_table import TextCodec, TokenTable
from core.languages.line_ends import line_end_of, with_line_feeds
from core.tokenizer.special_tokens import EOS_ID

OVERTAKEN: Final = "A newer request took its place."

# Drafts that are written at most for each answer that is wanted: some turn out to
# be the same text, or nothing that can be shown.
_DRAFTS_PER_ANSWER: Final = 3


class CompletionEngine:
    """Completes at a caret with one model and its tokenizer.

    Args:
        model: used by this engine alone.
        tokenizer: the checkpoint's own.
        fills_in_the_middle: whether the model was trained to write between two texts.
        precision: the checkpoint's calibration.
        file_shares: how much the file being written counts beside the model, see
            ``MixedModel``; None for not at all.

    Attributes:
        results: what was answered before.
        precision, file_shares: as given.
        model: as given, without the file beside it.
        tokenizer: as given.

    Raises:
        CheckpointError: the vocabulary does not fit the model.
    """

    def __init__(
        self,
        model: LanguageModel,
        tokenizer: TextCodec,
        *,
        fills_in_the_middle: bool = False,
        precision: PrecisionTable = FALLBACK_PRECISION,
        file_shares: Sequence[float] | None = None,
    ) -> None:
        if tokenizer.vocabulary_size > model.vocabulary:
            raise CheckpointError(
                f"The tokenizer has {tokenizer.vocabulary_size} entries, "
                f"the model only {model.vocabulary}.",
                "This checkpoint and this tokenizer do not belong together. "
                "Choose a checkpoint that carries its own.",
            )
        self.results = ResultCache()
        self.model = model
        self.tokenizer = tokenizer
        self.use(precision, file_shares)
        self._surroundings = Surroundings(tokenizer)
        self._table = TokenTable(tokenizer, model.vocabulary)
        self._window = PromptWindow(tokenizer, model.context)
        self._infill = InfillWindow(tokenizer, model.context) if fills_in_the_middle else None

    def use(self, precision: PrecisionTable, file_shares: Sequence[float] | None) -> None:
        """Go on with other figures of the same checkpoint, as after a calibration."""
        self.precision = precision
        self.file_shares = file_shares
        self._mixed = MixedModel(self.model, file_shares) if file_shares is not None else None
        self._model = self._mixed or self.model
        self.results.clear()

    def complete(self, request: CompletionRequest, should_stop: ShouldStop) -> Suggestion:
        """Answer a request; ends within one pass of the model once ``should_stop()`` is true.

        Raises:
            CheckpointError: the model predicts no numbers.
        """
        started = time.perf_counter()
        suggestion = self.results.lookup(request)
        if suggestion is None:
            suggestion = self._answer(request, should_stop, started)
            self.results.store(request, suggestion)
        milliseconds = (time.perf_counter() - started) * 1000
        return dataclasses.replace(suggestion, milliseconds=milliseconds)

    def prefetch(
        self, request: CompletionRequest, suggestion: Suggestion, should_stop: ShouldStop
    ) -> None:
        """Answer in advance what will be asked if the suggestion is taken.

        At the end of a line that is complete, what will be asked on the next line.

        Raises:
            CheckpointError: the model predicts no numbers.
        """
        if not suggestion.text:
            return
        after = self.complete(_moved_on(request, suggestion.text), should_stop)
        if not (after.text or should_stop()):
            line_break = _line_break(request.prefix + suggestion.text, request)
            self.complete(_moved_on(request, suggestion.text + line_break), should_stop)

    def score(
        self, text: str, should_stop: ShouldStop, begin: int = 0, end: int | None = None
    ) -> Iterator[TextScore]:
        """How surprising the model finds each token of a text; see ``score_text``."""
        return score_text(self.model, self.tokenizer, text, should_stop, begin, end)

    def weights_changed(self) -> None:
        """Forget what the old weights thought; for a model that is being trained."""
        self._model.truncate(0)
        self.results.clear()

    def forget(self) -> None:
        """Forget everything that was asked before, so that no answer depends on it."""
        self.weights_changed()
        self._window.forget()
        if self._infill is not None:
            self._infill.forget()

    def _answer(
        self, request: CompletionRequest, should_stop: ShouldStop, started: float
    ) -> Suggestion:
        prefix = with_line_feeds(request.prefix)
        suffix = with_line_feeds(request.suffix)
        # Compared as the model sees it: the card's tokenizer writes NFKC, and
        # its suggestions are only ever cut, so offsets do not matter here.
        caret = Caret(
            prefix=self.tokenizer.normalized(prefix),
            suffix=self.tokenizer.normalized(suffix),
            language=request.language,
        )
        healed = heal(self._prompt(prefix, suffix, request.max_tokens), self._table)
        if self._mixed is not None:
            sequence = heal(self._surroundings.before(prefix), self._table).ids
            background = self._surroundings.after(suffix)
            self._mixed.remember(background, sequence, len(healed.ids))
        logits, reused = advance_to(self._model, healed.ids, should_stop)
        if logits is None:
            return _overtaken(request, len(healed.ids), reused)
        drafts: list[Draft] = []
        answers: list[Answer] = []
        rules = DraftRules(request, caret, self.precision, started)
        for draft in self._drafts(logits, healed.typed, rules, request, should_stop):
            if should_stop():
                return _overtaken(request, len(healed.ids), reused)
            drafts.append(draft)
            answer = select(draft, caret, request, self.precision)
            if not any(answer.text == known.text for known in answers):
                answers.append(answer)
            is_enough = sum(bool(known.text) for known in answers) >= request.alternatives
            if is_enough or draft.stop == "time":
                break
        if not answers:
            return _overtaken(request, len(healed.ids), reused)
        texts = [_with_line_ends(answer.text, request) for answer in answers if answer.text]
        best = next((answer for answer in answers if answer.text), answers[0])
        return Suggestion(
            id=request.id,
            text=texts[0] if texts else "",
            tokens=sum(draft.tokens for draft in drafts),
            milliseconds=0.0,
            why_nothing=best.why_nothing,
            confidence=best.confidence,
            prompt_tokens=len(healed.ids),
            reused_tokens=reused,
            alternatives=tuple(texts[1:]),
            precision=best.precision,
            kept_tokens=best.kept_tokens,
            stop=drafts[0].stop,
        )

    def _prompt(self, prefix: str, suffix: str, answer_tokens: int) -> list[int]:
        if self._infill is not None:
            ids = self._infill.prompt(prefix, suffix, answer_tokens)
            if ids is not None:
                return ids
        return self._window.prompt(prefix, answer_tokens)

    def _drafts(
        self,
        logits: Logits,
        typed: bytes,
        rules: DraftRules,
        request: CompletionRequest,
        should_stop: ShouldStop,
    ) -> Iterator[Draft]:
        """What the model writes after its prompt; more, where alternatives are wanted."""
        drafter = PromptLookup()
        if request.alternatives == 1:
            constraint = TypedFirst(self._table, typed, EOS_ID)
            tokens = continue_from(
                self._model,
                logits,
                Sampler(request.sampling),
                (EOS_ID,),
                should_stop,
                constraint,
                drafter,
            )
            yield rules.write(tokens, constraint.new_bytes)
            return
        constraints = [TypedFirst(self._table, typed, EOS_ID)]

        def new_constraint() -> TypedFirst:
            constraints[0] = TypedFirst(self._table, typed, EOS_ID)
            return constraints[0]

        continuations = Alternatives(
            self._model,
            logits,
            request.sampling,
            (EOS_ID,),
            should_stop,
            new_constraint,
            drafter,
        )
        most = request.alternatives * _DRAFTS_PER_ANSWER
        for tokens in islice(continuations, most):
            yield rules.write(tokens, lambda: constraints[0].new_bytes())


def _overtaken(request: CompletionRequest, prompt_tokens: int, reused_tokens: int) -> Suggestion:
    return Suggestion(
        id=request.id,
        text="",
        tokens=0,
        milliseconds=0.0,
        why_nothing=OVERTAKEN,
        prompt_tokens=prompt_tokens,
        reused_tokens=reused_tokens,
        stop="overtaken",
    )


def _moved_on(request: CompletionRequest, text: str) -> CompletionRequest:
    """The request that an editor makes once ``text`` stands before the caret."""
    prefix = request.prefix + text
    lines = lines_wanted(prefix, request.suffix, request.language)
    # In advance there is time, and what is cut short by time is not kept.
    return dataclasses.replace(request, prefix=prefix, max_lines=lines, alternatives=1, budget_ms=0)


def _line_break(prefix: str, request: CompletionRequest) -> str:
    """A line end as the file has them, and the indentation of the line that it ends."""
    line = Caret(prefix=with_line_feeds(prefix)).line_before
    return line_end_of(request.prefix, request.suffix) + leading_space(line)


def _with_line_ends(text: str, request: CompletionRequest) -> str:
    """``text`` with the line ends of the file."""
    return text.replace("\n", line_end_of(request.prefix, request.suffix))
