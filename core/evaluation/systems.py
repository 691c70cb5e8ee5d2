"""The systems that an evaluation compares: models, baselines and other programs, as specs.

A spec is a few strings, so that it can be sent to a child process, where ``open_system`` makes
a ``Completer`` of it.
"""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.completion.engine import CompletionEngine
from core.completion.opening import TORCH, open_engine
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.errors import EnvironmentProblem
from core.evaluation.completers import (
    LAST_LINE,
    MAX_TOKENS,
    Completer,
    Completion,
    LastLineCompleter,
)
from core.evaluation.engine_completer import EngineCompleter
from core.evaluation.ngram_model import NGramCounts, NGramModel
from core.inference.file_weights import fit_file_weights
from core.program import command_line
from core.texts import Text
from core.workspace import open_workspace

PROJECT_ONLY: Final = "project only"
# One core for each process: as many of them run as there are cores.
_THREADS: Final = 1
# More tokens take more memory, and hardly another sequence is seen twice.
_MAX_NGRAM_TOKENS: Final = 20_000_000
_FIT_PIECES: Final = 20
_FIT_TOKENS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSpec:
    """A checkpoint, in the light engine if that can run it.

    Attributes:
        name: the name in reports.
        checkpoint: the file.
        workspace: the folder whose cache holds the light copy.
        needs_torch: whether only torch can run it.
        asks_project: whether it uses the project of each file.
    """

    name: str
    checkpoint: str
    workspace: str
    needs_torch: bool = False
    asks_project: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedSpec:
    """No model, only the counts of file and project."""

    name: str = PROJECT_ONLY


@dataclass(frozen=True, slots=True, kw_only=True)
class NGramSpec:
    """The n-gram baseline, counted on the training tokens of a dataset folder."""

    name: str
    dataset: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastLineSpec:
    """The baseline that repeats the last line that began the same way."""

    name: str = LAST_LINE


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSpec:
    """Another program, which answers as ``complete --stdin-loop`` does.

    Attributes:
        name: the name in reports.
        command: the program and its arguments.
    """

    name: str
    command: tuple[str, ...]


SystemSpec: TypeAlias = ModelSpec | CountedSpec | NGramSpec | LastLineSpec | CommandSpec


def open_system(spec: SystemSpec) -> Completer:
    """Load the system of a spec.

    Raises:
        CoreError: it is missing, damaged, or does not start.
    """
    match spec:
        case ModelSpec():
            return EngineCompleter(spec.name, _engine_of(spec), spec.asks_project)
        case CountedSpec():
            return EngineCompleter(spec.name, open_engine(None)[0], asks_project=True)
        case NGramSpec():
            return EngineCompleter(spec.name, ngram_engine(Path(spec.dataset)))
        case LastLineSpec():
            return LastLineCompleter()
        case CommandSpec():
            return CommandCompleter(spec)


def _engine_of(spec: ModelSpec) -> CompletionEngine:
    workspace = open_workspace(Path(spec.workspace))
    if not spec.needs_torch:
        return open_engine(Path(spec.checkpoint), workspace, threads=_THREADS)[0]
    # In the process of the window torch's threads belong to a training, too.
    is_alone = multiprocessing.parent_process() is not None
    threads = _THREADS if is_alone else None
    return open_engine(Path(spec.checkpoint), workspace, threads=threads, backends=TORCH)[0]


def ngram_engine(folder: Path) -> CompletionEngine:
    """Return the n-gram baseline of a dataset; the cache's weight is fitted on validation tokens.

    Raises:
        WorkspaceError: the dataset is missing or damaged.
    """
    dataset = TokenDataset.open(folder)
    control = Control()
    tokens = np.asarray(dataset.train[:_MAX_NGRAM_TOKENS])
    model = NGramModel(NGramCounts(tokens, dataset.vocabulary_size, control))
    weights = fit_file_weights(model, _pieces(np.asarray(dataset.validation)), control)
    return CompletionEngine(model, dataset.tokenizer, file_weights=weights)


def _pieces(tokens: NDArray[np.uint16]) -> list[list[int]]:
    """Evenly spread pieces of a stream."""
    starts = np.linspace(0, max(0, len(tokens) - _FIT_TOKENS), _FIT_PIECES).astype(int)
    return [tokens[start : start + _FIT_TOKENS].tolist() for start in np.unique(starts)]


class CommandCompleter:
    """A program that reads a JSON request a line and writes a JSON answer a line.

    The protocol is that of ``python main.py complete --stdin-loop``; of an answer, ``text``
    alone is needed, and ``precision`` is read where it is given.
    """

    def __init__(self, spec: CommandSpec) -> None:
        self._spec = spec
        try:
            self._process = subprocess.Popen(
                spec.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                encoding="utf-8", bufsize=1,
            )  # fmt: skip
        except OSError as error:
            raise EnvironmentProblem(
                Text(
                    "{command} does not start: {strerror}.",
                    command=spec.command[0],
                    strerror=error.strerror or error,
                ),
                Text("Check the command after --engine."),
            ) from error
        self._asked = 0

    @property
    def name(self) -> str:
        """The name in reports."""
        return self._spec.name

    def begin_file(self) -> None:
        """Do nothing: the program decides what it remembers."""

    def complete(self, prefix: str, suffix: str, language: str) -> Completion:
        """Ask the program.

        Raises:
            EnvironmentProblem: it ended, or its answer is not valid.
        """
        self._asked += 1
        request = {
            "id": self._asked, "prefix": prefix, "suffix": suffix, "language": language,
            "max_lines": 1, "max_tokens": MAX_TOKENS, "temperature": 0, "policy": False,
        }  # fmt: skip
        started = time.perf_counter()
        answer = self._exchange(json.dumps(request))
        milliseconds = (time.perf_counter() - started) * 1000
        text = answer.get("text")
        if not isinstance(text, str):
            raise self._unusable(Text("it answered without a text: {answer!r:.200}", answer=answer))
        precision = answer.get("precision")
        return Completion(
            text=text.split("\n")[0],
            precision=float(precision) if isinstance(precision, int | float) else 1.0,
            milliseconds=milliseconds,
        )

    def close(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.communicate()

    def _exchange(self, line: str) -> dict[str, object]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except (OSError, UnicodeDecodeError) as error:
            raise self._unusable(str(error)) from error
        if not answer:
            raise self._unusable(Text("it ended"))
        try:
            record = json.loads(answer)
        except ValueError as error:
            raise self._unusable(
                Text("it answered {answer!r}, which is no JSON", answer=answer[:200])
            ) from error
        if not isinstance(record, dict):
            raise self._unusable(Text("it answered {answer!r}", answer=answer[:200]))
        return record

    def _unusable(self, reason: str) -> EnvironmentProblem:
        return EnvironmentProblem(
            Text(
                "The program {command} cannot be measured: {reason}.",
                command=self._spec.command[0],
                reason=reason,
            ),
            Text(
                "It has to answer every line as {command_line} does.",
                command_line=command_line("complete --stdin-loop"),
            ),
        )
