"""What a user writes on a run beside its title: a note, tags, and the number of its color.

They are in ``labels.json`` of the run folder, written as a whole. A color is a number, which every
theme turns into one of its own; a run gets the smallest number that no other run has, once.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core import files
from core.errors import StorageError, WorkspaceError
from core.texts import Text

LABELS_FILE = "labels.json"
FORMAT_VERSION = 1
MAX_NOTE_LENGTH = 10_000
MAX_TAGS = 20
MAX_TAG_LENGTH = 40
_MAX_COLOR = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLabels:
    """The labels of one run.

    Attributes:
        note: free text of several lines.
        tags: short words, each once, in the order in which they were written.
        color: the number of its color; None where it has none yet.
    """

    note: str = ""
    tags: tuple[str, ...] = ()
    color: int | None = None


NO_LABELS = RunLabels()


def read_labels(folder: Path) -> RunLabels:
    """Read the labels of a run; what is missing or damaged counts as empty."""
    record = files.read_record(folder / LABELS_FILE)
    note, tags, color = record.get("note"), record.get("tags"), record.get("color")
    number = color if isinstance(color, int) and not isinstance(color, bool) else -1
    return RunLabels(
        note=note[:MAX_NOTE_LENGTH] if isinstance(note, str) else "",
        tags=_clean_tags(tags if isinstance(tags, list) else []),
        color=number if 0 <= number <= _MAX_COLOR else None,
    )


def write_labels(folder: Path, labels: RunLabels) -> None:
    """Store the labels of a run.

    Raises:
        WorkspaceError: a note or a tag is too long, or there are too many tags.
        StorageError: the disk refused; the old labels stay.
    """
    if len(labels.note) > MAX_NOTE_LENGTH:
        raise WorkspaceError(
            Text("The note has {count:,} characters.", count=len(labels.note)),
            Text("Use at most {max_note_length:,}.", max_note_length=MAX_NOTE_LENGTH),
        )
    for tag in labels.tags:
        if len(tag) > MAX_TAG_LENGTH:
            raise WorkspaceError(
                Text("The tag {tag!r} is too long.", tag=tag),
                Text("Use at most {max_tag_length}.", max_tag_length=MAX_TAG_LENGTH),
            )
    if len(labels.tags) > MAX_TAGS:
        raise WorkspaceError(
            Text("There are {count} tags.", count=len(labels.tags)),
            Text("Use at most {max_tags}.", max_tags=MAX_TAGS),
        )
    record: dict[str, Any] = {
        "version": FORMAT_VERSION,
        "note": labels.note,
        "tags": list(labels.tags),
        "color": labels.color,
    }
    files.write_text(folder / LABELS_FILE, json.dumps(record, ensure_ascii=False) + "\n")


def set_labels(folder: Path, *, note: str, tags: str) -> RunLabels:
    """Store another note and other tags; the color stays. Returns what was stored.

    Args:
        folder: the run folder.
        note: any text.
        tags: separated by commas.

    Raises:
        WorkspaceError: as ``write_labels``.
        StorageError: as ``write_labels``.
    """
    labels = replace(read_labels(folder), note=note.strip(), tags=tags_in(tags))
    write_labels(folder, labels)
    return labels


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags of a text in which commas separate them."""
    return _unique(text.split(","))


def with_colors(folders: Iterable[Path]) -> dict[str, RunLabels]:
    """Read the labels of runs, and give a color to each run that has none.

    Args:
        folders: of all runs, the oldest first.

    Returns:
        The labels by the names of the folders. A color that cannot be stored holds until the next
        call.
    """
    known = {folder: read_labels(folder) for folder in folders}
    taken = {labels.color for labels in known.values()}
    for folder, labels in known.items():
        if labels.color is not None:
            continue
        color = next(number for number in range(len(known) + 1) if number not in taken)
        taken.add(color)
        known[folder] = replace(labels, color=color)
        with contextlib.suppress(StorageError):
            write_labels(folder, known[folder])
    return {folder.name: labels for folder, labels in known.items()}


def _clean_tags(values: Iterable[object]) -> tuple[str, ...]:
    tags = (value[:MAX_TAG_LENGTH] for value in values if isinstance(value, str))
    return _unique(tags)[:MAX_TAGS]


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    cleaned = (" ".join(text.split()) for text in texts)
    by_key = {text.casefold(): text for text in reversed(list(cleaned)) if text}
    return tuple(reversed(by_key.values()))
