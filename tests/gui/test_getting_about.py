"""Getting about: the palette, the list of shortcuts, the Help menu, on a whole window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel

from gui.command_palette import CommandPalette
from gui.help.about_dialog import AboutDialog
from gui.help.files_dialog import FilesDialog
from gui.help.getting_started import GettingStarted
from gui.help.log_dialog import LogDialog
from gui.help.shortcuts_sheet import ShortcutsSheet
from gui.preferences_dialog import PreferencesDialog
from tests.gui.whole_window import click, make_window, open_files, press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def opened(workspace, settings, qapp, qtbot):
    return make_window(workspace, settings, qapp, qtbot)


def palette_of(opened, qtbot) -> CommandPalette:
    # In memory there is no window manager that activates the window when a dialog closes.
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    press(Qt.Key.Key_P, CONTROL | SHIFT)
    palette = opened.window.findChild(CommandPalette)
    qtbot.waitUntil(lambda: palette.isVisible() and palette.isActiveWindow())
    return palette


def listed(view) -> list[tuple[str, ...]]:
    model = view.model()
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def choose(opened, qtbot, text: str) -> None:
    palette = palette_of(opened, qtbot)
    type_text(text)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not palette.isVisible())


def test_the_palette_runs_an_action_of_any_page(opened, qtbot, tmp_path):
    open_files(opened.editor, tmp_path, 1)
    opened.window.show_page("train")
    choose(opened, qtbot, "go to line")
    qtbot.waitUntil(opened.editor.go_to_line_bar.isVisible)
    assert opened.window.current_page() == "editor"


def test_what_was_used_last_comes_first_also_after_a_restart(opened, qtbot, settings):
    choose(opened, qtbot, "theme dark")
    qtbot.waitUntil(lambda: opened.context.themes.current.is_dark)
    choose(opened, qtbot, "theme light")
    qtbot.waitUntil(lambda: not opened.context.themes.current.is_dark)
    assert settings.state.window.recent_actions == ("window.theme.light", "window.theme.dark")
    rows = listed(palette_of(opened, qtbot).list)
    assert rows[0] == ("View: Theme: Light", "recently used, on", "")
    assert rows[1] == ("View: Theme: Dark", "recently used, off", "")
    rest = [title.casefold() for title, note, _keys in rows if "recently" not in note]
    assert rest == sorted(rest)


def test_the_palette_shows_shortcuts_and_nothing_that_cannot_be_done(opened, qtbot, tmp_path):
    rows = {title: keys for title, _note, keys in listed(palette_of(opened, qtbot).list)}
    assert rows["File: Open folder"] == "Ctrl+Shift+O"
    assert "File: Save" not in rows, "no file is open"
    press(Qt.Key.Key_Escape)
    open_files(opened.editor, tmp_path, 1)
    rows = {title: keys for title, _note, keys in listed(palette_of(opened, qtbot).list)}
    assert rows["File: Save"] == "Ctrl+S"
    type_text("no such action")
    assert listed(opened.window.findChild(CommandPalette).list) == []
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)


def test_two_pages_may_have_the_same_keys(opened, qtbot, tmp_path):
    """Ctrl+Enter starts a training on its page, and a new line in the editor."""
    open_files(opened.editor, tmp_path, 1)
    opened.window.show_page("editor")
    edit = opened.editor.edit()
    edit.go_to(0, 3)
    qtbot.waitUntil(edit.hasFocus)
    press(Qt.Key.Key_Return, CONTROL)
    assert edit.text().startswith("value_0 = 0\n\nvalue_1")
    press(Qt.Key.Key_Up, ALT)
    assert edit.text().startswith("\nvalue_0 = 0\nvalue_1")
    press(Qt.Key.Key_K, CONTROL | SHIFT)
    assert edit.text().startswith("value_0 = 0\nvalue_1")


def test_a_menu_that_closes_does_not_wake_the_actions_of_another_page(opened, tmp_path):
    open_files(opened.editor, tmp_path, 1)
    window = opened.window
    window.show_page("train")
    save = window.actions_by_id["editor.save"]
    menu = window.menuBar().actions()[0].menu()
    menu.aboutToShow.emit()
    assert not save.isEnabled()
    menu.aboutToHide.emit()
    assert not save.isEnabled()
    window.show_page("editor")
    assert save.isEnabled()


def shortcut_editor(opened, qtbot):
    press(Qt.Key.Key_K, CONTROL)
    press(Qt.Key.Key_S, CONTROL)
    dialog = opened.window.findChild(PreferencesDialog)
    qtbot.waitUntil(lambda: dialog.isVisible() and dialog.isActiveWindow())
    assert dialog.shortcuts.isVisible(), "the keys open the preferences at the shortcuts"
    return dialog.shortcuts


def test_a_shortcut_is_recorded_and_works_immediately(opened, qtbot, tmp_path):
    open_files(opened.editor, tmp_path, 1)
    editor = shortcut_editor(opened, qtbot)
    editor.search.setText("toggle comment")
    assert [title for title, *_ in listed(editor.list)] == ["Edit: Lines: Toggle comment"]
    editor.recorder.setFocus()
    press(Qt.Key.Key_F8)
    # Qt waits a second for more keys.
    qtbot.waitUntil(lambda: editor.note.text() == "No other action uses these keys.")
    click(editor.assign_button)
    assert listed(editor.list) == [("Edit: Lines: Toggle comment", "F8", "changed")]
    editor.window().close()
    opened.window.show_page("editor")
    opened.window.activateWindow()
    qtbot.waitUntil(opened.editor.edit().hasFocus)
    press(Qt.Key.Key_Slash, CONTROL)
    assert opened.editor.edit().text().startswith("value_0")
    press(Qt.Key.Key_F8)
    assert opened.editor.edit().text().startswith("# value_0")


def test_conflicts_are_said_and_keys_change_hands(opened, qtbot):
    editor = shortcut_editor(opened, qtbot)
    editor.search.setText("select line")
    editor.select("editor.select_line")
    editor.recorder.setKeySequence(QKeySequence("Ctrl+P"))
    assert "File: Go to file" in editor.note.text()
    assert editor.assign_button.text() == "Rea&ssign"
    click(editor.assign_button)
    actions = opened.window.actions_by_id
    assert actions["editor.select_line"].shortcut() == QKeySequence("Ctrl+P")
    assert actions["editor.go_to_file"].shortcut().isEmpty()
    editor.recorder.setKeySequence(QKeySequence("Ctrl+C"))
    assert not editor.assign_button.isEnabled()
    assert editor.note.text() == "Every text field uses these keys itself."
    click(editor.reset_all_button)
    assert actions["editor.go_to_file"].shortcut() == QKeySequence("Ctrl+P")
    assert not editor.reset_all_button.isEnabled()


def test_one_action_loses_its_keys_and_gets_them_back(opened, qtbot):
    editor = shortcut_editor(opened, qtbot)
    editor.search.setText("ctrl+shift+k")
    assert [title for title, *_ in listed(editor.list)] == ["Edit: Lines: Delete line"]
    click(editor.remove_button)
    assert opened.window.actions_by_id["editor.delete_line"].shortcut().isEmpty()
    editor.search.setText("delete line")
    assert listed(editor.list) == [("Edit: Lines: Delete line", "", "changed")]
    click(editor.reset_button)
    assert opened.window.actions_by_id["editor.delete_line"].shortcut() == "Ctrl+Shift+K"


def test_tooltips_follow_a_changed_shortcut(opened, tmp_path):
    keymap = opened.context.keymap
    keymap.set_keys("editor.new", [QKeySequence("Ctrl+J")])
    new = next(b for b in opened.editor.start.findChildren(QAbstractButton) if "New" in b.text())
    assert new.toolTip() == "Create an empty file (Ctrl+J)"


def test_the_sheet_has_every_shortcut_and_the_keys_of_suggestions(opened, qtbot):
    opened.window.actions_by_id["window.shortcuts"].trigger()
    sheet = opened.window.findChild(ShortcutsSheet)
    rows = dict(listed(sheet.table))
    for name, action in opened.window.actions_by_id.items():
        if action.shortcuts():
            assert any(action.shortcut().toString()[:6] in keys for keys in rows.values()), name
    assert rows["Suggestion: Accept one word"] == "Ctrl+Right"
    sheet.search.setText("accept")
    assert len(listed(sheet.table)) == 3
    sheet.search.clear()
    opened.context.keymap.set_keys("editor.new", [QKeySequence("F9")])
    assert dict(listed(sheet.table))["File: New"] == "F9"


def test_where_files_are_can_be_opened_and_copied(opened, qtbot, monkeypatch):
    seen: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", seen.append)
    opened.window.actions_by_id["window.files"].trigger()
    dialog = opened.window.findChild(FilesDialog)
    workspace = opened.context.workspace
    for button in dialog.open_buttons:
        button.click()
    folders = [Path(url.toLocalFile()) for url in seen]
    assert folders[0] == workspace.folder
    assert all(folder.is_dir() for folder in folders)
    dialog.copy_buttons[0].click()
    assert QGuiApplication.clipboard().text() == str(workspace.folder)


def test_logs_are_read_when_they_are_opened(opened):
    opened.window.actions_by_id["window.logs"].trigger()
    dialog = opened.window.findChild(LogDialog)
    assert dialog.text.toPlainText() == "Nothing was written to this log."
    folder = opened.context.workspace.logs
    folder.mkdir(exist_ok=True)
    (folder / "window.log").write_text("an error\n", "utf-8")
    opened.window.actions_by_id["window.logs"].trigger()
    assert dialog.text.toPlainText() == "an error\n"


def test_getting_started_leads_to_each_step(opened, qtbot):
    opened.window.actions_by_id["window.getting_started"].trigger()
    dialog = opened.window.findChild(GettingStarted)
    texts = [shown.text() for shown in dialog.findChildren(QLabel)]
    assert "Ctrl+Shift+P finds every action by its name." in texts
    assert set(dialog.step_buttons) <= set(opened.window.actions_by_id)
    dialog.step_buttons["window.evaluate"].click()
    assert opened.window.current_page() == "evaluate"
    dialog.step_buttons["train.new_dataset"].click()
    assert opened.window.current_page() == "train"


def test_about_has_versions_to_copy(opened):
    opened.window.actions_by_id["window.about"].trigger()
    opened.window.findChild(AboutDialog).copy_button.click()
    assert QGuiApplication.clipboard().text().startswith("Tabwright ")


@pytest.mark.parametrize(
    "name",
    ["palette", "getting_started", "shortcuts", "change_shortcuts", "files", "logs", "about"],
)
def test_every_control_of_these_dialogs_has_a_name(opened, name):
    opened.window.actions_by_id[f"window.{name}"].trigger()
    dialogs = [dialog for dialog in opened.window.findChildren(QDialog) if dialog.isVisible()]
    assert len(dialogs) == 1
    for button in dialogs[0].findChildren(QAbstractButton):
        if button.focusPolicy() and not button.objectName().startswith("qt_"):
            assert button.accessibleName() or button.text()
