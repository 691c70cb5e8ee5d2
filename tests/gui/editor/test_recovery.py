"""Unsaved changes are restored after a crash, and never overwrite newer files."""

import os
from pathlib import Path

import pytest

from core import files
from core.editing.recovery_store import RecoveryStore
from core.editing.text_file import TextFormat
from core.editing.unsaved_text import UnsavedText
from core.errors import StorageError
from gui.editor.page import EditorPage


def written(page) -> list[str]:
    """The unsaved texts on disk."""
    page.recovery.write_now()
    page.recovery._writer.wait()
    folder = page._context.workspace.unsaved
    return [path.read_text().split("\n", 2)[2] for path in sorted(folder.glob("*/*.unsaved"))]


def leave(page, **fields) -> None:
    """What a window that crashed would have left."""
    store = RecoveryStore(page._context.workspace.unsaved)
    unsaved = {"path": None, "name": "untitled", "text": "lost = 1\n", **fields}
    store.write("x", UnsavedText(**unsaved))
    store._lock.release()


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "one.py"
    path.write_bytes(b"a = 1\r\n")
    return path


@pytest.fixture
def hidden(qtbot, editor_context, dialogs):
    """A page that has not restored anything yet."""
    widget = EditorPage(editor_context, dialogs)
    qtbot.addWidget(widget)
    yield widget
    widget.window_closed()


def base_of(page, path) -> str:
    page.open_file(path)
    digest = page.tabs.current()._file.digest
    page.commands.close_file()
    return digest


def test_a_text_is_written_after_it_changed_and_forgotten_when_saved(page, file, qtbot):
    page.open_file(file)
    assert written(page) == []
    qtbot.keyClicks(page.edit(), "x")
    assert page.recovery._timer.isActive()
    page.edit().show_suggestion("GHOST")
    assert written(page) == ["xa = 1\n"]
    page.commands.save()
    assert written(page) == []
    page.window_closed()
    assert list(page._context.workspace.unsaved.iterdir()) == []


def test_undone_and_closed_texts_are_forgotten(page, dialogs, file, qtbot):
    page.open_file(file)
    qtbot.keyClicks(page.edit(), "x")
    assert len(written(page)) == 1
    page.edit().undo()
    assert written(page) == []
    qtbot.keyClicks(page.edit(), "y")
    assert len(written(page)) == 1
    dialogs.save_answer = "discard"
    page.commands.close_file()
    assert written(page) == []


def test_texts_without_a_path_are_kept_too(page, qtbot):
    page.commands.new_file()
    qtbot.keyClicks(page.edit(), "one")
    page.commands.new_file()
    qtbot.keyClicks(page.edit(), "two")
    assert sorted(written(page)) == ["one", "two"]
    page.window_closed()


def test_closing_with_discard_leaves_nothing(page, dialogs, qtbot):
    page.commands.new_file()
    qtbot.keyClicks(page.edit(), "one")
    assert written(page) == ["one"]
    dialogs.save_answer = "discard"
    assert page.maybe_close()
    assert written(page) == ["one"]  # the window may still stay open
    page.window_closed()
    assert written(page) == []


def test_a_new_file_comes_back(hidden, qtbot):
    leave(hidden, name="sketch.c", text="int x;")
    assert hidden.wants_front()
    hidden.restore()
    tab = hidden.tabs.current()
    assert (tab.edit.text(), tab.name, tab.path, tab.is_modified) == (
        "int x;", "sketch.c", None, True
    )  # fmt: skip
    assert tab.edit.language.id == "c"
    assert tab.bar.message == "Restored unsaved changes of sketch.c."
    assert written(hidden) == ["int x;"]
    tab.bar.buttons["OK"].click()
    assert tab.bar.message == ""


def test_changes_come_back_over_the_file_as_one_undo_step(hidden, page, file, qtbot):
    leave(
        page, path=file, name="one.py", text="a = 2\n", base=base_of(page, file), caret=3,
        format=TextFormat(newline="\r\n"),
    )  # fmt: skip
    hidden.restore()
    tab = hidden.tabs.current()
    assert tab.bar.message == "Restored unsaved changes of one.py."
    assert tab.edit.textCursor().position() == 3
    assert tab.edit.text() == "a = 2\n"
    tab.edit.undo()
    assert tab.edit.text() == "a = 1\n"
    tab.edit.redo()
    assert hidden.commands.save()
    assert file.read_bytes() == b"a = 2\r\n"
    assert written(hidden) == []


