"""Find in files, and replace in files, in the window."""

import pytest
from PySide6.QtCore import Qt

from core.memory.search_results import SearchProgress
from gui.editor.find.search_model import MATCH_ROLE
from gui.editor.find_in_files import left_out_text
from tests.sample_files import write_files


@pytest.fixture
def folder(tmp_path):
    texts = {
        ".git/HEAD": "ref: refs/heads/main\n",
        ".gitignore": "made.py\n",
        "made.py": "total = 1\n",
        "a.py": "total = 1\nprint(total)\n",
        "inner/b.py": "# Total\nx = subtotal\n",
        "inner/c.txt": "total\n",
        "key.py": 'total = "AKIAQ3EGRJ5V7WXYZK2M"\n',
    }
    return write_files(tmp_path / "project", texts)


@pytest.fixture
def find(page, folder, qtbot):
    page.project.open_folder(folder)
    page.find_in_files.open()
    assert page.find_in_files.panel.isVisible()
    return page.find_in_files


def search(find, qtbot, text, **boxes):
    form = find.panel.form
    for name, is_checked in boxes.items():
        getattr(form, f"{name}_box").setChecked(is_checked)
    form.query_field.setText(text)
    find.search()
    qtbot.waitUntil(lambda: not find.runner.is_running, timeout=60_000)
    return shown(find)


def shown(find):
    return {
        one.path: [(match.line, match.column) for match in one.matches]
        for one in find.panel.model.results()
    }


def test_the_matches_by_file(find, qtbot):
    assert search(find, qtbot, "total") == {
        "a.py": [(0, 0), (1, 6)],
        "inner/b.py": [(0, 2), (1, 7)],
        "inner/c.txt": [(0, 0)],
    }
    assert find.panel.note.text() == "5 matches in 3 files"
    assert "Dropped: 1 file with secrets." in find.panel.problem.text()
    assert not find.panel.form.replace_button.isEnabled()
    assert search(find, qtbot, "total", case=True, words=True).keys() == {"a.py", "inner/c.txt"}
    found = search(find, qtbot, r"(sub)?total$", case=True, words=False, pattern=True)
    assert found == {"inner/b.py": [(1, 4)], "inner/c.txt": [(0, 0)]}
    found = search(find, qtbot, "total", pattern=False, ignored=True, secrets=True)
    assert found.keys() == {"a.py", "inner/b.py", "inner/c.txt", "made.py", "key.py"}
    find.panel.form.include_field.setText("*.py")
    find.panel.form.exclude_field.setText("inner/, key.py")
    assert search(find, qtbot, "total").keys() == {"a.py", "made.py"}


def test_what_cannot_be_searched_for(find, qtbot):
    assert search(find, qtbot, "(", pattern=True) == {}
    assert find.panel.problem.text().startswith("Invalid pattern")
    find.panel.form.pattern_box.setChecked(False)
    find.panel.form.include_field.setText("*a*b*c*d*e*f*g*")
    assert search(find, qtbot, "total") == {}
    assert "is no pattern for paths" in find.panel.problem.text()


def test_unsaved_texts_are_searched_as_they_are_on_the_screen(find, page, folder, qtbot):
    page.open_file(folder / "a.py")
    page.edit().replace_text("changed = 1\n")
    assert "a.py" not in search(find, qtbot, "total")
    assert search(find, qtbot, "changed") == {"a.py": [(0, 0)]}


def test_a_match_is_opened_and_selected(find, page, folder, qtbot):
    search(find, qtbot, "total", case=True)
    view, model = find.panel.view, find.panel.model
    match = model.index(1, 0, model.index(0, 0))
    assert match.data(MATCH_ROLE).shown == "print(total)"
    assert match.data() == "2: print(total)"
    assert model.index(0, 0).data() == "a.py: 2"
    view.setCurrentIndex(match)
    view.clicked.emit(match)
    assert page.open_paths() == [folder / "a.py"]
    assert page.edit().textCursor().selectedText() == "total"
    assert page.edit().textCursor().selectionStart() == 16
    find.next_match()
    find.next_match()
    assert page.tabs.current().path == folder / "inner" / "c.txt"
    find.previous_match()
    assert page.tabs.current().path == folder / "inner" / "b.py"
    find.previous_match()
    assert page.edit().textCursor().selectionStart() == 16
    view.setFocus()
    view.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert "a.py" not in shown(find)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not find.panel.isVisible()
    assert page.edit().hasFocus()


