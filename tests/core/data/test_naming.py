"""A corpus may be called anything; its folder is named once and for good."""

import pytest

from core.data.config import MAX_NAME_CHARS, build_config
from core.data.naming import named_corpus
from core.errors import WorkspaceError
from core.titles import write_title
from core.workspace import COMPLETE_MARK, open_workspace


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path / "workspace")


def add(workspace, name, title):
    folder = workspace.corpora / name
    folder.mkdir(parents=True)
    (folder / COMPLETE_MARK).touch()
    if title:
        write_title(folder, title)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("stdlib", "stdlib", ""),
        ("my_code.2-x", "my_code.2-x", ""),
        ("My project", "My-project", "My project"),
        ("Größe & Maß", "Groe-Ma", "Größe & Maß"),
        ("a--b", "a-b", "a--b"),
        ("私のコード", "corpus", "私のコード"),
        ("../../etc", "etc", "../../etc"),
        (".", "corpus", "."),
        ("con. ", "con", "con."),
    ],
)
def test_a_folder_is_named_after_the_title(workspace, text, name, title):
    assert named_corpus(text, workspace) == (name, title)
    build_config(name)  # it will do


def test_long_titles_get_short_folders(workspace):
    name, title = named_corpus("word " * 15, workspace)
    assert len(name) <= MAX_NAME_CHARS
    assert title == ("word " * 15).strip()


def test_the_same_title_means_the_same_folder_and_another_one_never_replaces_it(workspace):
    for text in ("My project", "My: project", "My (project)"):
        name, title = named_corpus(text, workspace)
        add(workspace, name, title)
    assert named_corpus("my PROJECT", workspace) == ("My-project", "my PROJECT")
    assert named_corpus("My: project", workspace)[0] != "My-project"
    # The name of a folder can still be typed, and keeps the title that it has.
    assert named_corpus("My-project", workspace) == ("My-project", "")


@pytest.mark.parametrize("text", ["", "   ", "a\x00", "x" * 101])
def test_what_cannot_be_a_title_is_refused(workspace, text):
    with pytest.raises(WorkspaceError):
        named_corpus(text, workspace)
