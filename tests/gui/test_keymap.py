"""Which keys call which action: defaults, changes, conflicts."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

from gui.actions import ActionSpec
from gui.keymap import Keymap
from gui.settings import Settings


def spec(name: str, keys, *, menu: str = "&File", is_global: bool = False) -> ActionSpec:
    return ActionSpec(
        id=name, text=name, menu=menu, slot=lambda: None, shortcut=keys, is_global=is_global
    )


@pytest.fixture
def keymap(settings):
    result = Keymap(settings)
    result.register(
        (
            spec("editor.save", "Ctrl+S"),
            spec("editor.find", ("Ctrl+F", "F3")),
            spec("editor.undo", QKeySequence.StandardKey.Undo),
            spec("train.start", "Ctrl+Return"),
            spec("train.filter", "Ctrl+F"),
            spec("editor.open", "Ctrl+O", is_global=True),
            spec("window.quit", "Ctrl+Q"),
        )
    )
    return result


def texts(keymap: Keymap, name: str) -> list[str]:
    return [keys.toString() for keys in keymap.keys(name)]


def ids(specs) -> set[str]:
    return {spec.id for spec in specs}


def test_without_a_change_the_keys_of_the_row_apply(keymap):
    assert texts(keymap, "editor.find") == ["Ctrl+F", "F3"]
    assert keymap.text("editor.save") == "Ctrl+S"
    assert keymap.text("no.such") == ""
    assert not keymap.is_changed("editor.find")


def test_a_change_survives_the_file(keymap, settings, qtbot):
    with qtbot.waitSignal(keymap.changed):
        keymap.set_keys("editor.save", [QKeySequence("Ctrl+K, Ctrl+X")])
    settings.save()
    again = Keymap(Settings(settings.path))
    again.register(keymap.specs.values())
    assert texts(again, "editor.save") == ["Ctrl+K, Ctrl+X"]
    assert again.is_changed("editor.save")
    again.reset("editor.save")
    assert texts(again, "editor.save") == ["Ctrl+S"]


def test_pages_do_not_disturb_each_other_but_what_is_global_does(keymap):
    assert ids(keymap.conflicts("train.start", QKeySequence("Ctrl+S"))) == set()
    assert ids(keymap.conflicts("editor.save", QKeySequence("Ctrl+F"))) == {"editor.find"}
    assert ids(keymap.conflicts("train.start", QKeySequence("Ctrl+O"))) == {"editor.open"}
    assert ids(keymap.conflicts("window.quit", QKeySequence("Ctrl+F"))) == {
        "editor.find",
        "train.filter",
    }


def test_the_beginning_of_a_sequence_is_a_conflict_too(keymap):
    keymap.set_keys("editor.find", [QKeySequence("Ctrl+K, Ctrl+F")])
    assert ids(keymap.conflicts("editor.save", QKeySequence("Ctrl+K"))) == {"editor.find"}
    assert ids(keymap.conflicts("editor.save", QKeySequence("Ctrl+K, Ctrl+S"))) == set()


def test_keys_are_taken_from_the_other_action(keymap):
    keymap.set_keys("editor.save", [QKeySequence("Ctrl+F")])
    assert texts(keymap, "editor.save") == ["Ctrl+F"]
    assert texts(keymap, "editor.find") == ["F3"]
    assert texts(keymap, "train.filter") == ["Ctrl+F"]
    assert ids(keymap.reset("editor.find")) == {"editor.save"}
    assert texts(keymap, "editor.find") == ["F3"], "what another action has is not taken back"
    keymap.reset_all()
    assert texts(keymap, "editor.find") == ["Ctrl+F", "F3"]
    assert texts(keymap, "editor.save") == ["Ctrl+S"]


def test_an_action_may_have_no_keys(keymap, settings):
    keymap.set_keys("editor.save", [])
    assert texts(keymap, "editor.save") == []
    assert settings.preferences.shortcuts.changed == ("editor.save=",)


@pytest.mark.parametrize("keys", ["A", "Shift+A", "Tab", "Home", "Alt+F", "Ctrl+Right", "Ctrl+C"])
def test_keys_that_texts_or_menus_use_are_refused(keymap, keys):
    assert keymap.refusal("editor.save", QKeySequence(keys))


@pytest.mark.parametrize("keys", ["F5", "Ctrl+J", "Alt+Up", "Ctrl+K, Ctrl+X", "Ctrl+S"])
def test_other_keys_are_not_refused(keymap, keys):
    assert keymap.refusal("editor.save", QKeySequence(keys)) == ""


def test_an_action_keeps_the_keys_that_its_row_has(keymap):
    assert keymap.refusal("editor.undo", QKeySequence("Ctrl+Z")) == ""
    assert keymap.refusal("editor.save", QKeySequence("Ctrl+Z"))


def test_damaged_lines_of_the_file_cost_nothing_else(tmp_path, qapp):
    path = tmp_path / "settings.toml"
    path.write_text('[shortcuts]\nchanged = ["nonsense", "editor.save=Ctrl+J"]\n', "utf-8")
    keymap = Keymap(Settings(path))
    keymap.register([spec("editor.save", "Ctrl+S")])
    assert texts(keymap, "editor.save") == ["Ctrl+J"]
