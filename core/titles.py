"""The titles of runs, corpora and datasets: free text, independent of the names of folders.

The name of a folder never changes, so that paths, settings and checkpoints stay valid. The title
is stored in a small file in the folder, ``title.json``; a folder without one gets a title made
from its name: "nano, 29 Nov 01:06". Only small JSON files are read here, so that a list of many
runs is fast.
"""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import Path

from core import files
from core.errors import WorkspaceError
from core.resources import starter_checkpoint
from core.texts import Text

TITLE_FILE = "title.json"
FORMAT_VERSION = 1
MAX_TITLE_LENGTH = 100
STARTER_TITLE = "Starter (small)"

# The names of run folders (core.training.runs.run_writer).
_RUN_NAME = re.compile(r"(\d{8}-\d{6})-([^-]+)(?:-.*?)??(-copy(?:-\d+)?)?")
_STAMP = "%Y%m%d-%H%M%S"
_QUARTER = datetime.timedelta(minutes=15)
_MINUTE_LENGTH = 13  # of a stamp, without its seconds
# As ``CheckpointInfo.name`` makes it: the folder of the run and the file.
_CHECKPOINT_NAME = re.compile(r"(.+?) / (.+?)( \(\d+\))?")
_CHECKPOINT_TITLES = {"best_checkpoint": "best", "latest_checkpoint": "latest"}
_STEP = re.compile(r"step-0*(\d+)")
_DATASET_SEPARATOR = "--"  # core.data.config
_STATUS_FILE = "status.json"  # core.training.runs.run_folder
_HIDDEN = ("Cc", "Cs")  # Unicode categories: control characters, surrogates
# They change the writing direction of the text after them, also outside the title.
_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def checked_title(text: str) -> str:
    """Return a title as it is stored: composed characters, single spaces.

    Raises:
        WorkspaceError: it is empty or too long, or has invisible characters.
    """
    title = " ".join(unicodedata.normalize("NFC", text).split())
    if not title:
        raise WorkspaceError(Text("A title cannot be empty."), Text("Type a few characters."))
    if len(title) > MAX_TITLE_LENGTH:
        raise WorkspaceError(
            Text("The title has {count:,} characters.", count=len(title)),
            Text("Use at most {max_title_length}.", max_title_length=MAX_TITLE_LENGTH),
        )
    hidden = next(
        (c for c in title if unicodedata.category(c) in _HIDDEN or c in _BIDI_CONTROLS), ""
    )
    if hidden:
        raise WorkspaceError(
            Text("A title cannot hold the character U+{hidden:04X}.", hidden=ord(hidden)),
            Text("Remove it."),
        )
    return title


def is_same_title(one: str, other: str) -> bool:
    """Whether two titles are equal, regardless of case and composition of characters."""
    return _folded(one) == _folded(other)


def read_title(folder: Path) -> str:
    """Read the title of a folder; empty if it has none."""
    title = files.read_record(folder / TITLE_FILE).get("title")
    if not isinstance(title, str):
        return ""
    try:
        return checked_title(title)
    except WorkspaceError:
        return ""


def write_title(folder: Path, title: str) -> str:
    """Store a title; return it as it is stored.

    Raises:
        WorkspaceError: the text is no valid title.
        StorageError: the disk refused; the old title stays.
    """
    kept = checked_title(title)
    record = {"version": FORMAT_VERSION, "title": kept}
    files.write_text(folder / TITLE_FILE, json.dumps(record, ensure_ascii=False) + "\n")
    return kept


def carry_title(old: Path, new: Path) -> None:
    """Copy the title of a folder to the one that replaces it, unless that has its own.

    Raises:
        StorageError: the disk refused.
    """
    title = read_title(old)
    if title and not read_title(new):
        write_title(new, title)


def run_title(folder: Path, siblings: Collection[str] | None = None) -> str:
    """Return the title of a run, by default its preset and start: "nano, 29 Nov 01:06".

    Args:
        folder: the run folder; if it is gone, its name is used.
        siblings: the names of all run folders, if the caller knows them. Runs that
            were started in the same minute show seconds too.
    """
    return read_title(folder) or _default_run_title(
        folder.name,
        str(files.read_record(folder / _STATUS_FILE).get("started_at") or ""),
        folder_names(folder.parent) if siblings is None else siblings,
    )


