"""What a person decided about single files: always keep it, never keep it.

A small file beside the corpus, so that it outlives every build of that name. A
file is known by its source and its path in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from core import files
from core.errors import WorkspaceError

Override = Literal["", "keep", "never"]
KEEP: Override = "keep"
NEVER: Override = "never"

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Overrides:
    """Decisions by ``(source, path)``; immutable."""

    decisions: Mapping[tuple[str, str], Override] = field(
        default_factory=dict[tuple[str, str], Override]
    )

    def of(self, source: str, path: str) -> Override:
        """What was decided about a file; empty where nothing was."""
        return self.decisions.get((source, path), "")

    def changed(self, source: str, path: str, decision: Override) -> Overrides:
        """With one decision made, changed, or (empty) taken back."""
        decisions = dict(self.decisions)
        decisions.pop((source, path), None)
        if decision:
            decisions[source, path] = decision
        return Overrides(decisions)


def overrides_file(corpus: Path) -> Path:
    """Where the decisions about a corpus lie: beside its folder."""
    return corpus.with_name(f"{corpus.name}.overrides.json")


def read_overrides(corpus: Path) -> Overrides:
    """The decisions about a corpus, none where nobody made any.

    Raises:
        WorkspaceError: the file is damaged or from a newer Tabwright.
    """
    path = overrides_file(corpus)
    try:
        record: Any = json.loads(path.read_text("utf-8"))
        if record["version"] > _VERSION:
            raise WorkspaceError(f"{path.name} was made by a newer Tabwright.", "Update Tabwright.")
        decisions: dict[tuple[str, str], Override] = {}
        entries: list[tuple[Any, Any, Any]] = record["files"]
        for source, name, decision in entries:
            if not isinstance(source, str) or not isinstance(name, str):
                raise ValueError("a path is no text")
            if decision not in (KEEP, NEVER):
                raise ValueError(f"{decision!r} is no decision")
            decisions[source, name] = decision
    except FileNotFoundError:
        return Overrides()
    except (OSError, ValueError, TypeError, LookupError, RecursionError) as error:
        raise WorkspaceError(
            f"{path.name} cannot be read: {error}.", f"Delete it to forget its decisions: {path}"
        ) from error
    return Overrides(decisions)


def write_overrides(corpus: Path, overrides: Overrides) -> None:
    """Write the decisions about a corpus.

    Raises:
        StorageError: the disk refused; the old ones stay.
    """
    entries = sorted((*key, value) for key, value in overrides.decisions.items())
    record = {"version": _VERSION, "files": entries}
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    files.write_text(overrides_file(corpus), text)
