"""The whole page: files, tabs, the completion bar, and what is remembered."""

from __future__ import annotations

import dataclasses
import os
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow

import gui.editor
from core.checkpoints.listing import list_checkpoints
from core.errors import CheckpointError
from core.resources import resource
from docs.update_translations import translated_texts
from gui.actions import build_menus, shortcuts
from gui.editor.files.start_panel import SAMPLES
from gui.editor.page import EditorPage


@pytest.fixture
def files(tmp_path) -> list[Path]:
    paths = [tmp_path / name for name in ("one.py", "two.c", "three.java")]
    for path in paths:
        path.write_text(f"// {path.name}\n")
    return paths


def make_checkpoint(workspace, run="2026-01-01-small", name="best_checkpoint.pth") -> Path:
    path = workspace.runs / run / "model" / "checkpoints" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def touch_later(path: Path, text: str) -> None:
    path.write_text(text)
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))


def test_files_open_in_tabs_once_each(page, files):
    for path in [*files, files[0]]:
        assert page.open_file(path)
    assert page.open_paths() == files
    assert page.tabs.current().path == files[0]
    assert [tab.edit.language.id for tab in page.tabs.tabs()] == ["python", "c", "java"]


def test_a_file_opened_twice_through_a_link_is_one_tab(page, files, tmp_path):
    link = tmp_path / "link.py"
    link.symlink_to(files[0])
    page.open_file(files[0])
    page.open_file(link)
    assert page.tabs.count() == 1


def test_a_refusal_is_reported_and_the_other_files_open(page, editor_context, files, tmp_path):
    (tmp_path / "b.py").write_bytes(b"\0\1")
    assert not page.open_file(tmp_path / "b.py")
    assert "binary" in editor_context.errors.history[-1].message
    assert page.tabs.count() == 0


def test_save_writes_and_clears_the_mark(page, files, qtbot):
    page.open_file(files[0])
    qtbot.keyClicks(page.edit(), "x")
    assert page.has_unsaved_changes()
    assert page.tabs.tabText(0) == "\u25cf one.py"
    page.edit().show_suggestion("GHOST")
    assert page.commands.save()
    assert files[0].read_text() == "x// one.py\n"
    assert not page.has_unsaved_changes()
    assert page.tabs.tabText(0) == "one.py"


def test_a_new_file_asks_for_its_name_and_takes_its_language(page, dialogs, tmp_path, qtbot):
    page.commands.new_file()
    qtbot.keyClicks(page.edit(), "int x;")
    assert not page.commands.save()
    dialogs.save_path = tmp_path / "new.c"
    assert page.commands.save()
    assert (tmp_path / "new.c").read_text() == "int x;"
    assert page.edit().language.id == "c"


@pytest.mark.parametrize(
    ("answer", "closes", "saved"),
    [
        ("save", True, True),
        ("discard", True, False),
        ("cancel", False, False),
    ],
)
def test_closing_asks_for_what_is_unsaved(page, dialogs, files, qtbot, answer, closes, saved):
    page.open_file(files[0])
    page.open_file(files[1])
    qtbot.keyClicks(page.edit(), "x")
    dialogs.save_answer = answer
    assert page.maybe_close() is closes
    assert dialogs.asked == ["save two.c"]
    assert (files[1].read_text() == "x// two.c\n") is saved
    assert page.tabs.count() == 2


def test_closing_without_changes_asks_nothing(page, dialogs, files):
    page.open_file(files[0])
    page.commands.close_file()
    assert page.maybe_close()
    assert dialogs.asked == []
    assert page.tabs.count() == 0


def test_a_change_on_disk_is_loaded_when_nothing_was_typed(page, files, qtbot):
    page.open_file(files[0])
    touch_later(files[0], "new = 1\n")
    qtbot.waitUntil(lambda: page.edit().text() == "new = 1\n", timeout=5000)
    assert not page.has_unsaved_changes()
    page.edit().undo()
    assert page.edit().text() == "// one.py\n"


def test_a_change_on_both_sides_is_never_overwritten_silently(page, dialogs, files, qtbot):
    page.open_file(files[0])
    qtbot.keyClicks(page.edit(), "x")
    touch_later(files[0], "theirs\n")
    tab = page.tabs.current()
    qtbot.waitUntil(lambda: tab.bar.isVisible(), timeout=5000)
    assert not page.commands.save()
    assert dialogs.asked == ["overwrite one.py"]
    assert files[0].read_text() == "theirs\n"
    dialogs.overwrites = True
    assert page.commands.save()
    assert files[0].read_text() == "x// one.py\n"


