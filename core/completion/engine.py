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
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from core.completion.caret import Caret
from core.completion.copies import TrainingSource, traced, without_copies
from core.completion.draft import Draft, DraftRules
from core.completion.evidence import ProjectSource, evidence_of
from core.completion.healing import TypedFirst, heal
from core.completion.infill import InfillWindow
from core.completion.next_request import line_break_after, moved_on
from core.completion.precision import FALLBACK_PRECISION, PrecisionTable
from core.completion.reading_ahead import AheadReader
from core.completion.request import SUPERSEDED, CompletionRequest, Evidence, Suggestion
from core.completion.results import ResultCache
from core.completion.selection import Answer, select
from core.completion.surroundings import Surroundings
from core.completion.window import PromptWindow
from core.completion.words import Words
from core.errors import CheckpointError
from core.inference.alternatives import Alternatives
from core.inference.drafting import Drafter, MemoryLookup, PromptLookup
from core.inference.generation import continue_from
from core.inference.language_model import LanguageModel, Logits, ShouldStop, advance_to
from core.inference.memory_weights import MixtureObservation, default_weights
from core.inference.mixed_model import MixedModel
from core.inference.project_model import ProjectModel
from core.inference.sampling import Sampler, ScoredToken
from core.inference.text_scoring import TextScore, score_text
from core.inference.token_table import TextCodec, TokenTable
from core.languages.line_ends import line_end_of, with_line_feeds
from core.memory.lookup import LookUp, look_up
from core.memory.project_index import NO_PROJECT
from core.texts import Text
from core.tokenizer.special_tokens import EOS_ID

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
        file_weights: how much the file being written counts beside the model, see
            ``MixedModel``; None for not at all.
        project_weights: of the mixture once a project is asked, see ``ProjectModel``; None
            for the default ones.
        project_precision: the calibration that holds then.
        has_model: whether the model was trained; without one, file and project speak alone.
        look_up: asks a project.

    Attributes:
        results: what was answered before.
        precision, file_weights: as given.
        project_precision, project_weights: those that hold.
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
        file_weights: Sequence[float] | None = None,
        project_weights: Sequence[float] | None = None,
        project_precision: PrecisionTable = FALLBACK_PRECISION,
        has_model: bool = True,
        look_up: LookUp = look_up,
    ) -> None:
        if tokenizer.vocabulary_size > model.vocabulary:
            raise CheckpointError(
                Text(
                    "The tokenizer has {vocabulary_size} entries, the model only {vocabulary}.",
                    vocabulary_size=tokenizer.vocabulary_size,
                    vocabulary=model.vocabulary,
                ),
                Text(
                    "This checkpoint and this tokenizer do not belong together. "
                    "Choose a checkpoint that carries its own."
                ),
            )
        self.results = ResultCache()
        self.model = model
        self.tokenizer = tokenizer
        self._project: ProjectSource | None = None
        self._project_version = -1
        self._training: TrainingSource | None = None
        self._has_model = has_model
        self._look_up = look_up
        self._words: Words | None = None  # made when they are first asked for
        self.use(precision, file_weights, project_weights, project_precision)
        self._surroundings = Surroundings(tokenizer)
        self._table = TokenTable(tokenizer, model.vocabulary)
        self._window = PromptWindow(tokenizer, model.context)
        self._infill = InfillWindow(tokenizer, model.context) if fills_in_the_middle else None
        self._ahead = AheadReader(
            model, self._table, self._surroundings, self._window, self._infill, has_model=has_model
        )

    def use(
        self,
        precision: PrecisionTable,
        file_weights: Sequence[float] | None,
        project_weights: Sequence[float] | None = None,
        project_precision: PrecisionTable = FALLBACK_PRECISION,
    ) -> None:
        """Continue with other figures of the same checkpoint, as after a calibration."""
        self.precision = precision
        self.file_weights = file_weights
        self.project_precision = project_precision
        self.project_weights = tuple(project_weights or default_weights(self._has_model))
        self._mixed = MixedModel(self.model, file_weights) if file_weights is not None else None
        self._project_model = ProjectModel(self.model, self.project_weights, self._look_up)
        self._model = self._mixed or self.model
        self.results.clear()

    def use_project(self, project: ProjectSource | None) -> None:
        """Ask a project from now on, or none; its changes are seen with every request."""
        if project is not self._project:
            self._project, self._project_version = project, -1
            self.results.clear()

    def use_training_set(self, training: TrainingSource | None) -> None:
        """Trace suggestions to the training set from now on, or not."""
        if training is not self._training:
            self._training = training
            self.results.clear()

    @property
    def asks_memory(self) -> bool:
        """Whether the mixture with a project answers: there is one, or there is no model."""
        return self._project is not None or not self._has_model

    @property
    def active_precision(self) -> PrecisionTable:
        """The calibration of what answers now: with a project, or without."""
        return self.project_precision if self.asks_memory else self.precision

    def asked_mixture(self, path: str | None = None) -> ProjectModel:
        """The mixture with the project as it is now, without the file of that path."""
        self._ask_project(path)
        return self._project_model

    @property
    def project_model(self) -> ProjectModel:
        """The mixture with the project."""
        return self._project_model

    def complete(self, request: CompletionRequest, should_stop: ShouldStop) -> Suggestion:
        """Answer a request; ends within one pass of the model once ``should_stop()`` is true.

        Raises:
            CheckpointError: the model predicts no numbers.
        """
        started = time.perf_counter()
        if self._project is not None and self._project.version != self._project_version:
            self._project_version = self._project.version
            self.results.clear()
        suggestion = self.results.lookup(request)
        if suggestion is None:
            suggestion = self._answer(request, should_stop, started)
            suggestion = traced(suggestion, request, self._training)
            self.results.store(request, suggestion)
        milliseconds = (time.perf_counter() - started) * 1000
        suggestion = dataclasses.replace(suggestion, milliseconds=milliseconds)
        return without_copies(suggestion, request)

    def lookup(self, request: CompletionRequest) -> Suggestion | None:
        """Return the answer if it is known already; asks no model, and works from any thread.

        Returns:
            None where it is not known, or where the project has changed since it was made.
        """
        if self._project is not None and self._project.version != self._project_version:
            return None
        known = self.results.lookup(request)
        return without_copies(known, request) if known is not None else None

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
        after = self.complete(moved_on(request, suggestion.text), should_stop)
        if not (after.text or should_stop()):
            line_break = line_break_after(request.prefix + suggestion.text, request)
            self.complete(moved_on(request, suggestion.text + line_break), should_stop)

    def read_ahead(
        self, request: CompletionRequest, visible_chars: int, should_stop: ShouldStop
    ) -> bool:
        """Read what a request would read, and sample nothing; no answer changes by it.

        Args:
            request: of which the text and ``max_tokens`` count.
            visible_chars: how much of the suffix is in view, and read if nothing else has to go.
            should_stop: ends it within a pass of some tokens.

        Returns:
            whether everything was read.
        """
        return self._ahead.read(request, visible_chars, should_stop)

    def score(
        self, text: str, should_stop: ShouldStop, begin: int = 0, end: int | None = None
    ) -> Iterator[TextScore]:
        """How surprising the model finds each token of a text; see ``score_text``."""
        return score_text(self.model, self.tokenizer, text, should_stop, begin, end)

    def observe(
        self, request: CompletionRequest, rest: str, should_stop: ShouldStop
    ) -> list[MixtureObservation]:
        """What model, file and project each think of the text at the caret.

        Args:
            request: of which ``prefix``, ``suffix`` and ``path`` count.
            rest: the text, at most ``request.max_tokens`` of which are looked at.
            should_stop: see ``complete``.
        """
        prompt = self._prompt(request.prefix, request.suffix, request.max_tokens)
        healed = heal(prompt, self._table)
        self._ask_project(request.path)
        sequence = heal(self._surroundings.before(request.prefix), self._table).ids
        mixed = self._project_model
        mixed.remember(self._surroundings.after(request.suffix), sequence, len(healed.ids))
        logits, _reused = advance_to(self.model, healed.ids, should_stop)
        typed = healed.typed.decode("utf-8", "replace")
        room = self.model.context - self.model.length
        ids = self.tokenizer.encode(typed + rest)[: min(request.max_tokens, room)]
        if logits is None or not ids:
            return []
        found: list[MixtureObservation] = []
        for row, token in zip([logits, *self.model.extend_all(ids)], ids, strict=False):
            found.append(mixed.observe(row, token))
            mixed.read_token(token)
        return found

    def weights_changed(self) -> None:
        """Forget what the old weights thought; for a model that is being trained."""
        # Both mixtures use the one model; each forgets with it.
        self._model.truncate(0)
        self._project_model.truncate(0)
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
        mixed = self._mixture_for(request)
        if mixed is not None:
            sequence = heal(self._surroundings.before(prefix), self._table).ids
            background = self._surroundings.after(suffix)
            mixed.remember(background, sequence, len(healed.ids))
        model = mixed or self.model
        logits, reused = advance_to(model, healed.ids, should_stop)
        if logits is None:
            return _superseded(request, len(healed.ids), reused)
        table = self.active_precision
        drafts: list[Draft] = []
        answers: list[Answer] = []
        evidence: list[Evidence | None] = []
        rules = DraftRules(request, caret, table, started)
        writing = _Writing(model, logits, healed.typed, healed.ids)
        for draft in self._drafts(writing, rules, request, should_stop):
            if should_stop():
                return _superseded(request, len(healed.ids), reused)
            drafts.append(draft)
            answer = select(draft, caret, request, table)
            if self.asks_memory and not drafts[1:]:
                better = self._with_known_word(writing, answer.text, rules, request, should_stop)
                if better is not None:
                    drafts[0] = better
                    answer = select(better, caret, request, table)
            if not any(answer.text == known.text for known in answers):
                answers.append(answer)
                evidence.append(self._evidence(writing, answer))
            is_enough = sum(bool(known.text) for known in answers) >= request.alternatives
            if is_enough or draft.stop == "time":
                break
        if not answers:
            return _superseded(request, len(healed.ids), reused)
        texts = [_with_line_ends(answer.text, request) for answer in answers if answer.text]
        best = next((answer for answer in answers if answer.text), answers[0])
        return Suggestion(
            id=request.id,
            text=texts[0] if texts else "",
            tokens=sum(draft.tokens for draft in drafts),
            milliseconds=0.0,
            no_suggestion_reason=best.no_suggestion_reason,
            confidence=best.confidence,
            prompt_tokens=len(healed.ids),
            reused_tokens=reused,
            alternatives=tuple(texts[1:]),
            precision=best.precision,
            kept_tokens=best.kept_tokens,
            stop=drafts[0].stop,
            evidence=evidence[answers.index(best)],
            beginnings=best.beginnings,
        )

    def _with_known_word(
        self,
        writing: _Writing,
        text: str,
        rules: DraftRules,
        request: CompletionRequest,
        should_stop: ShouldStop,
    ) -> Draft | None:
        """The line again, with a word that file or project know; None where ``text`` has one."""
        if self._words is None:
            self._words = Words(self.tokenizer, self._look_up)
        snapshot = self._project_model.snapshot
        better = self._words.better(request.prefix, request.suffix, text, snapshot)
        if better is None:
            return None
        logits, _reused = advance_to(writing.model, writing.prompt, should_stop)
        if logits is None:
            return None
        started = Draft(has_taken_word=True)
        started.add(better.rest, better.log_probability)
        typed = writing.typed + better.rest.encode()
        writing.constraint = constraint = TypedFirst(self._table, typed, EOS_ID)
        tokens = continue_from(
            writing.model, logits, Sampler(request.sampling), (EOS_ID,), should_stop, constraint,
            MemoryLookup(self._project_model),
        )  # fmt: skip
        return rules.write(writing.noted(tokens), constraint.new_bytes, started)

    def _mixture_for(self, request: CompletionRequest) -> MixedModel | None:
        """What is to know of the file, and of the project if one is asked."""
        if not self.asks_memory:
            return self._mixed
        return self.asked_mixture(request.path)

    def _ask_project(self, path: str | None) -> None:
        if self._project is not None:
            self._project_model.ask(self._project.snapshot(path))
        else:
            self._project_model.ask(NO_PROJECT)

    def _evidence(self, writing: _Writing, answer: Answer) -> Evidence | None:
        """Where an answer came from that was just written."""
        if not self.asks_memory or not answer.text:
            return None
        first = writing.constraint.tokens if writing.constraint else 0
        shown = [token.id for token in writing.tokens[first : first + answer.kept_tokens]]
        return evidence_of(self._project_model, self._project, len(writing.prompt) + first, shown)

    def _prompt(self, prefix: str, suffix: str, answer_tokens: int) -> list[int]:
        if self._infill is not None:
            ids = self._infill.prompt(prefix, suffix, answer_tokens)
            if ids is not None:
                return ids
        return self._window.prompt(prefix, answer_tokens)

    def _drafts(
        self,
        writing: _Writing,
        rules: DraftRules,
        request: CompletionRequest,
        should_stop: ShouldStop,
    ) -> Iterator[Draft]:
        """What the model writes after its prompt; more, where alternatives are wanted."""
        drafter: Drafter = MemoryLookup(self._project_model) if self.asks_memory else PromptLookup()

        def new_constraint() -> TypedFirst:
            writing.constraint = TypedFirst(self._table, writing.typed, EOS_ID)
            return writing.constraint

        if request.alternatives == 1:
            constraint = new_constraint()
            tokens = continue_from(
                writing.model,
                writing.logits,
                Sampler(request.sampling),
                (EOS_ID,),
                should_stop,
                constraint,
                drafter,
            )
            yield rules.write(writing.noted(tokens), constraint.new_bytes)
            return
        first = new_constraint()
        continuations = Alternatives(
            writing.model,
            writing.logits,
            request.sampling,
            (EOS_ID,),
            should_stop,
            new_constraint,
            drafter,
        )
        most = request.alternatives * _DRAFTS_PER_ANSWER
        for tokens in islice(continuations, most):
            yield rules.write(
                writing.noted(tokens), lambda: (writing.constraint or first).new_bytes()
            )


@dataclass(slots=True)
class _Writing:
    """What is being written.

    Attributes:
        model, logits: after the prompt.
        typed: what must be spelt first.
        prompt: that was read.
        constraint: of the present draft.
        tokens: of the present draft.
    """

    model: LanguageModel
    logits: Logits
    typed: bytes
    prompt: list[int]
    constraint: TypedFirst | None = None
    tokens: list[ScoredToken] = field(default_factory=list[ScoredToken])

    def noted(self, tokens: Iterator[ScoredToken]) -> Iterator[ScoredToken]:
        """The same tokens, remembered as they come."""
        self.tokens.clear()
        for token in tokens:
            self.tokens.append(token)
            yield token


def _superseded(request: CompletionRequest, prompt_tokens: int, reused_tokens: int) -> Suggestion:
    return Suggestion(
        id=request.id,
        text="",
        tokens=0,
        milliseconds=0.0,
        no_suggestion_reason=SUPERSEDED,
        prompt_tokens=prompt_tokens,
        reused_tokens=reused_tokens,
        stop="superseded",
    )


def _with_line_ends(text: str, request: CompletionRequest) -> str:
    """``text`` with the line ends of the file."""
    return text.replace("\n", line_end_of(request.prefix, request.suffix))
