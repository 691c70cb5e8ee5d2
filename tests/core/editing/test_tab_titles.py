"""Titles of tabs: short, and different from each other."""

from pathlib import Path

import pytest

from core.editing.tab_titles import MAX_LENGTH, tab_titles


def titles(*paths):
    return tab_titles([(Path(path).name, Path(path)) for path in paths])


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["/x/a.py", "/x/b.py"], ["a.py", "b.py"]),
        (["/x/one/a.py", "/x/two/a.py", "/x/b.py"], ["one/a.py", "two/a.py", "b.py"]),
        # Only the folder further up differs.
        (["/x/one/src/a.py", "/x/two/src/a.py"], ["one/…/a.py", "two/…/a.py"]),
        (["/a.py", "/x/a.py"], ["//a.py", "x/a.py"]),
        (["/x/one/src/a.py", "/x/two/src/a.py", "/y/lib/a.py"],
         ["one/…/a.py", "two/…/a.py", "lib/a.py"]),
    ],
)  # fmt: skip
def test_files_of_one_name_get_the_folder_that_differs(paths, expected):
    assert titles(*paths) == expected


@pytest.mark.parametrize(
    "names",
    [
        [f"very_long_name_of_a_module_for_testing_{end}.py" for end in ("alpha", "beta", "gamma")],
        [f"{start}_very_long_name_of_a_module_for_testing.py" for start in ("alpha", "beta")],
        [f"very_long_name_of_{middle}_a_module_for_testing.py" for middle in ("alpha", "beta")],
        [f"test_the_same_words_over_and_over_{n}.py" for n in range(9)],
    ],
)
def test_long_names_keep_their_difference(names):
    found = titles(*(f"/x/{name}" for name in names))
    assert all(len(title) <= MAX_LENGTH for title in found)
    assert len(set(found)) == len(found)
    for word in ("alpha", "beta", "gamma"):
        for name, title in zip(names, found, strict=True):
            assert (word in name) == (word in title)


def test_names_that_would_be_equal_when_shortened_are_shown_in_full():
    names = ["x" * 60 + ".py", "x" * 61 + ".py"]
    assert titles(*(f"/x/{name}" for name in names)) == names


def test_one_long_name_loses_its_middle_and_one_without_a_path_keeps_its_name():
    assert titles("/x/" + "a" * 50 + "_end.py") == ["a" * 21 + "…end.py"[-7:]]
    assert tab_titles([("Untitled 1", None), ("Untitled 2", None)]) == ["Untitled 1", "Untitled 2"]
