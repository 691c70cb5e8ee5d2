"""The tabs on a real corpus: files, filters, copies, tokens."""

import csv
import dataclasses
import shutil
from pathlib import Path

import pytest

from core.corpus.browse.corpus_data import corpus_data
from core.corpus.store.overrides import ALWAYS_DROP, ALWAYS_KEEP, read_overrides
from core.data.open_corpus import OpenedCorpus
from gui.corpus.page import CorpusPage

FILES, FILTERS, DUPLICATES, TOKENS = range(1, 5)


@pytest.fixture
def page(context, qtbot):
    page = CorpusPage(context)
    qtbot.addWidget(page)
    page.resize(1280, 700)
    page.show()
    return page


def show(qtbot, page, index):
    page.tabs.setCurrentIndex(index)
    lazy = (page.files, page.thresholds, page.duplicates, page.tokens)[index - 1]
    qtbot.waitUntil(lambda: lazy.view is not None, timeout=10_000)
    return lazy.view


def choose(qtbot, tab, path):
    indices = {row.path: index for index, row in enumerate(tab.files.model.corpus.rows)}
    tab.show_file(indices[path])
    qtbot.waitUntil(lambda: tab.preview.view.toPlainText() != "", timeout=10_000)
    qtbot.waitUntil(lambda: tab.preview.path.text() == path)


def test_every_file_is_listed_with_its_decision(qtbot, page):
    tab = show(qtbot, page, FILES)
    model = tab.files.model
    rows = {model.row(line).path: model.row(line) for line in range(model.rowCount())}
    assert len(rows) == 16
    assert rows["short.py"].reason == "too_short"
    assert rows["inner/test_x.py"].reason == "test_name"
    assert tab.files.count.text().startswith("16 file")
    tab.files.bar.search.setText("inner")
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    assert tab.files.count.text().startswith("2 of 16 files")
    tab.files.bar.search.setText("no such path")
    qtbot.waitUntil(lambda: model.rowCount() == 0)
    assert not tab.files.table.isVisible()
    assert not tab.files.export_button.isEnabled()


def test_the_preview_marks_what_is_removed(qtbot, page):
    tab = show(qtbot, page, FILES)
    choose(qtbot, tab, "licensed.py")
    qtbot.waitUntil(lambda: "licence" in tab.preview.view.toPlainText())
    swatch, words = tab.preview.legend["stripped"]
    assert swatch.isVisible()
    assert words.text() == "removed"
    assert not tab.preview.legend["redacted"][0].isVisible()
    assert "31 line" in tab.preview.facts.text()


def test_a_decision_of_the_user_is_saved_and_can_be_undone(qtbot, page, context):
    tab = show(qtbot, page, FILES)
    choose(qtbot, tab, "short.py")
    row = tab.files.selected()[0]
    folder = context.workspace.corpus("mine")
    tab.preview.keep_button.click()
    qtbot.waitUntil(lambda: read_overrides(folder).of(row.source, row.path) == ALWAYS_KEEP)
    assert not tab.preview.drop_button.isChecked()
    tab.preview.drop_button.click()
    qtbot.waitUntil(lambda: read_overrides(folder).of(row.source, row.path) == ALWAYS_DROP)
    assert not tab.preview.keep_button.isChecked()
    tab.preview.drop_button.click()
    qtbot.waitUntil(lambda: read_overrides(folder).of(row.source, row.path) == "")


def test_a_duplicate_leads_to_its_original(qtbot, page):
    tab = show(qtbot, page, FILES)
    model = tab.files.model
    copies = [
        model.row(index)
        for index in range(model.rowCount())
        if model.row(index).reason == "duplicate"
    ]
    (copy,) = copies
    choose(qtbot, tab, copy.path)
    tab.preview.original_button.click()
    assert tab.files.selected()[0].path == copy.duplicate_of


def test_the_original_of_a_copy_is_found_though_another_source_has_the_same_path(opened):
    rows = list(opened.data.rows)
    copy = next(index for index, row in enumerate(rows) if row.reason == "duplicate")
    original = next(index for index, row in enumerate(rows) if row.path == rows[copy].duplicate_of)
    # A file of another source that bears the path of the original, and comes before it.
    namesake = dataclasses.replace(
        rows[copy + 1], source="/elsewhere", path=rows[original].path, md5="f" * 32
    )
    data = corpus_data(opened.data.folder, opened.data.config, [namesake, *rows], 3.5)
    assert data.original_of(copy + 1) == original + 1
    assert data.rows[data.original_of(copy + 1)].source == rows[copy].source
    assert data.original_of(original + 1) == -1


def test_the_files_shown_are_exported(qtbot, page, tmp_path):
    tab = show(qtbot, page, FILES)
    tab.files.bar.show_decision("too_short")
    path = tmp_path / "files.csv"
    tab.export_to(path)
    qtbot.waitUntil(path.exists)
    with open(path, encoding="utf-8-sig", newline="") as file:
        paths = [record["path"] for record in csv.DictReader(file)]
    assert paths == ["short.py"]


def test_a_moved_threshold_shows_what_is_won_and_lost(qtbot, page):
    tab = show(qtbot, page, FILTERS)
    assert tab.effect.file_change.text() == "as built"
    built = tab.decision.files
    row = next(
        row for card in tab.cards for row in card.rows if row.threshold.setting == "max_lines"
    )
    row.field.setText("30")
    row.field.editingFinished.emit()
    qtbot.waitUntil(lambda: tab.decision.files < built)
    lost = built - tab.decision.files
    assert tab.effect.file_change.text() == f"-{lost}"
    assert tab.presets.key() == "custom"
    assert row.reset_button.isVisible()
    row.reset_button.click()
    qtbot.waitUntil(lambda: tab.decision.files == built)
    assert tab.presets.key() == "built"


