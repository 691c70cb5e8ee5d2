"""Every field that takes a number: a decimal comma is one, or the field is marked wrong."""

import dataclasses
import typing

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

from core.completion.request import CompletionRequest
from core.config import setting_of
from core.corpus.browse.histogram import CHARTS, AxisScale
from core.corpus.config import CorpusConfig
from core.evaluation.config import FULL
from core.inference.sampling_config import SamplingConfig
from core.model.config import ModelConfig
from core.tokenizer.config import TokenizerConfig
from core.training.config import TrainingConfig
from gui.corpus.threshold_row import ThresholdRow
from gui.editor.find.go_to_line_bar import GoToLineBar
from gui.editor.text.code_edit import CodeEdit
from gui.train.horizon_field import HorizonField
from gui.widgets.settings_form import SettingsForm, editable_names

CONFIGS = (
    TrainingConfig(),
    CorpusConfig(),
    TokenizerConfig(),
    ModelConfig(),
    SamplingConfig(),
    CompletionRequest(id=0, prefix=""),
    FULL,
)
# What each text means; several where either is how somebody writes it.
MEANINGS = {
    "0,1": (0.1,),
    "1,5": (1.5,),
    "0,25": (0.25,),
    "7,5": (7.5,),
    "99,5": (99.5,),
    "0,001": (0.001,),
    "1.000,5": (1000.5,),
    "1,000.5": (1000.5,),
    "1,000": (1.0, 1000.0),
    "1.000": (1.0, 1000.0),
    "1e-3": (0.001,),
    "1,5e-3": (0.0015,),
    "1.000.000": (1e6,),
    "1,000,000": (1e6,),
    "\u0661": (1.0,),
    "\u0661\u066b\u0665": (1.5,),
    "0,1,5": (),
    "1,00,000": (),
}


