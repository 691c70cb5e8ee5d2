"""Adapting a model to a project: what it brings beside project memory, and what it forgets.

    python main.py bench adaptation --checkpoint C --workspace W PROJECT...
    [--minutes 2] [--threads 1] [--cases 120] [--out FOLDER] [--set NAME=VALUE]...

Each project is divided in two by the names of its files. The model is adapted to the first half
(``tabwright adapt``, with its own held-out files in it) and judged on the second: exact rest of
line at cursors, and bits per byte of the mixture. The first half is the project's memory in both.
Files of the second half that resemble one of the first are left out. What is rejected by the
operation counts as no change, as in the product. How much is forgotten is measured on more of the
validation split of the model's run than the operation itself looks at.

Minutes are those of computing. A result is written for every project and taken from there if the
measurement is started again.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import shutil
import tempfile
import zlib
from pathlib import Path
from typing import Any

import torch

from core.adaptation.adapt import AdaptationResult, adapt
from core.adaptation.config import AdaptationConfig
from core.adaptation.copies import forget_adaptations
from core.adaptation.judging import HeldOutFiles
from core.checkpoints import store
from core.checkpoints.format import Checkpoint
from core.completion.engine import CompletionEngine
from core.completion.opening import open_engine
from core.completion.request import CompletionRequest
from core.config import from_mapping, override, to_mapping
from core.control import Control
from core.corpus.store.reader import Document
from core.errors import CoreError
from core.evaluation.cases import Case, draw_cases
from core.evaluation.completers import MAX_TOKENS
from core.evaluation.held_out import held_out_documents
from core.evaluation.intervals import Resampling
from core.evaluation.scores import score
from core.evaluation.training_set import training_set_of
from core.events import discard
from core.inference.memory_predictions import MemoryPredictor
from core.inference.sampling_config import SamplingConfig
from core.languages.table import DEFAULT_LANGUAGES
from core.memory.texts_project import TextsProject
from core.model.gpt import GPT
from core.tokenizer.bulk_encoder import BulkEncoder
from core.training.observe.evaluation import Validation
from core.training.step.device import Placement
from core.workspace import Workspace, open_workspace

_GREEDY = SamplingConfig(temperature=0.0)
_BITS_TOKENS = 16_384
_OLD_TOKENS = 24_576


def main() -> None:
    """Measure every project, then print the differences over all files."""
    parser = argparse.ArgumentParser()
    parser.add_argument("projects", nargs="+", type=Path)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--cases", type=int, default=120)
    parser.add_argument("--out", type=Path, default=Path("adaptation"))
    parser.add_argument("--set", action="append", default=[], dest="assignments")
    options = parser.parse_args()
    settings = [f"minutes={options.minutes}", f"threads={options.threads}", *options.assignments]
    table = override(to_mapping(AdaptationConfig()), settings)
    config = from_mapping(AdaptationConfig, table, "--set")
    torch.set_num_threads(options.threads)
    workspace = open_workspace(options.workspace)
    options.out.mkdir(parents=True, exist_ok=True)
    for project in options.projects:
        file = options.out / f"{project.name}.json"
        if not file.exists():
            try:
                found = _measure(options.checkpoint, project, config, workspace, options.cases)
            except CoreError as error:
                print(f"{project.name}: {error.message}", flush=True)
                continue
            file.write_text(json.dumps(found))
        print(_line(project.name, json.loads(file.read_text())), flush=True)
    _print_all([json.loads(file.read_text()) for file in sorted(options.out.glob("*.json"))])


def _measure(
    checkpoint: Path, project: Path, config: AdaptationConfig, workspace: Workspace, cases: int
) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="tabwright-") as temporary:
        # The name of the folder is part of what is kept, so each half has the same one.
        first, second = (Path(temporary) / part / project.name for part in ("first", "second"))
        _divide(project, first, second)
        known = held_out_documents([str(first)], DEFAULT_LANGUAGES, (), discard, Control())
        judged = held_out_documents(
            [str(second)], DEFAULT_LANGUAGES, known.documents, discard, Control()
        )
        try:
            result = adapt(checkpoint, first, config, workspace, discard, Control())
            adapted = Path(result.checkpoint) if result and result.checkpoint else checkpoint
            assert result is not None
            return _judge(checkpoint, adapted, result, known.documents, judged.documents,
                          workspace, cases)  # fmt: skip
        finally:
            forget_adaptations(workspace, first.resolve())


def _divide(project: Path, first: Path, second: Path) -> None:
    for path in sorted(project.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(project)
            half = first if zlib.crc32(str(name).encode()) >> 8 & 1 else second
            (half / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, half / name)


def _judge(
    checkpoint: Path,
    adapted: Path,
    result: AdaptationResult,
    known: tuple[Document, ...],
    judged: tuple[Document, ...],
    workspace: Workspace,
    count: int,
) -> dict[str, Any]:
    drawn = draw_cases(judged, count, 1)
    start = store.load_for_inference(checkpoint)
    engines = [open_engine(path, workspace, threads=1)[0] for path in (checkpoint, adapted)]
    texts = {document.path: document.text for document in known}
    project = TextsProject(start.tokenizer, texts)
    for engine in engines:
        engine.use_project(project)
    rights = [_exact(engine, drawn) for engine in engines]
    encoder = BulkEncoder(start.tokenizer)
    predictor = MemoryPredictor({path: encoder.encode(text) for path, text in texts.items()})
    lengths = start.tokenizer.byte_lengths()
    each = max(256, _BITS_TOKENS // max(1, len(judged)))
    files: dict[str, dict[str, Any]] = {}
    placement = Placement(device=torch.device("cpu"), bf16=False, threads=1)
    models = [_model(start), _model(store.load_for_inference(adapted))]
    for document in judged:
        ids = encoder.encode(document.text)[:each]
        if not len(ids):
            continue
        held_out = HeldOutFiles(
            {document.path: ids}, predictor, lengths, models[0].config.context, each, Control()
        )
        size = int(lengths[ids].sum())
        figures = [held_out.measure(model, placement, Control()) for model in models]
        asked = [number for number, case in enumerate(drawn) if case.path == document.path]
        files[document.path] = {
            "bytes": size,
            "bits": [figure.mixed * size for figure in figures],
            "alone": [figure.alone * size for figure in figures],
            "cases": len(asked),
            "exact": [sum(right[number] for number in asked) for right in rights],
        }
    return {
        "result": dataclasses.asdict(result),
        "forgotten": _forgotten(start, models, placement, workspace),
        "files": files,
    }


def _exact(engine: CompletionEngine, cases: tuple[Case, ...]) -> list[bool]:
    found: list[bool] = []
    for case in cases:
        request = CompletionRequest(
            id=0, prefix=case.prefix, suffix=case.suffix, language=case.language,
            sampling=_GREEDY, max_tokens=MAX_TOKENS, max_lines=1,
        )  # fmt: skip
        found.append(score(case, engine.complete(request, lambda: False).text).exact)
    return found


def _model(checkpoint: Checkpoint) -> GPT:
    model = GPT(checkpoint.model_config)
    model.load_state_dict(checkpoint.model_state)
    return model.eval()


def _forgotten(
    start: Checkpoint, models: list[GPT], placement: Placement, workspace: Workspace
) -> float | None:
    """How much worse the second model is on the validation split of the run, as a fraction."""
    old = training_set_of(start.origin, workspace)
    if old is None:
        return None
    validation = Validation(
        old.validation,
        old.tokenizer.byte_lengths(),
        context=start.model_config.context,
        max_tokens=_OLD_TOKENS,
        batch_size=8,
    )
    before, after = (
        validation.measure(model, placement, Control()).bits_per_byte for model in models
    )
    return after / before - 1


def _line(name: str, found: dict[str, Any]) -> str:
    files, result = list(found["files"].values()), found["result"]
    bits = [sum(file["bits"][n] for file in files) for n in (0, 1)]
    size = max(1, sum(file["bytes"] for file in files))
    exact = [sum(file["exact"][n] for file in files) for n in (0, 1)]
    cases = sum(file["cases"] for file in files)
    forgotten = found["forgotten"]
    return (
        f"{name:<16} {result['outcome']:<10} part {result['part']:.2f}, {result['steps']} steps; "
        f"held out in the first half {100 * (1 - result['after'] / result['before']):+.1f} % "
        f"fewer bits; second half: {bits[0] / size:.3f} -> {bits[1] / size:.3f} bits per byte, "
        f"exact {exact[0]} -> {exact[1]} of {cases}; forgotten "
        f"{'unknown' if forgotten is None else f'{100 * forgotten:+.2f} %'}"
    )


def _print_all(found: list[dict[str, Any]]) -> None:
    files = [file for one in found for file in one["files"].values()]
    if not files:
        return
    resampling = Resampling(len(files), 1)

    def column(name: str, number: int) -> list[float]:
        return [file[name][number] for file in files]

    sizes, cases = [f["bytes"] for f in files], [f["cases"] for f in files]
    kinds = (
        ("exact", cases, 100.0),
        ("bits", sizes, 1.0),
        ("alone", sizes, 1.0),
    )
    for name, below, scale in kinds:
        first, second = ((column(name, n), below) for n in (0, 1))
        before, after = resampling.estimate(*first), resampling.estimate(*second)
        change = resampling.difference(first, second)
        print(
            f"{name:<6} {scale * before.value:.3f} -> {scale * after.value:.3f}, difference "
            f"{scale * change.value:+.3f} ({scale * change.low:+.3f} to {scale * change.high:+.3f})"
            f", {100 * (after.value / before.value - 1):+.1f} %, {before.files} files"
        )
    forgotten = [one["forgotten"] for one in found if one["forgotten"] is not None]
    if forgotten:
        print(f"forgotten: at most {100 * max(forgotten):+.2f} % on {len(forgotten)} projects")


if __name__ == "__main__":
    main()
