"""The dial, the switches and the form beside the text, and what they change."""

from __future__ import annotations

import pytest

from core.completion.precision import Stops
from core.editing.language_mode import JAVA, PLAIN_TEXT
from core.inference.sampling_config import AUTOCOMPLETE
from gui.editor.suggest import calibration
from gui.editor.suggest.language_switches import LanguageSwitches
from gui.editor.suggest.precision_dial import PrecisionDial
from gui.editor.suggest.sampling_form import SamplingForm
from gui.preferences import AUTOMATIC


def stops(automatic):
    return Stops(quiet=0.7, balanced=0.5, eager=0.15, automatic=automatic)


@pytest.fixture
def dial(settings, qtbot) -> PrecisionDial:
    result = PrecisionDial(settings)
    qtbot.addWidget(result)
    return result


def test_the_dial_follows_the_model_until_it_is_turned(dial, settings, qtbot):
    dial.set_stops(stops(0.35))
    assert (dial.slider.value(), dial.value.text()) == (35, "35 %")
    assert settings.preferences.suggestions.confidence_threshold == AUTOMATIC
    with qtbot.waitSignal(dial.changed):
        dial.slider.setValue(60)
    assert settings.preferences.suggestions.confidence_threshold == 0.6
    dial.set_stops(stops(0.2))
    assert dial.slider.value() == 60
    dial.own.click()
    assert dial.slider.value() == 20
    assert settings.preferences.suggestions.confidence_threshold == AUTOMATIC


def test_three_named_stops_beside_the_free_value(dial, settings, qtbot):
    def checked():
        return [name for name, button in dial.stops.items() if button.isChecked()]

    dial.set_stops(Stops(quiet=0.72, balanced=0.44, eager=0.2, automatic=0.3))
    assert list(dial.stops) == ["Quiet", "Balanced", "Eager"]
    assert checked() == []  # the model's own figure
    for name, value in (("Quiet", 0.72), ("Balanced", 0.44), ("Eager", 0.2)):
        with qtbot.waitSignal(dial.changed):
            dial.stops[name].click()
        assert settings.preferences.suggestions.confidence_threshold == value
        assert checked() == [name]
    dial.slider.setValue(95)
    assert checked() == []
    dial.stops["Quiet"].click()
    dial.stops["Quiet"].click()  # pressed again it stays
    assert checked() == ["Quiet"]


def test_measuring_is_offered_until_it_is_done(dial, qtbot):
    dial.set_stops(stops(0.1), is_guess=True)
    assert not dial.measure.isHidden()
    with qtbot.waitSignal(dial.measure_wanted):
        dial.measure.click()
    dial.set_measuring(True)
    assert not dial.measure.isEnabled()
    dial.set_measuring(False)
    dial.set_stops(stops(0.3))
    assert dial.measure.isHidden()


def test_a_model_is_measured_beside_and_opened_again(
    page, service, editor_context, workspace, qtbot, monkeypatch
):
    path = workspace.runs / "x.pth"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    commands = []
    monkeypatch.setattr(
        calibration, "run_command", lambda arguments, emit, control: commands.append(arguments)
    )
    page.completion_bar.load(path)
    page.suggestions.panel.dial.measure.click()
    qtbot.waitUntil(lambda: len(service.loaded) == 2, timeout=5000)
    assert commands[0][0] == "calibrate"
    assert commands[0][-1] == str(path)
    assert page.suggestions.panel.dial.measure.isEnabled()


def test_a_language_is_switched_by_one_click(settings, qtbot):
    switches = LanguageSwitches(settings)
    qtbot.addWidget(switches)
    switches.set_language(JAVA)
    assert switches.in_files.text() == "In Java files"
    switches.in_files.click()
    switches.in_comments.click()
    switches.in_strings.click()
    assert settings.preferences.suggestions.disabled_languages == ("java",)
    assert settings.preferences.suggestions.comments_in == ("java",)
    assert settings.preferences.suggestions.strings_in == ("java",)
    switches.in_files.click()
    switches.in_comments.click()
    assert settings.preferences.suggestions.disabled_languages == ()
    assert settings.preferences.suggestions.comments_in == ()
    switches.set_language(PLAIN_TEXT)
    assert not switches.in_comments.isEnabled()
    assert switches.in_files.isChecked()


def test_the_form_has_a_row_for_each_setting_and_keeps_modes_apart(settings, qtbot):
    form = SamplingForm(settings)
    qtbot.addWidget(form)
    names = [field.name for field in form.sampling.fields]
    assert set(names) == {"temperature", "top_k", "top_p", "min_p", "repetition_penalty", "seed"}
    form.sampling.field("temperature").set_value(0.5)
    form.sampling.field("min_p").set_value(0.1)
    form.length.field("max_tokens").set_value(40)
    chosen = settings.preferences.suggestions
    assert (chosen.autocomplete.temperature, chosen.autocomplete.min_p) == (0.5, 0.1)
    assert chosen.max_tokens == 40
    assert chosen.creative.temperature == 0.8


def test_a_value_out_of_range_changes_nothing(settings, qtbot):
    form = SamplingForm(settings)
    qtbot.addWidget(form)
    form.sampling.field("temperature").set_value(99)
    assert settings.preferences.suggestions.autocomplete == AUTOCOMPLETE
    assert form.sampling.problem is not None


def test_another_mode_shows_its_own_values(page, settings):
    form = page.suggestions.panel.form
    assert form.sampling.field("temperature").value() == 0.2
    page.completion_bar.set_mode("creative")
    assert form.sampling.field("temperature").value() == 0.8
    assert settings.preferences.suggestions.creative.temperature == 0.8


def test_one_click_ends_a_silence(page, service, settings, qtbot):
    page.commands.new_file()
    qtbot.keyClicks(page.edit(), "# a comment")
    qtbot.waitUntil(lambda: page.status._remedy.isVisible(), timeout=2000)
    assert page.status._why.text() == "No suggestion: the cursor is in a comment."
    assert page.status._remedy.text() == "Suggest in comments"
    page.status._remedy.click()
    assert settings.preferences.suggestions.comments_in == ("python",)
    assert service.requests[-1].prefix == "# a comment"
    page.completion_bar.set_completes(False)
    page.status._remedy.click()
    assert settings.preferences.suggestions.enabled


def test_the_panel_opens_and_is_remembered(page, settings):
    assert page.suggestions.panel.isHidden()
    page.completion_bar._tune.click()
    assert page.suggestions.panel.isVisible()
    assert settings.state.editor.shows_panel
    page.suggestions.show_panel(False)
    assert not page.completion_bar.is_panel_shown()


def test_the_badge_counts_and_the_row_names_the_keys(page, service, qtbot):
    page.commands.new_file()
    edit = page.edit()
    qtbot.keyClicks(edit, "val")
    qtbot.waitUntil(lambda: bool(service.requests), timeout=2000)
    service.answer("ue = 1", alternatives=("ue = 2",))
    qtbot.waitUntil(lambda: edit.ghost.is_visible, timeout=2000)
    assert page.suggestions._badge.text == "1/2"
    assert page.status._why.text().startswith("1/2 \u00b7 60 % confidence \u00b7 Tab accept")
    page.controller.show_next()
    assert page.suggestions._badge.text == "2/2"
    qtbot.keyClick(edit, "x")
    assert page.suggestions._badge.text == ""
    assert "Tab all" not in page.status._why.text()
