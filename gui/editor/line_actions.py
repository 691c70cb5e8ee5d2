"""The rows *Edit > Lines* and *Edit > Selection*, with the keys that editors agree on."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtGui import QTextCursor

from gui.actions import ActionSpec, MenuRows, Shortcuts
from gui.editor.commands import EditorCommands
from gui.editor.text import line_commands
from gui.editor.text.code_edit import CodeEdit
from gui.translation import tr

Change: TypeAlias = Callable[[QTextCursor], None]


def run_on_edit(
    commands: EditorCommands, command: Callable[[CodeEdit], object]
) -> Callable[[], None]:
    """Return a slot that does something with the text of the current file, if there is one."""

    def call() -> None:
        edit = commands.edit()
        if edit is not None:
            command(edit)

    return call


def line_actions(commands: EditorCommands) -> list[ActionSpec]:
    """The rows in the order of the menus."""
    return [*_lines(commands), *_selection(commands)]


def _lines(commands: EditorCommands) -> list[ActionSpec]:
    menu = MenuRows("editor", f"{QT_TR_NOOP('&Edit')}/{QT_TR_NOOP('L&ines')}")
    on_edit = functools.partial(run_on_edit, commands)

    def add(name: str, text: str, keys: Shortcuts, tip: str, change: Change) -> None:
        menu.add(name, text, on_edit(lambda edit: edit.change(change)), keys, tip)

    menu.section("indent", is_enabled=commands.has_file)
    tip = tr("Indent the lines.")
    menu.add("indent", tr("&Indent"), on_edit(CodeEdit.indent), "Ctrl+]", tip)
    tip = tr("Dedent the lines.")
    menu.add("dedent", tr("&Dedent"), on_edit(CodeEdit.dedent), "Ctrl+[", tip)
    tip = tr("Comment or uncomment the selected lines.")
    slot = on_edit(CodeEdit.toggle_comment)
    menu.add("comment", tr("Toggle co&mment"), slot, "Ctrl+/", tip)
    menu.section("insert", is_enabled=commands.has_file)
    tip = tr("Begin a new line below this one, wherever the cursor is in it.")
    slot = on_edit(lambda edit: edit.insert_line(below=True))
    menu.add("insert_below", tr("Insert line &below"), slot, "Ctrl+Return", tip)
    tip = tr("Begin a new line above this one, wherever the cursor is in it.")
    slot = on_edit(lambda edit: edit.insert_line(below=False))
    menu.add("insert_above", tr("Insert line &above"), slot, "Ctrl+Shift+Return", tip)
    menu.section("move", is_enabled=commands.has_file)
    tip = tr("Move the selected lines up by one line.")
    up = functools.partial(line_commands.move_lines, down=False)
    add("move_up", tr("Move line &up"), "Alt+Up", tip, up)
    tip = tr("Move the selected lines down by one line.")
    down = functools.partial(line_commands.move_lines, down=True)
    add("move_down", tr("Move line do&wn"), "Alt+Down", tip, down)
    # As VS Code has them on Windows and on Linux, where some window managers take the first.
    tip = tr("Copy the selected lines above themselves.")
    up = functools.partial(line_commands.copy_lines, down=False)
    add("copy_up", tr("&Copy line up"), ("Alt+Shift+Up", "Ctrl+Alt+Shift+Up"), tip, up)
    tip = tr("Copy the selected lines below themselves.")
    down = functools.partial(line_commands.copy_lines, down=True)
    add("copy_down", tr("Co&py line down"), ("Alt+Shift+Down", "Ctrl+Alt+Shift+Down"), tip, down)
    tip = tr("Delete the selected lines.")
    add("delete_line", tr("D&elete line"), "Ctrl+Shift+K", tip, line_commands.delete_lines)
    tip = tr("Join the selected lines, or the line and the next one.")
    add("join_lines", tr("&Join lines"), "Ctrl+J", tip, line_commands.join_lines)
    menu.section("all", is_enabled=commands.has_file)
    tip = tr("Sort the selected lines.")
    add("sort_lines", tr("&Sort lines"), (), tip, line_commands.sort_lines)
    tip = tr("Remove blanks at the end of every line.")
    add("trim", tr("&Trim trailing blanks"), "Ctrl+K, Ctrl+X", tip, line_commands.trim_trailing)
    return menu.rows


def _selection(commands: EditorCommands) -> list[ActionSpec]:
    menu = MenuRows("editor", f"{QT_TR_NOOP('&Edit')}/{QT_TR_NOOP('Selecti&on')}")

    def add(name: str, text: str, keys: Shortcuts, tip: str, change: Change) -> None:
        slot = run_on_edit(commands, lambda edit: edit.change(change))
        menu.add(name, text, slot, keys, tip)

    menu.section("select", is_enabled=commands.has_file)
    tip = tr("Select the whole text.")
    slot = run_on_edit(commands, CodeEdit.selectAll)
    menu.add("select_all", tr("Select &all"), slot, "Ctrl+A", tip)
    tip = tr("Select the whole line; again, one line more.")
    add("select_line", tr("Select &line"), "Ctrl+L", tip, line_commands.select_line)
    tip = tr("Select the word at the cursor; again, its next occurrence.")
    text = tr("Select &word or next occurrence")
    add("select_next", text, "Ctrl+D", tip, line_commands.select_word_or_next)
    tip = tr("Move the cursor to the other bracket of the pair.")
    text = tr("Go to matching &bracket")
    add("bracket", text, "Ctrl+Shift+\\", tip, line_commands.go_to_bracket)
    menu.section("case", is_enabled=commands.has_file)
    tip = tr("Write the selection, or the word at the cursor, in upper case.")
    upper = functools.partial(line_commands.change_case, change=str.upper)
    add("upper_case", tr("To &upper case"), (), tip, upper)
    tip = tr("Write the selection, or the word at the cursor, in lower case.")
    lower = functools.partial(line_commands.change_case, change=str.lower)
    add("lower_case", tr("To l&ower case"), (), tip, lower)
    return menu.rows
