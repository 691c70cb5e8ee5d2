"""Paths found by a part of their name."""

import pytest

from core.editing.path_matching import MAX_SHOWN, matching_paths

PATHS = ("core/files.py", "core/memory/project.py", "docs/readme.md", "gui/project_line.py")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", list(PATHS)),
        ("project", ["gui/project_line.py", "core/memory/project.py"]),
        ("LINE", ["gui/project_line.py"]),
        ("core/", ["core/files.py", "core/memory/project.py"]),
        ("memory\\pro", ["core/memory/project.py"]),
        ("gpl", ["gui/project_line.py"]),
        ("xyz", []),
    ],
)
def test_paths_that_fit(text, found):
    assert matching_paths(PATHS, text) == found


def test_names_that_begin_so_come_first_and_there_is_a_bound():
    assert matching_paths(["a/b_x.py", "x/a.py", "b/x.py"], "x") == ["b/x.py", "a/b_x.py", "x/a.py"]
    assert len(matching_paths([f"{n}.py" for n in range(5000)], "py")) == MAX_SHOWN
