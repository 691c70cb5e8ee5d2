"""The build as the runner takes it.

It runs in a child process: reading and filtering is Python's own work, and in a
thread of the window it would make the window stutter.
"""

from __future__ import annotations

from collections.abc import Callable

from core.control import Control
from core.events import Emit
from core.workspace import Workspace
from gui.corpus.summary import BuildSummary
from gui.jobs.child_process import run_command
from gui.jobs.job import Operation

MakeBuild = Callable[[str, tuple[str, ...], Workspace], Operation]


def build_operation(name: str, folders: tuple[str, ...], workspace: Workspace) -> Operation:
    """Corpus, tokenizer and tokens from folders; the result is a ``BuildSummary``."""

    def operate(emit: Emit, control: Control) -> object:
        arguments = ["build", "--name", name, "--workspace", str(workspace.folder), "--", *folders]
        record = run_command(arguments, emit, control)
        return BuildSummary(
            dataset=record["dataset"],
            files_seen=record["files_seen"],
            files_kept=record["files_kept"],
            dropped=tuple((reason, files) for reason, files in record["dropped"]),
            train_tokens=record["train_tokens"],
            bytes_per_token=record["bytes_per_token"],
        )

    return operate
