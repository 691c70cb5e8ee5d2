"""The settings that the page itself does not show."""

import dataclasses

import pytest

from core.corpus.config import CorpusConfig
from core.tokenizer.config import TokenizerConfig
from gui.corpus.build_options import BuildOptions
from gui.corpus.settings_dialog import SettingsDialog, differences


@pytest.fixture
def dialog(qtbot):
    dialog = SettingsDialog(CorpusConfig(max_lines=7), TokenizerConfig())
    qtbot.addWidget(dialog)
    return dialog


def test_what_is_not_shown_stays(dialog):
    assert dialog.corpus_config() == CorpusConfig(max_lines=7)
    assert dialog.tokenizer_config() == TokenizerConfig()


def test_what_is_chosen_is_in_the_settings(dialog):
    dialog.reading.field("other_encoding").set_value("gbk")
    dialog.split.field("split_by").set_value("project")
    dialog.tokens.field("style").set_value("card")
    expected = CorpusConfig(max_lines=7, other_encoding="gbk", split_by="project")
    assert dialog.corpus_config() == expected
    assert dialog.tokenizer_config() == TokenizerConfig(style="card")


def test_what_cannot_be_used_cannot_be_accepted(dialog):
    assert dialog.use_button.isEnabled()
    dialog.reading.field("other_encoding").set_value("rot13")
    assert not dialog.use_button.isEnabled()
    dialog.reading.field("other_encoding").reset()
    dialog.tokens.field("vocabulary").set_value(3)
    assert not dialog.use_button.isEnabled()


def test_only_unusual_settings_are_told():
    assert differences(CorpusConfig(max_lines=7), TokenizerConfig()) == ""
    corpus = CorpusConfig(read_containers=True, validation_share=0.0)
    told = differences(corpus, TokenizerConfig(vocabulary=16_000))
    assert told == "Read archives in folders: yes. Validation share: 0.0. Vocabulary: 16000"


def test_the_next_build_gets_them(qtbot):
    options = BuildOptions()
    qtbot.addWidget(options)
    options.show()
    with qtbot.waitSignal(options.finds_others):
        options.use_more(
            dataclasses.replace(options.config, read_containers=True), TokenizerConfig(style="card")
        )
    assert options.command_options() == (
        *("--set", "corpus.read_containers=true"),
        *("--set", 'tokenizer.style="card"'),
    )
    assert options.more.text() == "Read archives in folders: yes. Tokenizer style: card."
    assert options.filters.key() == "recommended"
