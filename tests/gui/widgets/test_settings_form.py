"""A form from a dataclass: values, ranges, resets, hidden rows."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from core.config import check_ranges, setting
from core.errors import ConfigError
from gui.widgets.choice import Choice
from gui.widgets.settings_form import SettingsForm, editable_names


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallConfig:
    learning_rate: float = setting(0.001, "How far each step moves.", low=0, high=1)
    batch_size: int = setting(8, "Windows per step.", low=1, high=64, unit="windows")
    optimizer: str = setting("a", "Which.", choices=("a", "b"))
    compile: bool = setting(False, "Whether.")
    note: str = setting("", "Free text.")
    names: tuple[str, ...] = setting((), "Not for a form.")

    def __post_init__(self) -> None:
        check_ranges(self)
        if self.batch_size == 13:
            raise ConfigError("13 is unlucky.", "Take 12.")


@pytest.fixture
def form(qtbot):
    result = SettingsForm(
        SmallConfig(), ("learning_rate", "batch_size", "optimizer"), ("compile", "note")
    )
    qtbot.addWidget(result)
    result.show()
    return result


def test_editable_names_leave_out_what_a_row_cannot_hold():
    assert editable_names(SmallConfig()) == [
        "learning_rate",
        "batch_size",
        "optimizer",
        "compile",
        "note",
    ]


def test_each_type_has_its_editor(form):
    kinds = [type(field.editor) for field in form.fields]
    assert kinds == [QLineEdit, QLineEdit, Choice, QCheckBox, QLineEdit]
    assert form.fields[0].label.text() == "Learning rate"
    assert form.fields[1].label.text() == "Batch size"


def test_untouched_it_gives_the_configuration_back(form):
    assert form.config() == SmallConfig()
    assert form.problem is None


def test_values_are_read_as_people_write_them(form):
    form.field("learning_rate").editor.setText("3e-4")
    form.field("batch_size").editor.setText(" 3_2 ")
    form.field("optimizer").editor.set_key("b")
    form.field("compile").editor.setChecked(True)
    form.field("note").editor.setText("a, b")
    expected = SmallConfig(
        learning_rate=3e-4, batch_size=32, optimizer="b", compile=True, note="a, b"
    )
    assert form.config() == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("learning_rate", "fast"),
        ("learning_rate", "2"),
        ("learning_rate", "nan"),
        ("learning_rate", ""),
        ("batch_size", "1.5"),
        ("batch_size", "0"),
        ("batch_size", "65"),
    ],
)
def test_wrong_values_are_marked_and_named_as_one_types(form, qtbot, name, text):
    field = form.field(name)
    with qtbot.waitSignal(form.changed):
        field.editor.setText(text)
    assert field.editor.property("invalid")
    assert form.problem is not None
    with pytest.raises(ConfigError):
        form.config()
    field.reset_button.click()
    assert form.config() == SmallConfig()
    assert not field.editor.property("invalid")


def test_values_at_odds_with_each_other_are_named(form):
    form.field("batch_size").editor.setText("13")
    assert form.problem.message == "13 is unlucky."


def test_reset_shows_only_where_something_changed(form):
    field = form.field("batch_size")
    assert not field.reset_button.isVisible()
    field.editor.setText("9")
    assert field.reset_button.isVisible()
    field.editor.setText("8")
    assert not field.reset_button.isVisible()


def test_further_rows_wait_hidden_and_count_all_the_same(form):
    note = form.field("note")
    assert not note.editor.isVisible()
    note.editor.setText("x")
    assert not note.reset_button.isVisible()
    assert form.config().note == "x"
    form.show_more(True)
    assert note.editor.isVisible()
    assert note.reset_button.isVisible()


def test_another_preset_brings_its_own_defaults(form):
    form.field("learning_rate").editor.setText("0.5")
    form.set_config(SmallConfig(learning_rate=0.25, names=("kept",)))
    assert form.config() == SmallConfig(learning_rate=0.25, names=("kept",))
    assert "0.25" in form.field("learning_rate").editor.toolTip()


def test_tooltips_explain_meaning_and_range(form):
    tip = form.field("batch_size").editor.toolTip()
    assert "Windows per step." in tip
    assert "1 to 64 windows" in tip
    assert form.field("batch_size").editor.accessibleName() == "Batch size"
    assert form.field("batch_size").label.buddy() is form.field("batch_size").editor
