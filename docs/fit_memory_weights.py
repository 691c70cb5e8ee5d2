"""Makes ``resources/memory/weights.json``, the default weights of the mixture with a project.

    python docs/fit_memory_weights.py [--checkpoint C --workspace W] --cases N FOLDER...

Each folder is a project that the checkpoint was not trained on; none may be one of those that
the README's figures are taken on. Without a checkpoint the weights of "Project only" are
fitted. Files that have a near copy in their project are not asked about.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import zlib
from pathlib import Path

import numpy as np

from core import files
from core.completion.calibrating import HeldOutCaret, Trial, carets, table_of, trial_of
from core.completion.engine import CompletionEngine
from core.completion.opening import open_engine
from core.completion.precision import THRESHOLDS, TradeOff
from core.completion.request import CompletionRequest
from core.config import to_mapping
from core.control import Control
from core.corpus.drop_reasons import DroppedError
from core.corpus.filters.near_duplicates import Signer
from core.corpus.sources.walk import FoundFile
from core.corpus.store.reader import Document
from core.evaluation.completers import Completion
from core.evaluation.typing_simulation import (
    Answers,
    Passage,
    TypingCounts,
    passages_of,
    type_passage,
)
from core.inference.memory_weights import MixtureObservation, default_weights, fit_weights
from core.inference.sampling_config import SamplingConfig
from core.memory.project_config import ProjectConfig
from core.memory.project_files import find_files, read_file
from core.memory.texts_project import TextsProject
from core.resources import resource
from core.tokenizer.tokenizer import Tokenizer
from core.workspace import open_workspace

_ALIKE = 0.4
_MAX_FILES = 400


LANGUAGES = ("python", "c", "java")


def found_in(folder: Path, language: str) -> tuple[FoundFile, ...]:
    """The files of a project in one language."""
    return find_files(folder, [language], folder, ProjectConfig(), Control()).files


def texts_of(folder: Path, language: str) -> dict[str, str]:
    """The files of a project in one language, an even sample of large ones."""
    config, found = ProjectConfig(), found_in(folder, language)
    chosen = sorted(found, key=lambda file: zlib.crc32(file.path.encode()))[:_MAX_FILES]
    texts: dict[str, str] = {}
    for file in chosen:
        try:
            texts[file.path] = read_file(folder, file, config)
        except DroppedError:
            continue
    return texts


def without_copies(texts: dict[str, str], count: int) -> list[str]:
    """Names of some texts that no other text is like."""
    signer = Signer()
    signatures = {name: signer.sign(text) for name, text in texts.items()}
    rows = {name: np.frombuffer(sign, "<u4") for name, sign in signatures.items() if sign}
    found: list[str] = []
    for name, row in rows.items():
        others = [other for key, other in rows.items() if key != name]
        if not others or (np.stack(others) == row).mean(axis=1).max() < _ALIKE:
            found.append(name)
        if len(found) == count:
            break
    return found


def carets_of(
    texts: dict[str, str], names: list[str], count: int
) -> list[tuple[str, HeldOutCaret]]:
    """Carets in some texts."""
    found: list[tuple[str, HeldOutCaret]] = []
    each = max(1, count // max(1, len(names)))
    for name in names:
        for place, _ in zip(carets([texts[name]]), range(each), strict=False):
            found.append((name, place))
    random.Random(1).shuffle(found)
    return found[:count]


def measure(
    engine: CompletionEngine, folders: list[Path], count: int
) -> tuple[list[list[MixtureObservation]], list[list[Trial]]]:
    """Observations, or trials, of every project; the engine's weights decide the trials."""
    assert isinstance(engine.tokenizer, Tokenizer)
    observations: list[list[MixtureObservation]] = []
    trials: list[list[Trial]] = []
    for folder in folders:
        language = max(LANGUAGES, key=lambda name: len(found_in(folder, name)))
        texts = texts_of(folder, language)
        names = without_copies(texts, 40)
        engine.use_project(TextsProject(engine.tokenizer, texts))
        seen: list[MixtureObservation] = []
        made: list[Trial] = []
        for name, place in carets_of(texts, names, count):
            request = CompletionRequest(
                id=0, prefix=place.prefix, suffix=place.suffix, language=language, path=name,
                wants_beginnings=True,
            )  # fmt: skip
            if _WANTS_TRIALS:
                engine.results.clear()
                suggestion = engine.complete(request, lambda: False)
                if suggestion.text:
                    made.append(trial_of(suggestion, place))
            else:
                seen += engine.observe(request, place.rest + "\n", lambda: False)
        print(folder.name, language, len(texts), len(names), len(seen), len(made), flush=True)
        observations.append(seen)
        trials.append(made)
    return observations, trials


