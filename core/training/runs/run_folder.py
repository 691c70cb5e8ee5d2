"""Reads run folders: which runs there are, how far they have come, what happened in them.

The module imports no torch, so that the window can list runs before torch is loaded. Run
folders are written by ``run_log`` and ``run_writer``.
"""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Collection, Generator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from core import files
from core.config import from_mapping, override, parse_toml, to_mapping
from core.errors import ConfigError, TrainingError, WorkspaceError
from core.events import (
    Event,
    RunStarted,
    from_json,
)
from core.run_order import PROVENANCE_FILE, STATUS_FILE, newest_first
from core.texts import Text, restored, stored
from core.titles import folder_names, run_title
from core.training.config import RunConfig, TrainingConfig
from core.workspace import Workspace

CONFIG_FILE = "config.toml"
EVENTS_FILE = "events.jsonl"
LOSS_LOG = Path("training_logs", "loss_log.csv")
# States of a run that is being trained; ``status.json`` has only two of them.
ACTIVE_STATES = ("starting", "running", "paused", "stopping")
_LOCK_FILE = "run.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStatus:
    """The content of ``status.json``.

    ``state`` is starting, running, paused, finished, stopped, failed or interrupted (it was
    running, and no process runs it any more). ``identity`` is also in the checkpoints of the
    run, so that a checkpoint of another run is detected.
    """

    state: str
    step: int = 0
    total_steps: int | None = None
    max_seconds: float | None = None
    elapsed_seconds: float = 0.0
    tokens_seen: int = 0
    bits_per_byte: float | None = None
    best_bits_per_byte: float | None = None
    keystrokes_saved: float | None = None
    best_keystrokes_saved: float | None = None
    parameters: int = 0
    started_at: str = ""
    identity: str = ""
    message: str = ""
    hint: str = ""

    @property
    def progress(self) -> float | None:
        """The fraction of the horizon that is done, 0 to 1; None if there is no horizon.

        It is 1 for a finished run, even if its last step ended early.
        """
        if self.state == "finished":
            return 1.0
        fractions = [self.step / self.total_steps] if self.total_steps else []
        fractions += [self.elapsed_seconds / self.max_seconds] if self.max_seconds else []
        return min(1.0, max(fractions)) if fractions else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """One run of a list.

    Attributes:
        name: the name of the run folder; it never changes.
        title: the title that the user sees (``core.titles``).
    """

    name: str
    folder: Path
    config: RunConfig
    status: RunStatus
    title: str

    @property
    def is_resumable(self) -> bool:
        """Whether it is not being trained."""
        return self.status.state not in ACTIVE_STATES


def list_runs(workspace: Workspace) -> list[RunSummary]:
    """List every readable run, the newest first; damaged folders are skipped."""
    found: list[RunSummary] = []
    names = folder_names(workspace.runs)
    for folder in newest_first(workspace.runs):
        if (folder / CONFIG_FILE).is_file():
            with contextlib.suppress(WorkspaceError):
                found.append(read_run(folder, names))
    return found


def read_run(folder: Path, siblings: Collection[str] | None = None) -> RunSummary:
    """Read the configuration and the status of one run.

    Args:
        folder: the run folder.
        siblings: the names of all run folders, if the caller knows them.

    Raises:
        WorkspaceError: the folder holds no readable run.
    """
    try:
        config = read_run_config(folder)
        record = restored(json.loads((folder / STATUS_FILE).read_text("utf-8")))
        status = from_mapping(RunStatus, record, STATUS_FILE)
    except FileNotFoundError:
        # The first status is written with the first step; until then the trainer holds the lock.
        state = "starting" if is_running(folder) else "interrupted"
        config, status = read_run_config(folder), RunStatus(state=state)
    except (OSError, ValueError, ConfigError) as error:
        raise _unreadable(folder, error) from error
    if status.state in ("running", "paused") and not is_running(folder):
        status = replace(status, state="interrupted")
    return RunSummary(
        name=folder.name,
        folder=folder,
        config=config,
        status=status,
        title=run_title(folder, siblings),
    )


def recorded(folder: Path, name: str) -> str:
    """Read one text of ``status.json`` as it is; empty if there is none yet."""
    try:
        return str(json.loads((folder / STATUS_FILE).read_text("utf-8"))[name])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def read_provenance(folder: Path) -> dict[str, Any]:
    """Read ``provenance.json`` of a run: its data, by hashes, and how it computes.

    It is empty if there is no such file, as in the runs of older versions.
    """
    return files.read_record(folder / PROVENANCE_FILE)


