"""The workspace: one folder that contains all work of a user.

The layout is drawn in ARCHITECTURE.md ("On disk"). This module hands out paths
and finds what is there by name, the newest run by its start (``run_order``); it reads no
other content but its own ``workspace.toml``.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from core import files
from core.errors import StorageError, WorkspaceError
from core.program import command_line
from core.run_order import newest_first
from core.texts import Text
from core.titles import corpus_title, dataset_title, folder_named, is_same_title, run_title

FORMAT_VERSION = 1
COMPLETE_MARK = "COMPLETE"
WORKSPACE_VARIABLE = "TABWRIGHT_WORKSPACE"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def default_folder() -> Path:
    """``$TABWRIGHT_WORKSPACE``, or the platform's folder for application data.

    Raises:
        WorkspaceError: there is neither, for want of a home folder.
    """
    chosen = os.environ.get(WORKSPACE_VARIABLE)
    try:
        if chosen:
            return Path(chosen)
        import platformdirs  # with what it imports 1.2 MB

        return Path(platformdirs.user_data_dir("tabwright", False))
    except RuntimeError as error:
        raise _no_home(error) from error


@dataclass(frozen=True, slots=True)
class Workspace:
    """Paths inside one workspace folder; made by ``open_workspace``."""

    folder: Path

    @property
    def corpora(self) -> Path:
        """Text shards and manifests, a folder each."""
        return self.folder / "corpora"

    @property
    def tokenizers(self) -> Path:
        """Trained tokenizers, a folder each."""
        return self.folder / "tokenizers"

    @property
    def datasets(self) -> Path:
        """Token shards, a folder for each pair of corpus and tokenizer."""
        return self.folder / "datasets"

    @property
    def runs(self) -> Path:
        """Training runs, a folder each; ``run_order`` knows which is the newest."""
        return self.folder / "runs"

    @property
    def evaluations(self) -> Path:
        """What was measured of checkpoints, a folder each, named by time so that names sort."""
        return self.folder / "evaluations"

    @property
    def exports(self) -> Path:
        """Models in the forms of other programs, where no other folder was named."""
        return self.folder / "exports"

    @property
    def unsaved(self) -> Path:
        """Texts of the editor that are not saved yet, a folder for each window."""
        return self.folder / "unsaved"

    @property
    def logs(self) -> Path:
        """What the window writes about unexpected errors and crashes."""
        return self.folder / "logs"

    @property
    def cache(self) -> Path:
        """What can be made again; may be deleted at any time."""
        return self.folder / "cache"

    def corpus(self, name: str) -> Path:
        """Return the folder of a corpus, whether it exists yet or not."""
        return self.corpora / checked_name(name)

    def tokenizer(self, name: str) -> Path:
        """Return the folder of a tokenizer, whether it exists yet or not."""
        return self.tokenizers / checked_name(name)

    def dataset(self, name: str) -> Path:
        """Return the folder of a dataset, whether it exists yet or not."""
        return self.datasets / checked_name(name)

    def find_dataset(self, name: str) -> Path:
        """Return the folder of a complete dataset, by its name, its title, or those of its corpus.

        Raises:
            WorkspaceError: there is none; the nearest name is in the hint.
        """
        names = complete_folders(self.datasets)
        if name in names:
            return self.datasets / name
        titled = folder_named(
            name, ((self.datasets / known, dataset_title(self.datasets / known)) for known in names)
        )
        of_corpus = [known for known in names if known.partition("--")[0] == name]
        if titled is not None and not of_corpus:
            return titled
        if not of_corpus:
            of_corpus = [known for known in names if self._is_of_corpus_titled(known, name)]
        if len(of_corpus) == 1:
            return self.datasets / of_corpus[0]
        if of_corpus:
            raise WorkspaceError(
                Text("Corpus {name!r} has several datasets.", name=name),
                Text("Name one: {of_corpus}.", of_corpus=", ".join(of_corpus)),
            )
        raise _missing(
            Text("There is no dataset {name!r} in this workspace.", name=name),
            Text("Datasets here: {names}.", names=_latest(names)),
            Text("Build one: {command_line}", command_line=command_line(f"build --name {name}")),
            name,
            names,
        )

    def _is_of_corpus_titled(self, dataset: str, title: str) -> bool:
        return is_same_title(corpus_title(self.corpora / dataset.partition("--")[0]), title)

    def find_run(self, name: str) -> Path:
        """The folder of a run, by its name, a path, its title, or ``latest``: the one started last.

        Raises:
            WorkspaceError: there is none, the nearest name is in the hint; or several runs
                have the title.
        """
        folders = [path for path in newest_first(self.runs) if (path / "config.toml").is_file()]
        names = [path.name for path in reversed(folders)]
        if name == "latest" and folders:
            return folders[0]
        if name in names:
            return self.runs / name
        if (Path(name) / "config.toml").is_file():
            return Path(name)
        titles = {known: run_title(self.runs / known, names) for known in names}
        titled = [known for known, title in titles.items() if is_same_title(title, name)]
        if len(titled) == 1:
            return self.runs / titled[0]
        if titled:
            raise WorkspaceError(
                Text("{count} runs are called {name!r}.", count=len(titled), name=name),
                Text("Name one: {titled}.", titled=", ".join(titled)),
            )
        start = Text("Start one: {command_line}", command_line=command_line("train --dataset NAME"))
        raise _missing(
            Text("There is no run {name!r} in this workspace.", name=name),
            Text("Runs here: {names}.", names=_latest(names)),
            start,
            name,
            [*names, *titles.values()],
        )


def open_workspace(folder: Path | None = None) -> Workspace:
    """Open a workspace, creating it where there is none.

    Raises:
        WorkspaceError: the folder cannot be created or written, or was made by
            a newer Tabwright.
    """
    try:
        workspace = Workspace((folder or default_folder()).expanduser().absolute())
    except RuntimeError as error:
        raise _no_home(error) from error
    marker = workspace.folder / "workspace.toml"
    try:
        if not marker.exists():
            workspace.folder.mkdir(parents=True, exist_ok=True)
            files.write_text(marker, f"format_version = {FORMAT_VERSION}\n")
        version = re.search(r"^format_version\s*=\s*(\d+)", marker.read_text("utf-8"), re.M)
    except (OSError, UnicodeDecodeError, StorageError) as error:
        raise WorkspaceError(
            Text(
                "The workspace {folder} cannot be used: {error}",
                folder=workspace.folder,
                error=error,
            ),
            Text("Name another folder with --workspace, or correct its permissions."),
        ) from error
    if version is None or int(version[1]) > FORMAT_VERSION:
        raise WorkspaceError(
            Text(
                "The workspace {folder} was made by a newer Tabwright, or is damaged.",
                folder=workspace.folder,
            ),
            Text("Update Tabwright, or name another folder with --workspace."),
        )
    return workspace


def checked_name(name: str) -> str:
    """``name`` if it is fit to be a folder on every platform.

    Raises:
        WorkspaceError: it is empty, too long, or has other characters.
    """
    if not _NAME.fullmatch(name) or name.endswith("."):
        raise WorkspaceError(
            Text("{name!r} cannot be a name.", name=name),
            Text("Use letters, digits, dots, dashes and underscores."),
        )
    return name


def complete_folders(parent: Path) -> list[str]:
    """Return the names below ``parent`` that bear the mark of completeness, sorted."""
    return sorted(mark.parent.name for mark in parent.glob(f"*/{COMPLETE_MARK}"))


def _no_home(error: RuntimeError) -> WorkspaceError:
    return WorkspaceError(
        Text("There is no home folder to keep the workspace in: {error}.", error=error),
        Text("Name a folder with --workspace, or set HOME."),
    )


def _latest(names: list[str]) -> str:
    return ", ".join(names[-8:])


def _missing(
    message: Text, there_are: Text, otherwise: Text, name: str, known: list[str]
) -> WorkspaceError:
    """The error for a name: with the nearest known one, or all, or what to do if there is none."""
    import difflib  # only for a message

    close = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    if close:
        hint = Text("Did you mean {close!r}?", close=close[0])
    else:
        hint = there_are if known else otherwise
    return WorkspaceError(message, hint)