class _ProjectTyping:
    """Completes in one file of a project, as ``Completer`` does."""

    name = "engine"

    def __init__(self, engine: CompletionEngine, path: str) -> None:
        self._engine = engine
        self._path = path

    def begin_file(self) -> None:
        self._engine.forget()

    def complete(self, prefix: str, suffix: str, language: str) -> Completion:
        self._engine.results.clear()
        request = CompletionRequest(
            id=0, prefix=prefix, suffix=suffix, language=language, path=self._path,
            sampling=SamplingConfig(temperature=0.0), wants_beginnings=True,
        )  # fmt: skip
        found = self._engine.complete(request, lambda: False)
        shorter = tuple((one.text, one.precision) for one in found.beginnings[1:])
        return Completion(
            text=found.text, precision=found.precision or 0.0, milliseconds=0.0, shorter=shorter
        )

    def close(self) -> None:
        self._engine.use_project(None)


def typed(engine: CompletionEngine, folders: list[Path], count: int) -> tuple[TradeOff, ...]:
    """What each threshold does while passages are typed; the engine's table has its gate already.

    Args:
        engine: asked.
        folders: projects.
        count: passages of each.
    """
    assert isinstance(engine.tokenizer, Tokenizer)
    done = [TypingCounts() for _ in THRESHOLDS]
    generator = random.Random(1)
    for folder in folders:
        language = max(LANGUAGES, key=lambda name: len(found_in(folder, name)))
        texts = texts_of(folder, language)
        engine.use_project(TextsProject(engine.tokenizer, texts))
        passages: list[Passage] = []
        for name in without_copies(texts, 40):
            document = Document(path=name, language=language, text=texts[name])
            passage = passages_of(document, 30, generator.randrange)
            if passage is not None and len(passages) < count:
                passages.append(passage)
        for passage in passages:
            typing = _ProjectTyping(engine, passage.document.path)
            typing.begin_file()
            answers = Answers(passage, typing, Control())
            for counts, threshold in zip(done, THRESHOLDS, strict=True):
                one = type_passage(passage, answers, threshold)
                counts.characters += one.characters
                counts.keys += one.keys
                counts.shown += one.shown
                counts.shown_right += one.shown_right
        print(folder.name, "typed", flush=True)
    return tuple(
        TradeOff(
            threshold=threshold,
            shown=round(one.shown / one.characters, 5),
            right=round(one.shown_right / max(1, one.shown), 5),
            saved=round((one.characters - one.keys) / one.characters, 5),
        )
        for threshold, one in zip(THRESHOLDS, done, strict=True)
    )


_WANTS_TRIALS = False

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint")
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--passages", type=int, default=1, help="typed in each project")
    parser.add_argument("--table-only", action="store_true", help="keep the weights")
    parser.add_argument("folders", nargs="+", type=Path)
    args = parser.parse_args()
    has_model = args.checkpoint is not None
    engine = (
        open_engine(Path(args.checkpoint), open_workspace(args.workspace))[0]
        if has_model
        else open_engine(None)[0]
    )
    folders = [folder.resolve() for folder in args.folders]
    random.Random(3).shuffle(folders)
    half = 0 if args.table_only else len(folders) * 2 // 3
    observations, _ = measure(engine, folders[:half], args.cases)
    weights = fit_weights(
        [one for each in observations for one in each], default_weights(has_model)
    )
    if args.table_only:
        weights = default_weights(has_model)
    engine.use(engine.precision, engine.file_weights, weights)
    _WANTS_TRIALS = True
    _, trials = measure(engine, folders[half:], args.cases)
    table = table_of([one for each in trials for one in each])
    engine.use(engine.precision, engine.file_weights, weights, table)
    table = dataclasses.replace(table, trade_offs=typed(engine, folders[half:], args.passages))
    path = resource("memory", "weights.json")
    known = json.loads(path.read_text("utf-8"))
    side = "with_model" if has_model else "without_model"
    known[side] = list(weights)
    known[f"{side}_precision"] = to_mapping(table)
    files.write_text(path, json.dumps(known, indent=1) + "\n")
    print(table)