def read_run_config(folder: Path) -> RunConfig:
    """Read the resolved configuration of a run.

    Raises:
        WorkspaceError: there is none, or it cannot be read.
    """
    path = folder / CONFIG_FILE
    try:
        return from_mapping(RunConfig, parse_toml(path.read_text("utf-8"), str(path)), str(path))
    except (OSError, UnicodeDecodeError, ConfigError) as error:
        raise _unreadable(folder, error) from error


def resume_config(folder: Path, assignments: Sequence[str] = ()) -> RunConfig:
    """Return the configuration to resume a run with, with ``--set`` assignments applied.

    A new horizon of one kind replaces that of the other kind.

    Raises:
        WorkspaceError: the folder holds no run.
        ConfigError: an assignment does not fit, or changes the model.
    """
    config = read_run_config(folder)
    table = to_mapping(config)
    keys = {assignment.partition("=")[0].strip() for assignment in assignments}
    if keys & {"train.max_steps", "train.max_minutes"}:
        table["train"] |= {"max_steps": 0, "max_minutes": 0.0}
    resumed = from_mapping(RunConfig, override(table, assignments), str(folder / CONFIG_FILE))
    if resumed.model != config.model:
        raise ConfigError(
            Text("A resumed run keeps the shape of its model."),
            Text("Start a new run to change it."),
        )
    return resumed


def continued_config(run: RunSummary, training_config: TrainingConfig) -> RunConfig:
    """Return the configuration to continue a run with; a finished run gets a new horizon.

    Args:
        run: a run that is not being trained.
        training_config: has the horizon that is added to the length of a finished run.
    """
    if run.status.state != "finished":
        return run.config
    steps = run.status.step + training_config.max_steps if training_config.max_steps else 0
    minutes = (
        run.status.elapsed_seconds / 60 + training_config.max_minutes
        if training_config.max_minutes
        else 0.0
    )
    return replace(
        run.config, train=replace(run.config.train, max_steps=steps, max_minutes=minutes)
    )


def write_status(folder: Path, status: RunStatus) -> None:
    """Replace ``status.json``; numbers that are not finite are left out.

    Raises:
        StorageError: the disk refused.
    """
    record = {
        key: value
        for key, value in asdict(status).items()
        if value is not None and not (isinstance(value, float) and not math.isfinite(value))
    }
    files.write_text(folder / STATUS_FILE, json.dumps(stored(record), indent=1) + "\n")


def read_events(folder: Path) -> list[Event]:
    """Read the events of a run in order, without the steps that a resume rolled back.

    A run that crashed after its last checkpoint repeats some steps; only the later events of a
    repeated step are returned.
    """
    try:
        text = (folder / EVENTS_FILE).read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _unreadable(folder, error) from error
    events: list[Event] = []
    # Not ``splitlines``, which takes some characters inside a text for line ends.
    for line in text.split("\n"):
        event = from_json(line)
        if isinstance(event, RunStarted):
            events = [kept for kept in events if not _is_after(kept, event.step)]
        if event is not None:
            events.append(event)
    return events


def run_lock(folder: Path) -> FileLock:
    """The lock that is held by the process that trains in the folder."""
    return FileLock(folder / _LOCK_FILE)


@contextlib.contextmanager
def trained_alone(folder: Path) -> Generator[None]:
    """Hold the lock of a run folder inside the block.

    Raises:
        TrainingError: another process holds the lock.
        StorageError: the folder may not be written, or is gone.
    """
    lock = run_lock(folder)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise TrainingError(
            Text("The run {folder} is being trained by another process.", folder=folder.name),
            Text("Stop it there first."),
        ) from None
    except OSError as error:
        raise files.storage_error(error, folder) from error
    try:
        yield
    finally:
        lock.release()


def is_running(folder: Path) -> bool:
    """Whether a process, possibly this one, is training in ``folder``."""
    lock = run_lock(folder)
    try:
        with lock.acquire(timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return False


def _is_after(event: Event, step: int) -> bool:
    return event.is_part_of_step and int(getattr(event, "step", 0)) > step


def _unreadable(folder: Path, error: Exception) -> WorkspaceError:
    return WorkspaceError(
        Text("The run {folder} cannot be read: {error}", folder=folder.name, error=error),
        Text("Its folder may be incomplete."),
    )
