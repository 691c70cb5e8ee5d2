"""Runs are renamed, copied, thrown away and fetched back; none of it loses a byte."""

import pytest

from core.checkpoints.milestones import find_milestones, milestone_path
from core.config import to_toml
from core.control import Control
from core.errors import Cancelled, StorageError, WorkspaceError
from core.titles import TITLE_FILE
from core.training.presets import load_preset
from core.training.runs import run_library
from core.training.runs.run_folder import (
    RunStatus,
    list_runs,
    read_run,
    run_lock,
    write_status,
)
from core.training.runs.run_library import (
    clone_run,
    empty_trash,
    list_entries,
    rename_run,
    restore_run,
    trash_run,
    trashed_runs,
)
from core.workspace import open_workspace

NAME = "20261101-101500-nano-d"


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path / "workspace")


def add_run(workspace, name=NAME, started_at="2026-11-01T10:15:00+00:00"):
    folder = workspace.runs / name
    checkpoints = folder / "model" / "checkpoints"
    checkpoints.mkdir(parents=True)
    (folder / "config.toml").write_text(to_toml(load_preset("nano", dataset="d")), "utf-8")
    write_status(folder, RunStatus(state="finished", step=9, started_at=started_at))
    (checkpoints / "latest_checkpoint.pth").write_bytes(bytes(range(256)) * 40)
    return folder


def content(folder):
    lock = run_lock(folder).lock_file
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and str(path) != lock and path.name != TITLE_FILE
    }


def names(workspace):
    return [entry.run.name for entry in list_entries(workspace, Control())]


def test_runs_are_listed_with_their_size_the_newest_first_whatever_their_names(workspace):
    add_run(workspace, "aaa", "2026-11-03T00:00:00+00:00")
    add_run(workspace, "zzz", "2026-11-01T00:00:00+00:00")
    add_run(workspace, "20261102-000000-nano-d", "")
    assert names(workspace) == ["aaa", "20261102-000000-nano-d", "zzz"]
    entry = list_entries(workspace, Control())[0]
    assert entry.bytes == sum(map(len, content(entry.run.folder).values()))
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        list_entries(workspace, control)


def test_milestones_count_and_go_with_their_run(workspace):
    folder = add_run(workspace)
    (plain,) = list_entries(workspace, Control())
    milestone_path(folder, 500).write_bytes(bytes(5000))
    (entry,) = list_entries(workspace, Control())
    assert entry.bytes == plain.bytes + 5000
    copy = clone_run(workspace, folder, Control())
    assert [milestone.step for milestone in find_milestones(copy)] == [500]
    thrown = trash_run(workspace, folder)
    assert not milestone_path(folder, 500).exists()
    assert find_milestones(restore_run(workspace, thrown))
    trash_run(workspace, folder)
    assert empty_trash(workspace) >= 5000


def test_a_renamed_run_is_the_same_run(workspace):
    folder = add_run(workspace)
    before = content(folder)
    assert rename_run(workspace, folder, " First try:\tgrößer? ") == "First try: größer?"
    assert content(folder) == before
    assert read_run(folder).title == "First try: größer?"
    assert names(workspace) == [NAME]


@pytest.mark.parametrize("title", ["a/b", "..", "with blanks", "実験 7", "ปรับ", "بحث", "👩‍🔬"])
def test_a_title_is_free_text_in_any_script(workspace, title):
    folder = add_run(workspace)
    assert rename_run(workspace, folder, title) == title
    assert workspace.find_run(title) == folder


@pytest.mark.parametrize(
    "title", ["", " \n", "x" * 101, "taken", "TAKEN", "latest", "a\x00b", "a\u202eb"]
)
def test_a_title_that_will_not_do_changes_nothing(workspace, title):
    folder = add_run(workspace)
    add_run(workspace, "taken")
    before = read_run(folder).title
    with pytest.raises(WorkspaceError) as caught:
        rename_run(workspace, folder, title)
    assert caught.value.hint
    assert read_run(folder).title == before


def test_a_run_that_is_being_trained_can_be_renamed(workspace):
    folder = add_run(workspace)
    with run_lock(folder).acquire(timeout=0):
        rename_run(workspace, folder, "in progress")
    assert read_run(folder).title == "in progress"


def test_a_copy_is_whole_and_leaves_the_original(workspace):
    folder = add_run(workspace)
    with run_lock(folder).acquire(timeout=0):
        pass
    first, second = (clone_run(workspace, folder, Control()) for _ in range(2))
    assert (first.name, second.name) == (f"{NAME}-copy", f"{NAME}-copy-2")
    assert content(first) == content(second) == content(folder)
    original = read_run(folder).title
    assert read_run(first).title == f"{original} copy"
    assert read_run(second).title == f"{original} copy 2"
    (first / "status.json").write_text("{}", "utf-8")
    assert content(second) == content(folder)


def test_a_copy_that_was_given_up_leaves_nothing(workspace, monkeypatch):
    folder = add_run(workspace)
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        clone_run(workspace, folder, control)

    def refuse(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run_library.shutil, "copy2", refuse)
    with pytest.raises(StorageError):
        clone_run(workspace, folder, Control())
    assert names(workspace) == [NAME]
    assert content(workspace.runs / ".staging") == {}


def test_half_a_copy_is_no_run_and_does_not_hinder_the_next(workspace):
    folder = add_run(workspace)
    left = workspace.runs / ".staging" / f"{NAME}-copy"
    left.mkdir(parents=True)
    (left / "config.toml").write_text("half", "utf-8")
    assert [run.name for run in list_runs(workspace)] == [NAME]
    assert content(clone_run(workspace, folder, Control())) == content(folder)


def test_what_is_thrown_away_comes_back_as_it_was(workspace):
    folder = add_run(workspace)
    before = content(folder)
    trashed = trash_run(workspace, folder)
    assert names(workspace) == []
    assert trashed_runs(workspace) == [trashed]
    assert restore_run(workspace, trashed) == folder
    assert content(folder) == before
    assert trashed_runs(workspace) == []


def test_names_may_come_again_in_the_trash_and_out_of_it(workspace):
    first = trash_run(workspace, add_run(workspace))
    second = trash_run(workspace, add_run(workspace))
    assert {run.name for run in trashed_runs(workspace)} == {NAME}
    assert len(trashed_runs(workspace)) == 2
    assert restore_run(workspace, second).name == NAME
    assert restore_run(workspace, first).name == f"{NAME}-2"


def test_an_emptied_trash_is_gone_for_good(workspace):
    trashed = trash_run(workspace, add_run(workspace))
    kept = add_run(workspace, "kept")
    assert empty_trash(workspace) >= 256 * 40
    assert empty_trash(workspace) == 0
    assert trashed_runs(workspace) == []
    assert kept.exists()
    with pytest.raises(WorkspaceError, match="not in the trash"):
        restore_run(workspace, trashed)


def test_a_run_that_is_being_trained_is_left_alone(workspace):
    folder = add_run(workspace)
    with run_lock(folder):
        for deed in (
            lambda: clone_run(workspace, folder, Control()),
            lambda: trash_run(workspace, folder),
        ):
            with pytest.raises(WorkspaceError, match="is being trained"):
                deed()
    assert names(workspace) == [NAME]
    assert trashed_runs(workspace) == []


def test_a_run_without_a_status_is_starting_while_somebody_holds_it(workspace):
    folder = add_run(workspace)
    (folder / "status.json").unlink()
    assert read_run(folder).status.state == "interrupted"
    with run_lock(folder).acquire(timeout=0):
        assert read_run(folder).status.state == "starting"
        assert not read_run(folder).is_resumable
