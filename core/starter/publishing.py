"""What ships of the starter: 16-bit weights, calibration and model card, from a checkpoint."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from core import files
from core.completion.calibrating import calibrate
from core.completion.calibration import Calibration, shipped_calibration
from core.config import to_mapping
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.errors import StorageError, TrainingError
from core.evaluation.model_card import checkpoint_card
from core.evaluation.model_card_page import to_page
from core.events import Emit, TrainStep
from core.run_order import PROVENANCE_FILE
from core.starter.phases import export_weights
from core.starter.recipe import Recipe
from core.starter.record import RECORD_FILE, LossRecord, record_of, write_record
from core.training.runs.run_folder import read_events, read_run
from core.workspace import Workspace

WEIGHTS_FILE: Final = "starter.pth"
CARD_FILE: Final = "MODEL_CARD.md"
MAX_WEIGHTS_BYTES: Final = 20_000_000
RECORDED_STEPS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was written.

    Attributes:
        weights, calibration, card: the files.
        weights_bytes: the size of the weights.
        figures: of the calibration.
    """

    weights: Path
    calibration: Path
    card: Path
    weights_bytes: int
    figures: Calibration


def publish(
    checkpoint: Path,
    recipe: Recipe,
    folder: Path,
    workspace: Workspace,
    emit: Emit,
    control: Control,
) -> Published:
    """Write what ships of a checkpoint into a folder.

    Args:
        checkpoint: of the last phase.
        recipe: with the phases that led to it.
        folder: receives the files; those of the same name are replaced.
        workspace: has the dataset, of whose held-out projects the calibration is made.
        emit: receives the progress of the calibration.
        control: a cancel ends it.

    Raises:
        CoreError: the checkpoint cannot be read, there is too little held-out code, or the
            weights are too large.
        Cancelled: a cancel was asked for.
    """
    weights = folder / WEIGHTS_FILE
    export_weights(checkpoint, weights)
    size = weights.stat().st_size
    if size > MAX_WEIGHTS_BYTES:
        weights.unlink()
        raise StorageError(
            f"The weights take {size:,} bytes; at most {MAX_WEIGHTS_BYTES:,} may ship."
        )
    # Of the rounded weights, which are those that people use.
    figures = calibrate(weights, workspace, None, emit, control)
    calibration = shipped_calibration(weights)
    files.write_text(calibration, json.dumps(to_mapping(figures), indent=1) + "\n")
    card = folder / CARD_FILE
    files.write_text(card, starter_card(checkpoint, recipe, workspace))
    return Published(
        weights=weights,
        calibration=calibration,
        card=card,
        weights_bytes=size,
        figures=figures,
    )


def publish_record(run: Path, phase: str, folder: Path, workspace: Workspace) -> LossRecord:
    """Write the first losses of the first phase, with which ``rebuild`` compares its own.

    Args:
        run: the folder of the run.
        phase: its name in the recipe.
        folder: receives the record.
        workspace: has the dataset.

    Raises:
        CoreError: the run or its dataset cannot be read, or it has taken no step.
        StorageError: the disk refused.
    """
    steps = [event for event in read_events(run) if isinstance(event, TrainStep)]
    if not steps:
        raise TrainingError(f"The run {run.name} has taken no step.")
    dataset = TokenDataset.open(workspace.dataset(read_run(run).config.dataset))
    losses = [event.loss for event in steps[:RECORDED_STEPS]]
    record = record_of(phase, dataset.info.train.tokens_sha256, run / PROVENANCE_FILE, losses)
    write_record(folder / RECORD_FILE, record)
    return record


def starter_card(checkpoint: Path, recipe: Recipe, workspace: Workspace) -> str:
    """Return the model card: that of every checkpoint, and how the starter was trained so far.

    Raises:
        CheckpointError: the file is missing, damaged or foreign.
    """
    facts = checkpoint_card(checkpoint, workspace)
    if facts.data is not None:
        # The corpus has one source, an archive of them all; SOURCES.md has their licenses.
        facts = replace(facts, data=replace(facts.data, licenses=()))
    page = to_page(facts).rstrip("\n")
    tokens = sum(phase.tokens for phase in recipe.phases)
    hours = sum(phase.hours for phase in recipe.phases)
    lines = [
        "## Phases of the training",
        "",
        f"{tokens:,} tokens in {hours:.1f} hours so far, all phases together. `recipe.toml` has "
        f"the settings, and `SOURCES.md` the {len(recipe.sources)} projects of the corpus with "
        "their licenses.",
        "",
        "| phase | starts from | steps | tokens | hours |",
        "|---|---|---|---|---|",
        *(
            f"| {phase.name} | {phase.start_from or 'random weights'} | {phase.steps:,} | "
            f"{phase.tokens:,} | {phase.hours:.2f} |"
            for phase in recipe.phases
        ),
    ]
    return page + "\n\n" + "\n".join(lines) + "\n"
