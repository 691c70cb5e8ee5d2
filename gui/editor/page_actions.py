"""The File, Edit and View menus of the editor: one row for each action.

A new action is a row here and, where it needs one, a method in ``commands.py``. Menus,
status tips, the tooltips of buttons and the checks of shortcuts are made from the rows.
"""

from __future__ import annotations

import functools

from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtGui import QKeySequence

from gui.actions import ActionSpec, MenuRows
from gui.editor.commands import EditorCommands
from gui.editor.line_actions import line_actions, run_on_edit
from gui.editor.suggestion_actions import suggestion_actions
from gui.editor.text.code_edit import CodeEdit
from gui.translation import tr

Key = QKeySequence.StandardKey


def editor_actions(commands: EditorCommands) -> list[ActionSpec]:
    """The rows in the order of the menus."""
    return [
        *_file(commands),
        *_edit(commands),
        *line_actions(commands),
        *_options(commands),
        *_view(commands),
        *suggestion_actions(commands),
    ]


def _file(commands: EditorCommands) -> list[ActionSpec]:
    menu = MenuRows("editor", str(QT_TR_NOOP("&File")))
    project = commands.parts.project
    menu.section("files", is_global=True)
    menu.add("new", tr("&New"), commands.new_file, Key.New, tr("Create an empty file."))
    menu.add("open", tr("&Open\u2026"), commands.open_dialog, Key.Open, tr("Choose files to open."))
    tip = tr("Open a project folder; suggestions take its files into account.")
    menu.add("open_folder", tr("Open &folder\u2026"), project.open_dialog, "Ctrl+Shift+O", tip)
    tip = tr("Open a folder or file that was open before.")
    menu.add("open_recent", tr("Open &recent\u2026"), project.open_recent, "Ctrl+Shift+R", tip)
    menu.section("files")
    tip = tr("Open a file of the project by a part of its name.")
    menu.add("go_to_file", tr("&Go to file\u2026"), project.go_to_file, "Ctrl+P", tip)
    menu.section("save", is_enabled=commands.has_file)
    menu.add("save", tr("&Save"), commands.save, Key.Save, tr("Save the file."))
    tip = tr("Save the file under another name.")
    menu.add("save_as", tr("Save &as\u2026"), commands.save_as, "Ctrl+Shift+S", tip)
    tip = tr("Save every file that has changes.")
    menu.add("save_all", tr("Save a&ll"), commands.save_all, (), tip)
    menu.add("close", tr("&Close file"), commands.close_file, "Ctrl+W", tr("Close the file."))
    tip = tr("Open the file again that was closed last.")
    reopen = commands.reopen_closed
    menu.section("save", is_enabled=commands.can_reopen)
    menu.add("reopen_closed", tr("Reopen closed f&ile"), reopen, "Ctrl+Shift+T", tip)
    menu.section("reopen")
    menu.add(
        "reopen",
        tr("Reopen files a&t startup"),
        commands.set_reopens_files,
        tip=tr("Open the same files when Tabwright is started again."),
        is_checked=commands.reopens_files,
    )
    return menu.rows


def _edit(commands: EditorCommands) -> list[ActionSpec]:
    menu = MenuRows("editor", str(QT_TR_NOOP("&Edit")))
    find_bar = commands.parts.find_bar

    run = functools.partial(run_on_edit, commands)
    menu.section("undo", is_enabled=commands.has_file)
    menu.add("undo", tr("&Undo"), run(CodeEdit.undo), Key.Undo, tr("Undo the last change."))
    menu.add("redo", tr("&Redo"), run(CodeEdit.redo), Key.Redo, tr("Redo what was undone."))
    menu.section("clipboard", is_enabled=commands.has_file)
    menu.add("cut", tr("Cu&t"), run(CodeEdit.cut), Key.Cut, tr("Move to the clipboard."))
    menu.add("copy", tr("&Copy"), run(CodeEdit.copy), Key.Copy, tr("Copy to the clipboard."))
    menu.add("paste", tr("&Paste"), run(CodeEdit.paste), Key.Paste, tr("Insert the clipboard."))
    menu.section("find", is_enabled=commands.has_file)
    menu.add("find", tr("&Find\u2026"), commands.find, Key.Find, tr("Find text."))
    tip = tr("Go to the next match.")
    menu.add("find_next", tr("Find &next"), find_bar.find_next, "F3", tip)
    tip = tr("Go to the previous match.")
    menu.add("find_previous", tr("Find pre&vious"), find_bar.find_previous, "Shift+F3", tip)
    tip = tr("Find text and replace it.")
    menu.add("replace", tr("R&eplace\u2026"), commands.replace, ("Ctrl+H", "Ctrl+R"), tip)
    tip = tr("Go to a line by its number.")
    menu.add("go_to_line", tr("&Go to line\u2026"), commands.go_to_line, "Ctrl+G", tip)
    in_files = commands.parts.find_in_files
    menu.section("find_in_files", is_global=True)
    tip = tr("Find text in all files of the project.")
    menu.add("find_in_files", tr("Find in fi&les\u2026"), in_files.open, "Ctrl+Shift+F", tip)
    tip = tr("Replace text in all files of the project.")
    replace = in_files.open_with_replace
    menu.add("replace_in_files", tr("Replace in file&s\u2026"), replace, "Ctrl+Shift+J", tip)
    menu.section("find_in_files")
    tip = tr("Go to the next match of Find in files.")
    menu.add("next_match", tr("Next match in files"), in_files.next_match, "F4", tip)
    tip = tr("Go to the previous match of Find in files.")
    text = tr("Previous match in files")
    menu.add("previous_match", text, in_files.previous_match, "Shift+F4", tip)
    return menu.rows


def _options(commands: EditorCommands) -> list[ActionSpec]:
    menu = MenuRows("editor", str(QT_TR_NOOP("&Edit")))
    menu.section("pairs")
    menu.add(
        "close_pairs",
        tr("Close &brackets and quotes"),
        commands.set_closes_pairs,
        tip=tr("Insert the closing bracket or quote together with the opening one."),
        is_checked=commands.closes_pairs,
    )
    return menu.rows


def _view(commands: EditorCommands) -> list[ActionSpec]:
    menu = MenuRows("editor", str(QT_TR_NOOP("&View")))
    project = commands.parts.project
    menu.section("editor")
    keys = (Key.ZoomIn, "Ctrl+=")
    menu.add("zoom_in", tr("Zoom &in"), commands.zoom_in, keys, tr("Make the code larger."))
    tip = tr("Make the code smaller.")
    menu.add("zoom_out", tr("Zoom &out"), commands.zoom_out, Key.ZoomOut, tip)
    tip = tr("Show the code in its default size.")
    menu.add("zoom_reset", tr("&Reset zoom"), commands.reset_zoom, "Ctrl+0", tip)
    tip = tr("Show the next file.")
    menu.add("next_file", tr("Ne&xt file"), commands.next_file, "Ctrl+PgDown", tip)
    tip = tr("Show the previous file.")
    menu.add("previous_file", tr("Pre&vious file"), commands.previous_file, "Ctrl+PgUp", tip)
    tip = tr("Move the keyboard focus from the text to the toolbar above it, or back.")
    menu.add("focus", tr("Switch focus: editor/tool&bar"), commands.switch_focus, "F6", tip)
    menu.add(
        "file_tree",
        tr("&File tree"),
        project.show_tree,
        ("Ctrl+Shift+E", "Ctrl+B"),
        tr("Show the files of the project beside the text."),
        is_checked=project.shows_tree,
    )
    return menu.rows
