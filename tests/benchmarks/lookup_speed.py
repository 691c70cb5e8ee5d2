"""What guesses from the prompt save: the same greedy answers with and without them.

Part of ``bench completion``. How often a guess holds depends on the text and on the model:
random weights go round in circles, which flatters guesses, and say nothing.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from core.inference.drafting import Drafter, PromptLookup
from core.inference.generation import continue_from
from core.inference.language_model import LanguageModel, advance_to
from core.inference.sampling import Sampler, SamplingConfig
from core.tokenizer.tokenizer import Tokenizer

_PROMPTS = 60
_PROMPT_TOKENS = 200
_NEW_PROMPT_TOKENS = 4
_ANSWER_TOKENS = 24


def report(what: str, model: LanguageModel, tokenizer: Tokenizer, texts: Sequence[str]) -> None:
    """Print warm requests, 4 + 24 tokens, plain and with guesses, in turns."""
    draw = random.Random(0)
    plain: list[float] = []
    guessed: list[float] = []
    passes: list[int] = []
    same = 0
    prompts = list(islice(_prompts(tokenizer, texts, draw), _PROMPTS))
    for prompt in prompts:
        counting = _Counting(model)
        answer, taken = _answer(counting, prompt, None)
        plain.append(taken)
        counting.passes = 0
        again, taken = _answer(counting, prompt, PromptLookup())
        guessed.append(taken)
        passes.append(counting.passes)
        same += answer == again
    print(f"guesses, {what}: plain {statistics.median(plain):.1f} ms, with guesses "
          f"{statistics.median(guessed):.1f} ms at the median of {len(prompts)} prompts; "
          f"{statistics.mean(passes):.1f} passes for {_ANSWER_TOKENS} tokens; "
          f"{same / len(prompts):.0%} of the answers equal to the last token")  # fmt: skip


def _prompts(
    tokenizer: Tokenizer, texts: Sequence[str], draw: random.Random
) -> Iterator[list[int]]:
    for text in texts:
        ids = tokenizer.encode(text[:40_000])
        if len(ids) > 3 * _PROMPT_TOKENS:
            place = draw.randrange(_PROMPT_TOKENS, len(ids))
            yield ids[place - _PROMPT_TOKENS : place]


class _Counting:
    """A model whose passes are counted."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self.passes = 0

    def __getattr__(self, name: str) -> Any:
        self.passes += name in ("extend", "extend_all", "read")
        return getattr(self._model, name)


def _answer(
    model: _Counting, prompt: list[int], drafter: Drafter | None
) -> tuple[list[int], float]:
    advance_to(model, prompt[:-_NEW_PROMPT_TOKENS], lambda: False)
    started = time.perf_counter()
    logits, _reused = advance_to(model, prompt, lambda: False)
    assert logits is not None
    sampler = Sampler(SamplingConfig(temperature=0.0))
    tokens = continue_from(model, logits, sampler, (), lambda: False, None, drafter)
    ids = [token.id for token in islice(tokens, _ANSWER_TOKENS)]
    return ids, (time.perf_counter() - started) * 1000
