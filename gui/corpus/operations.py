"""The build as the runner takes it.

The tokenizer library and NumPy are imported inside, in the worker thread.
"""

from __future__ import annotations

from collections.abc import Callable

from core.control import Control
from core.events import Emit
from core.workspace import Workspace
from gui.corpus.summary import BuildSummary
from gui.jobs.job import Operation

MakeBuild = Callable[[str, tuple[str, ...], Workspace], Operation]


def build_operation(name: str, folders: tuple[str, ...], workspace: Workspace) -> Operation:
    """Corpus, tokenizer and tokens from folders; the result is a ``BuildSummary``."""

    def operate(emit: Emit, control: Control) -> object:
        from core.corpus.config import CorpusConfig
        from core.data.build import BuildConfig, build

        config = BuildConfig(name=name, corpus=CorpusConfig(sources=folders))
        result = build(config, workspace, emit, control)
        return BuildSummary(
            dataset=result.dataset,
            files_seen=result.files_seen,
            files_kept=result.files_kept,
            dropped=result.dropped,
            train_tokens=result.train_tokens,
            bytes_per_token=result.bytes_per_token,
        )

    return operate
