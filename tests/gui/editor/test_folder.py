"""An open folder: the file tree, opening by name, recent folders."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from gui.theme import current_theme
from tests.gui.editor.test_project_status import rows
from tests.sample_files import write_files


@pytest.fixture
def folder(tmp_path):
    texts = {
        ".git/HEAD": "ref: refs/heads/main\n",
        ".gitignore": "made.py\n",
        "made.py": "a = 1\n",
        "inner/known.py": "b = 1\n",
        "other.py": "c = 1\n",
    }
    return write_files(tmp_path / "project", texts)


def test_going_to_a_file(page, folder, qtbot, dialogs):
    page.project.open_folder(folder)
    dialog = page.project.quick_open
    page.project.go_to_file()
    qtbot.waitUntil(lambda: "of" in dialog.note.text())
    assert dialog._model.stringList() == [".gitignore", "inner/known.py", "other.py"]
    qtbot.keyClicks(dialog.field, "kn")
    assert dialog._model.stringList() == ["inner/known.py"]
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert page.open_paths() == [folder / "inner" / "known.py"]
    assert not dialog.isVisible()
    # By the arrow keys, and not at all.
    page.project.go_to_file()
    qtbot.waitUntil(lambda: "of" in dialog.note.text())
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.currentIndex().data() == "other.py"
    dialog.field.setText("nothing like that")
    assert dialog.note.text() == "No matching files"
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_going_to_a_file_without_a_folder_asks_for_one(page, folder, dialogs, editor_context):
    dialogs.save_path = folder
    page.project.go_to_file()
    assert editor_context.projects.folder == folder
    assert not page.project.quick_open.isVisible()


def test_the_tree_dims_what_git_ignores_and_opens_files(page, folder, qtbot, settings):
    assert not page.project.shows_tree()
    page.project.open_folder(folder)
    tree = page.project.tree
    assert tree.isVisible()
    assert settings.state.project.shows_tree
    model = tree.model
    qtbot.waitUntil(lambda: model.rowCount() == 5)
    # Folders first, then by name.
    names = [model.index(row, 0).data() for row in range(5)]
    assert names == [".git", "inner", ".gitignore", "made.py", "other.py"]

    def ignored():
        return {name for name in names if model.is_ignored(model.index_of(name))}

    assert ignored() == {".git", "made.py"}
    dimmed = model.index_of("made.py").data(Qt.ItemDataRole.ForegroundRole)
    assert dimmed == QColor(current_theme().muted_text)
    assert model.index_of("other.py").data(Qt.ItemDataRole.ForegroundRole) is None
    (folder / ".gitignore").write_text("other.py\n", "utf-8")
    tree.update_ignored()
    qtbot.waitUntil(lambda: ignored() == {".git", "other.py"})
    tree.view.activated.emit(model.index_of("inner"))
    assert page.open_paths() == []
    tree.view.activated.emit(model.index_of("other.py"))
    assert page.open_paths() == [folder / "other.py"]
    tree.closed.emit()
    assert not tree.isVisible()
    assert page.edit().hasFocus()
    assert not settings.state.project.shows_tree


def test_recent_folders_are_in_the_menu(page, folder, tmp_path, editor_context):
    reported = []
    editor_context.errors.reported.connect(reported.append)
    gone = tmp_path / "gone"
    gone.mkdir()
    page.project.open_folder(gone)
    page.project.open_folder(folder)
    gone.rmdir()
    assert editor_context.projects.folder == folder
    rows(page.project.line)[str(gone)].trigger()
    assert reported
    assert editor_context.projects.folder == folder
    assert str(folder) not in rows(page.project.line)  # it is open
    assert editor_context.projects.recent_folders == [folder, gone]


def test_dialogs_start_where_the_files_are(page, folder, tmp_path, dialogs):
    page.commands.new_file()
    page.commands.save_as()
    assert dialogs.suggested == str(page.tabs.start_folder() / "untitled")
    assert page.tabs.start_folder() != tmp_path  # nothing is known: the home folder
    page.project.open_folder(folder)
    page.commands.save_as()
    assert dialogs.suggested == str(folder / "untitled")
    page.open_file(folder / "inner" / "known.py")
    assert page.tabs.start_folder() == folder / "inner"
    page.commands.save_as()
    assert dialogs.suggested == str(folder / "inner" / "known.py")
    page.commands.new_file()
    page.commands.save_as()
    assert dialogs.suggested == str(folder / "untitled 2")


def test_recent_folders_and_files_are_opened_by_a_part_of_their_path(
    page, folder, tmp_path, qtbot, editor_context
):
    other = tmp_path / "another"
    other.mkdir()
    page.project.open_recent()
    assert page.project.recent.note.text() == "Nothing was opened yet."
    page.project.open_folder(other)
    page.project.open_folder(folder)
    page.open_file(folder / "other.py")
    page.open_file(folder / "inner" / "known.py")
    page.tabs.close_tab(page.tabs.current())
    page.project.open_recent()
    dialog = page.project.recent
    paths = [f"{other}/", str(folder / "inner" / "known.py")]
    assert dialog._model.stringList() == paths
    qtbot.keyClicks(dialog.field, "know")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert page.tabs.current().path == folder / "inner" / "known.py"
    page.project.open_recent()
    qtbot.keyClicks(dialog.field, "anoth")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert editor_context.projects.folder == other
