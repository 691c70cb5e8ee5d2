"""Where an export goes, and whether it may go there; knows no format's content.

Only a GGUF file, or a folder that an export made, is ever replaced, and only when asked.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from core.errors import ExportError
from core.export.options import ExportConfig, export_format
from core.files import storage_error
from core.texts import Text

# In every exported folder: says that it is one.
RECORD: Final = "tabwright-export.json"
RECORD_FORMAT: Final = "tabwright.export"


def default_target(exports: Path, name: str, config: ExportConfig) -> Path:
    """Return the default target of an export.

    Args:
        exports: the folder of exports.
        name: of the run.
        config: format and precision, which become part of the name.
    """
    format = export_format(config.format)
    if format.suffix:
        return exports / f"{name}-{config.precision}{format.suffix}"
    precision = f"-{config.precision}" if format.is_gguf else ""
    return exports / f"{name}-{format.name}{precision}"


def card_beside(target: Path) -> Path:
    """Return the path of the card of an exported file."""
    return target.with_name(f"{target.name}.md")


def is_taken(target: Path, format: str) -> bool:
    """Return whether an export to ``target`` would replace something."""
    if export_format(format).suffix:
        return target.exists() or card_beside(target).exists()
    return target.exists() and not _is_empty_folder(target)


def check_target(target: Path, format: str, *, replace: bool) -> None:
    """Raise unless an export may be written to ``target``.

    Args:
        target: a file or a folder, as the format is.
        format: the name of the format.
        replace: whether an export that is there may be replaced.

    Raises:
        ExportError: it is taken, or of another kind.
        StorageError: it cannot be looked at.
    """
    try:
        _check_target(target, format, replace)
    except OSError as error:
        raise storage_error(error, target) from error


def _check_target(target: Path, format: str, replace: bool) -> None:
    suffix = export_format(format).suffix
    if suffix:
        if target.suffix.lower() != suffix:
            raise ExportError(
                Text(
                    "{target} is no name for a {upper} file.",
                    target=target,
                    upper=suffix[1:].upper(),
                ),
                Text("Choose one that ends in {suffix}.", suffix=suffix),
            )
        if target.is_dir():
            raise ExportError(
                Text("{target} is a folder.", target=target), Text("Choose the name of a file.")
            )
    elif target.exists() and not target.is_dir():
        raise ExportError(
            Text("{target} is a file.", target=target), Text("Choose the name of a folder.")
        )
    elif is_taken(target, format) and not _is_export(target):
        raise ExportError(
            Text("{target} is a folder that holds something else.", target=target),
            Text("Choose a new or an empty folder."),
        )
    if is_taken(target, format) and not replace:
        raise ExportError(
            Text("{target} is there already.", target=target),
            Text("Choose another name, or replace it with --force."),
        )


def _is_empty_folder(folder: Path) -> bool:
    return folder.is_dir() and next(folder.iterdir(), None) is None


def _is_export(folder: Path) -> bool:
    try:
        record = json.loads((folder / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(record, dict) and record.get("format") == RECORD_FORMAT
