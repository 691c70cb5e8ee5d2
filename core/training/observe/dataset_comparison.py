"""Evaluates a run that started from a checkpoint on each of its datasets, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.checkpoints import store
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.errors import CoreError
from core.events import DatasetEvaluated, Event
from core.model.gpt import GPT
from core.training.config import RunConfig
from core.training.observe.evaluation import Validation
from core.training.step.device import Placement
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetComparison:
    """Bits per byte on the validation split of one dataset, before and after the run."""

    dataset: str
    before: float | None
    after: float


def compared_datasets(
    config: RunConfig, workspace: Workspace, dataset: TokenDataset, old: TokenDataset | None
) -> list[TokenDataset]:
    """Return the datasets on which a run that started from a checkpoint is evaluated.

    They are the new data and older data: the data that is mixed in, else the dataset of the
    checkpoint, if it still exists.
    """
    if not config.start_from:
        return []
    if old is None:
        try:
            origin = store.describe(Path(config.start_from)).origin
            old = TokenDataset.open(workspace.find_dataset(origin.dataset))
            is_other = old.name != dataset.name
            if not is_other or old.tokenizer.sha256 != dataset.tokenizer.sha256:
                old = None
        except CoreError:
            old = None
    return [dataset] if old is None else [dataset, old]


class DatasetEvaluation:
    """Evaluates a model on several datasets.

    Args:
        config: the configuration of the run.
        datasets: the datasets that ``compared_datasets`` returns.
        placement: the device, precision and threads that it computes with.
    """

    def __init__(
        self, config: RunConfig, datasets: Sequence[TokenDataset], placement: Placement
    ) -> None:
        self._placement = placement
        self._validations = {
            dataset.name: Validation(
                dataset.validation,
                dataset.tokenizer.byte_lengths(),
                context=config.model.context,
                max_tokens=config.train.evaluation_tokens,
                batch_size=config.train.batch_size,
            )
            for dataset in datasets
        }

    def measure(self, model: GPT, step: int, control: Control) -> list[DatasetEvaluated]:
        """Return one event for each dataset whose validation split has at least one window.

        Raises:
            Cancelled: between two batches.
        """
        return [
            DatasetEvaluated(
                step=step,
                dataset=name,
                bits_per_byte=validation.measure(model, self._placement, control).bits_per_byte,
            )
            for name, validation in self._validations.items()
            if not validation.is_empty
        ]


def comparisons(
    earlier: Sequence[Event], now: Sequence[DatasetEvaluated]
) -> tuple[DatasetComparison, ...]:
    """Pair each figure with the figure of step 0, which may be from before a resume.

    Args:
        earlier: the events of the run.
        now: the evaluations at its end.
    """
    before = {
        event.dataset: event.bits_per_byte
        for event in earlier
        if isinstance(event, DatasetEvaluated) and event.step == 0
    }
    return tuple(
        DatasetComparison(
            dataset=event.dataset, before=before.get(event.dataset), after=event.bits_per_byte
        )
        for event in now
    )
