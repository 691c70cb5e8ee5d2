"""A tokenizer's folder in the workspace: ``tokenizer.json`` and ``report.json``.

Datasets and checkpoints carry a copy of their tokenizer, so this folder may be
deleted without harm to them.
"""

from __future__ import annotations

from pathlib import Path

from core import files
from core.tokenizer.report import TokenizerReport
from core.tokenizer.tokenizer import Tokenizer

TOKENIZER_FILE = "tokenizer.json"
REPORT_FILE = "report.json"


def save_tokenizer(folder: Path, tokenizer: Tokenizer, report: TokenizerReport) -> None:
    """Write both files; the report names the tokenizer that it is about by its hash.

    Raises:
        StorageError: the disk refused.
    """
    files.write_text(folder / REPORT_FILE, report.to_json())
    files.write_text(folder / TOKENIZER_FILE, tokenizer.to_json())
