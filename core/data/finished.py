"""Whether a dataset is there already, made from exactly what would go into it now.

Then a build has nothing more to do. Only whole and undamaged datasets count, with
the folder of their tokenizer beside them.
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
    """A dataset, and how dense its tokens are on held-out text."""

    info: DatasetInfo
    bytes_per_token: float


def inputs_sha256(config: BuildConfig, text_sha256: str, rows: Iterable[ManifestRow]) -> str:
    """A hash of everything that decides what the tokens come to.

    Args:
        config: of the build; everything counts but where the sources are.
        text_sha256: of the corpus.
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
    """From the report beside the tokenizer; None where it is of another one."""
    if Tokenizer.from_file(folder / TOKENIZER_FILE).sha256 != info.tokenizer_sha256:
        return None
    try:
        record: Any = json.loads((folder / REPORT_FILE).read_text("utf-8"))
        is_its_own = record["sha256"] == info.tokenizer_sha256
        return float(record["overall"]["bytes_per_token"]) if is_its_own else None
    except (OSError, ValueError, TypeError, LookupError):
        return None
