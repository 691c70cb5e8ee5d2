"""One text as it is written: tokens in, text out, until a stop rule ends it.

Remembers what the model thought of each token, so that a text that is cut
afterwards is judged by what is left of it. Where the tokens come from, and what of
the text is shown, is decided elsewhere.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from core.completion.caret import Caret
from core.completion.healing import Utf8Stream
from core.completion.precision import PrecisionTable
from core.completion.request import CompletionRequest, StopReason
from core.completion.stopping import ending
from core.completion.suggestion_features import features_of
from core.inference.sampling import ScoredToken

# A budget of time never leaves less: after a long prompt a word is soon there, and
# half a word is of no use to anyone.
_MIN_IN_TIME: Final = 4


@dataclass(frozen=True, slots=True)
class Score:
    """What was thought of the beginning of a text.

    Attributes:
        log_probability: the sum over its tokens, in nats.
        tokens: how many of them; 0 for no text.
    """

    log_probability: float
    tokens: int

    @property
    def confidence(self) -> float:
        """The geometric mean of the probabilities; 0 for no text."""
        return math.exp(self.log_probability / self.tokens) if self.tokens else 0.0


@dataclass(slots=True)
class Draft:
    """What the model wrote, before trimming.

    Attributes:
        text: without the typed characters.
        stop: why it ends there.
        tokens: those that added text.
        has_taken_word: whether it begins with a word that was taken instead of the model's.
    """

    text: str = ""
    stop: StopReason = "file end"
    tokens: int = 0
    has_taken_word: bool = False
    # How many visible characters precede each token, and its log-probability.
    _scores: list[tuple[int, float]] = field(default_factory=list[tuple[int, float]])

    def score(self, text: str | None = None) -> Score:
        """The score of a beginning of the text, None for all of it.

        White space does not count: trimming may have changed it.
        """
        kept = math.inf if text is None else visible_characters(text)
        counted = [probability for before, probability in self._scores if before < kept]
        return Score(sum(counted), len(counted))

    def features(self, text: str, line_before: str) -> tuple[float, ...]:
        """The features of a beginning of the text, see ``suggestion_features``.

        Args:
            text: the beginning, at least one visible character.
            line_before: what the caret's line holds before it.
        """
        kept = visible_characters(text)
        scores = [probability for before, probability in self._scores if before < kept]
        return features_of(
            scores,
            text,
            line_before,
            is_whole_line=self.stop in ("line", "block", "file end") and self.is_whole(text),
            has_taken_word=self.has_taken_word,
        )

    def is_whole(self, text: str) -> bool:
        """Whether ``text`` is all that was written but for white space."""
        return visible_characters(text) == visible_characters(self.text)

    def add(self, text: str, log_probability: float) -> None:
        """Append what a token adds."""
        self._scores.append((visible_characters(self.text), log_probability))
        self.text += text
        self.tokens += 1


def visible_characters(text: str) -> int:
    """How many characters are no white space."""
    return sum(map(len, text.split()))


class DraftRules:
    """When a draft ends, for one request.

    Args:
        request: its limits.
        caret: its position.
        precision: judges lines that are being written against the request's minimum.
        started: on ``time.perf_counter``, when the request came.
    """

    def __init__(
        self, request: CompletionRequest, caret: Caret, precision: PrecisionTable, started: float
    ) -> None:
        self._request = request
        self._line_before = caret.line_before
        self._precision = precision
        budget = request.budget_ms
        self._deadline = started + budget / 1000 if budget else math.inf

    def write(
        self,
        tokens: Iterator[ScoredToken],
        new_bytes: Callable[[], bytes],
        started: Draft | None = None,
    ) -> Draft:
        """Take tokens until a rule ends the text; ``file end`` where they end first.

        Args:
            tokens: as they are drawn.
            new_bytes: what the last token adds after the typed characters.
            started: what is written already; None for nothing.
        """
        draft = started or Draft()
        stream = Utf8Stream()
        for token in tokens:
            data = new_bytes()
            if data:
                draft.add(stream.feed(data), token.log_probability)
                stop = self._reason_to_stop(draft)
                if stop is not None:
                    draft.stop = stop
                    break
                if stream.is_broken:
                    draft.stop = "tokens"
                    break
            if draft.tokens >= _MIN_IN_TIME and time.perf_counter() >= self._deadline:
                draft.stop = "time"
                break
        if draft.stop in ("tokens", "time", "unsure"):
            _drop_broken_line(draft)
        return draft

    def _reason_to_stop(self, draft: Draft) -> StopReason | None:
        found = ending(draft.text, self._request.max_lines, self._line_before)
        if found is not None:
            draft.text = draft.text[: found.position]
            return found.reason
        if draft.tokens >= self._request.max_tokens:
            return "tokens"
        score = draft.score()
        best_case = self._precision.best_case(score.log_probability, score.tokens)
        return "unsure" if best_case < self._request.minimum_precision else None


def _drop_broken_line(draft: Draft) -> None:
    """Of several lines, show only whole ones."""
    lines = draft.text.rstrip("\n").split("\n")
    whole = [line for line in lines[:-1] if line.strip()]
    if whole:
        draft.text = "\n".join(lines[:-1])
