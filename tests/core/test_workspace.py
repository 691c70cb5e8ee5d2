"""Paths of a workspace, names, and what is found by name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import WorkspaceError
from core.workspace import (
    COMPLETE_MARK,
    WORKSPACE_VARIABLE,
    Workspace,
    checked_name,
    complete_folders,
    default_folder,
    open_workspace,
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def workspace(tmp_path) -> Workspace:
    return open_workspace(tmp_path / "workspace")


def make_dataset(workspace, name, is_complete=True):
    folder = workspace.dataset(name)
    folder.mkdir(parents=True)
    if is_complete:
        (folder / COMPLETE_MARK).touch()
    return folder


def make_run(workspace, name):
    folder = workspace.runs / name
    folder.mkdir(parents=True)
    (folder / "config.toml").touch()
    return folder


def test_a_workspace_is_made_once_and_opened_again(workspace):
    assert (workspace.folder / "workspace.toml").read_text() == "format_version = 1\n"
    assert open_workspace(workspace.folder) == workspace


def test_every_path_is_inside(workspace):
    places = [
        workspace.corpora,
        workspace.tokenizers,
        workspace.datasets,
        workspace.runs,
        workspace.cache,
        workspace.corpus("a"),
        workspace.tokenizer("a"),
        workspace.dataset("a"),
    ]
    assert all(place.is_relative_to(workspace.folder) for place in places)
    assert len(set(places)) == len(places)


def test_a_workspace_of_a_newer_version_is_left_alone(workspace):
    marker = workspace.folder / "workspace.toml"
    marker.write_text("format_version = 99\n")
    with pytest.raises(WorkspaceError, match="newer Tabwright"):
        open_workspace(workspace.folder)
    assert marker.read_text() == "format_version = 99\n"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"format = 1"])
def test_a_damaged_marker_is_told(workspace, content):
    (workspace.folder / "workspace.toml").write_bytes(content)
    with pytest.raises(WorkspaceError):
        open_workspace(workspace.folder)


def test_a_file_cannot_be_a_workspace(tmp_path):
    path = tmp_path / "file"
    path.write_text("mine")
    with pytest.raises(WorkspaceError, match="cannot be used") as caught:
        open_workspace(path)
    assert "--workspace" in caught.value.hint
    assert path.read_text() == "mine"


def test_a_relative_folder_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert open_workspace(Path("here")).folder == tmp_path / "here"


def test_the_variable_names_the_default_folder(monkeypatch, tmp_path):
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv(WORKSPACE_VARIABLE)
    assert default_folder().name == "tabwright"


@pytest.mark.parametrize("name", ["stdlib", "a", "My.Corpus-2_b", "x" * 100])
def test_a_name_fit_for_every_platform(name):
    assert checked_name(name) == name


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../up", "a/b", "a\\b", ".hidden", "a b", "x" * 101, "ends.", "ä", "a\n"],
)
def test_a_name_unfit_for_a_folder(name):
    with pytest.raises(WorkspaceError, match="cannot be a name"):
        checked_name(name)


def test_only_complete_folders_are_listed(workspace):
    make_dataset(workspace, "b--b")
    make_dataset(workspace, "a--a")
    make_dataset(workspace, "half--half", is_complete=False)
    assert complete_folders(workspace.datasets) == ["a--a", "b--b"]
    assert complete_folders(workspace.corpora) == []


def test_a_dataset_is_found_by_its_name_or_that_of_its_corpus(workspace):
    folder = make_dataset(workspace, "stdlib--bpe")
    assert workspace.find_dataset("stdlib--bpe") == folder
    assert workspace.find_dataset("stdlib") == folder


def test_a_corpus_with_two_datasets_asks_which(workspace):
    make_dataset(workspace, "stdlib--a")
    make_dataset(workspace, "stdlib--b")
    with pytest.raises(WorkspaceError, match="several") as caught:
        workspace.find_dataset("stdlib")
    assert "stdlib--a, stdlib--b" in caught.value.hint


def test_a_missing_dataset_names_the_nearest_or_the_command(workspace):
    with pytest.raises(WorkspaceError) as caught:
        workspace.find_dataset("stdlib")
    assert caught.value.hint == "Build one: python main.py build --name stdlib"
    make_dataset(workspace, "stdlib--stdlib")
    with pytest.raises(WorkspaceError) as caught:
        workspace.find_dataset("stdlib-stdlib")
    assert caught.value.hint == "Did you mean 'stdlib--stdlib'?"


def test_a_run_is_found_by_name_by_path_and_as_the_latest(workspace):
    first = make_run(workspace, "20260101-0000-nano")
    last = make_run(workspace, "20260102-0000-nano")
    assert workspace.find_run(first.name) == first
    assert workspace.find_run(str(first)) == first
    assert workspace.find_run("latest") == last


def test_a_missing_run_is_told(workspace):
    with pytest.raises(WorkspaceError, match="no run 'latest'") as caught:
        workspace.find_run("latest")
    assert "train" in caught.value.hint


def test_a_user_without_a_home_gets_a_sentence_and_no_stray_folder(tmp_path):
    code = (
        "import os; os.environ.pop('HOME', None); os.environ.pop('XDG_DATA_HOME', None)\n"
        "import pwd; pwd.getpwuid = lambda uid: {}[uid]\n"
        "from core.errors import WorkspaceError\n"
        "from core.workspace import open_workspace\n"
        "try: open_workspace()\n"
        "except WorkspaceError as error: print(error.hint)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        # From another folder, as an installed program; the checkout itself offers no "core".
        env={**os.environ, "TABWRIGHT_WORKSPACE": "", "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    assert "--workspace" in done.stdout, done.stderr
    assert os.listdir(tmp_path) == []