def test_a_switch_counts_as_well_and_goes_into_the_next_build(qtbot, page):
    tab = show(qtbot, page, FILTERS)
    built = tab.decision.files
    tab.switches["drop_tests"].setChecked(False)
    qtbot.waitUntil(lambda: tab.decision.files == built + 1)
    tab.use_button.click()
    assert page.tabs.currentIndex() == 0
    options = page.build_tab.options
    assert options.config.drop_tests is False
    assert options.filters.key() == "custom"
    assert "corpus.drop_tests=false" in options.command_options()


def test_thresholds_that_contradict_each_other_are_said(qtbot, page):
    tab = show(qtbot, page, FILTERS)
    lines = tab.cards[0].rows
    lines[0].field.setText("500")
    lines[0].field.editingFinished.emit()
    lines[1].field.setText("100")
    lines[1].field.editingFinished.emit()
    qtbot.waitUntil(tab.problem.isVisible)
    assert not tab.use_button.isEnabled()


def test_a_preset_moves_all_thresholds(qtbot, page):
    tab = show(qtbot, page, FILTERS)
    tab.presets.set_key("card")
    assert tab.config().drop_generated is False
    assert tab.config().max_longest_line == 0
    assert tab.presets.key() == "card"


def test_a_reason_leads_to_its_files(qtbot, page):
    tab = show(qtbot, page, FILTERS)
    tab.effect.reasons.chosen.emit("too_short")
    files = page.files.view.files
    assert page.tabs.currentIndex() == FILES
    assert [files.model.row(index).path for index in range(files.model.rowCount())] == ["short.py"]


def test_duplicates_are_grouped_and_lead_to_the_file(qtbot, page):
    tab = show(qtbot, page, DUPLICATES)
    groups = [tab.clusters.texts(row) for row in range(len(tab.clusters))]
    assert groups
    exact = next(row for row, texts in enumerate(groups) if texts[2] == "Exact duplicates")
    tab.cluster_table.selectRow(exact)
    paths = {tab.members.texts(row)[0] for row in range(len(tab.members))}
    assert paths == {"inner/copy.py", "module_05.py"}
    tab.show_button.click()
    assert page.tabs.currentIndex() == FILES
    assert page.files.view.files.selected()[0].path in paths


def test_without_duplicates_that_is_said_under_the_title(qtbot, page):
    tab = show(qtbot, page, DUPLICATES)
    top = tab.summary.geometry().top()
    tab.show_corpus(OpenedCorpus(tab.clusters.data, (), read_overrides(Path("none"))))
    assert not tab.cluster_table.isVisible()
    assert "no duplicates" in tab.summary.text()
    tab.summary.parentWidget().layout().activate()
    assert tab.summary.geometry().top() == top
    assert tab.summary.geometry().height() < 60


def test_any_text_is_split_into_tokens(qtbot, page):
    tab = show(qtbot, page, TOKENS)
    tab.show_text("value_1 = 1\n\N{PILE OF POO}")
    qtbot.waitUntil(lambda: tab.shown is not None and tab.shown.text_bytes == 16)
    assert tab.view.toPlainText() == "value_1 = 1\n\N{PILE OF POO}"
    assert tab.tokens.value.text() == str(len(tab.shown.ids))
    assert tab.bytes.value.text() == "16"


def test_the_tokens_of_a_file_are_shown(qtbot, page):
    tab = show(qtbot, page, FILES)
    choose(qtbot, tab, "module_01.py")
    qtbot.waitUntil(lambda: "value_1_0" in tab.preview.view.toPlainText())
    tab.preview.tokens_button.click()
    assert page.tabs.currentIndex() == TOKENS
    qtbot.waitUntil(lambda: page.tokens.view is not None)
    assert "value_1_0" in page.tokens.view.input.toPlainText()


def test_a_damaged_corpus_is_said_in_its_place(qtbot, page, context):
    (context.workspace.corpus("mine") / "manifest.jsonl").write_text("{", "utf-8")
    page.tabs.setCurrentIndex(FILES)
    qtbot.waitUntil(lambda: "cannot be read" in page.files.message.text())
    assert page.files.view is None


def test_tab_corpus_and_widths_are_found_again(qtbot, page, context):
    shutil.copytree(context.workspace.corpus("mine"), context.workspace.corpus("other"))
    page.hide()
    page.show()
    page.chooser.set_key("other")
    for index, widths in ((DUPLICATES, (500, 756)), (TOKENS, (420, 836)), (FILES, (640, 616))):
        tab = show(qtbot, page, index)
        tab.columns.moveSplitter(widths[0], 1)
    page.close()
    again = CorpusPage(context)
    qtbot.addWidget(again)
    again.resize(1280, 700)
    again.show()
    assert again.chooser.key() == "other"
    assert again.tabs.currentIndex() == FILES
    for index, width in ((FILES, 640), (DUPLICATES, 500), (TOKENS, 420)):
        assert abs(show(qtbot, again, index).columns.sizes()[0] - width) < 16
    again.look_into("mine")
    assert again.tabs.currentIndex() == TOKENS
    again.show_build()
    again.look_into("mine")
    assert (again.chooser.key(), again.tabs.currentIndex()) == ("mine", FILES)
