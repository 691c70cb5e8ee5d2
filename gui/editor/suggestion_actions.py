"""The Suggestions menu of the editor: one row for each action."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP

from gui.actions import ActionSpec, MenuRows
from gui.editor.commands import EditorCommands
from gui.translation import tr


def suggestion_actions(commands: EditorCommands) -> list[ActionSpec]:
    """The rows in the order of the menu."""
    menu = MenuRows("editor", str(QT_TR_NOOP("&Suggestions")))
    _ask(menu, commands)
    _switch(menu, commands)
    _choose_mode(menu, commands)
    _inspect(menu, commands)
    return menu.rows


def _ask(menu: MenuRows, commands: EditorCommands) -> None:
    controller, why = commands.parts.suggestions.controller, commands.parts.why
    menu.section("ask")
    keys = ("Alt+\\", "Ctrl+Space")
    tip = tr("Request a suggestion at the cursor.")
    menu.add("suggest", tr("&Suggest now"), controller.suggest_now, keys, tip)
    tip = tr("Show where the suggestion comes from: model, file, project and training set.")
    menu.add("why", tr("&Explain suggestion"), why.open_menu, "Ctrl+Shift+Y", tip)
    tip = tr("Show where the project contains the suggested text; Esc returns to the suggestion.")
    menu.add("source", tr("Go to &first source"), why.go_to_first, "F12", tip)
    tip = tr("Show the next suggestion.")
    menu.add("next", tr("&Next suggestion"), controller.show_next, "Alt+]", tip)
    tip = tr("Show the previous suggestion.")
    menu.add("previous", tr("&Previous suggestion"), controller.show_previous, "Alt+[", tip)


def _switch(menu: MenuRows, commands: EditorCommands) -> None:
    bar, switches = commands.parts.suggestions.bar, commands.parts.suggestions.panel.switches
    menu.section("where")
    menu.add(
        "suggest_while_typing",
        tr("Suggest while &typing"),
        bar.set_completes,
        "Ctrl+Alt+\\",
        tr("Turn automatic suggestions on or off."),
        is_checked=bar.completes,
    )
    menu.add(
        "suggest_in_language",
        tr("In this &language"),
        switches.set_in_files,
        tip=tr("Turn suggestions in files of this language on or off."),
        is_checked=switches.in_files.isChecked,
        is_enabled=switches.in_files.isEnabled,
    )
    menu.add(
        "suggest_in_comments",
        tr("In co&mments"),
        switches.set_in_comments,
        tip=tr("Turn suggestions in comments of this language on or off."),
        is_checked=switches.in_comments.isChecked,
        is_enabled=switches.in_comments.isEnabled,
    )
    menu.add(
        "suggest_in_strings",
        tr("In st&rings"),
        switches.set_in_strings,
        tip=tr("Turn suggestions in strings of this language on or off."),
        is_checked=switches.in_strings.isChecked,
        is_enabled=switches.in_strings.isEnabled,
    )


def _choose_mode(menu: MenuRows, commands: EditorCommands) -> None:
    bar = commands.parts.suggestions.bar
    menu.section("mode")
    for mode, text, tip in (
        ("autocomplete", tr("Mode: &autocomplete"), tr("Suggest what is most likely.")),
        ("creative", tr("Mode: &creative"), tr("Sample more varied suggestions.")),
    ):
        menu.add(
            f"mode_{mode}",
            text,
            lambda _checked, mode=mode: bar.set_mode(mode),
            tip=tip,
            is_checked=lambda mode=mode: bar.mode() == mode,
        )


def _inspect(menu: MenuRows, commands: EditorCommands) -> None:
    suggestions = commands.parts.suggestions
    menu.section("model")
    menu.add(
        "inspect",
        tr("Token pro&babilities"),
        suggestions.inspect,
        "Ctrl+Shift+I",
        tr("Highlight each token by the probability that the model gave it."),
        is_checked=suggestions.bar.is_inspecting,
    )
    menu.add(
        "settings",
        tr("S&uggestion settings"),
        suggestions.show_panel,
        "Ctrl+Shift+U",
        tr("Confidence threshold, languages, sampling, and statistics of suggestions."),
        is_checked=suggestions.bar.is_panel_shown,
    )
    menu.add(
        "history",
        tr("Training &history of this line"),
        commands.show_history,
        "Ctrl+Shift+H",
        tr("Show what a run would have suggested at the cursor after each saved step."),
        is_checked=commands.shows_history,
    )
    menu.section("model", is_global=True)
    tip = tr("Use a checkpoint file from any folder.")
    open_checkpoint = commands.open_checkpoint_dialog
    menu.add("open_checkpoint", tr("&Open a checkpoint\u2026"), open_checkpoint, tip=tip)
