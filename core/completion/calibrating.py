"""Measuring how often a checkpoint's suggestions are right, on code that it has not seen.

A caret is put into held-out files at positions where an editor would ask, what follows
on its line is taken away, and the engine is asked as the editor asks. From what it
would have shown, and whether that was right, comes the table behind the precision
dial. Some ten seconds on an idle machine, once for each checkpoint.
"""

from __future__ import annotations

import dataclasses
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from core import files
from core.checkpoints.format import CheckpointInfo
from core.completion.beginnings import is_right
from core.completion.calibration import Calibration, save_calibration
from core.completion.engine import CompletionEngine
from core.completion.gate_fitting import JudgedText, fit_gate
from core.completion.isotonic import MIN_SAMPLES, fit_table
from core.completion.policy import reason_not_to_suggest
from core.completion.precision import FALLBACK_PRECISION, PrecisionTable
from core.completion.project_defaults import default_project_precision
from core.completion.request import CompletionRequest, Suggestion
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.errors import WorkspaceError
from core.events import Emit
from core.inference.file_weights import fit_file_weights
from core.inference.memory_weights import MixtureObservation, default_weights, fit_weights
from core.memory.texts_project import TextsProject
from core.progress import Stage
from core.texts import Text
from core.tokenizer.special_tokens import BOS_ID
from core.tokenizer.tokenizer import Tokenizer
from core.workspace import Workspace

