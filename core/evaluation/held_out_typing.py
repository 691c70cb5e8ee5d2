"""The typing simulator of a training run: types validation files of its dataset quickly.

The keys are those of ``replay``; the answers come from one reading of each passage
(``forced_passage``): with an engine the same passages would take minutes. Every suggestion
is shown, so the figure is the most that can be saved.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from core.data.token_dataset import TokenDataset
from core.evaluation.forced_answers import ForcedAnswers
from core.evaluation.forced_passage import ForcedPassage, choose_passage
from core.evaluation.replay import type_passage
from core.inference.token_table import TokenTable
from core.training.observe.languages import TokenLanguages
from core.training.observe.typing_simulator import ReadWindow, Typed

_PASSAGES: Final = 32
# So often a file is looked through for one more passage, where there are few files.
_ROUNDS: Final = 8
_SEED: Final = 1


class HeldOutTypingSimulator:
    """Types passages of held-out files, the same ones every time; a ``TypingSimulator``.

    Args:
        dataset: whose held-out part it types.
        languages: of that part; None where they are not known.
        context: of the model.
    """

    def __init__(
        self, dataset: TokenDataset, languages: TokenLanguages | None, context: int
    ) -> None:
        self._dataset = dataset
        self._languages = languages
        self._context = context
        self._table: TokenTable | None = None
        self._known: list[ForcedPassage] = []
        # Prepared one by one during the first replay, whose time is counted.
        self._unknown = islice(self._choose(), _PASSAGES)

    @property
    def has_text(self) -> bool:
        """Whether there is a single passage to type."""
        return next(self._passages(), None) is not None

    def type(self, read: ReadWindow, should_continue: Callable[[int], bool]) -> Typed:
        """Type the passages in order; see ``TypingSimulator``."""
        characters = keys = count = 0
        for passage in self._passages():
            if not should_continue(count):
                break
            # Logits say what comes next, so the first one needed is before the lead.
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
        """Passages of the files in a drawn order, one a file and round; none twice."""
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


def held_out_typing_simulator(
    dataset: TokenDataset, languages: TokenLanguages | None, context: int
) -> HeldOutTypingSimulator | None:
    """Make the simulator of a dataset (a ``MakeTypingSimulator``); None if there is no text."""
    simulator = HeldOutTypingSimulator(dataset, languages, context)
    return simulator if simulator.has_text else None