def test_replacing_is_one_undo_step_for_each_file_and_saves_nothing(
    find, page, folder, dialogs, qtbot
):
    page.open_file(folder / "inner" / "c.txt")
    find.panel.form.replacement_field.setText("<$1>")
    assert find.panel.form.replaces
    search(find, qtbot, "(tot)al", pattern=True, case=True)
    matches = find.panel.model.results()
    assert {match.replacement for one in matches for match in one.matches} == {"<tot>"}
    find.panel.form.replace_button.click()  # the question is answered with no
    assert dialogs.asked == ["replace 4 in 3"]
    assert not page.has_unsaved_changes()
    dialogs.replaces = True
    find.panel.form.replace_button.click()
    qtbot.waitUntil(lambda: not find._waiting and not find._next.isActive())
    assert "Replaced 4 matches in 3 files" in find.panel.note.text()
    assert page.tabs.current().path == folder / "inner" / "c.txt"
    texts = {tab.name: tab.edit.text() for tab in page.tabs.tabs()}
    assert texts == {
        "a.py": "<tot> = 1\nprint(<tot>)\n",
        "b.py": "# Total\nx = sub<tot>\n",
        "c.txt": "<tot>\n",
    }
    assert (folder / "a.py").read_text() == "total = 1\nprint(total)\n"
    tab = page.tabs.tab_of(folder / "a.py")
    tab.edit.undo()
    assert tab.edit.text() == "total = 1\nprint(total)\n"
    assert not tab.edit.document().isUndoAvailable()
    assert shown(find) == {}


def test_a_file_that_has_changed_since_is_not_replaced(find, page, folder, dialogs, qtbot):
    find.panel.form.replacement_field.setText("sum")
    search(find, qtbot, "total", case=True)
    (folder / "a.py").write_text("another = total\n", "utf-8")
    dialogs.replaces = True
    find.panel.form.replace_button.click()
    qtbot.waitUntil(lambda: not find._waiting and not find._next.isActive())
    assert "Changed since the search: 1 file." in find.panel.problem.text()
    assert page.tabs.tab_of(folder / "a.py").edit.text() == "another = total\n"
    assert page.tabs.tab_of(folder / "inner" / "c.txt").edit.text() == "sum\n"


def test_a_search_can_be_stopped(find, folder, qtbot):
    for number in range(300):
        (folder / f"f{number}.py").write_text("total = 1\n" * 200, "utf-8")
    form = find.panel.form
    form.query_field.setText("total")
    find.search()
    assert form.search_button.text() == "Stop"
    form.search_button.click()
    assert form.search_button.text() == "Search"
    assert "stopped" in find.panel.problem.text()
    assert not find.runner.is_running
    assert len(search(find, qtbot, "total")) == 101  # 20,000 matches
    assert "Only the first matches" in find.panel.problem.text()


def test_without_a_folder_one_is_asked_for(page, dialogs, folder):
    page.find_in_files.open()
    assert not page.find_in_files.panel.isVisible()
    dialogs.save_path = folder
    page.find_in_files.open()
    assert page.find_in_files.panel.isVisible()


def test_what_was_left_out_is_said():
    state = SearchProgress(skipped={"slow": 2, "too_large": 1, "no_permission": 3, "binary": 4})
    assert left_out_text(state) == (
        "Searched only in part, for long lines or a slow pattern: 2 files. "
        "No text, or lines too long: 4 files. Too large: 1 file or folder. "
        "Unreadable: 3 files or folders."
    )
