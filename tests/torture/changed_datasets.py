"""What a user does to the dataset of a run between two of its parts: renames, builds, moves."""

import shutil
from pathlib import Path

from core.control import Control
from core.data.build import build, build_config
from core.events import discard
from core.workspace import Workspace, complete_folders, open_workspace
from tests.core.conftest import write_tiny_sources

BUILT = "tiny--tiny-everyday"


def with_dataset_of_its_own(folder: Path) -> Workspace:
    """A new workspace with the dataset ``tiny``, and its sources beside it."""
    workspace = open_workspace(folder / "workspace")
    write_tiny_sources(folder / "sources")
    build_from(workspace, folder / "sources")
    return workspace


def build_from(workspace: Workspace, sources: Path) -> None:
    """What ``build SOURCES --name tiny`` does."""
    config = build_config("tiny", [str(sources)], ["tokenizer.vocabulary=400"])
    build(config, workspace, discard, Control())


def dataset_of(workspace: Workspace) -> Path:
    """The dataset with the run's content: every change keeps just one beside the built one."""
    names = complete_folders(workspace.datasets)
    own = [name for name in names if name != BUILT] or names
    assert len(own) == 1
    return workspace.datasets / own[0]


def renamed(workspace: Workspace, number: int) -> None:
    """Another name for the folder."""
    dataset_of(workspace).rename(workspace.datasets / f"renamed-{number}")


def put_aside(workspace: Workspace, number: int) -> None:
    """Renamed, and built again from other files under the old name: another tokenizer, too."""
    renamed(workspace, number)
    other = workspace.folder.parent / f"other-{number}"
    other.mkdir()
    for index in range(30):
        lines = [f"def part_{number}_{index}_{n}(x):\n    return x @ {n}\n" for n in range(12)]
        (other / f"part_{index}.py").write_text("\n".join(lines))
    build_from(workspace, other)


def built_again(workspace: Workspace, _number: int) -> None:
    """Everything is made again from the same files, from nothing."""
    for folder in (workspace.datasets, workspace.corpora, workspace.tokenizers, workspace.cache):
        shutil.rmtree(folder, ignore_errors=True)
    build_from(workspace, workspace.folder.parent / "sources")


def on_another_disk(workspace: Workspace, number: int) -> None:
    """Move it, and leave a link."""
    folder = dataset_of(workspace)
    disk = workspace.folder.parent / f"disk-{number}"
    shutil.move(folder.resolve(), disk)
    if folder.is_symlink():
        folder.unlink()
    folder.symlink_to(disk)


def copied(workspace: Workspace, _number: int) -> None:
    """New files with the same content."""
    folder = dataset_of(workspace)
    fresh = folder.with_name("fresh")
    shutil.copytree(folder, fresh)
    folder.unlink() if folder.is_symlink() else shutil.rmtree(folder)
    fresh.rename(folder)


CHANGES = (renamed, put_aside, built_again, on_another_disk, copied)
