"""What the file tree does with files, and what it shows of odd folders."""

import os
import shutil

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from core.memory import folder_listing


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "project"
    for name in ("a.py", "b.py", "inner/c.py", "inner/deep/d.py"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"name = '{name}'\n", "utf-8")
    return root


@pytest.fixture
def tree(page, folder, qtbot, tmp_path):
    page.project.open_folder(folder)
    result = page.project.tree
    # The checks of Qt for models of our own; a fault is a fatal message.
    QAbstractItemModelTester(
        result.model, QAbstractItemModelTester.FailureReportingMode.Warning, result
    )
    trash = tmp_path / "trash"
    trash.mkdir()

    def move(path):
        shutil.move(path, trash / path.name)
        return True

    page.project.operations.trash = move
    qtbot.waitUntil(lambda: result.model.rowCount() > 0)
    return result


def names(model: QAbstractItemModel, parent=None):
    parent = parent if parent is not None else model.index(-1, 0)
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def select(tree, path):
    tree.view.setCurrentIndex(tree.model.index_of(path))
    assert tree.view.currentIndex().isValid()


def menu_rows(tree):
    tree.fill_menu()
    return {row.text().split("\t")[0].replace("&", ""): row for row in tree.menu.actions()}


def test_folders_are_read_when_they_are_opened_and_follow_the_disk(tree, folder, qtbot):
    model = tree.model
    assert names(model) == ["inner", "a.py", "b.py"]
    inner = model.index_of("inner")
    assert model.hasChildren(inner)
    tree.view.expand(inner)
    qtbot.waitUntil(lambda: names(model, model.index_of("inner")) == ["deep", "c.py"])
    (folder / "inner" / "new.py").write_text("")
    (folder / "a.py").unlink()
    (folder / "Another").mkdir()
    qtbot.waitUntil(lambda: names(model) == ["Another", "inner", "b.py"])
    qtbot.waitUntil(lambda: names(model, model.index_of("inner")) == ["deep", "c.py", "new.py"])
    assert tree.view.isExpanded(model.index_of("inner"))
    for number in range(150):
        (folder / f"x{number:03}.py").write_text("")
    qtbot.waitUntil(lambda: model.rowCount() == 153)
    tree.view.expand(model.index_of("Another"))
    qtbot.waitUntil(lambda: not model.hasChildren(model.index_of("Another")))


def test_the_folder_is_deleted_while_it_is_open(tree, folder, qtbot):
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: "Cannot be read" in "".join(names(tree.model)))
    assert tree.model.path(tree.model.index(0, 0)) is None
    tree.view.activated.emit(tree.model.index(0, 0))


def test_a_new_file_and_a_new_folder(tree, page, folder, dialogs, qtbot, editor_context):
    reported = []
    editor_context.errors.reported.connect(reported.append)
    select(tree, "inner")
    dialogs.name = "fresh.py"
    menu_rows(tree)["New file…"].trigger()
    assert page.open_paths() == [folder / "inner" / "fresh.py"]
    assert (folder / "inner" / "fresh.py").read_text() == ""
    qtbot.waitUntil(lambda: tree.current() == folder / "inner" / "fresh.py")
    menu_rows(tree)["New file…"].trigger()
    assert "exists already" in reported[-1].message
    dialogs.name = "a/b"
    menu_rows(tree)["New folder…"].trigger()
    assert "cannot contain '/'" in reported[-1].message
    dialogs.name = "sub"
    menu_rows(tree)["New folder…"].trigger()
    assert (folder / "inner" / "sub").is_dir()
    dialogs.name = ""
    number = len(reported)
    menu_rows(tree)["New folder…"].trigger()
    assert len(reported) == number


def test_open_tabs_follow_a_rename(tree, page, folder, dialogs, qtbot):
    page.open_file(folder / "inner" / "c.py")
    page.edit().insertPlainText("# typed\n")
    page.open_file(folder / "a.py")
    select(tree, "inner")
    dialogs.name = "outer"
    tree.view.setFocus()
    qtbot.keyClick(tree.view, Qt.Key.Key_F2)
    assert dialogs.asked[-1] == "Rename inner"
    assert page.open_paths() == [folder / "outer" / "c.py", folder / "a.py"]
    tab = page.tabs.tabs()[0]
    assert tab.is_modified
    assert not tab.would_overwrite
    assert page.tabs.save(tab)
    assert (folder / "outer" / "c.py").read_text().startswith("# typed\n")
    qtbot.waitUntil(lambda: tree.current() == folder / "outer")
    select(tree, "a.py")
    dialogs.name = "a.c"
    menu_rows(tree)["Rename…"].trigger()
    assert page.open_paths()[-1] == folder / "a.c"
    assert page.edit().language.id == "c"
    page.tabs.check_disk()
    assert not page.has_unsaved_changes()
    dialogs.name = "b.py"
    qtbot.waitUntil(lambda: tree.model.index_of("a.c").isValid())
    select(tree, "a.c")
    menu_rows(tree)["Rename…"].trigger()
    assert (folder / "b.py").read_text() == "name = 'b.py'\n"


