"""Titles of tabs in the window, and the filters of the file dialogs."""

import pytest

from core.languages.table import LANGUAGES
from gui.editor.files.dialogs import EditorDialogs, code_filter
from gui.editor.files.file_tabs import FileTabs


@pytest.fixture
def tabs(qtbot, tmp_path):
    result = FileTabs(EditorDialogs(None))
    qtbot.addWidget(result)
    result.resize(900, 400)
    result.show()
    return result


def test_six_files_can_be_distinguished_in_a_narrow_window(tabs, tmp_path):
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


def test_a_title_is_short_again_when_the_other_file_of_that_name_is_closed(tabs, tmp_path):
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
