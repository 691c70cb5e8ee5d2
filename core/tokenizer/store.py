"""A tokenizer's folder in the workspace: ``tokenizer.json`` and ``report.json``.

Datasets and checkpoints have a copy of their tokenizer, so this folder may be deleted.
"""

from __future__ import annotations

from pathlib import Path

from core import files
from core.errors import WorkspaceError
from core.program import command_line
from core.texts import Text
from core.tokenizer.report import TokenizerReport
from core.tokenizer.tokenizer import Tokenizer

TOKENIZER_FILE = "tokenizer.json"
REPORT_FILE = "report.json"


def save_tokenizer(folder: Path, tokenizer: Tokenizer, report: TokenizerReport) -> None:
    """Write both files; the report has the hash of its tokenizer.

    Raises:
        StorageError: the disk refused.
    """
    files.write_text(folder / REPORT_FILE, report.to_json())
    files.write_text(folder / TOKENIZER_FILE, tokenizer.to_json())
    # Incomplete files of a build that was killed.
    files.remove_orphans(folder)


def read_report(folder: Path) -> TokenizerReport:
    """Read the report of a tokenizer.

    Raises:
        WorkspaceError: there is no report, or it is damaged.
    """
    try:
        return TokenizerReport.from_json((folder / REPORT_FILE).read_text("utf-8"))
    except (OSError, ValueError, TypeError, LookupError) as error:
        raise WorkspaceError(
            Text(
                "The report of the tokenizer {folder} cannot be read: {error}.",
                folder=folder.name,
                error=error,
            ),
            Text("Build the corpus again: {command_line}", command_line=command_line("build")),
        ) from error
