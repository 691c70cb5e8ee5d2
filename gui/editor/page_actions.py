"""The editor's menus, as data. Everything here works with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from gui.actions import ActionSpec
from gui.editor.text.code_edit import CodeEdit

if TYPE_CHECKING:
    from gui.editor.page import EditorPage

_FILE, _EDIT, _VIEW, _SUGGEST = "&File", "&Edit", "&View", "&Suggestions"
Key = QKeySequence.StandardKey


def editor_actions(page: EditorPage) -> list[ActionSpec]:
    """The rows in the order in which they stand in the menus."""
    return [*_file(page), *_edit(page), *_view(page), *_suggest(page)]


def _file(page: EditorPage) -> list[ActionSpec]:
    def has_file() -> bool:
        return page.edit() is not None

    def row(
        name: str,
        text: str,
        slot: Callable[[], object],
        shortcut: str | Key | tuple[str, ...],
        tip: str,
        *,
        section: str = "files",
        is_global: bool = False,
    ) -> ActionSpec:
        return ActionSpec(
            id=f"editor.{name}",
            text=text,
            menu=_FILE,
            slot=slot,
            shortcut=shortcut,
            tip=tip,
            section=section,
            is_enabled=None if is_global else has_file,
            is_global=is_global,
        )

    return [
        row("new", "&New", page.new_file, Key.New, "An empty file.", is_global=True),
        row("open", "&Open\u2026", page.open_dialog, Key.Open, "Open files.", is_global=True),
        row(
            "open_folder",
            "Open &folder\u2026",
            page.project.open_dialog,
            "Ctrl+Shift+O",
            "Open the folder of a project: suggestions know its files.",
            is_global=True,
        ),
        ActionSpec(
            id="editor.go_to_file",
            text="&Go to file\u2026",
            menu=_FILE,
            slot=page.project.go_to_file,
            shortcut="Ctrl+P",
            tip="Open a file of the project by a part of its name.",
            section="files",
        ),
        row("save", "&Save", page.save, Key.Save, "Write the file.", section="save"),
        row(
            "save_as",
            "Save &as\u2026",
            page.save_as,
            "Ctrl+Shift+S",
            "Write the file under another name.",
            section="save",
        ),
        row("save_all", "Save a&ll", page.save_all, (), "Write every file.", section="save"),
        row("close", "&Close file", page.close_file, "Ctrl+W", "Close the file.", section="save"),
        ActionSpec(
            id="editor.reopen",
            text="&Reopen files at the start",
            menu=_FILE,
            slot=page.set_reopens_files,
            tip="Open at the next start what is open when the window is closed.",
            section="reopen",
            checkable=True,
            is_checked=page.reopens_files,
        ),
    ]


def _edit(page: EditorPage) -> list[ActionSpec]:
    def row(
        name: str,
        text: str,
        command: Callable[[CodeEdit], object],
        shortcut: str | Key | tuple[str, ...],
        tip: str,
        section: str,
    ) -> ActionSpec:
        return ActionSpec(
            id=f"editor.{name}",
            text=text,
            menu=_EDIT,
            slot=_with_edit(page, command),
            shortcut=shortcut,
            tip=tip,
            section=section,
            is_enabled=lambda: page.edit() is not None,
        )

    return [
        row("undo", "&Undo", CodeEdit.undo, Key.Undo, "Take the last step back.", "undo"),
        row("redo", "&Redo", CodeEdit.redo, Key.Redo, "Do it again.", "undo"),
        row("cut", "Cu&t", CodeEdit.cut, Key.Cut, "Move to the clipboard.", "clipboard"),
        row("copy", "&Copy", CodeEdit.copy, Key.Copy, "Copy to the clipboard.", "clipboard"),
        row("paste", "&Paste", CodeEdit.paste, Key.Paste, "Insert the clipboard.", "clipboard"),
        row(
            "select_all",
            "Select &all",
            CodeEdit.selectAll,
            Key.SelectAll,
            "Select all.",
            "clipboard",
        ),
        row("find", "&Find\u2026", lambda _: page.find(), Key.Find, "Find text.", "find"),
        row(
            "find_next",
            "Find &next",
            lambda _: page.find_bar.find_next(),
            Key.FindNext,
            "Go to the next match.",
            "find",
        ),
        row(
            "find_previous",
            "Find pre&vious",
            lambda _: page.find_bar.find_previous(),
            Key.FindPrevious,
            "Go to the match before.",
            "find",
        ),
        row(
            "replace",
            "R&eplace\u2026",
            lambda _: page.find(with_replace=True),
            ("Ctrl+H", "Ctrl+R"),
            "Find text and replace it.",
            "find",
        ),
        row(
            "go_to_line",
            "&Go to line\u2026",
            lambda _: page.go_to_line(),
            "Ctrl+L",
            "Go to a line.",
            "find",
        ),
        row("indent", "&Indent", CodeEdit.indent, "Ctrl+]", "One step deeper.", "lines"),
        row("dedent", "&Dedent", CodeEdit.dedent, "Ctrl+[", "One step back.", "lines"),
        row(
            "comment",
            "Toggle co&mment",
            CodeEdit.toggle_comment,
            "Ctrl+/",
            "Comment or uncomment the selected lines.",
            "lines",
        ),
        ActionSpec(
            id="editor.close_pairs",
            text="Close &brackets and quotes",
            menu=_EDIT,
            slot=page.set_closes_pairs,
            tip="Put the closing bracket or quote in with the opening one.",
            section="pairs",
            checkable=True,
            is_checked=page.closes_pairs,
        ),
    ]


def _view(page: EditorPage) -> list[ActionSpec]:
    rows = (
        ("zoom_in", "Zoom &in", lambda: _zoom(page, 1), (Key.ZoomIn, "Ctrl+="), "Larger code."),
        ("zoom_out", "Zoom &out", lambda: _zoom(page, -1), (Key.ZoomOut,), "Smaller code."),
        ("zoom_reset", "&Reset zoom", page.reset_zoom, ("Ctrl+0",), "The usual size."),
        (
            "next_file",
            "Ne&xt file",
            lambda: page.tabs.show_next(1),
            ("Ctrl+PgDown",),
            "To the right.",
        ),
        (
            "previous_file",
            "Pre&vious file",
            lambda: page.tabs.show_next(-1),
            ("Ctrl+PgUp",),
            "To the left.",
        ),
        (
            "focus",
            "Between text and &model",
            page.switch_focus,
            ("F6",),
            "Move the keyboard from the text to the row above it, and back.",
        ),
    )
    return [
        ActionSpec(
            id=f"editor.{name}",
            text=text,
            menu=_VIEW,
            slot=slot,
            shortcut=shortcut,
            tip=tip,
            section="editor",
        )
        for name, text, slot, shortcut, tip in rows
    ] + [
        ActionSpec(
            id="editor.file_tree",
            text="&File tree",
            menu=_VIEW,
            slot=page.project.show_tree,
            shortcut="Ctrl+Shift+E",
            tip="Show the files of the project beside the text.",
            section="editor",
            checkable=True,
            is_checked=page.project.shows_tree,
        )
    ]


def _suggest(page: EditorPage) -> list[ActionSpec]:
    bar, controller, suggestions = page.completion_bar, page.controller, page.suggestions
    modes = [
        ActionSpec(
            id=f"editor.mode_{mode}",
            text=text,
            menu=_SUGGEST,
            slot=lambda _checked, m=mode: bar.set_mode(m),
            tip=tip,
            section="mode",
            checkable=True,
            is_checked=lambda m=mode: bar.mode() == m,
        )
        for mode, text, tip in (
            ("autocomplete", "Mode: &autocomplete", "Keep to what is likely."),
            ("creative", "Mode: &creative", "Dare more."),
        )
    ]
    asking = [
        ActionSpec(
            id=f"editor.{name}",
            text=text,
            menu=_SUGGEST,
            slot=slot,
            shortcut=shortcut,
            tip=tip,
            section="ask",
        )
        for name, text, slot, shortcut, tip in (
            (
                "suggest",
                "&Suggest now",
                controller.suggest_now,
                ("Alt+\\", "Ctrl+Space"),
                "Ask the model at the caret, wherever it stands.",
            ),
            (
                "why",
                "&Why this?",
                page.why.open_menu,
                ("Ctrl+Shift+Y",),
                "Which source gave the suggestion: the model, this file or the project.",
            ),
            (
                "source",
                "Go to its &first source",
                page.why.go_to_first,
                ("F12",),
                "Show where the project has what is suggested; Esc comes back.",
            ),
            ("next", "&Next suggestion", controller.show_next, ("Alt+]",), "Show another one."),
            (
                "previous",
                "&Previous suggestion",
                controller.show_previous,
                ("Alt+[",),
                "Show the one before.",
            ),
        )
    ]
    return [
        *asking,
        ActionSpec(
            id="editor.suggest_while_typing",
            text="Suggest while &typing",
            menu=_SUGGEST,
            slot=bar.set_completes,
            shortcut="Ctrl+Alt+\\",
            tip="Switch suggestions on or off.",
            section="where",
            checkable=True,
            is_checked=bar.completes,
        ),
        *_switches(page),
        *modes,
        ActionSpec(
            id="editor.inspect",
            text="&Inspect surprise",
            menu=_SUGGEST,
            slot=suggestions.inspect,
            shortcut="Ctrl+Shift+I",
            tip="Colour the text by how surprising each token is to the model.",
            section="model",
            checkable=True,
            is_checked=bar.is_inspecting,
        ),
        ActionSpec(
            id="editor.tune",
            text="T&une and figures",
            menu=_SUGGEST,
            slot=suggestions.show_panel,
            shortcut="Ctrl+Shift+U",
            tip="Precision, languages, sampling, and what became of the suggestions.",
            section="model",
            checkable=True,
            is_checked=bar.is_panel_shown,
        ),
        ActionSpec(
            id="editor.milestones",
            text="&How a run learnt this line",
            menu=_SUGGEST,
            slot=page.show_milestones,
            shortcut="Ctrl+Shift+H",
            tip="What the weights of each milestone of a run suggest at the caret.",
            section="model",
            checkable=True,
            is_checked=page.shows_milestones,
        ),
        ActionSpec(
            id="editor.open_checkpoint",
            text="&Open a checkpoint\u2026",
            menu=_SUGGEST,
            slot=page.open_checkpoint_dialog,
            tip="Complete with a .pth file from anywhere.",
            section="model",
            is_global=True,
        ),
    ]


def _switches(page: EditorPage) -> list[ActionSpec]:
    switches = page.suggestions.panel.switches
    return [
        ActionSpec(
            id=f"editor.suggest_in_{name}",
            text=text,
            menu=_SUGGEST,
            slot=slot,
            tip=tip,
            section="where",
            checkable=True,
            is_checked=box.isChecked,
            is_enabled=box.isEnabled,
        )
        for name, text, slot, box, tip in (
            (
                "language",
                "In this &language",
                switches.set_in_files,
                switches.in_files,
                "Switch the language of this file on or off.",
            ),
            (
                "comments",
                "In its co&mments",
                switches.set_in_comments,
                switches.in_comments,
                "Suggest in comments too.",
            ),
            (
                "strings",
                "In its st&rings",
                switches.set_in_strings,
                switches.in_strings,
                "Suggest in strings too.",
            ),
        )
    ]


def _with_edit(page: EditorPage, command: Callable[[CodeEdit], object]) -> Callable[[], None]:
    def call() -> None:
        edit = page.edit()
        if edit is not None:
            command(edit)

    return call


def _zoom(page: EditorPage, steps: int) -> None:
    edit = page.edit()
    if edit is not None:
        edit.zoom(steps)
