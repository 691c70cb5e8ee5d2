"""The typing simulation of a training run: passages of the validation split, in little time.

The keys are counted by ``typing_simulation``; the answers come from one forward pass over each
passage (``forced_passage``): with an engine the same passages would take minutes. Every suggestion
is shown, so the figure is an upper bound.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from core.data.token_dataset import TokenDataset
from core.evaluation.forced_answers import ForcedAnswers
from core.evaluation.forced_passage import ForcedPassage, choose_passage
from core.evaluation.typing_simulation import type_passage
from core.inference.token_table import TokenTable
from core.training.observe.languages import TokenLanguages
from core.training.observe.typing_simulator import ReadWindow, Typed

_PASSAGES: Final = 32
# How often a file is searched for one more passage, where there are few files.
_ROUNDS: Final = 8
_SEED: Final = 1


class ValidationTypingSimulator:
    """Types passages of validation files, the same ones every time; a ``TypingSimulator``.

    Args:
        dataset: its validation split is typed.
        languages: the languages of that split; None where they are not known.
        context: the context of the model, in tokens.
    """

    def __init__(
        self, dataset: TokenDataset, languages: TokenLanguages | None, context: int
    ) -> None:
        self._dataset = dataset
        self._languages = languages
        self._context = context
        self._table: TokenTable | None = None
        self._known: list[ForcedPassage] = []
        # Prepared one by one during the first simulation, whose time is measured.
        self._unknown = islice(self._choose(), _PASSAGES)

    @property
    def has_text(self) -> bool:
        """Whether there is any passage to type."""
        return next(self._passages(), None) is not None

    def type(self, read: ReadWindow, should_continue: Callable[[int], bool]) -> Typed:
        """Type the passages in order, as ``TypingSimulator`` says."""
        characters = keys = count = 0
        for passage in self._passages():
            if not should_continue(count):
                break
            # Logits predict the next token, so the first ones needed are those before the lead.
            logits = read(passage.window[:-1], passage.rows)
            if self._table is None:
                self._table = TokenTable(self._dataset.tokenizer, logits.shape[1])
            done = type_passage(passage.passage, ForcedAnswers(passage, logits, self._table), 0.0)
            characters += done.characters
            keys += done.keys
            count += 1
        return Typed(characters=characters, keys=keys, passages=count)

    def _passages(self) -> Iterator[ForcedPassage]:
        yield from self._known
        for passage in self._unknown:
            self._known.append(passage)
            yield passage

    def _choose(self) -> Iterator[ForcedPassage]:
        """Yield passages of the files in random order, one for each file and round; none twice."""
        dataset, generator = self._dataset, random.Random(_SEED)
        ends: list[int] = dataset.validation_ends.tolist()
        order = list(range(len(ends)))
        generator.shuffle(order)
        chosen: set[tuple[int, int]] = set()
        for _ in range(_ROUNDS):
            for number in order:
                begin = ends[number - 1] if number else 0
                passage = choose_passage(
                    dataset.validation[begin : ends[number]],
                    self._language(number),
                    dataset.tokenizer,
                    self._context,
                    generator.randrange,
                )
                if passage is None or (number, passage.passage.start) in chosen:
                    continue
                chosen.add((number, passage.passage.start))
                yield passage

    def _language(self, document: int) -> str | None:
        languages = self._languages
        return languages.names[languages.numbers[document]] if languages is not None else None


def make_simulator(
    dataset: TokenDataset, languages: TokenLanguages | None, context: int
) -> ValidationTypingSimulator | None:
    """Return the simulator of a dataset (a ``MakeTypingSimulator``); None without any passage."""
    simulator = ValidationTypingSimulator(dataset, languages, context)
    return simulator if simulator.has_text else None