def test_what_is_deleted_keeps_its_unsaved_text(tree, page, folder, dialogs, qtbot, tmp_path):
    page.open_file(folder / "inner" / "c.py")
    page.edit().insertPlainText("# typed\n")
    page.open_file(folder / "inner" / "deep" / "d.py")
    page.open_file(folder / "a.py")
    select(tree, "inner")
    tree.view.setFocus()
    qtbot.keyClick(tree.view, Qt.Key.Key_Delete)
    assert dialogs.asked[-1] == "trash inner True c.py"
    assert (folder / "inner").is_dir()
    dialogs.trashes = True
    with qtbot.waitSignal(page.project.operations.ended):
        qtbot.keyClick(tree.view, Qt.Key.Key_Delete)
    assert not (folder / "inner").exists()
    assert page.open_paths() == [folder / "inner" / "c.py", folder / "a.py"]
    tab = page.tabs.tabs()[0]
    assert tab.edit.text() == "# typed\nname = 'inner/c.py'\n"
    assert tab.is_modified
    assert "deleted or moved" in tab.bar.message
    qtbot.waitUntil(lambda: names(tree.model) == ["a.py", "b.py"])


def test_a_trash_that_refuses_deletes_nothing(tree, page, folder, dialogs, qtbot, editor_context):
    reported = []
    editor_context.errors.reported.connect(reported.append)
    page.project.operations.trash = lambda _path: False
    dialogs.trashes = True
    select(tree, "a.py")
    with qtbot.waitSignal(page.project.operations.ended):
        menu_rows(tree)["Move to trash"].trigger()
    assert "could not be moved to the trash" in reported[0].message
    assert (folder / "a.py").exists()


def test_paths_are_copied_and_a_folder_is_searched(tree, page, folder, qtbot):
    clipboard = QGuiApplication.clipboard()
    tree.view.expand(tree.model.index_of("inner"))
    qtbot.waitUntil(lambda: tree.model.index_of("inner/c.py").isValid())
    select(tree, "inner/c.py")
    rows = menu_rows(tree)
    rows["Copy path"].trigger()
    assert clipboard.text() == str(folder / "inner" / "c.py")
    rows["Copy relative path"].trigger()
    assert clipboard.text() == "inner/c.py"
    rows["Find in files…"].trigger()
    assert page.find_in_files.panel.form.include_field.text() == "/inner/"
    rows["Open"].trigger()
    assert page.open_paths() == [folder / "inner" / "c.py"]
    tree.view.setCurrentIndex(tree.model.index(-1, 0))
    assert "Rename…" not in menu_rows(tree)
    assert "New file…" in menu_rows(tree)


def test_odd_entries(tree, page, folder, qtbot, monkeypatch, editor_context):
    reported = []
    editor_context.errors.reported.connect(reported.append)
    name = os.fsdecode(b"na\xefve.py")
    (folder / name).write_text("x = 1\n")
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "gone").symlink_to(folder / "nothing")
    model = tree.model
    qtbot.waitUntil(lambda: model.rowCount() == 7)
    assert "na\ufffdve.py" in names(model)
    assert "loop (link)" in names(model)
    assert not model.hasChildren(model.index_of("loop"))
    for one in ("pipe", "loop", "gone"):
        tree.view.activated.emit(model.index_of(one))
    assert len(reported) == 3
    assert page.open_paths() == []
    tree.view.activated.emit(model.index_of(name))
    assert page.edit().text() == "x = 1\n"
    page.edit().insertPlainText("# more\n")
    assert page.tabs.save(page.tabs.current())
    assert (folder / name).read_text() == "# more\nx = 1\n"
    editor_context.settings.save()
    assert editor_context.settings.problem is None
    page.open_file(folder / "a.py")
    editor_context.settings.save()
    again = type(editor_context.settings)(editor_context.settings.path)
    assert again.state.editor.open_files == (str(folder / "a.py"),)
    monkeypatch.setattr(folder_listing, "MAX_SHOWN", 3)
    tree.update_ignored()
    qtbot.waitUntil(lambda: model.rowCount() == 4)
    assert names(model)[-1] == "Only 3 entries are shown; go to others by name."
    (folder / "zz").mkdir()  # whatever the system lists first, folders are shown before files
    tree.update_ignored()
    qtbot.waitUntil(lambda: "zz" in names(model))
    assert model.rowCount() == 4
