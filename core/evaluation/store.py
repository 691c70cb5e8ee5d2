"""Evaluations that are kept: a folder each in the workspace, readable for good.

``evaluation.json`` holds the format version and everything but the single cases, ``cases.json``
those, ``report.md`` the tables for people. A folder appears whole or not at all.
"""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core import files
from core.config import from_mapping
from core.control import Control
from core.errors import ConfigError, WorkspaceError
from core.evaluation.report import FORMER_MEASURES, Evaluation
from core.evaluation.report_page import to_markdown
from core.evaluation.titled import with_titles
from core.folders import staged_folder
from core.texts import Text
from core.workspace import Workspace, complete_folders

FORMAT_VERSION: Final = 1
EVALUATION_FILE: Final = "evaluation.json"
CASES_FILE: Final = "cases.json"
REPORT_FILE: Final = "report.md"
_MAX_NAME_CHARS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvaluation:
    """What a list of evaluations shows; the attributes are those of ``Evaluation``."""

    folder: Path
    checkpoint: str
    key: str
    systems: tuple[str, ...]
    measured_at: str
    measured_on: str
    files: int


def store_evaluation(evaluation: Evaluation, workspace: Workspace) -> Path:
    """Keep an evaluation; returns its folder.

    Raises:
        StorageError: the disk refused.
    """
    folder = _new_folder(evaluation, workspace)
    record = to_record(evaluation)
    cases = record.pop("cases")
    with staged_folder(folder) as staging:
        files.write_text(staging / EVALUATION_FILE, _json(record))
        files.write_text(staging / CASES_FILE, _json(cases))
        files.write_text(staging / REPORT_FILE, to_markdown(with_titles(evaluation, workspace)))
    return folder


def to_record(evaluation: Evaluation) -> dict[str, Any]:
    """Everything as plain values, as it is kept and exported."""
    return {"format_version": FORMAT_VERSION, **dataclasses.asdict(evaluation)}


def read_evaluation(folder: Path) -> Evaluation:
    """Return the evaluation in a folder.

    Raises:
        WorkspaceError: it is missing, damaged, or from a newer Tabwright.
    """
    record = _read(folder / EVALUATION_FILE)
    record.pop("format_version")
    record["cases"] = _load(folder / CASES_FILE)
    try:
        for each in (*record.get("figures", ()), *record.get("comparisons", ())):
            each["measure"] = FORMER_MEASURES.get(each["measure"], each["measure"])
        return from_mapping(Evaluation, record, str(folder / EVALUATION_FILE))
    except (ConfigError, TypeError, KeyError) as error:
        raise _damaged(folder, str(error)) from error


def list_evaluations(workspace: Workspace, control: Control) -> list[StoredEvaluation]:
    """Return what there is, newest first; what cannot be read is left out.

    Raises:
        Cancelled: between two of them.
    """
    found: list[StoredEvaluation] = []
    for name in reversed(complete_folders(workspace.evaluations)):
        control.safe_point()
        folder = workspace.evaluations / name
        try:
            record = _read(folder / EVALUATION_FILE)
            found.append(
                StoredEvaluation(
                    folder=folder,
                    checkpoint=str(record["checkpoint"]),
                    key=str(record["key"]),
                    systems=tuple(record["systems"]),
                    measured_at=str(record["measured_at"]),
                    measured_on=str(record["measured_on"]),
                    files=int(record["files"]),
                )
            )
        except (WorkspaceError, KeyError, TypeError, ValueError):
            continue
    # All are in UTC. A folder may have another name by now.
    return sorted(found, key=lambda stored: stored.measured_at, reverse=True)


def evaluations_of(key: str, workspace: Workspace) -> list[Evaluation]:
    """Return the latest evaluation of a checkpoint on each set of files, newest first.

    Args:
        key: of its content, as ``Evaluation.key``.
        workspace: where they are kept.
    """
    found: dict[str, Evaluation] = {}
    for stored in list_evaluations(workspace, Control()):
        if stored.key != key or stored.measured_on in found:
            continue
        try:
            found[stored.measured_on] = read_evaluation(stored.folder)
        except WorkspaceError:
            continue
    return list(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashedEvaluation:
    """An evaluation that was deleted: where it was, and where it is now."""

    origin: Path
    folder: Path


def trash_evaluation(folder: Path, workspace: Workspace) -> TrashedEvaluation:
    """Delete a kept evaluation, so that ``restore_evaluation`` can bring it back.

    Raises:
        WorkspaceError: it is gone already.
        StorageError: the disk refused; the evaluation is where it was.
    """
    if not folder.is_dir():
        raise WorkspaceError(
            Text("{folder} is gone already.", folder=folder.name), Text("Refresh the list.")
        )
    trash = evaluation_trash(workspace)
    target, number = trash / folder.name, 2
    try:
        trash.mkdir(parents=True, exist_ok=True)
        while target.exists():
            target, number = trash / f"{folder.name}-{number}", number + 1
        files.replace(folder, target)
        files.sync_folder(trash)
    except OSError as error:
        raise files.storage_error(error, folder) from error
    return TrashedEvaluation(origin=folder, folder=target)


def restore_evaluation(trashed: TrashedEvaluation) -> Path:
    """Bring a deleted evaluation back; returns its folder, another one if its own is taken.

    Raises:
        WorkspaceError: it is not in the trash any more.
        StorageError: the disk refused.
    """
    if not trashed.folder.is_dir():
        raise WorkspaceError(
            Text("The measurement is not in the trash any more."),
            Text("The trash was emptied meanwhile."),
        )
    target, number = trashed.origin, 2
    while target.exists():
        target, number = trashed.origin.with_name(f"{trashed.origin.name}-{number}"), number + 1
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        files.replace(trashed.folder, target)
        files.sync_folder(target.parent)
    except OSError as error:
        raise files.storage_error(error, target) from error
    return target


def evaluation_trash(workspace: Workspace) -> Path:
    """Return where deleted evaluations are kept until the trash is emptied."""
    return workspace.folder / "trash" / "evaluations"


def _new_folder(evaluation: Evaluation, workspace: Workspace) -> Path:
    time = re.sub(r"[^0-9T]", "", evaluation.measured_at)[:15].replace("T", "-")
    slug = re.sub(r"[^A-Za-z0-9]+", "-", evaluation.checkpoint).strip("-")[:_MAX_NAME_CHARS]
    name = f"{time}-{slug}".strip("-") or "evaluation"
    folder, number = workspace.evaluations / name, 2
    while folder.exists():
        folder = workspace.evaluations / f"{name}-{number}"
        number += 1
    return folder


def _read(path: Path) -> dict[str, Any]:
    record = _load(path)
    if not isinstance(record, dict) or not isinstance(record.get("format_version"), int):
        raise _damaged(path.parent, Text("{name} says no format version", name=path.name))
    if record["format_version"] > FORMAT_VERSION:
        raise WorkspaceError(
            Text("The evaluation {parent} was made by a newer Tabwright.", parent=path.parent.name),
            Text("Update Tabwright to open it."),
        )
    return record


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(path.parent, str(error)) from error


def _damaged(folder: Path, reason: str) -> WorkspaceError:
    return WorkspaceError(
        Text(
            "The evaluation {folder} cannot be read: {reason}.", folder=folder.name, reason=reason
        ),
        Text("Measure again, and delete this one."),
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
