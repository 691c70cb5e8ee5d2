"""Titles of tabs: short, different from each other, readable where the window is narrow."""

from pathlib import Path

import pytest

from core.languages.table import LANGUAGES
from gui.editor.files.file_tabs import FileTabs
from gui.editor.files.questions import Questions, code_filter
from gui.editor.files.tab_titles import MAX_LENGTH, tab_titles


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
def test_long_names_keep_what_tells_them_apart(names):
    found = titles(*(f"/x/{name}" for name in names))
    assert all(len(title) <= MAX_LENGTH for title in found)
    assert len(set(found)) == len(found)
    for word in ("alpha", "beta", "gamma"):
        for name, title in zip(names, found, strict=True):
            assert (word in name) == (word in title)


def test_names_that_cannot_be_told_apart_when_short_are_shown_whole():
    names = ["x" * 60 + ".py", "x" * 61 + ".py"]
    assert titles(*(f"/x/{name}" for name in names)) == names


def test_one_long_name_loses_its_middle_and_one_without_a_path_its_name():
    assert titles("/x/" + "a" * 50 + "_end.py") == ["a" * 21 + "…end.py"[-7:]]
    assert tab_titles([("Untitled 1", None), ("Untitled 2", None)]) == ["Untitled 1", "Untitled 2"]


@pytest.fixture
def tabs(qtbot, tmp_path):
    result = FileTabs(Questions(None))
    qtbot.addWidget(result)
    result.resize(900, 400)
    result.show()
    return result


def test_six_files_can_be_told_apart_in_a_narrow_window(tabs, tmp_path):
    names = [f"module_with_a_long_name_{word}.py" for word in ("in", "out", "up", "down", "to")]
    for name in [*names, "short.py"]:
        (tmp_path / name).write_text("a = 1\n", "utf-8")
        assert tabs.open_file(tmp_path / name)
    bar = tabs.tabBar()
    metrics = bar.fontMetrics()
    for index in range(tabs.count()):
        # The whole title has room; those that do not fit in the row are scrolled to.
        assert bar.tabRect(index).width() >= metrics.horizontalAdvance(bar.tabText(index))
    shown = [bar.tabText(index) for index in range(tabs.count())]
    assert len(set(shown)) == 6
    assert bar.usesScrollButtons()
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        assert bar.rect().intersects(bar.tabRect(index))


def test_a_title_is_short_again_when_its_namesake_is_closed(tabs, tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.py").write_text("a = 1\n", "utf-8")
        tabs.open_file(tmp_path / folder / "a.py")
    assert [tabs.tabText(index) for index in (0, 1)] == ["one/a.py", "two/a.py"]
    tabs.close_tab(tabs.tabs()[1])
    assert tabs.tabText(0) == "a.py"


def test_the_dialog_offers_every_language_of_the_table():
    filters = code_filter().split(";;")
    assert filters[0].startswith("Code (")
    assert filters[-1] == "All files (*)"
    for language in LANGUAGES:
        each = next(text for text in filters if text.startswith(f"{language.title} ("))
        for suffix in language.suffixes:
            assert f"*{suffix}" in each
            assert f"*{suffix}" in filters[0].replace(")", " ").split("(")[1].split()