def test_the_saved_file_can_be_loaded_instead(hidden, page, file):
    leave(page, path=file, name="one.py", text="a = 2\n", base=base_of(page, file))
    hidden.restore()
    hidden.tabs.current().bar.buttons["Load the saved file"].click()
    assert hidden.edit().text() == "a = 1\n"
    assert not hidden.has_unsaved_changes()
    assert written(hidden) == []


def test_what_was_saved_before_the_crash_is_not_restored(hidden, page, file):
    leave(page, path=file, name="one.py", text="a = 1\n", base="before")
    hidden.restore()
    assert not hidden.has_unsaved_changes()
    assert hidden.tabs.current().bar.message == ""
    assert written(hidden) == []


def test_a_file_changed_since_is_never_overwritten_silently(hidden, page, dialogs, file):
    leave(page, path=file, name="one.py", text="mine\n", base=base_of(page, file))
    file.write_text("theirs\n")
    hidden.restore()
    tab = hidden.tabs.current()
    assert "Another program has changed the file" in tab.bar.message
    assert list(tab.bar.buttons) == ["Keep my changes", "Reload from disk", "Compare"]
    assert not hidden.commands.save()
    assert dialogs.asked == ["overwrite one.py"]
    assert file.read_text() == "theirs\n"
    tab.bar.buttons["Compare"].click()
    assert hidden.tabs.current().edit.text() == (
        "--- one.py (in the editor)\n+++ one.py (on disk)\n-mine\n+theirs\n "
    )
    hidden.commands.close_file()
    assert dialogs.asked == ["overwrite one.py"]
    tab.bar.buttons["Reload from disk"].click()
    assert (tab.edit.text(), tab.is_modified) == ("theirs\n", False)
    tab.edit.undo()
    assert tab.edit.text() == "mine\n"


def test_own_changes_can_be_kept_and_saving_asks_again(hidden, page, dialogs, file):
    leave(page, path=file, name="one.py", text="mine\n", base=base_of(page, file))
    file.write_text("theirs\n")
    hidden.restore()
    hidden.tabs.current().bar.buttons["Keep my changes"].click()
    dialogs.overwrites = True
    assert hidden.commands.save()
    assert dialogs.asked == ["overwrite one.py"]
    assert file.read_text() == "mine\n"


def test_a_deleted_file_is_created_again_when_saved(hidden, page, file):
    leave(page, path=file, name="one.py", text="mine\n", base=base_of(page, file))
    file.unlink()
    hidden.restore()
    assert "was deleted or moved" in hidden.tabs.current().bar.message
    assert hidden.edit().language.id == "python"
    assert hidden.commands.save()
    assert file.read_text() == "mine\n"


def test_a_change_that_time_stamps_do_not_show_is_asked_about(page, dialogs, file, qtbot):
    page.open_file(file)
    qtbot.keyClicks(page.edit(), "x")
    status = file.stat()
    with open(file, "r+b") as stream:
        stream.write(b"b")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert not page.commands.save()
    assert dialogs.asked == ["overwrite one.py"]
    assert file.read_bytes() == b"b = 1\r\n"
    page.window_closed()


def test_a_file_that_was_only_touched_asks_nothing(page, dialogs, file, qtbot):
    page.open_file(file)
    qtbot.keyClicks(page.edit(), "x")
    os.utime(file, ns=(1, 1))
    page.tabs.check_disk()
    assert page.tabs.current().bar.message == ""
    assert page.commands.save()
    assert dialogs.asked == []


def test_a_full_disk_is_reported_once(page, editor_context, qtbot, monkeypatch):
    def refuse(path, data):
        raise StorageError("The disk is full.", "Free some space.")

    page.commands.new_file()
    with monkeypatch.context() as patch:
        patch.setattr(files, "write_bytes", refuse)
        for _ in range(3):
            qtbot.keyClicks(page.edit(), "x")
            assert written(page) == []
    page.recovery.write_now()
    messages = [report.message for report in editor_context.errors.history]
    assert messages == ["Unsaved changes would be lost in a crash: The disk is full."]
    qtbot.keyClicks(page.edit(), "x")
    assert written(page) == ["xxxx"]
    page.window_closed()
