"""What the choices above the table of files ask for."""

import pytest

from core.corpus.browse.file_filter import WANTED
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.overrides import Overrides
from gui.corpus.file_filter_bar import FileFilterBar
from gui.corpus.files_panel import FilesPanel
from tests.core.corpus.rows import made_corpus, made_rows

OTHER = ManifestRow(path="notes.txt", source="/sources/code", reason="other_language")


@pytest.fixture
def data(tmp_path):
    return made_corpus(tmp_path, [OTHER, *made_rows(9)])


def test_files_of_other_languages_are_asked_for_on_purpose(qtbot, data):
    bar = FileFilterBar()
    qtbot.addWidget(bar)
    bar.offer(data)
    assert bar.wanted().decision == WANTED
    assert not bar.wanted().matches(data)[0]
    assert bar.wanted().matches(data)[1:].all()
    bar.decision.set_key("")
    assert bar.wanted().matches(data).all()


def test_a_choice_lasts_over_corpora_that_offer_it(qtbot, data, tmp_path):
    bar = FileFilterBar()
    qtbot.addWidget(bar)
    bar.offer(data)
    bar.decision.set_key("kept")
    bar.offer(made_corpus(tmp_path, made_rows(5)))
    assert bar.wanted().decision == "kept"
    bar.decision.set_key("")
    bar.offer(data)
    assert bar.wanted().decision == ""
    bar.decision.set_key("other_language")
    bar.offer(made_corpus(tmp_path, made_rows(5)))
    assert bar.wanted().decision == WANTED


def test_a_hidden_file_can_be_gone_to(qtbot, data):
    panel = FilesPanel()
    qtbot.addWidget(panel)
    panel.show_corpus(data, Overrides())
    assert panel.model.rowCount() == 9
    panel.show_row(0)
    assert panel.model.rowCount() == 10
    assert panel.selected() == [OTHER]