def test_a_deleted_file_is_unsaved_and_can_be_written_again(page, files, qtbot):
    page.open_file(files[0])
    files[0].unlink()
    qtbot.waitUntil(page.has_unsaved_changes, timeout=5000)
    assert page.commands.save()
    assert files[0].read_text() == "// one.py\n"


def test_text_beyond_the_encoding_may_be_saved_as_utf8(page, dialogs, tmp_path):
    path = tmp_path / "a.c"
    path.write_bytes(b"\xe9\n")
    page.open_file(path)
    page.edit().insertPlainText("€")
    dialogs.takes_utf8 = False
    assert not page.commands.save()
    dialogs.takes_utf8 = True
    assert page.commands.save()
    assert path.read_text("utf-8") == "€é\n"


def test_open_files_and_the_checkpoint_are_remembered(
    page, qtbot, editor_context, dialogs, service, files
):
    checkpoint = make_checkpoint(editor_context.workspace)
    for path in files[:2]:
        page.open_file(path)
    page.completion_bar.load(checkpoint)
    page.tabs.setCurrentIndex(0)
    assert page.maybe_close()
    files[1].unlink()
    service.loaded.clear()
    again = EditorPage(editor_context, dialogs)
    qtbot.addWidget(again)
    again.show()
    assert again.open_paths() == [files[0]]
    assert service.loaded == [checkpoint]


def test_a_page_never_shown_forgets_nothing(qtbot, editor_context, dialogs, settings, files):
    remembered = tuple(map(str, files))
    settings.put(dataclasses.replace(settings.state.editor, open_files=remembered))
    hidden = EditorPage(editor_context, dialogs)
    qtbot.addWidget(hidden)
    assert hidden.maybe_close()
    assert settings.state.editor.open_files == remembered


def test_dropped_files_open(page, files):
    page.open_file(files[0])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.edit().dropEvent(drop)
    assert page.open_paths() == files
    assert page.tabs.tabs()[0].edit.text() == "// one.py\n"


def test_samples_open_as_copies(page):
    for title, name in SAMPLES:
        page.start.sample_requested.emit(resource("samples", name))
        assert page.edit().language.title == title
        assert page.tabs.current().path is None
    assert not page.has_unsaved_changes()


def test_without_a_model_the_page_says_what_to_do(page, service, editor_context):
    service.unload()
    assert page.suggestions.hint.isVisible()
    assert "Train" in page.suggestions.hint._text.text()
    checkpoint = make_checkpoint(editor_context.workspace)
    editor_context.checkpoint_saved.emit(str(checkpoint))
    assert service.loaded == [checkpoint]
    assert not page.suggestions.hint.isVisible()
    assert page.status._model.text() == "2026-01-01-small, best"


def test_a_checkpoint_written_again_is_loaded_when_the_page_is_next_shown(
    page, service, editor_context
):
    checkpoint = make_checkpoint(editor_context.workspace)
    page.completion_bar.load(checkpoint)
    page.hide()
    editor_context.checkpoint_saved.emit(str(checkpoint))
    assert len(service.loaded) == 1
    page.show()
    assert service.loaded == [checkpoint, checkpoint]


def test_a_checkpoint_that_will_not_load_is_reported_and_not_shown_as_chosen(
    page, service, editor_context, monkeypatch
):
    checkpoint = make_checkpoint(editor_context.workspace)
    service.model = None
    monkeypatch.setattr(service, "load", lambda path: None)
    page.completion_bar.load(checkpoint)
    assert not page.suggestions.hint.isVisible()
    service.failed.emit(CheckpointError("It is damaged.", "Take another."))
    assert editor_context.errors.history[-1].message == "It is damaged."
    assert page.completion_bar._checkpoint.currentText() == "No model"
    assert page.suggestions.hint.isVisible()


def test_the_newest_run_and_its_best_checkpoint_come_first(workspace):
    for run in ("2026-01-01-a", "2026-01-02-b"):
        for name in ("latest_checkpoint", "best_checkpoint", "previous_best_checkpoint"):
            make_checkpoint(workspace, run, f"{name}.pth")
    assert [one.title for one in list_checkpoints(workspace)] == [
        "2026-01-02-b, best",
        "2026-01-02-b, latest",
        "2026-01-01-a, best",
        "2026-01-01-a, latest",
    ]


def test_typing_to_ghost_to_undo_through_the_page(page, service, qtbot):
    page.commands.new_file()
    edit = page.edit()
    qtbot.keyClicks(edit, "import o")
    qtbot.waitUntil(lambda: bool(service.requests), timeout=2000)
    service.answer("s")
    qtbot.waitUntil(lambda: edit.ghost.is_visible, timeout=2000)
    assert page.status._latency.text() == "12 ms"
    assert edit.text() == "import o"
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "import os"
    edit.undo()
    assert edit.text() == "import o"


