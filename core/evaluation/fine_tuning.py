"""What fine-tuning gained on held-out files of the user's own: whole lines, before and after.

Both checkpoints complete the same cursors in the validation split of the new data with the engine
of the editor, which knows the file and not the project. The run validates bits per byte itself.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from core.checkpoints.paths import BEST, CHECKPOINTS, LATEST
from core.completion.opening import is_prepared, prepare
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.errors import CoreError, StorageError
from core.evaluation.config import EvaluationConfig
from core.evaluation.evaluate import measure_all
from core.evaluation.held_out import validation_documents
from core.evaluation.intervals import Resampling
from core.evaluation.systems import ModelSpec
from core.events import Emit, LinesCompared, Notice, to_json
from core.languages.table import LANGUAGE_NAMES
from core.texts import Text
from core.training.config import RunConfig
from core.training.runs.append_file import AppendFile
from core.training.runs.run_folder import EVENTS_FILE
from core.workspace import Workspace

_CURSORS: Final = 200
_SCOPE: Final = EvaluationConfig(
    cases=_CURSORS, typing_files=0, bits_files=0, languages=LANGUAGE_NAMES
)


def compare_lines(
    config: RunConfig, run: Path, workspace: Workspace, emit: Emit, control: Control
) -> LinesCompared | None:
    """Compare a finished run with the checkpoint that it started from, and record the result.

    Args:
        config: of the run.
        run: its folder, whose events receive the result.
        workspace: has its dataset and corpus.
        emit: receives the progress and the result, or why there is none.
        control: asked between two files.

    Returns:
        None for a run from random weights, and where there is nothing to compare on.

    Raises:
        Cancelled: a cancel was asked for.
    """
    if not config.start_from:
        return None
    try:
        result = _compare(config, run, workspace, emit, control)
    except CoreError as error:
        # The run is finished and saved; a figure about it is all that is missing.
        emit(
            Notice(
                level="info",
                message=Text(
                    "Lines before and after were not compared: {problem}", problem=error.message
                ),
                hint=error.hint,
            )
        )
        return None
    emit(result)
    with contextlib.suppress(OSError, StorageError):
        events = AppendFile(run / EVENTS_FILE)
        try:
            events.add(to_json(result) + "\n")
            events.sync()
        finally:
            events.close()
    return result


def _compare(
    config: RunConfig, run: Path, workspace: Workspace, emit: Emit, control: Control
) -> LinesCompared:
    dataset = TokenDataset.open(workspace.find_dataset(config.dataset))
    corpus = workspace.corpus(dataset.info.corpus)
    documents = validation_documents(corpus, LANGUAGE_NAMES, emit, control).documents
    folder = run / CHECKPOINTS
    after = folder / BEST if (folder / BEST).is_file() else folder / LATEST
    systems = [
        _system("before", Path(config.start_from), workspace),
        _system("after", after, workspace),
    ]
    measured = measure_all(systems, documents, _SCOPE, emit, control)
    right: tuple[list[float], list[float]] = ([], [])
    counts = [float(len(job.cases)) for job in measured.jobs]
    for by_system in measured.by_job:
        for sums, one in zip(right, by_system, strict=True):
            sums.append(float(sum(score.exact for score in one.scores)))
    resampling = Resampling(len(counts), _SCOPE.seed)
    difference = resampling.difference((right[0], counts), (right[1], counts))
    total = sum(counts)
    return LinesCompared(
        dataset=dataset.name,
        cursors=int(total),
        before=sum(right[0]) / total if total else 0.0,
        after=sum(right[1]) / total if total else 0.0,
        low=difference.low,
        high=difference.high,
    )


def _system(name: str, checkpoint: Path, workspace: Workspace) -> ModelSpec:
    """Return the spec of a checkpoint, whose light copy is made before processes start."""
    is_light = is_prepared(checkpoint, workspace) or not prepare(checkpoint, workspace)
    return ModelSpec(
        name=name,
        checkpoint=str(checkpoint.absolute()),
        workspace=str(workspace.folder),
        needs_torch=not is_light,
    )
