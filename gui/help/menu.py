"""The Help menu and the command palette: the rows, and the dialogs that they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.action_table import ActionTable
from gui.actions import ActionSpec, MenuRows
from gui.context import AppContext
from gui.help.help_dialog import open_dialog
from gui.translation import tr

if TYPE_CHECKING:
    from gui.preferences_dialog import PreferencesDialog


class HelpMenu:
    """Opens the dialogs of one window; each is loaded when it is first opened.

    Args:
        window: the dialogs belong to it.
        context: the shared collaborators.
        table: runs the actions that the palette and *Getting started* offer.
    """

    def __init__(self, window: QWidget, context: AppContext, table: ActionTable) -> None:
        self._window = window
        self._context = context
        self._table = table

    def actions(self, menu: str) -> list[ActionSpec]:
        """Return the rows of the Help menu, by its untranslated title."""
        rows = MenuRows("window", menu)
        rows.section("find")
        keys = ("Ctrl+Shift+P", "F1")
        tip = tr("Find any action of the window by a part of its name.")
        rows.add("palette", tr("&Command palette\u2026"), self.show_palette, keys, tip)
        rows.section("learn")
        tip = tr("The steps from an empty workspace to your own suggestions.")
        rows.add("getting_started", tr("&Getting started"), self.show_getting_started, tip=tip)
        tip = tr("Every shortcut on one page.")
        rows.add("shortcuts", tr("&Keyboard shortcuts"), self.show_shortcuts, "Ctrl+K, Ctrl+R", tip)
        tip = tr("Change which keys call which action.")
        change = self.change_shortcuts
        rows.add("change_shortcuts", tr("C&hange shortcuts\u2026"), change, "Ctrl+K, Ctrl+S", tip)
        rows.section("files")
        tip = tr("The folders and files of the program, to open or to copy their paths.")
        rows.add("files", tr("&Where files are"), self.show_files, tip=tip)
        tip = tr("What the program wrote about unexpected errors.")
        rows.add("logs", tr("&Logs"), self.show_logs, tip=tip)
        rows.section("about")
        tip = tr("Show the version, the license and the workspace folder.")
        rows.add("about", tr("&About Tabwright"), self.show_about, tip=tip)
        return rows.rows

    def show_palette(self) -> None:
        """Open the command palette."""
        from gui.command_palette import CommandPalette

        window, context = self._window, self._context
        palette = window.findChild(CommandPalette)
        if palette is None:
            palette = CommandPalette(self._table, context.keymap, context.settings, window)
        palette.open_empty()

    def show_getting_started(self) -> None:
        """Open the steps for beginners."""
        from gui.help.getting_started import GettingStarted

        keys = self._context.keymap.text("window.palette")
        open_dialog(
            self._window,
            GettingStarted,
            lambda: GettingStarted(self._table.run, keys, self._window),
        )

    def show_shortcuts(self) -> None:
        """Open the page of all shortcuts."""
        from gui.help.shortcuts_sheet import ShortcutsSheet

        def make() -> ShortcutsSheet:
            sheet = ShortcutsSheet(self._context.keymap, self._window)
            sheet.change_wanted.connect(self.change_shortcuts)
            return sheet

        open_dialog(self._window, ShortcutsSheet, make)

    def change_shortcuts(self) -> None:
        """Open the preferences at the shortcuts."""
        self.show_preferences().show_section("shortcuts")

    def show_preferences(self) -> PreferencesDialog:
        """Open the preferences; the dialog stays open beside the window."""
        from gui.preferences_dialog import open_preferences

        context = self._context
        return open_preferences(self._window, context.settings, context.workspace, context.keymap)

    def show_files(self) -> None:
        """Open the list of folders and files."""
        from gui.help.files_dialog import FilesDialog, locations

        def make() -> FilesDialog:
            rows = locations(self._context.workspace, self._context.settings)
            return FilesDialog(rows, self._window)

        open_dialog(self._window, FilesDialog, make)

    def show_logs(self) -> None:
        """Open the logs, read again."""
        from gui.help.log_dialog import LogDialog

        workspace, window = self._context.workspace, self._window
        open_dialog(window, LogDialog, lambda: LogDialog(workspace, window)).refresh()

    def show_about(self) -> None:
        """Open the version and the license."""
        from gui.help.about_dialog import AboutDialog

        workspace, window = self._context.workspace, self._window
        open_dialog(window, AboutDialog, lambda: AboutDialog(workspace, window))
