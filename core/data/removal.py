"""Removes files from a corpus and from every dataset that was made of it, exactly.

The other documents stay as they are, to the byte and the token, and so does the tokenizer, whose
vocabulary was learned with the removed files. Each folder is replaced as a whole. The files are
marked "always drop", so that no later build brings them back.
"""

from __future__ import annotations

import dataclasses
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from core import files
from core.control import Control
from core.corpus.description import read_description, write_description
from core.corpus.filters.table import DROPPED_BY_USER
from core.corpus.store.file_counts import counts_of
from core.corpus.store.manifest import MANIFEST_FILE, ManifestRow, read_manifest, to_line
from core.corpus.store.overrides import ALWAYS_DROP, read_overrides, write_overrides
from core.corpus.store.text_shards import TextShardReader, TextShardWriter
from core.data.token_dataset import (
    DESCRIPTION_FILE,
    TOKENIZER_FILE,
    StreamInfo,
    TokenDataset,
)
from core.data.token_writer import TokenWriter
from core.errors import SourceError, WorkspaceError
from core.folders import staged_folder
from core.texts import Text
from core.workspace import Workspace, complete_folders

_DETAIL: Final = "forgotten"
_SPLITS: Final = (("train", "train"), ("validation", "val"))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class NamedFiles:
    """Files of a corpus, as a user has named them.

    Attributes:
        rows: of the manifest, those whose text is in the corpus.
        copies: dropped files with the same or nearly the same text, which the next build would
            keep instead.
    """

    rows: tuple[ManifestRow, ...]
    copies: tuple[ManifestRow, ...]


def find_files_named(corpus: Path, path: str) -> NamedFiles:
    """Return the files of a corpus that a path names: a file, or a folder with all in it.

    Args:
        corpus: its folder.
        path: on disk, where it need not exist any more, or as the manifest has it.

    Raises:
        SourceError: no file of the corpus is meant.
        WorkspaceError: the manifest is missing or damaged.
    """
    rows = list(read_manifest(corpus))
    absolute = str(Path(path).expanduser().absolute())
    relative = path.rstrip("/")

    def is_meant(row: ManifestRow) -> bool:
        whole = f"{row.source}/{row.path}"
        return any(
            name == wanted or name.startswith(f"{wanted}/")
            for name, wanted in ((row.path, relative), (whole, absolute))
        )

    meant = [row for row in rows if is_meant(row) and not row.is_folder]
    kept = tuple(row for row in meant if row.kept)
    if not kept:
        reasons = {row.reason.replace("_", " ") for row in meant if row.reason}
        hint = (
            Text("It was dropped: {reasons}.", reasons=", ".join(sorted(reasons)))
            if reasons
            else Text("Check the path.")
        )
        raise SourceError(
            Text("{path} is not in the corpus {corpus}.", path=path, corpus=corpus.name), hint
        )
    originals = {row.path for row in kept}
    copies = tuple(
        row
        for row in rows
        if not row.kept and {row.duplicate_of, row.near_duplicate_of} & originals
    )
    return NamedFiles(rows=kept, copies=copies)


def datasets_of_corpus(corpus: Path, workspace: Workspace) -> list[TokenDataset]:
    """Return the datasets that hold the texts of a corpus as it is now.

    Raises:
        WorkspaceError: the corpus is missing or damaged.
    """
    text_sha256 = read_description(corpus).text_sha256
    found: list[TokenDataset] = []
    for name in complete_folders(workspace.datasets):
        try:
            dataset = TokenDataset.open(workspace.datasets / name)
        except WorkspaceError:
            continue
        if (dataset.info.corpus, dataset.info.corpus_sha256) == (corpus.name, text_sha256):
            found.append(dataset)
    return found


