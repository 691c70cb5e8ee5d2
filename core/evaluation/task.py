"""One system on one file: every case, every passage, and the bits, in a child process.

The result of a task does not depend on the tasks before it, nor on the process that
runs it, so the figures do not depend on the number of processes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.control import Control
from core.corpus.store.reader import Document
from core.evaluation.bits import Bits, measure_bits
from core.evaluation.cases import Case
from core.evaluation.completers import Completer, Completion
from core.evaluation.engine_completer import EngineCompleter
from core.evaluation.projects import ProjectOfFile
from core.evaluation.scores import CaseScore, score
from core.evaluation.systems import SystemSpec, open_system
from core.evaluation.typing_simulation import Answers, Passage, TypingCounts, type_passage
from core.inference.mixed_model import DEFAULT_FILE_WEIGHTS
from core.tokenizer.special_tokens import BOS_ID
from core.tokenizer.tokenizer import Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What one system does in one file.

    Attributes:
        system: the system.
        document: the file.
        cases, passage: where it completes.
        wants_bits: whether its bits are measured.
        minimum_precisions, typing_ms: as in ``EvaluationConfig``.
        project: the project of the file, for systems that use one.
    """

    system: SystemSpec
    document: Document
    cases: tuple[Case, ...]
    passage: Passage | None
    wants_bits: bool
    minimum_precisions: tuple[float, ...]
    typing_ms: float
    project: ProjectOfFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResult:
    """The result of a task.

    Attributes:
        completions, scores: one for each case.
        typings: one for each threshold; empty where nothing was typed.
        bits: None where the system predicts no tokens.
    """

    completions: tuple[Completion, ...]
    scores: tuple[CaseScore, ...]
    typings: tuple[TypingCounts, ...]
    bits: Bits | None


class TaskRunner:
    """Runs tasks; keeps the systems that it opened."""

    def __init__(self) -> None:
        self._open: dict[SystemSpec, Completer] = {}

    def __call__(self, task: Task) -> TaskResult:
        """Run one task.

        Raises:
            CoreError: the system cannot be opened, or stopped answering.
        """
        completer = self._open.get(task.system)
        if completer is None:
            completer = self._open[task.system] = open_system(task.system)
        return measure(task, completer)


def measure(task: Task, completer: Completer) -> TaskResult:
    """Run one task with a given completer."""
    control = Control()
    if isinstance(completer, EngineCompleter):
        completer.edit(task.project)
    completer.begin_file()
    completions = [
        completer.complete(case.prefix, case.suffix, case.language) for case in task.cases
    ]
    typings: list[TypingCounts] = []
    if task.passage is not None:
        completer.begin_file()
        answers = Answers(task.passage, completer, control)
        typings = [
            type_passage(task.passage, answers, minimum, task.typing_ms)
            for minimum in task.minimum_precisions
        ]
    bits = None
    if task.wants_bits and isinstance(completer, EngineCompleter):
        bits = _bits(task.document, completer, control)
    return TaskResult(
        completions=tuple(completions),
        scores=tuple(
            score(case, completion.text)
            for case, completion in zip(task.cases, completions, strict=True)
        ),
        typings=tuple(typings),
        bits=bits,
    )


def _bits(document: Document, completer: EngineCompleter, control: Control) -> Bits | None:
    engine = completer.engine
    tokenizer = engine.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return None
    ids: Sequence[int] = [BOS_ID, *tokenizer.encode(document.text)]
    weights = engine.file_weights or DEFAULT_FILE_WEIGHTS
    mixture = completer.mixture()
    bits = measure_bits(engine.model, weights, ids, tokenizer.byte_lengths(), control, mixture)
    completer.begin_file()
    return bits