def checkpoint_title(path: Path, siblings: Collection[str] | None = None) -> str:
    """Return the title of a checkpoint of a run: "nano, 29 Nov 01:06, best".

    Args:
        path: ``<run>/model/checkpoints/<file>``, or the starter model; the title of another file
            is its name.
        siblings: as in ``run_title``.
    """
    if path == starter_checkpoint():
        return STARTER_TITLE
    parents = path.parents
    if len(parents) < 3 or path.parent.name != "checkpoints":
        return path.name
    return f"{run_title(parents[2], siblings)}, {checkpoint_word(path)}"


def checkpoint_word(path: Path) -> str:
    """Return what a checkpoint is called among those of its run: "best", "step 500"."""
    return _word_of(path.stem)


def system_title(name: str, runs: Path) -> str:
    """Return the title of the system of an evaluation; only checkpoints have another title.

    Args:
        name: the name that the evaluation stores, "<run> / best_checkpoint" for a checkpoint.
        runs: the folder of the runs.
    """
    found = _CHECKPOINT_NAME.fullmatch(name)
    if found is None:
        return name
    folder = runs / found[1]
    is_run = folder.is_dir() or _RUN_NAME.fullmatch(found[1]) is not None
    if not is_run or "/" in found[1]:
        return name
    return f"{run_title(folder)}, {_word_of(found[2])}{found[3] or ''}"


def corpus_title(folder: Path) -> str:
    """Return the title of a corpus, by default the name of its folder."""
    return read_title(folder) or folder.name


def dataset_title(folder: Path, siblings: Collection[str] | None = None) -> str:
    """Return the title of a dataset, by default the title of its corpus.

    The tokenizer is added if the corpus has several datasets.

    Args:
        folder: the folder of the dataset, ``<workspace>/datasets/<corpus>--<tokenizer>``.
        siblings: the names of all datasets, if the caller knows them.
    """
    corpus, separator, tokenizer = folder.name.partition(_DATASET_SEPARATOR)
    title = read_title(folder) or corpus_title(folder.parent.parent / "corpora" / corpus)
    if not separator:
        return title
    names = folder_names(folder.parent) if siblings is None else siblings
    is_one_of_several = any(
        name != folder.name and name.partition(_DATASET_SEPARATOR)[0] == corpus for name in names
    )
    return f"{title}, {tokenizer}" if is_one_of_several else title


def folder_named(title: str, folders: Iterable[tuple[Path, str]]) -> Path | None:
    """Return the folder with a title; None if there is none, or several.

    Args:
        title: the title as the user types it.
        folders: the folders, each with its title.
    """
    found = [folder for folder, known in folders if is_same_title(known, title)]
    return found[0] if len(found) == 1 else None


def folder_names(parent: Path) -> frozenset[str]:
    """Return the names in a folder; none if it cannot be read."""
    try:
        return frozenset(path.name for path in parent.iterdir())
    except OSError:
        return frozenset()


def _default_run_title(name: str, started_at: str, siblings: Collection[str]) -> str:
    found = _RUN_NAME.fullmatch(name)
    if found is None:
        return name
    stamp, preset = found[1], found[2]
    try:
        began = datetime.datetime.strptime(stamp, _STAMP)
    except ValueError:
        return name
    began += _zone_shift(began, started_at)
    is_alike = [
        other
        for other in siblings
        if other != name
        and other.startswith(stamp[:_MINUTE_LENGTH])
        and (match := _RUN_NAME.fullmatch(other)) is not None
        and (match[2], match[3]) == (preset, found[3])
    ]
    seconds = ":%S" if is_alike else ""
    year = "" if began.year == datetime.datetime.now().year else f" {began.year}"
    more = (found[3] or "").replace("-", " ")
    title = f"{preset}, {began.day} {began:%b}{year} {began.strftime('%H:%M' + seconds)}{more}"
    is_shared = any(other.startswith(f"{stamp}-") for other in is_alike)
    return f"{title} ({name[len(stamp) + len(preset) + 2 :]})" if is_shared else title


def _zone_shift(named: datetime.datetime, started_at: str) -> datetime.timedelta:
    """The difference between the local clock and the clock by which a folder was named.

    The recorded start is independent of the time zone. It is a little later than the name, and
    time zones differ by whole quarters of an hour.
    """
    try:
        recorded = datetime.datetime.fromisoformat(started_at)
        if recorded.tzinfo is None:
            return datetime.timedelta()
        apart = recorded.astimezone().replace(tzinfo=None) - named
    except (ValueError, OverflowError, OSError):
        return datetime.timedelta()
    return round(apart / _QUARTER) * _QUARTER


def _word_of(stem: str) -> str:
    step = _STEP.fullmatch(stem)
    return f"step {int(step[1]):,}" if step else _CHECKPOINT_TITLES.get(stem, stem)


def _folded(title: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", title).casefold().split())
