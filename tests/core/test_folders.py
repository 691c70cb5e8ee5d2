from pathlib import Path

import pytest

from core import files, folders
from core.errors import StorageError, WorkspaceError
from core.folders import STAGING, staged_folder
from core.workspace import COMPLETE_MARK, complete_folders


def write(target: Path, text: str, error: type[BaseException] | None = None) -> None:
    with staged_folder(target) as folder:
        (folder / "content").write_text(text)
        if error:
            raise error


def leftovers(target: Path) -> list[str]:
    return [path.name for path in (target.parent / STAGING).iterdir() if path.is_dir()]


def test_a_folder_appears_complete_and_nothing_is_left_over(tmp_path):
    target = tmp_path / "name"
    with staged_folder(target) as folder:
        (folder / "content").write_text("x")
        assert not target.exists()
        assert complete_folders(tmp_path) == []
    assert (target / "content").read_text() == "x"
    assert complete_folders(tmp_path) == ["name"]
    assert leftovers(target) == []


def test_a_new_folder_replaces_the_old_one_whole(tmp_path):
    target = tmp_path / "name"
    write(target, "old")
    (target / "extra").write_text("of the old one")
    write(target, "new")
    assert (target / "content").read_text() == "new"
    assert not (target / "extra").exists()


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_interrupted_writer_leaves_the_old_folder(tmp_path, error):
    target = tmp_path / "name"
    write(target, "old")
    with pytest.raises(error):
        write(target, "half", error)
    assert (target / "content").read_text() == "old"
    assert leftovers(target) == []


def test_what_a_killed_writer_left_is_removed_by_the_next(tmp_path):
    target = tmp_path / "name"
    half = tmp_path / STAGING / "name.new"
    half.mkdir(parents=True)
    (half / "content").write_text("half")
    write(target, "whole")
    assert (target / "content").read_text() == "whole"
    assert leftovers(target) == []


@pytest.mark.parametrize("survivor", ["new", "old"])
def test_a_swap_that_was_killed_between_its_renames_is_finished(tmp_path, survivor):
    target = tmp_path / "name"
    write(target, "survivor")
    (tmp_path / STAGING).mkdir(exist_ok=True)
    target.rename(tmp_path / STAGING / f"name.{survivor}")
    with pytest.raises(RuntimeError):
        write(target, "next", RuntimeError)
    assert (target / "content").read_text() == "survivor"
    assert (target / COMPLETE_MARK).is_file()


def test_a_refused_swap_brings_the_old_folder_back(tmp_path, monkeypatch):
    target = tmp_path / "name"
    write(target, "old")
    real = files.replace

    def refuse(source: Path, goal: Path) -> None:
        if source.name == "name.new":
            raise PermissionError(13, "refused")
        real(source, goal)

    monkeypatch.setattr(folders.files, "replace", refuse)
    with pytest.raises(StorageError):
        write(target, "new")
    assert (target / "content").read_text() == "old"


def test_two_writers_of_the_same_folder_exclude_each_other(tmp_path):
    target = tmp_path / "name"
    with staged_folder(target) as folder:
        with pytest.raises(WorkspaceError, match="another process"):
            write(target, "second")
        (folder / "content").write_text("first")
    assert (target / "content").read_text() == "first"


def test_a_parent_that_is_a_file_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError), staged_folder(tmp_path / "file" / "name"):
        pass
