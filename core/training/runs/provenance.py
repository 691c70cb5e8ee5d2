"""What a run learns from and how it computes: by this a resume knows what has changed since.

It is kept in every ``latest_checkpoint.pth``, beside the weights that it speaks of, and in
``provenance.json`` of the run folder, for people. Contents are named by their hashes: names
change, and a corpus that is built again may hold other text under the old name.
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
RECIPE_KEY: Final = "recipe"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataIdentity:
    """One dataset by its content; all empty where there is none.

    Attributes:
        name: of its folder.
        train_sha256, validation_sha256: of its streams of tokens.
        tokenizer_sha256: of the tokenizer that made them.
    """

    name: str = ""
    train_sha256: str = ""
    validation_sha256: str = ""
    tokenizer_sha256: str = ""

    def has_content_of(self, other: DataIdentity) -> bool:
        """Whether both hold the same tokens of the same tokenizer, whatever their names."""
        return replace(self, name="") == replace(other, name="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where the weights of a run come from.

    Attributes:
        data: what is learnt.
        mixed: older data that is mixed in.
        device, precision, compiled, threads, processes: how it computes.
        torch, processor: with what; the last bits of a result depend on all of these.
    """

    data: DataIdentity = dataclasses.field(default_factory=DataIdentity)
    mixed: DataIdentity = dataclasses.field(default_factory=DataIdentity)
    device: str = ""
    precision: str = ""
    compiled: bool = False
    threads: int = 0
    processes: int = 1
    torch: str = ""
    processor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """How a run was trained until now.

    Attributes:
        config: its recipe.
        provenance: None where an older version recorded none.
    """

    config: RunConfig
    provenance: Provenance | None = None


def identify(dataset: TokenDataset) -> DataIdentity:
    """The identity of an open dataset; reads nothing."""
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
    """The provenance of the steps that a run makes from now on.

    Args:
        dataset: what is learnt.
        old: what is mixed in; None for nothing.
        placement: how it computes.
        processes: how many learn together.
    """
    return Provenance(
        data=identify(dataset),
        mixed=identify(old) if old is not None else DataIdentity(),
        device=placement.device.type,
        precision=placement.precision,
        compiled=placement.compiled,
        threads=placement.threads,
        processes=processes,
        torch=str(torch.__version__),
        processor=processor(),
    )


def record(provenance: Provenance, config: RunConfig) -> dict[str, Any]:
    """What a training state keeps of both, as plain values."""
    return {STATE_KEY: dataclasses.asdict(provenance), RECIPE_KEY: to_toml(config)}


def begun(state: Mapping[str, Any] | None, recorded: RunConfig) -> Begun:
    """How a run was trained until the checkpoint with this training state.

    Args:
        state: as loaded; older versions and newer ones may have other content.
        recorded: the configuration in the run folder, where the state has none.
    """
    state = state or {}
    config, provenance = recorded, None
    try:
        config = from_mapping(RunConfig, parse_toml(state[RECIPE_KEY], "recipe"), "recipe")
        provenance = from_mapping(Provenance, state[STATE_KEY], STATE_KEY)
    except (KeyError, TypeError, AttributeError, ConfigError):
        pass
    return Begun(config=config, provenance=provenance)


def write_provenance(folder: Path, provenance: Provenance, started_at: str, identity: str) -> None:
    """Write ``provenance.json``.

    Args:
        folder: of the run.
        provenance: of the steps to come.
        started_at: when the run was begun, ISO 8601, UTC.
        identity: what tells the run from others.

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


def located(config: RunConfig, known: Begun | None, workspace: Workspace) -> RunConfig:
    """The recipe with the present names of the datasets that the run was trained on.

    A dataset that was renamed, or renamed and then built again from other files, is found by
    its content. Where a person named another one, or the content is nowhere, names stay.

    Args:
        config: the configuration to go on with.
        known: how the run was trained until now; None for a new run.
        workspace: holds the datasets.
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
    """The name under which the wanted content is here; ``name`` where it is not."""
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
