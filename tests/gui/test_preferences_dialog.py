"""The preferences dialog: every preference has a row, and a change takes effect immediately."""

import dataclasses
import typing

import pytest
from PySide6.QtWidgets import QWidget

from gui.keymap import Keymap
from gui.preferences import Preferences
from gui.preferences_dialog import PreferencesDialog, open_preferences


@pytest.fixture
def dialog(settings, workspace, qtbot):
    result = PreferencesDialog(settings, workspace, Keymap(settings))
    qtbot.addWidget(result)
    result.show()
    return result


def test_every_preference_that_is_one_value_has_a_row(dialog):
    """But the threshold, which has a slider of its own."""
    expected = {
        (section, field.name)
        for section, cls in typing.get_type_hints(Preferences).items()
        for field in dataclasses.fields(cls)
        if field.type in ("str", "bool", "int", "float")
    }
    shown = {(name, field.name) for name, form in dialog.forms.items() for field in form.fields}
    assert shown == expected - {("suggestions", "confidence_threshold")}


def test_a_change_is_stored_and_other_values_stay(dialog, settings):
    put = dataclasses.replace(
        settings.preferences.suggestions, comments_in=("python",), confidence_threshold=0.4
    )
    settings.put(put)
    dialog.forms["editor"].field("font_size").set_value(15)
    dialog.forms["suggestions"].field("max_tokens").set_value(40)
    dialog.forms["window"].field("theme").editor.set_key("dark")
    assert settings.preferences.editor.font_size == 15
    assert settings.preferences.window.theme == "dark"
    assert settings.preferences.suggestions == dataclasses.replace(put, max_tokens=40)


def test_a_value_out_of_range_is_shown_and_not_stored(dialog, settings):
    dialog.forms["editor"].field("font_size").set_value(900)
    assert settings.preferences.editor.font_size == 11
    assert dialog.forms["editor"].problem is not None


def test_a_change_elsewhere_is_shown(dialog, settings):
    settings.put(dataclasses.replace(settings.preferences.editor, font_size=20))
    assert dialog.forms["editor"].field("font_size").value() == 20


def test_there_is_one_dialog_of_a_window(settings, workspace, qtbot, dialog):
    window = QWidget()
    qtbot.addWidget(window)
    keymap = Keymap(settings)
    first = open_preferences(window, settings, workspace, keymap)
    assert open_preferences(window, settings, workspace, keymap) is first
