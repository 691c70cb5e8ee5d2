"""Name, languages and filters of the next build."""

import dataclasses

import pytest

from core.config import from_mapping, override
from core.corpus.config import CorpusConfig
from core.corpus.presets import with_filters
from gui.corpus.build_options import BuildOptions, settings_options
from gui.corpus.languages_button import LanguagesButton


@pytest.fixture
def options(qtbot):
    options = BuildOptions()
    qtbot.addWidget(options)
    options.show()
    return options


def test_a_set_of_filters_is_chosen_by_its_name(options):
    options.filters.set_key("card")
    assert options.config == with_filters(CorpusConfig(), "card")
    options.filters.set_key("recommended")
    assert options.config == CorpusConfig()
    assert options.command_options() == ()


def test_custom_thresholds_are_offered_once_they_are_there(options):
    assert options.filters.findData("own") < 0
    options.set_config(CorpusConfig(sources=("/x",), max_lines=77, languages=("c",)))
    assert options.filters.key() == "custom"
    assert options.config.sources == ()
    assert options.languages.chosen() == ("c",)


def test_the_options_of_the_command_say_the_same_as_the_settings():
    config = CorpusConfig(
        languages=("c", "java"), max_lines=99, max_mean_line=12.5, drop_tests=False
    )
    options = settings_options("corpus", config, CorpusConfig())
    assignments = [each.removeprefix("corpus.") for each in options[1::2]]
    assert set(options[::2]) == {"--set"}
    read = from_mapping(CorpusConfig, override({}, assignments), "test")
    assert read == dataclasses.replace(config, sources=())


def test_one_language_always_stays(qtbot):
    button = LanguagesButton(("python",))
    qtbot.addWidget(button)
    action = next(action for action in button.menu().actions() if action.text() == "Python")
    action.toggle()
    assert button.chosen() == ("python",)
    with qtbot.waitSignal(button.changed):
        button.set_chosen(("c", "java"))
    assert button.chosen() == ("c", "java")
    assert button.text() == "C, Java"
