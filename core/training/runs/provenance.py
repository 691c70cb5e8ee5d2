"""The provenance of a run: which data it is trained on, and how it computes.

It is saved in every ``latest_checkpoint.pth``, with the weights that it describes, and in
``provenance.json`` of the run folder. A resume compares it with the present state. Contents are
identified by hashes: names change, and a corpus that is built again may have other text under
the old name.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import torch

from core import files
from core.config import from_mapping, parse_toml, to_toml
from core.data.token_dataset import TokenDataset
from core.errors import ConfigError, WorkspaceError
from core.processor import processor
from core.run_order import PROVENANCE_FILE
from core.training.config import RunConfig
from core.training.step.device import Placement
from core.workspace import Workspace, complete_folders

_FORMAT_VERSION: Final = 1
# The names in a checkpoint's training state.
STATE_KEY: Final = "provenance"
# A format on disk: older checkpoints have this key.
CONFIG_KEY: Final = "recipe"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataIdentity:
    """The identity of a dataset by its content; all fields are empty if there is no dataset.

    Attributes:
        name: the name of its folder.
        train_sha256, validation_sha256: the hashes of its token streams.
        tokenizer_sha256: the hash of its tokenizer.
    """

    name: str = ""
    train_sha256: str = ""
    validation_sha256: str = ""
    tokenizer_sha256: str = ""

    def has_content_of(self, other: DataIdentity) -> bool:
        """Whether both hold the same tokens of the same tokenizer, even under different names."""
        return replace(self, name="") == replace(other, name="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where the weights of a run come from.

    Attributes:
        data: the data to train on.
        mixed: the older data that is mixed in (replay).
        device, precision, compiled, native, threads, processes: how the run computes.
        torch, processor: the version of torch and the processor. The last bits of a result
            depend on all of these.
    """

    data: DataIdentity = dataclasses.field(default_factory=DataIdentity)
    mixed: DataIdentity = dataclasses.field(default_factory=DataIdentity)
    device: str = ""
    precision: str = ""
    compiled: bool = False
    native: bool = False
    threads: int = 0
    processes: int = 1
    torch: str = ""
    processor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedTraining:
    """How a run was trained until its checkpoint.

    Attributes:
        config: the configuration of the run.
        provenance: the recorded provenance; None if an older version wrote the checkpoint.
    """

    config: RunConfig
    provenance: Provenance | None = None


def identify(dataset: TokenDataset) -> DataIdentity:
    """Return the identity of an open dataset without reading its data."""
    info = dataset.info
    return DataIdentity(
        name=dataset.name,
        train_sha256=info.train.tokens_sha256,
        validation_sha256=info.validation.tokens_sha256,
        tokenizer_sha256=info.tokenizer_sha256,
    )


def provenance_of(
    dataset: TokenDataset, old: TokenDataset | None, placement: Placement, processes: int
) -> Provenance:
    """Return the provenance of the next steps of a run.

    Args:
        dataset: the data to train on.
        old: older data that is mixed in (replay); None for none.
        placement: the device, precision and threads that it computes with.
        processes: the number of processes that train together.
    """
    return Provenance(
        data=identify(dataset),
        mixed=identify(old) if old is not None else DataIdentity(),
        device=placement.device.type,
        precision=placement.precision,
        compiled=placement.compiled,
        native=placement.native,
        threads=placement.threads,
        processes=processes,
        torch=str(torch.__version__),
        processor=processor(),
    )


def record(provenance: Provenance, config: RunConfig) -> dict[str, Any]:
    """Return both as plain values, to be saved with the training state."""
    return {STATE_KEY: dataclasses.asdict(provenance), CONFIG_KEY: to_toml(config)}


def recorded_training(state: Mapping[str, Any] | None, recorded: RunConfig) -> RecordedTraining:
    """Read how a run was trained until the checkpoint with this training state.

    Args:
        state: the training state as loaded; older and newer versions may have other content.
        recorded: the configuration in the run folder, used if the state has none.
    """
    state = state or {}
    config, provenance = recorded, None
    try:
        config = from_mapping(RunConfig, parse_toml(state[CONFIG_KEY], "recipe"), "recipe")
        provenance = from_mapping(Provenance, state[STATE_KEY], STATE_KEY)
    except (KeyError, TypeError, AttributeError, ConfigError):
        pass
    return RecordedTraining(config=config, provenance=provenance)


def write_provenance(folder: Path, provenance: Provenance, started_at: str, identity: str) -> None:
    """Write ``provenance.json``.

    Args:
        folder: the run folder.
        provenance: the provenance of the next steps.
        started_at: the start of the run, ISO 8601, UTC.
        identity: the random text by which the run is told from others.

    Raises:
        StorageError: the disk refused.
    """
    content = {
        "format_version": _FORMAT_VERSION,
        "started_at": started_at,
        "identity": identity,
        **dataclasses.asdict(provenance),
    }
    files.write_text(folder / PROVENANCE_FILE, json.dumps(content, indent=1) + "\n")


def with_present_names(
    config: RunConfig, known: RecordedTraining | None, workspace: Workspace
) -> RunConfig:
    """Replace the names of the datasets of a run by their present names.

    A dataset that was renamed, or renamed and then built again from other files, is found by
    its content. If the user has named another one, or the content is not found, the names stay.

    Args:
        config: the configuration to continue with.
        known: how the run was trained until now; None for a new run.
        workspace: the workspace that holds the datasets.
    """
    if known is None or known.provenance is None:
        return config
    before, provenance = known.config, known.provenance
    dataset, mixed = config.dataset, config.train.replay_dataset
    if dataset == before.dataset:
        dataset = _name_of(provenance.data, dataset, workspace)
    if mixed and mixed == before.train.replay_dataset:
        mixed = _name_of(provenance.mixed, mixed, workspace)
    return replace(config, dataset=dataset, train=replace(config.train, replay_dataset=mixed))


def _name_of(wanted: DataIdentity, name: str, workspace: Workspace) -> str:
    """The present name of the wanted content; ``name`` if it is not found."""
    try:
        named = identify(TokenDataset.open(workspace.find_dataset(name)))
    except WorkspaceError:
        named = DataIdentity()
    if named.has_content_of(wanted):
        return name
    return next((each.name for each in _all(workspace) if each.has_content_of(wanted)), name)


def _all(workspace: Workspace) -> Iterator[DataIdentity]:
    for name in complete_folders(workspace.datasets):
        try:
            yield identify(TokenDataset.open(workspace.datasets / name))
        except WorkspaceError:
            continue
