"""The files of a project in two parts: those that a model learns, and those that judge it.

The same files as project memory reads: never ignored ones, never those with a secret, nothing
outside the folder. Which part a file belongs to is decided by its path alone, so that a file that
judged a model once is not learned later. A held-out file that resembles a learned one tells of
memory, not of learning, and is left out of both.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.control import Control
from core.corpus.drop_reasons import DroppedError
from core.corpus.filters.near_duplicates import Signer
from core.errors import CoreError, SourceError
from core.evaluation.held_out import LEAK_SIMILARITY
from core.events import Emit
from core.languages.line_ends import with_line_feeds
from core.languages.table import LANGUAGE_NAMES
from core.memory.project_config import ProjectConfig
from core.memory.project_files import find_files, read_file
from core.memory.segment import Tokens
from core.progress import Stage
from core.texts import Text
from core.tokenizer.bulk_encoder import BulkEncoder
from core.tokenizer.tokenizer import Tokenizer

# One file in five judges.
_PARTS: Final = 5
MIN_FILES: Final = 8
MIN_TOKENS: Final = 8_000
MIN_HELD_OUT_TOKENS: Final = 1_000


class ProjectTooSmall(CoreError):
    """There is too little in a project to learn from it, or to judge what was learned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectTexts:
    """The files of a project, encoded.

    Attributes:
        learned: the tokens of each file to learn, by its path.
        held_out: those of the files that judge.
        copies: how many held-out files were left out since they resemble a learned one.
        fingerprint: another one for another content of the project.
    """

    learned: Mapping[str, Tokens]
    held_out: Mapping[str, Tokens]
    copies: int
    fingerprint: str

    @property
    def learned_tokens(self) -> int:
        """How many tokens there are to learn."""
        return sum(map(len, self.learned.values()))


def read_project(
    root: Path, tokenizer: Tokenizer, max_tokens: int, emit: Emit, control: Control
) -> ProjectTexts:
    """Read, divide and encode the files of a project.

    Args:
        root: of the project.
        tokenizer: of the model.
        max_tokens: files beyond this are not read.
        emit: receives the progress.
        control: asked between two files.

    Raises:
        SourceError: there is no such folder.
        ProjectTooSmall: the message says what there is, and what is needed.
        Cancelled: when that was asked for.
    """
    texts = _texts(root, max_tokens, emit, control)
    held_out = {path for path in texts if is_held_out(path)}
    if not held_out and texts:
        held_out = {min(texts, key=_hash)}
    learned = texts.keys() - held_out
    copies = _resembling({path: texts[path] for path in held_out},
                         {path: texts[path] for path in learned}, control)  # fmt: skip
    encoder = BulkEncoder(tokenizer)

    def encoded(paths: set[str]) -> dict[str, Tokens]:
        names = sorted(paths)
        return dict(zip(names, encoder.encode_batch([texts[name] for name in names]), strict=True))

    found = ProjectTexts(
        learned=encoded(set(learned)),
        held_out=encoded(held_out - copies),
        copies=len(copies),
        fingerprint=_fingerprint(texts),
    )
    _require_enough(root, found)
    return found


def is_held_out(path: str) -> bool:
    """Whether a file judges, by its path relative to the project."""
    return _hash(path) % _PARTS == 0


def _hash(path: str) -> int:
    return zlib.crc32(path.encode("utf-8", "surrogateescape"))


def _fingerprint(texts: Mapping[str, str]) -> str:
    checksum = 0
    for path in sorted(texts):
        data = f"{path}\0{texts[path]}\0".encode("utf-8", "surrogatepass")
        checksum = zlib.crc32(data, checksum)
    return f"{checksum:08x}"


def _texts(root: Path, max_tokens: int, emit: Emit, control: Control) -> dict[str, str]:
    if not root.is_dir():
        raise SourceError(
            Text("There is no folder {root}.", root=root), Text("Name the folder of a project.")
        )
    config = ProjectConfig()
    files = find_files(root, LANGUAGE_NAMES, root, config, control).files
    stage = Stage("read", "files", emit, total=len(files), detail=root.name)
    texts: dict[str, str] = {}
    characters = 0
    for file in files:
        control.safe_point()
        stage.advance(1)
        # Code has at least two characters a token.
        if characters > 2 * max_tokens:
            break
        try:
            text = with_line_feeds(read_file(root, file, config))
        except DroppedError:
            continue
        if text.strip():
            texts[file.path] = text
            characters += len(text)
    stage.finish(detail="")
    return texts


def _resembling(
    held_out: Mapping[str, str], learned: Mapping[str, str], control: Control
) -> set[str]:
    """Return the held-out files that are nearly the same as a learned one."""
    signer = Signer()
    rows: list[NDArray[np.uint32]] = []
    for text in learned.values():
        control.safe_point()
        signature = signer.sign(text)
        if signature:
            rows.append(np.frombuffer(signature, dtype="<u4"))
    table = np.stack(rows) if rows else np.empty((0, 1), dtype=np.uint32)
    known = set(learned.values())
    found: set[str] = set()
    for path, text in held_out.items():
        control.safe_point()
        signature = signer.sign(text)
        if text in known:
            found.add(path)
        elif signature and len(table):
            alike = (table == np.frombuffer(signature, dtype="<u4")).mean(axis=1)
            if float(alike.max()) >= LEAK_SIMILARITY:
                found.add(path)
    return found


def _require_enough(root: Path, texts: ProjectTexts) -> None:
    files, tokens = len(texts.learned) + len(texts.held_out) + texts.copies, texts.learned_tokens
    held_out = sum(map(len, texts.held_out.values()))
    if files >= MIN_FILES and tokens >= MIN_TOKENS and held_out >= MIN_HELD_OUT_TOKENS:
        return
    if files < MIN_FILES or tokens < MIN_TOKENS:
        message = Text(
            "The project {root} is too small to learn from: {files:,} files with {tokens:,} tokens "
            "to learn; at least {min_files} files with {min_tokens:,} tokens are needed.",
            root=root.name,
            files=files,
            tokens=tokens,
            min_files=MIN_FILES,
            min_tokens=MIN_TOKENS,
        )
    else:
        message = Text(
            "The project {root} is too small to learn from: its {count:,} held-out files have "
            "{held_out:,} tokens; at least {min_held_out_tokens:,} are needed to judge the result.",
            root=root.name,
            count=len(texts.held_out),
            held_out=held_out,
            min_held_out_tokens=MIN_HELD_OUT_TOKENS,
        )
    raise ProjectTooSmall(message, Text("Its files are used for suggestions in any case."))