MAX_CARETS: Final = 300
_MAX_SECONDS: Final = 60.0
_SEED: Final = 5
# Lines shorter than this leave nothing to suggest.
_MIN_LINE: Final = 4
_LINES_IN_A_ROW: Final = 16
# So many rows without a single position mean that there are none.
_MAX_MISSES: Final = 100
_SHARE_TEXTS: Final = 12
_SHARE_CHARACTERS: Final = 6_000
_OBSERVED_LINES: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOutCaret:
    """A caret in a file, the rest of its line taken away.

    Attributes:
        prefix, suffix: the text around the caret.
        rest: the text between them.
        language: of the file.
        text: the number of the file.
    """

    prefix: str
    rest: str
    suffix: str
    language: str
    text: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One suggestion of which it is known whether it was right.

    Attributes:
        log_probability: of its tokens together, in nats.
        tokens: how many.
        is_right: whether the file continues with it.
        texts: everything that some threshold would show, the longest first.
    """

    log_probability: float
    tokens: int
    is_right: bool
    texts: tuple[JudgedText, ...]


def calibrate(
    checkpoint: Path,
    workspace: Workspace,
    texts: Sequence[str] | None,
    emit: Emit,
    control: Control,
) -> Calibration:
    """Measure a checkpoint, with the light engine if that can run it, and cache the figures.

    Args:
        checkpoint: the file.
        workspace: whose cache keeps the figures.
        texts: code that it was not trained on; None for the held-out files of the
            dataset that it was trained on.
        emit: gets ``StageProgress``.
        control: asked between two suggestions.

    Raises:
        WorkspaceError: there is no held-out code, or too little.
        CheckpointError: damaged or foreign.
        StorageError: the cache may not be written.
        Cancelled: when that was asked for.
    """
    files.require_writable(workspace.cache)
    from core.completion.opening import open_engine

    engine, description = open_engine(checkpoint, workspace)
    if texts is None:
        texts = held_out_texts(workspace, description.info)
    calibration = measure(engine, texts, emit, control)
    save_calibration(workspace, checkpoint, calibration)
    return calibration


def measure(
    engine: CompletionEngine, texts: Sequence[str], emit: Emit, control: Control
) -> Calibration:
    """The figures of an engine, which is left with them in place.

    Raises:
        WorkspaceError: too little code to say anything.
        Cancelled: when that was asked for.
    """
    order = random.Random(_SEED)
    texts = order.sample(list(texts), len(texts))
    # Weights and precision are measured on different files.
    apart = min(_SHARE_TEXTS, len(texts) // 2)
    file_weights = _file_weights(engine, texts[:apart], control)
    engine.use(FALLBACK_PRECISION, file_weights)
    engine.use_project(None)
    made = list(trials(engine, texts[apart:], emit, control))
    if len(made) < MIN_SAMPLES:
        raise WorkspaceError(
            Text(
                "Only {count} suggestions could be checked against held-out code.", count=len(made)
            ),
            Text(
                "Hold out more: {min_samples} are needed. Or train longer.", min_samples=MIN_SAMPLES
            ),
        )
    table = table_of(made)
    weights, with_project = _with_project(engine, texts, apart, emit, control)
    engine.use(table, file_weights, weights, with_project)
    return Calibration(
        precision=table,
        file_shares=file_weights,
        project_weights=weights,
        project_precision=with_project,
    )


def _with_project(
    engine: CompletionEngine, texts: Sequence[str], apart: int, emit: Emit, control: Control
) -> tuple[tuple[float, ...], PrecisionTable]:
    """Weights and precision with project memory: of each held-out file the others are it.

    Raises:
        Cancelled: when that was asked for.
    """
    tokenizer = engine.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return default_weights(True), default_project_precision(has_model=True)
    names = {str(number): text for number, text in enumerate(texts)}
    engine.use_project(TextsProject(tokenizer, names))
    try:
        weights = fit_weights(_observations(engine, texts[:apart], control), default_weights(True))
        engine.use(FALLBACK_PRECISION, engine.file_weights, weights)
        made = list(trials(engine, texts[apart:], emit, control, first_name=apart))
    finally:
        engine.use_project(None)
    shipped = default_project_precision(has_model=True)
    return weights, table_of(made) if len(made) >= MIN_SAMPLES else shipped


def _observations(
    engine: CompletionEngine, texts: Sequence[str], control: Control
) -> Iterator[MixtureObservation]:
    """What model, file and project each thought of some lines of held-out files."""
    deadline = time.monotonic() + _MAX_SECONDS / 2
    for caret, _ in zip(carets(texts), range(_OBSERVED_LINES), strict=False):
        control.safe_point()
        if time.monotonic() > deadline:
            return
        request = CompletionRequest(
            id=0, prefix=caret.prefix, suffix=caret.suffix, path=str(caret.text)
        )
        yield from engine.observe(request, f"{caret.rest}\n", lambda: control.cancelling)


def _file_weights(
    engine: CompletionEngine, texts: Sequence[str], control: Control
) -> tuple[float, ...]:
    documents = [[BOS_ID, *engine.tokenizer.encode(text[:_SHARE_CHARACTERS])] for text in texts]
    return fit_file_weights(engine.model, documents, control)


def trials(
    engine: CompletionEngine,
    texts: Sequence[str],
    emit: Emit,
    control: Control,
    first_name: int = 0,
) -> Iterator[Trial]:
    """Suggestions at carets in held-out texts; those with nothing to show are left out.

    Args:
        engine: asked.
        texts: the files.
        emit: gets ``StageProgress``.
        control: asked between two suggestions.
        first_name: the number of the first text in the project that the engine asks, if any.
    """
    stage = Stage("evaluate", "suggestions", emit, MAX_CARETS, Text("calibration"))
    deadline = time.monotonic() + _MAX_SECONDS
    made = 0
    for caret in carets(texts):
        control.safe_point()
        if made >= MAX_CARETS or time.monotonic() > deadline:
            break
        request = CompletionRequest(
            id=0,
            prefix=caret.prefix,
            suffix=caret.suffix,
            language=caret.language,
            path=str(first_name + caret.text),
            wants_beginnings=True,
        )
        # What is left of an earlier answer says nothing of this caret.
        engine.results.clear()
        suggestion = engine.complete(request, lambda: control.cancelling)
        if not suggestion.text:
            continue
        made += 1
        stage.advance(1)
        yield trial_of(suggestion, caret)
    stage.finish()


def trial_of(suggestion: Suggestion, caret: HeldOutCaret) -> Trial:
    """What became of a suggestion that has a text."""
    rest = f"{caret.rest}\n"
    return Trial(
        log_probability=suggestion.kept_tokens * math.log(suggestion.confidence),
        tokens=suggestion.kept_tokens,
        is_right=is_right(suggestion.text, rest),
        texts=tuple(
            JudgedText(features=one.features, is_right=is_right(one.text, rest))
            for one in suggestion.beginnings
        ),
    )


def carets(texts: Sequence[str]) -> Iterator[HeldOutCaret]:
    """Yield random positions where an editor would ask, endlessly if there are any.

    Some lines in a row at a time, as they are written: the model then has to read little again.
    """
    order = random.Random(_SEED)
    numbered = enumerate(texts)
    usable = [(number, text) for number, text in numbered if text.count("\n") > _LINES_IN_A_ROW]
    languages = [_language_of(text) for _, text in usable]
    misses = 0
    while usable and misses < _MAX_MISSES:
        index = order.randrange(len(usable))
        text_number, text = usable[index]
        lines = text.split("\n")
        first = order.randrange(len(lines) - _LINES_IN_A_ROW)
        misses += 1
        for number in range(first, first + _LINES_IN_A_ROW):
            line = lines[number]
            indent = len(line) - len(line.lstrip())
            if len(line) - indent < _MIN_LINE:
                continue
            column = order.randrange(indent, len(line))
            prefix = "\n".join([*lines[:number], line[:column]])
            suffix = "\n" + "\n".join(lines[number + 1 :])
            if reason_not_to_suggest(prefix, suffix, languages[index]) is None:
                misses = 0
                yield HeldOutCaret(
                    prefix=prefix,
                    rest=line[column:],
                    suffix=suffix,
                    language=languages[index],
                    text=text_number,
                )


def _language_of(text: str) -> str:
    """Return Python where blocks begin with a colon, else C, whose rules are most common."""
    lines = [line.rstrip() for line in text.split("\n")]
    colons = sum(line.endswith(":") for line in lines)
    return "python" if colons >= sum(line.endswith(("{", ";")) for line in lines) else "c"


def table_of(made: Sequence[Trial]) -> PrecisionTable:
    """The precision table of some trials, with its gate.

    What each threshold shows and saves takes longer to measure. It is that of the table that
    ships, since the gate gives the same probabilities another checkpoint's does.
    """
    table = fit_table(
        np.array([trial.log_probability for trial in made]),
        np.array([float(trial.tokens) for trial in made]),
        np.array([float(trial.is_right) for trial in made]),
    )
    shipped = default_project_precision(has_model=False)
    return dataclasses.replace(
        table,
        gate=fit_gate([trial.texts for trial in made], shipped.gate),
        trade_offs=shipped.trade_offs,
    )


def held_out_texts(workspace: Workspace, info: CheckpointInfo) -> list[str]:
    """The validation files of the dataset that a checkpoint was trained on.

    Raises:
        WorkspaceError: the dataset is gone or damaged, or holds nothing out.
    """
    dataset = TokenDataset.open(workspace.find_dataset(info.origin.dataset))
    tokens, texts, start = dataset.validation, list[str](), 0
    for end in dataset.validation_ends.tolist():
        texts.append(dataset.tokenizer.decode(tokens[start:end].tolist()))
        start = end
    if not texts:
        raise WorkspaceError(
            Text("The dataset {dataset} holds nothing out.", dataset=dataset.name),
            Text("Build it with a validation split."),
        )
    return texts
