"""The preferences dialog: every preference has a row, and a change takes effect immediately."""

import dataclasses
import typing

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from core.workspace import WORKSPACE_VARIABLE, default_folder
from gui.app import wanted_workspace
from gui.code_font import code_families, code_font
from gui.context import AppContext
from gui.editor.page import EditorPage
from gui.keymap import Keymap
from gui.preferences import Preferences
from gui.preferences_dialog import PreferencesDialog, open_preferences
from tests.gui.editor.conftest import FakeDialogs, FakeService


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


def test_the_font_and_the_tab_width_change_every_open_file(context, settings, qtbot, tmp_path):
    page = EditorPage(context, FakeDialogs())
    qtbot.addWidget(page)
    page.tabs.new_file()
    family = next(iter(code_families()))
    settings.put(
        dataclasses.replace(settings.preferences.editor, font=family, font_size=15, tab_width=8)
    )
    edit = page.edit()
    assert edit.font().family() == family
    assert edit.font().pointSize() == 15
    assert edit.tabStopDistance() == 8 * edit.fontMetrics().horizontalAdvance(" ")
    page.tabs.new_file()
    assert page.edit().font().family() == family
    settings.put(dataclasses.replace(settings.preferences.editor, font="No such font"))
    assert page.edit().font().family() == code_font("", 11).family()


def test_fonts_are_chosen_from_those_of_equal_width(dialog, settings):
    choice = dialog.forms["editor"].field("font").editor
    assert choice.itemText(0) == "System"
    assert [choice.itemText(row) for row in range(1, choice.count())] == code_families()
    choice.set_key(code_families()[0])
    assert settings.preferences.editor.font == code_families()[0]
    settings.put(dataclasses.replace(settings.preferences.editor, font="Of another computer"))
    assert choice.key() == "Of another computer"


def test_another_number_of_cores_opens_the_model_again(qapp, workspace, settings):
    service = FakeService()
    context = AppContext(workspace, settings, qapp, service)
    settings.put(dataclasses.replace(settings.preferences.suggestions, max_tokens=40))
    assert service.loaded == []
    settings.put(dataclasses.replace(settings.preferences.suggestions, threads=2))
    assert service.loaded == [service.model.path]
    context.shutdown()
    qapp.setStyleSheet("")


def test_a_folder_is_chosen_with_the_desktops_dialog(dialog, settings, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    field = dialog.forms["window"].field("workspace").editor
    field.button.click()
    assert settings.preferences.window.workspace == str(tmp_path)
    dialog.forms["window"].field("workspace").reset()
    assert settings.preferences.window.workspace == ""


@pytest.mark.parametrize("given", ["argument", "environment", "preference"])
def test_the_workspace_of_the_preferences_is_used_unless_another_is_named(
    settings, tmp_path, monkeypatch, given
):
    monkeypatch.delenv(WORKSPACE_VARIABLE)
    put = dataclasses.replace(settings.preferences.window, workspace=str(tmp_path / "preference"))
    settings.put(put)
    if given == "environment":
        monkeypatch.setenv(WORKSPACE_VARIABLE, str(tmp_path / given))
    argument = tmp_path / given if given == "argument" else None
    workspace, problem = wanted_workspace(argument, settings)
    assert problem is None
    assert workspace.folder == tmp_path / given


@pytest.mark.parametrize("folder", ["a file/below", "not/absolute"])
def test_a_workspace_that_cannot_be_used_costs_no_start(settings, tmp_path, monkeypatch, folder):
    monkeypatch.delenv(WORKSPACE_VARIABLE)
    (tmp_path / "a file").write_text("", "utf-8")
    wanted = str(tmp_path / folder) if folder.startswith("a file") else folder
    settings.put(dataclasses.replace(settings.preferences.window, workspace=wanted))
    workspace, problem = wanted_workspace(None, settings)
    assert workspace.folder == default_folder()
    assert wanted in problem.message
