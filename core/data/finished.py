"""Finds a dataset that was built already from exactly the same input.

A build then has nothing more to do. Only complete and undamaged datasets count, whose tokenizer
folder exists too.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.config import to_toml
from core.corpus.store.manifest import ManifestRow
from core.data.config import BuildConfig
from core.data.token_dataset import FORMAT_VERSION, DatasetInfo, TokenDataset
from core.errors import WorkspaceError
from core.tokenizer.store import REPORT_FILE, TOKENIZER_FILE
from core.tokenizer.tokenizer import Tokenizer
from core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Finished:
    """A dataset, and the bytes per token on its validation text."""

    info: DatasetInfo
    bytes_per_token: float


def inputs_sha256(config: BuildConfig, text_sha256: str, rows: Iterable[ManifestRow]) -> str:
    """Return a hash of everything that determines the tokens.

    Args:
        config: the configuration of the build; the paths of the sources do not count.
        text_sha256: the hash of the text of the corpus.
        rows: the kept ones, for their bytes on disk, sides, languages and order.
    """
    digest = hashlib.sha256(f"{FORMAT_VERSION} {text_sha256}\n".encode())
    digest.update(to_toml(dataclasses.replace(config.corpus, sources=())).encode())
    digest.update(to_toml(config.tokenizer).encode())
    for row in rows:
        digest.update(f"{row.md5} {row.language} {row.split}\n".encode())
    return digest.hexdigest()


def finished_dataset(config: BuildConfig, workspace: Workspace, inputs: str) -> Finished | None:
    """The dataset of a build, if it is there and ``inputs`` went into it."""
    try:
        dataset = TokenDataset.open(workspace.dataset(config.dataset_name))
        if dataset.info.inputs_sha256 != inputs:
            return None
        dataset.verify()
        density = _bytes_per_token(workspace.tokenizer(config.tokenizer_name), dataset.info)
    except (WorkspaceError, OSError):
        return None
    return None if density is None else Finished(dataset.info, density)


def _bytes_per_token(folder: Path, info: DatasetInfo) -> float | None:
    """The figure in the report of the tokenizer; None if that is another tokenizer."""
    if Tokenizer.from_file(folder / TOKENIZER_FILE).sha256 != info.tokenizer_sha256:
        return None
    try:
        record: Any = json.loads((folder / REPORT_FILE).read_text("utf-8"))
        is_its_own = record["sha256"] == info.tokenizer_sha256
        return float(record["overall"]["bytes_per_token"]) if is_its_own else None
    except (OSError, ValueError, TypeError, LookupError):
        return None
