"""The copies of models that were adapted to projects, and what is known of each.

A folder in the cache for each project, one in it for each model: a record, which names the file
of weights that holds now. New weights are written beside the old ones, then the record is
replaced, then the old ones are deleted: whatever happens in between, a record names whole weights.
No torch is needed here: editors and servers ask which copy is to be used.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from core import files
from core.checkpoints.container import content_key
from core.config import from_mapping
from core.errors import CoreError
from core.memory.project_cache import fingerprint
from core.texts import Text, restored, stored
from core.workspace import Workspace

RECORD_VERSION: Final = 1
_RECORD: Final = "record.json"
_WEIGHTS: Final = "*.pth"
_LOCK: Final = "adapt.lock"
# All copies together; of the oldest projects they are deleted first.
_MAX_BYTES: Final = 1 << 30

Outcome = Literal["better", "not better", "too small"]


class AdaptationRunning(CoreError):
    """Another process adapts the same model to the same project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptationRecord:
    """What is known of a model and a project.

    The figures are bits per byte of held-out files of the project, by the mixture of model, file
    and project.

    Attributes:
        root: of the project.
        model: the key of the content of the checkpoint that was adapted.
        model_name: its name, for people.
        weights: the name of the file with the adapted weights; empty for none.
        adapted_at: when these were made, ISO 8601, UTC; empty for none.
        before, after: the figure of the model, and of the adapted weights.
        forgotten: how much worse these are on held-out data of the run, as a fraction; None
            where that data is not there.
        tried_at: when the model last learned, whatever came of it.
        outcome: what came of it.
        tried_gain: how much better it was then, as a fraction; negative where it was worse.
        project: the fingerprint of the files that it learned from then.
        message: more about it, such as why a project is too small.
    """

    root: str
    model: str
    model_name: str
    weights: str = ""
    adapted_at: str = ""
    before: float = 0.0
    after: float = 0.0
    forgotten: float | None = None
    tried_at: str = ""
    outcome: str = ""
    tried_gain: float = 0.0
    project: str = ""
    message: str = ""

    @property
    def gain(self) -> float:
        """How much fewer bits the adapted weights need, as a fraction; 0 where there are none."""
        return 1 - self.after / self.before if self.weights and self.before > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptedCopy:
    """Weights that are to be used for a project instead of those of a checkpoint.

    Attributes:
        checkpoint: the file.
        record: what is known of it.
    """

    checkpoint: Path
    record: AdaptationRecord


class CopyFolder:
    """The folder of one model and one project.

    Args:
        workspace: whose cache has it.
        root: of the project.
        checkpoint: the model.

    Raises:
        CheckpointError: there is no such checkpoint.
    """

    def __init__(self, workspace: Workspace, root: Path, checkpoint: Path) -> None:
        self.root = root
        self.model = content_key(checkpoint)
        self.folder = _project_folder(workspace, root) / self.model[:16]
        self._all = _copies(workspace)

    def read(self) -> AdaptationRecord | None:
        """Return the record; None where there is none, or it is damaged or another's."""
        try:
            table = restored(json.loads((self.folder / _RECORD).read_text("utf-8")))
            if table.pop("version") != RECORD_VERSION:
                return None
            record = from_mapping(AdaptationRecord, table, _RECORD)
        except (OSError, CoreError, ValueError, TypeError, LookupError, AttributeError,
                RecursionError):  # fmt: skip
            return None
        is_own = record.root == str(self.root) and record.model == self.model
        return record if is_own else None

    def find(self) -> AdaptedCopy | None:
        """Return the copy that is to be used; None where there is none."""
        record = self.read()
        if record is None or not record.weights or Path(record.weights).name != record.weights:
            return None
        checkpoint = self.folder / record.weights
        return AdaptedCopy(checkpoint=checkpoint, record=record) if checkpoint.is_file() else None

    def new_weights(self) -> Path:
        """Return a name for other weights than those that are used now."""
        record = self.read()
        used = record.weights if record is not None else ""
        return self.folder / ("adapted-b.pth" if used == "adapted-a.pth" else "adapted-a.pth")

    def write(self, record: AdaptationRecord) -> None:
        """Replace the record, and delete weights that it does not name.

        Raises:
            StorageError: the disk refused; the old record holds.
        """
        table = {"version": RECORD_VERSION, **dataclasses.asdict(record)}
        files.write_text(self.folder / _RECORD, json.dumps(stored(table), indent=1))
        self.clean()
        self._prune()

    def clean(self) -> None:
        """Delete what an interrupted adaptation left."""
        record = self.read()
        with contextlib.suppress(OSError):
            files.remove_orphans(self.folder)
            for file in self.folder.glob(_WEIGHTS):
                if record is None or file.name != record.weights:
                    file.unlink()

    @contextmanager
    def held(self) -> Generator[None]:
        """Keep other processes from adapting the same.

        Raises:
            AdaptationRunning: one does.
            StorageError: the disk refused.
        """
        from filelock import FileLock, Timeout  # loads OpenSSL, which readers do without

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder.parent / f"{self.folder.name}-{_LOCK}", timeout=0)
            lock.acquire()
        except Timeout:
            raise AdaptationRunning(
                Text("A model is being adapted to {root} by another process.", root=self.root.name),
                Text("Wait until it has ended."),
            ) from None
        except OSError as error:
            raise files.storage_error(error, self.folder) from error
        try:
            yield
        finally:
            lock.release()

    def _prune(self) -> None:
        """Keep the copies within their bound, those of this project in any case."""
        with contextlib.suppress(OSError):
            folders = sorted(
                (one for one in self._all.iterdir() if one.is_dir()),
                key=lambda one: max((f.stat().st_mtime for f in one.rglob(_RECORD)), default=0.0),
            )
            sizes = {one: sum(f.stat().st_size for f in one.rglob(_WEIGHTS)) for one in folders}
            total = sum(sizes.values())
            for folder in folders:
                if total <= _MAX_BYTES:
                    break
                if folder != self.folder.parent:
                    shutil.rmtree(folder, ignore_errors=True)
                    total -= sizes[folder]


def adapted_copy(workspace: Workspace, root: Path, checkpoint: Path) -> AdaptedCopy | None:
    """Return the copy of a checkpoint that is to be used for a project; None for the checkpoint.

    Args:
        workspace: whose cache is searched.
        root: of the project, without links in it.
        checkpoint: the model.

    Raises:
        CheckpointError: there is no such checkpoint.
    """
    return CopyFolder(workspace, root, checkpoint).find()


def forget_adaptations(workspace: Workspace, root: Path) -> int:
    """Delete every copy that was adapted to a project; returns how many there were."""
    folder = _project_folder(workspace, root)
    count = len(list(folder.glob(f"*/{_WEIGHTS}")))
    shutil.rmtree(folder, ignore_errors=True)
    return count


def _copies(workspace: Workspace) -> Path:
    return workspace.cache / "adapted"


def _project_folder(workspace: Workspace, root: Path) -> Path:
    return _copies(workspace) / fingerprint(str(root))
