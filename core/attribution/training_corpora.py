"""Which corpora a checkpoint was trained on, as far as they are on this machine.

The dataset of its run, older data that was mixed in, and those of the checkpoint that the run
started from. A corpus that was built again from other files since is no longer the training set.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.attribution.building import build_index
from core.attribution.tracing import TrainingTracer
from core.attribution.training_index import TrainingIndex, open_index
from core.control import Control
from core.corpus.description import read_description
from core.data.token_dataset import TokenDataset
from core.errors import WorkspaceError
from core.events import Emit
from core.titles import corpus_title
from core.training.runs.run_folder import read_provenance, read_run_config
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.checkpoints.format import Origin

_MAX_STARTS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingCorpora:
    """What a checkpoint was trained on.

    Attributes:
        folders: of the corpora that are here, the newest first.
        missing: what else it was trained on, by name.
    """

    folders: tuple[Path, ...] = ()
    missing: tuple[str, ...] = ()


def training_corpora(origin: Origin, workspace: Workspace) -> TrainingCorpora:
    """Return the corpora of a checkpoint; reads no weights."""
    folders: list[Path] = []
    missing: list[str] = []

    def add(name: str, train_sha256: str = "") -> None:
        folder = _corpus_of(name, train_sha256, workspace) if name else None
        if folder is None:
            missing.append(name or "unknown")
        elif folder not in folders:
            folders.append(folder)

    try:
        run = workspace.find_run(origin.run) if origin.run else None
    except WorkspaceError:
        run = None
    if run is None:
        add(origin.dataset)
        return TrainingCorpora(folders=tuple(folders), missing=tuple(missing))
    for _ in range(_MAX_STARTS):
        try:
            config = read_run_config(run)
        except WorkspaceError:
            missing.append(run.name)
            break
        provenance = read_provenance(run)
        add(config.dataset, _hash_of(provenance, "data"))
        if config.train.replay_dataset:
            add(config.train.replay_dataset, _hash_of(provenance, "mixed"))
        if not config.start_from:
            break
        start = Path(config.start_from)
        run = start.parent.parent.parent  # runs/<name>/model/checkpoints/<file>
        if not (run / "config.toml").is_file():
            missing.append(start.name)
            break
    return TrainingCorpora(folders=tuple(folders), missing=tuple(dict.fromkeys(missing)))


def open_tracer(corpora: TrainingCorpora, workspace: Workspace) -> TrainingTracer | None:
    """Open the indexes of all corpora; None where one is not built yet, or there is no corpus."""
    indexes: list[TrainingIndex] = []
    for folder in corpora.folders:
        index = open_index(folder, workspace)
        if index is None:
            return None
        indexes.append(index)
    return TrainingTracer(indexes) if indexes else None


def make_tracer(
    corpora: TrainingCorpora, workspace: Workspace, emit: Emit, control: Control
) -> TrainingTracer | None:
    """Open the indexes of all corpora, and build those that are missing.

    Raises:
        CoreError: see ``build_index``.
        Cancelled: a cancel was asked for.
    """
    for folder in corpora.folders:
        if open_index(folder, workspace) is None:
            build_index(folder, workspace, emit, control)
    return open_tracer(corpora, workspace)


def titles_of(corpora: TrainingCorpora) -> tuple[str, ...]:
    """Return the corpora by the titles that the user sees."""
    return tuple(corpus_title(folder) for folder in corpora.folders)


def _corpus_of(name: str, train_sha256: str, workspace: Workspace) -> Path | None:
    """Return the corpus of a dataset, if it still has the texts that were trained on."""
    try:
        info = TokenDataset.open(workspace.find_dataset(name)).info
        folder = workspace.corpus(info.corpus)
        is_same = read_description(folder).text_sha256 == info.corpus_sha256
    except WorkspaceError:
        return None
    if train_sha256 and train_sha256 != info.train.tokens_sha256:
        return None
    return folder if is_same else None


def _hash_of(provenance: dict[str, object], part: str) -> str:
    data = provenance.get(part)
    return str(data.get("train_sha256", "")) if isinstance(data, dict) else ""
