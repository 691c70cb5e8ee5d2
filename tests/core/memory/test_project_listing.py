"""The files of a project for people, and what git ignores."""

import pytest

from core.control import Control
from core.errors import Cancelled
from core.memory.project_listing import IgnoredPaths, list_files


@pytest.fixture
def project(tmp_path):
    for name, text in {
        ".git/HEAD": "ref: refs/heads/main\n",
        ".git/info/exclude": "private.txt\n",
        ".gitignore": "*.log\n/out/\n!kept.log\n",
        "deep/.gitignore": "local.py\n",
        "deep/local.py": "a = 1\n",
        "deep/other.py": "a = 1\n",
        "out/made.py": "a = 1\n",
        "out/kept.log": "",
        "README.md": "# About\n",
        "kept.log": "",
        "some.log": "",
        "private.txt": "",
        "\u00e4 b.py": "a = 1\n",
        "node_modules/x/index.js": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "link.py").symlink_to(tmp_path / "README.md")
    return tmp_path


def test_files_of_any_language_without_ignored_ones(project):
    assert list_files(project, Control()) == (
        ".gitignore",
        "README.md",
        "deep/.gitignore",
        "deep/other.py",
        "kept.log",
        "\u00e4 b.py",
    )


def test_listing_can_be_cancelled(project):
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        list_files(project, control)


@pytest.mark.parametrize(
    ("path", "is_folder", "is_ignored"),
    [
        ("README.md", False, False),
        ("some.log", False, True),
        ("kept.log", False, False),
        ("out", True, True),
        ("out", False, False),  # the rule is about a folder
        ("out/made.py", False, True),
        ("out/kept.log", False, True),  # its folder is not entered
        ("deep", True, False),
        ("deep/local.py", False, True),
        ("deep/other.py", False, False),
        ("private.txt", False, True),
        ("deep/no/such/file.log", False, True),
        ("no/such/file.py", False, False),
    ],
)
def test_what_git_ignores(project, path, is_folder, is_ignored):
    assert IgnoredPaths(project).is_ignored(path, is_folder=is_folder) is is_ignored


def test_a_folder_inside_a_checkout_has_the_rules_from_above(project):
    ignored = IgnoredPaths(project / "deep")
    assert ignored.is_ignored("some.log", is_folder=False)
    assert ignored.is_ignored("local.py", is_folder=False)
    assert not ignored.is_ignored("other.py", is_folder=False)
