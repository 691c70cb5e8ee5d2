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
def test_matching_paths(text, found):
    assert matching_paths(PATHS, text) == found


def test_names_that_begin_with_the_text_come_first_and_the_number_is_bounded():
    assert matching_paths(["a/b_x.py", "x/a.py", "b/x.py"], "x") == ["b/x.py", "a/b_x.py", "x/a.py"]
    assert len(matching_paths([f"{n}.py" for n in range(5000)], "py")) == MAX_SHOWN
