"""Counting the files of a source that a build would read, by names and sizes alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from core.control import Control
from core.corpus.drop_reasons import DropReason
from core.corpus.sources.containers import is_container
from core.corpus.sources.settings import SourceSettings
from core.corpus.sources.source_list import resolve_sources
from core.corpus.sources.walk import Walk
from core.events import Emit, StageProgress

# A few times a second on a fast disk.
_FILES_BETWEEN_EVENTS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """The files of one source that a build would read, as ``FileCounts`` counts them.

    Attributes:
        source: its path; empty for the standard library.
        config: the settings that were asked for, without sources.
        files, bytes: how many, and their size.
        by_language: files of each language.
        containers: archives and tables in it that are not read.
        problem: why it could not be read and what to do, or empty.
        is_missing: whether there is nothing of that name.
    """

    source: str
    config: SourceSettings
    files: int = 0
    bytes: int = 0
    by_language: Counter[str] = field(default_factory=Counter[str])
    containers: int = 0
    problem: str = ""
    is_missing: bool = False


def count_source(source: str, config: SourceSettings, emit: Emit, control: Control) -> SourceCount:
    """Walk through a source and count.

    Args:
        source: a folder or a file; empty for the standard library.
        config: what a build would find in it; its sources do not count.
        emit: receives the stage ``scan``.
        control: asked between two files.

    Raises:
        SourceError: it does not exist or cannot be entered.
        Cancelled: between two files.
    """
    walk = Walk(config, control)
    by_language: Counter[str] = Counter()
    size = containers = 0
    for resolved in resolve_sources(replace(config, sources=(source,) if source else ())):
        for file in walk.files(resolved):
            control.safe_point()
            if file.language is None:
                is_other = file.drop_reason == DropReason.OTHER_LANGUAGE
                containers += is_other and is_container(file.path)
                continue
            by_language[file.language.name] += 1
            size += file.size
            files = by_language.total()
            if files % _FILES_BETWEEN_EVENTS == 0:
                emit(
                    StageProgress(
                        stage="scan",
                        done=files,
                        total=None,
                        unit="files",
                        elapsed_seconds=0.0,
                        detail=source,
                    )
                )
    return SourceCount(
        source=source,
        config=config,
        files=by_language.total(),
        bytes=size,
        by_language=by_language,
        containers=containers,
    )