def test_menus_are_built_and_harmless_without_a_file(page, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = build_menus(window, page.menu_actions())
    assert len({spec.id for spec in page.menu_actions()}) == len(page.menu_actions())
    keys = [key.toString() for action in actions.values() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    for name, action in actions.items():
        if name not in ("editor.new", "editor.open", "editor.open_checkpoint"):
            action.trigger()
    assert page.tabs.count() == 0


def test_zoom_is_shared_and_remembered(page, settings, files):
    page.open_file(files[0])
    page.open_file(files[1])
    size = settings.preferences.editor.font_size
    page.edit().zoom(3)
    assert {tab.edit.font().pointSize() for tab in page.tabs.tabs()} == {size + 3}
    assert settings.preferences.editor.font_size == size + 3
    page.commands.reset_zoom()
    assert settings.preferences.editor.font_size == size


def test_a_theme_change_recolors_text_and_ghost(page, editor_context, files):
    page.open_file(files[0])
    edit = page.edit()
    editor_context.themes.choose("dark")
    QApplication.processEvents()
    assert edit.theme.is_dark
    edit.show_suggestion("x")
    editor_context.themes.choose("light")
    QApplication.processEvents()
    assert not edit.theme.is_dark
    edit.go_to(0, 0)
    edit.show_suggestion("x")
    ranges = edit.document().firstBlock().layout().formats()
    assert edit.theme.ghost in [r.format.foreground().color().name() for r in ranges]


def test_every_control_has_a_name_and_a_tip(page, files):
    page.open_file(files[0])
    bar = page.completion_bar
    for widget in (bar._checkpoint, bar._mode):
        assert widget.accessibleName()
        assert widget.toolTip()
    assert page.edit().accessibleName()
    assert page.find_bar._find.accessibleName()


def test_tabs_are_closed_by_a_middle_click_and_changed_by_keys(page, files, qtbot):
    page.tabs.open_files(files)
    bar = page.tabs.tabBar()
    page.tabs.show_next(1)
    assert page.tabs.current().path == files[0]
    page.tabs.show_next(-1)
    assert page.tabs.current().path == files[2]
    qtbot.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(1).center())
    assert page.open_paths() == [files[0], files[2]]


def test_the_order_of_tabs_is_remembered(page, files, settings):
    page.tabs.open_files(files)
    page.tabs.tabBar().moveTab(0, 2)
    assert settings.state.editor.open_files == tuple(map(str, [files[1], files[2], files[0]]))


def test_files_dropped_on_the_tabs_open(page, files):
    page.open_file(files[0])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files[1]))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.tabs.tabBar().dropEvent(drop)
    assert page.open_paths() == files[:2]


def test_files_need_not_be_reopened(page, qtbot, editor_context, dialogs, files):
    page.open_file(files[0])
    page.commands.set_reopens_files(False)
    assert page.maybe_close()
    again = EditorPage(editor_context, dialogs)
    qtbot.addWidget(again)
    again.show()
    assert again.open_paths() == []


def test_pairs_can_be_switched_off_for_all_files(page, files, qtbot):
    page.open_file(files[0])
    page.commands.set_closes_pairs(False)
    page.open_file(files[1])
    for tab in page.tabs.tabs():
        assert not tab.edit.closes_pairs
    assert not page.commands.closes_pairs()


def test_preferences_changed_elsewhere_take_effect(page, settings, service, files):
    page.open_file(files[0])
    page.open_file(files[1])
    settings.put(dataclasses.replace(settings.preferences.editor, font_size=17, closes_pairs=False))
    assert {tab.edit.font().pointSize() for tab in page.tabs.tabs()} == {17}
    assert not any(tab.edit.closes_pairs for tab in page.tabs.tabs())
    old = settings.preferences.suggestions
    settings.put(dataclasses.replace(old, enabled=False, mode="creative", max_tokens=33))
    assert not page.completion_bar.completes()
    assert page.completion_bar._mode.key() == "creative"
    assert page.suggestions.panel.form.length.field("max_tokens").value() == 33
    assert settings.preferences.suggestions == dataclasses.replace(
        old, enabled=False, mode="creative", max_tokens=33
    )


def test_texts_name_no_shortcut_that_can_be_changed(page):
    """They would be wrong after a change: such texts ask the keymap."""
    editor = Path(gui.editor.__file__).parent
    named = {
        keys
        for found in translated_texts(editor)
        for keys in re.findall(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:\w+|\S)|\bF\d+\b", found.text)
    }
    menus = {keys.toString() for spec in page.menu_actions() for keys in shortcuts(spec)}
    assert named & menus == set()
    # Keys of the ghost and of the bar for finding.
    assert named == {"Ctrl+Right", "Ctrl+Down", "Shift+Enter"}
