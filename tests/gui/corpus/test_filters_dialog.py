"""Thresholds before there is a corpus, and the tokens of a file as it is built."""

import pytest

from core.corpus.filters.table import FILTERS
from core.corpus.preview import Preview, PreviewRange
from core.corpus.store.manifest import ManifestRow
from core.workspace import open_workspace
from gui.corpus.filters_dialog import THRESHOLDS, FiltersDialog
from gui.corpus.page import CorpusPage
from gui.corpus.preview_text import preview_text


@pytest.fixture
def workspace(tmp_path):
    """Without any corpus."""
    return open_workspace(tmp_path / "workspace")


def test_before_the_first_build_the_thresholds_are_a_form(context, qtbot):
    page = CorpusPage(context)
    qtbot.addWidget(page)
    page.show()
    options = page.build_tab.options
    options.adjust_button.click()
    assert page.tabs.currentIndex() == 0
    dialog = page.window().findChild(FiltersDialog)
    assert dialog.isVisible()
    dialog.form.field("max_lines").set_value(123)
    dialog.use_button.click()
    assert options.config.max_lines == 123
    assert options.filters.currentText() == "Custom"
    assert "corpus.max_lines=123" in options.command_options()


def test_every_filter_has_its_thresholds_there():
    assert {name for each in FILTERS for name in each.settings} <= set(THRESHOLDS)


def test_the_tokens_of_a_file_are_those_of_the_text_as_built():
    text = '"""' + "licence\n" * 40 + '"""\nfirst = 1\n'
    end = text.index("first")
    made = Preview(
        text=text, ranges=(PreviewRange(start=0, end=end, kind="stripped", tip="A header."),)
    )
    shown = preview_text(ManifestRow(path="a.py", source="/x", language="python", kept=True), made)
    assert shown.text.text == text
    assert shown.built == "first = 1\n"
    assert shown.built_note.startswith("As built: 41 line")
    plain = preview_text(
        ManifestRow(path="a.py", source="/x", language="python"), Preview(text=text)
    )
    assert (plain.built, plain.built_note) == (text, "")