def remove_files(corpus: Path, named: NamedFiles, workspace: Workspace, control: Control) -> None:
    """Remove files from a corpus and from its datasets.

    Args:
        corpus: its folder.
        named: what to remove.
        workspace: has both.
        control: a cancel before the first folder is replaced changes nothing.

    Raises:
        SourceError: no training file would be left.
        WorkspaceError: something is missing, damaged, or being built.
        StorageError: the disk refused.
        Cancelled: a cancel was asked for.
    """
    rows = list(read_manifest(corpus))
    gone = {(row.source, row.path) for row in named.rows}
    left = [row for row in rows if row.kept and (row.source, row.path) not in gone]
    if not any(row.split == "train" for row in left):
        raise SourceError(
            Text("No training file would be left."), Text("Delete the corpus instead.")
        )
    datasets = datasets_of_corpus(corpus, workspace)
    overrides = read_overrides(corpus)
    for row in (*named.rows, *named.copies):
        overrides = overrides.changed(row.source, row.path, ALWAYS_DROP)
    control.safe_point()
    write_overrides(corpus, overrides)
    text_sha256 = _rewrite_corpus(corpus, rows, gone)
    for dataset in datasets:
        _rewrite_dataset(dataset, rows, gone, text_sha256)
    # The texts as they were read, kept for the next build, and indexes of the old corpus.
    shutil.rmtree(workspace.cache / "corpora" / corpus.name, ignore_errors=True)
    for index in (workspace.cache / "training_index").glob(f"{corpus.name}-*"):
        shutil.rmtree(index, ignore_errors=True)


def _rewrite_corpus(corpus: Path, rows: Sequence[ManifestRow], gone: set[tuple[str, str]]) -> str:
    """Write the corpus again without some files; return the hash of its texts."""
    info = read_description(corpus)
    with staged_folder(corpus) as folder:
        written: list[ManifestRow] = []
        with TextShardReader(corpus) as texts, TextShardWriter(folder) as shards:
            for row in rows:
                if (row.source, row.path) in gone:
                    row = dataclasses.replace(
                        row,
                        kept=False,
                        reason=DROPPED_BY_USER,
                        detail=_DETAIL,
                        override=ALWAYS_DROP,
                        split="",
                    ).placed(0, 0, 0)
                elif row.kept:
                    data = texts.read_bytes(row.shard, row.offset, row.length)
                    row = row.placed(*shards.add_bytes(data))
                written.append(row)
        manifest = "".join(map(to_line, written))
        files.write_text(folder / MANIFEST_FILE, manifest)
        splits = Counter(row.split for row in written if row.kept)
        write_description(
            folder,
            dataclasses.replace(
                info,
                files_kept=counts_of(written).kept,
                kept_bytes=shards.total_bytes,
                train_files=splits["train"],
                validation_files=splits["validation"],
                text_sha256=shards.sha256,
                manifest_sha256=files.sha256_of_file(folder / MANIFEST_FILE),
            ),
        )
    return shards.sha256


def _rewrite_dataset(
    dataset: TokenDataset,
    rows: Sequence[ManifestRow],
    gone: set[tuple[str, str]],
    text_sha256: str,
) -> None:
    tokenizer, info = dataset.tokenizer, dataset.info
    with staged_folder(dataset.folder) as folder:
        streams: dict[str, StreamInfo] = {}
        for split, name in _SPLITS:
            is_train = split == "train"
            tokens = dataset.train if is_train else dataset.validation
            ends = (dataset.train_ends if is_train else dataset.validation_ends).tolist()
            of_split = [row for row in rows if row.kept and (row.split == "train") == is_train]
            if len(of_split) != len(ends):
                raise WorkspaceError(
                    Text("The dataset {title} does not fit its corpus.", title=dataset.title),
                    Text("Build it again."),
                )
            with TokenWriter(folder, "train" if is_train else "val", tokenizer) as writer:
                begin = 0
                for row, end in zip(of_split, ends, strict=True):
                    if (row.source, row.path) not in gone:
                        # Without the control tokens, which the writer adds.
                        writer.add(tokens[begin + 1 : end - 1])
                    begin = end
                streams[name] = writer.finish()
        changed = dataclasses.replace(
            info,
            corpus_sha256=text_sha256,
            train=streams["train"],
            validation=streams["val"],
            # The next build of this name is not the same as this one.
            inputs_sha256="",
        )
        shutil.copyfile(dataset.folder / TOKENIZER_FILE, folder / TOKENIZER_FILE)
        files.write_text(folder / DESCRIPTION_FILE, changed.to_json())
