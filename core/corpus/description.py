"""``corpus.toml``: how a finished corpus was made and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core import files
from core.config import from_mapping, parse_toml, to_toml
from core.corpus.config import CorpusConfig
from core.corpus.presets import CARD, FILTER_PRESETS
from core.errors import ConfigError, WorkspaceError
from core.program import command_line
from core.texts import Text
from core.workspace import COMPLETE_MARK

# 1 knew the filters of the card alone, and nothing else was switched on.
FORMAT_VERSION = 2
DESCRIPTION_FILE = "corpus.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusInfo:
    """The content of ``corpus.toml``.

    Attributes:
        files_seen: files, not folders, that the walk found.
        kept_bytes: of text in the shards.
        text_sha256: of all texts, in order.
        manifest_sha256: of the manifest, and so of every decision.
        config: the settings, nothing implicit.
        marked_by: identities of the filters whose marks the manifest holds; empty for a
            corpus of an earlier version, of which the settings tell.
    """

    format_version: int
    name: str
    files_seen: int
    files_kept: int
    kept_bytes: int
    train_files: int
    validation_files: int
    text_sha256: str
    manifest_sha256: str
    marked_by: tuple[str, ...] = ()
    config: CorpusConfig


def write_description(folder: Path, info: CorpusInfo) -> None:
    """Write ``corpus.toml``."""
    files.write_text(folder / DESCRIPTION_FILE, to_toml(info))


def read_description(folder: Path) -> CorpusInfo:
    """Read the ``corpus.toml`` of a complete corpus.

    Raises:
        WorkspaceError: the corpus is missing, incomplete, damaged or from a newer Tabwright.
    """
    hint = Text("Build the corpus again: {command_line}", command_line=command_line("build"))
    if not (folder / COMPLETE_MARK).is_file():
        raise WorkspaceError(Text("There is no complete corpus at {folder}.", folder=folder), hint)
    path = folder / DESCRIPTION_FILE
    try:
        mapping = parse_toml(path.read_text("utf-8"), str(path))
        if mapping.get("format_version", 0) > FORMAT_VERSION:
            raise WorkspaceError(
                Text("The corpus {folder} was made by a newer Tabwright.", folder=folder.name),
                Text("Update Tabwright."),
            )
        if mapping.get("format_version", 0) < 2:
            mapping["config"] = {**FILTER_PRESETS[CARD], **mapping["config"]}
        return from_mapping(CorpusInfo, mapping, str(path))
    except (OSError, ValueError, TypeError, LookupError, ConfigError) as error:
        raise WorkspaceError(
            Text("The corpus {folder} is damaged: {error}.", folder=folder.name, error=error), hint
        ) from error
