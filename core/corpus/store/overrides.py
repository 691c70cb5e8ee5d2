"""What a user decided about single files: always keep it, always drop it.

The decisions are in a small file beside the corpus, so that they outlive every build of that
name. A file is identified by its source and its path in it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from core import files
from core.corpus.sources.containers import is_container
from core.corpus.sources.source_list import Source
from core.corpus.store.manifest import printable
from core.errors import SourceError, WorkspaceError
from core.texts import Text

Override = Literal["", "keep", "never"]
ALWAYS_KEEP: Override = "keep"
ALWAYS_DROP: Override = "never"  # as in files since version 1

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Overrides:
    """Decisions by ``(source, path)``; immutable."""

    decisions: Mapping[tuple[str, str], Override] = field(
        default_factory=dict[tuple[str, str], Override]
    )

    def of(self, source: str, path: str) -> Override:
        """Return what was decided about a file; empty where nothing was."""
        return self.decisions.get((source, path), "")

    def changed(self, source: str, path: str, decision: Override) -> Overrides:
        """Return the decisions with one made, changed, or (empty) removed."""
        decisions = dict(self.decisions)
        decisions.pop((source, path), None)
        if decision:
            decisions[source, path] = decision
        return Overrides(decisions)


def decided(
    overrides: Overrides, paths: Iterable[str], sources: Sequence[Source], decision: Override
) -> Overrides:
    """Return the decisions with one about some files, named as on the command line.

    Args:
        overrides: those that there are.
        paths: of files in the sources; a member of an archive follows its archive:
            ``code.zip/src/a.py``.
        sources: of the corpus.
        decision: empty to let the filters decide about the files again.

    Raises:
        SourceError: a path is not that of a file in a source.
    """
    for path in paths:
        overrides = overrides.changed(*_file_of(path, sources), decision)
    return overrides


def _file_of(path: str, sources: Sequence[Source]) -> tuple[str, str]:
    """Return source and path in it, as the manifest has them."""
    named = Path(path).expanduser()
    # A link is a file of its own in the manifest, so the last part stays as it is.
    whole = named.parent.resolve() / named.name
    for source in sources:
        if not source.is_folder and not is_container(str(source.path)):
            if whole == source.path:
                return printable(str(source.path.parent)), printable(source.path.name)
        elif source.path in whole.parents and (not source.is_folder or os.path.isfile(whole)):  # noqa: PTH113 - no error on odd names
            inner = whole.relative_to(source.path).as_posix()
            return printable(str(source.path)), printable(inner)
    raise SourceError(
        Text("{path} is no file in the sources.", path=path),
        Text(
            "Name a file in one of them; a member of an archive follows its archive: "
            "code.zip/src/a.py."
        ),
    )


def overrides_file(corpus: Path) -> Path:
    """Return the path of the decisions about a corpus, beside its folder."""
    return corpus.with_name(f"{corpus.name}.overrides.json")


def read_overrides(corpus: Path) -> Overrides:
    """Read the decisions about a corpus; none where nobody made any.

    Raises:
        WorkspaceError: the file is damaged or from a newer Tabwright.
    """
    path = overrides_file(corpus)
    try:
        record: Any = json.loads(path.read_text("utf-8"))
        if record["version"] > _VERSION:
            raise WorkspaceError(
                Text("{name} was made by a newer Tabwright.", name=path.name),
                Text("Update Tabwright."),
            )
        decisions: dict[tuple[str, str], Override] = {}
        entries: list[tuple[Any, Any, Any]] = record["files"]
        for source, name, decision in entries:
            if not isinstance(source, str) or not isinstance(name, str):
                raise ValueError("a path is no text")
            if decision not in (ALWAYS_KEEP, ALWAYS_DROP):
                raise ValueError(f"{decision!r} is no decision")
            decisions[source, name] = decision
    except FileNotFoundError:
        return Overrides()
    except (OSError, ValueError, TypeError, LookupError, RecursionError) as error:
        raise WorkspaceError(
            Text("{name} cannot be read: {error}.", name=path.name, error=error),
            Text("Delete it to forget its decisions: {path}", path=path),
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