@pytest.fixture(params=["C", "de_DE"])
def locale(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


def number_fields(config):
    hints = typing.get_type_hints(type(config))
    return [name for name in editable_names(config) if hints[name] in (int, float)]


def type_into(qtbot, line: QLineEdit, text: str) -> None:
    line.clear()
    if text.isascii():
        qtbot.keyClicks(line, text)
    else:  # as an input method hands it over
        event = QInputMethodEvent()
        event.setCommitString(text)
        QGuiApplication.sendEvent(line, event)


def paste_into(qtbot, line: QLineEdit, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("config", CONFIGS, ids=lambda config: type(config).__name__)
def test_no_setting_takes_a_number_for_another(config, qtbot, locale):
    names = number_fields(config)
    form = SettingsForm(config, names)
    qtbot.addWidget(form)
    form.show()
    for name in names:
        line = form.field(name).editor
        for enter in (type_into, paste_into):
            for text, meanings in MEANINGS.items():
                enter(qtbot, line, text)
                problem = form.field(name).problem
                assert bool(line.property("invalid")) == (problem is not None), (name, text)
                if problem is not None:
                    assert problem.message, (name, text)
                    assert problem.hint, (name, text)
                else:
                    assert form.field(name).value() in meanings, (name, text)


@pytest.mark.parametrize("config", CONFIGS, ids=lambda config: type(config).__name__)
def test_every_decimal_setting_takes_a_decimal_comma(config, qtbot, locale):
    hints = typing.get_type_hints(type(config))
    fields = {field.name: setting_of(field) for field in dataclasses.fields(config)}
    form = SettingsForm(config, number_fields(config))
    qtbot.addWidget(form)
    for name in number_fields(config):
        if hints[name] is not float:
            continue
        low, high = fields[name].low or 0.0, fields[name].high
        value = next(v for v in (0.1, 0.25, 0.75, 1.5, 99.5) if low <= v <= (high or v))
        form.field(name).editor.setText(str(value).replace(".", ","))
        assert form.field(name).value() == value, name


def test_the_reason_is_beside_the_field(qtbot):
    form = SettingsForm(TrainingConfig(), ("gradient_clip",))
    qtbot.addWidget(form)
    form.field("gradient_clip").editor.setText("1,500")
    assert form.problem is not None
    assert "could mean 1500 or 1.5" in form.problem.hint


@pytest.mark.parametrize(
    ("value", "text"), [(0.002, "0.002"), (1e-5, "1e-05"), (1234567.5, "1234567.5")]
)
def test_a_value_is_shown_whole(value, text, qtbot):
    form = SettingsForm(
        dataclasses.replace(TrainingConfig(), save_seconds=300.0), ("save_seconds",)
    )
    qtbot.addWidget(form)
    field = form.field("save_seconds")
    field.set_value(value)
    assert field.editor.text() == text


@pytest.mark.parametrize("unit", ["minutes", "steps"])
@pytest.mark.parametrize("enter", [type_into, paste_into])
def test_the_length_of_a_run(unit, enter, qtbot, locale):
    horizon = HorizonField(20)
    qtbot.addWidget(horizon)
    horizon.show()
    horizon.unit.set_key(unit)
    for text, meanings in MEANINGS.items():
        enter(qtbot, horizon.amount, text)
        if horizon.amount.property("invalid"):
            assert horizon.minutes() is None
        else:
            training_config = horizon.applied_to(TrainingConfig())
            assert (training_config.max_minutes or training_config.max_steps) in meanings, text


@pytest.mark.parametrize(
    ("unit", "text", "value"),
    [("minutes", "1,5", 1.5), ("minutes", "0,5", 0.5), ("steps", "1,000", 1000)],
)
def test_what_the_length_of_a_run_takes(unit, text, value, qtbot):
    horizon = HorizonField(20)
    qtbot.addWidget(horizon)
    horizon.unit.set_key(unit)
    horizon.amount.setText(text)
    training_config = horizon.applied_to(TrainingConfig())
    assert (training_config.max_minutes or training_config.max_steps) == value


def threshold_rows(qtbot):
    for chart in CHARTS:
        for threshold in chart.thresholds:
            row = ThresholdRow(chart, threshold)
            qtbot.addWidget(row.editor)
            qtbot.addWidget(row.slider)
            value = float(getattr(CorpusConfig(), threshold.setting))
            row.set_value(value, AxisScale(chart.low, chart.high or 1e5, chart.is_log))
            yield row


def test_no_threshold_takes_a_number_for_another(qtbot, locale):
    for row in threshold_rows(qtbot):
        for text, meanings in MEANINGS.items():
            before = row.value
            row.field.setText(text)
            qtbot.keyClick(row.field, Qt.Key.Key_Return)
            if row.field.property("invalid"):
                assert row.value == before, (row.threshold, text)
                assert row.field.accessibleDescription(), (row.threshold, text)
                assert row.field.accessibleDescription()[:20] in row.field.toolTip()
            else:
                assert row.value in meanings, (row.threshold, text, row.value)


def test_thresholds_take_decimal_commas_and_what_they_show_themselves(qtbot):
    rows = {row.threshold.setting: row for row in threshold_rows(qtbot)}
    for setting, text, value in (
        ("max_non_ascii_share", "0,1", 0.1),
        ("max_non_ascii_share", "12,5 %", 0.125),
        ("max_non_ascii_share", "0,05%", 0.0005),
        ("max_mean_line", "99,5", 99.5),
        ("max_lines", "1,000", 1000),
        ("max_lines", "Any", rows["max_lines"].threshold.off),
    ):
        row = rows[setting]
        row.field.setText(text)
        row.field.editingFinished.emit()
        assert row.value == value, setting
        assert not row.field.property("invalid")
    for row in rows.values():
        if row.threshold.setting in ("max_lines", "max_longest_line", "max_mean_line"):
            for value in (1234, 123456):
                row.show_value(value)
                row.field.editingFinished.emit()
                assert row.value == value, row.threshold
                assert not row.field.property("invalid")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("1,200", 1200, 1),
        ("1200", 1200, 1),
        ("1.200", 1200, 1),
        ("1\u202f200:8", 1200, 8),
        ("120,8", 120, 8),
        ("120:8", 120, 8),
        ("1,200:8", 1200, 8),
        ("\u0661\u0662", 12, 1),
    ],
)
def test_the_line_to_go_to_is_read_as_the_bar_writes_it(text, line, column, qtbot):
    edit, bar = CodeEdit(), GoToLineBar()
    qtbot.addWidget(edit)
    qtbot.addWidget(bar)
    edit.setPlainText("\n".join(["0123456789"] * 1500))
    bar.open(edit)
    type_into(qtbot, bar._field, text)
    qtbot.keyClick(bar._field, Qt.Key.Key_Return)
    cursor = edit.textCursor()
    assert (cursor.blockNumber() + 1, cursor.positionInBlock() + 1) == (line, column)
