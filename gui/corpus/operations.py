"""The operations of the page, as the job runner takes them.

The build runs in a child process: reading and filtering is work of Python itself, and in a
thread of the window it would make the window stutter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.control import Control
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.manifest_csv import write_csv
from core.corpus.store.overrides import Overrides, write_overrides
from core.events import Emit
from core.titles import dataset_title
from core.workspace import Workspace
from gui.corpus.summary import BuildSummary
from gui.jobs.child_process import run_command
from gui.jobs.job import Operation

if TYPE_CHECKING:
    from core.data.open_corpus import OpenedCorpus

MakeBuild = Callable[[str, tuple[str, ...], Sequence[str], Workspace], Operation[BuildSummary]]


def build_operation(
    name: str, sources: tuple[str, ...], options: Sequence[str], workspace: Workspace
) -> Operation[BuildSummary]:
    """Build corpus, tokenizer and tokens from sources; the result is a ``BuildSummary``.

    Args:
        name: the title of the corpus, any text.
        sources: folders and files; none for the standard library.
        options: further ones of the ``build`` command.
        workspace: where it is built.
    """

    def operate(emit: Emit, control: Control) -> BuildSummary:
        arguments = ["build", "--name", name, "--workspace", str(workspace.folder), *options]
        arguments += ["--", *sources]
        record = run_command(arguments, emit, control)
        return BuildSummary(
            corpus=record["corpus"],
            dataset=record["dataset"],
            title=dataset_title(workspace.datasets / record["dataset"]),
            files_seen=record["files_seen"],
            files_read=record["files_read"],
            files_kept=record["files_kept"],
            dropped=tuple((reason, files) for reason, files in record["dropped"]),
            train_tokens=record["train_tokens"],
            bytes_per_token=record["bytes_per_token"],
        )

    return operate


def save_overrides_operation(corpus: Path, overrides: Overrides) -> Operation[None]:
    """Save what a user decided about single files."""

    def operate(_emit: Emit, _control: Control) -> None:
        write_overrides(corpus, overrides)

    return operate


def export_operation(rows: Sequence[ManifestRow], path: Path) -> Operation[Path]:
    """Write rows of a manifest as a table; the result is the path."""

    def operate(_emit: Emit, control: Control) -> Path:
        write_csv(rows, path, control)
        return path

    return operate


def open_corpus_operation(workspace: Workspace, name: str) -> Operation[OpenedCorpus]:
    """Read all that the page shows of a corpus; the result is an ``OpenedCorpus``."""

    def operate(_emit: Emit, control: Control) -> OpenedCorpus:
        # It imports NumPy, and the window must be up before.
        from core.data.open_corpus import open_corpus

        return open_corpus(workspace, name, control)

    return operate
