"""Building through the page: progress, result, cancel, errors; once for real."""

import dataclasses
import time
import zipfile

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from core.errors import SourceError
from core.events import Notice, StageProgress
from core.workspace import complete_folders, open_workspace
from gui.corpus.build_tab import name_for
from gui.corpus.build_view import STAGES
from gui.corpus.operations import build_operation
from gui.corpus.page import CorpusPage
from gui.corpus.source_delegate import COUNT_ROLE
from gui.corpus.summary import BuildSummary
from tests.gui.corpus.conftest import write_sources

SUMMARY = BuildSummary(
    corpus="stdlib",
    dataset="stdlib--everyday",
    title="stdlib",
    files_seen=10,
    files_read=9,
    files_kept=7,
    dropped=(("test file", 2), ("duplicate", 1)),
    train_tokens=12_345,
    bytes_per_token=3.21,
)


def pretend(name, sources, options, workspace):
    def operate(emit, control):
        for done in range(11):
            control.safe_point()
            emit(
                StageProgress(stage="read", done=done, total=10, unit="files", elapsed_seconds=1.0)
            )
        return SUMMARY

    return operate


def endless(name, sources, options, workspace):
    def operate(emit, control):
        while True:
            control.safe_point()
            time.sleep(0.005)

    return operate


@pytest.fixture
def workspace(tmp_path):
    """Without any corpus."""
    return open_workspace(tmp_path / "workspace")


def make(context, qtbot, make_build):
    page = CorpusPage(context, make_build)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_build_shows_its_stages_and_its_result(context, qtbot):
    page = make(context, qtbot, pretend)
    with qtbot.waitSignal(context.dataset_built) as built:
        page.build_button.click()
    assert built.args == ["stdlib--everyday"]
    assert page.view.stages.row("read").bar.property("state") == "done"
    assert page.view.result.kept.value.text() == "7"
    assert page.view.result.tokens.value.text() == "12.3 k"
    assert not page.is_building
    assert not page.view.cancel_button.isVisible()
    with qtbot.waitSignal(page.back_requested):
        page.view.result.train_button.click()


def test_cancel_ends_it_and_everything_can_be_used_again(context, qtbot):
    page = make(context, qtbot, endless)
    page.build_button.click()
    assert page.is_building
    assert not page.build_button.isEnabled()
    assert not page.sources.isEnabled()
    page.view.cancel_button.click()
    qtbot.waitUntil(lambda: not page.is_building)
    assert page.build_button.isEnabled()
    assert context.errors.history == []


def test_a_failure_and_a_warning_go_to_the_error_place(context, qtbot):
    def failing(name, sources, options, workspace):
        def operate(emit, control):
            emit(Notice(level="warning", message="Odd."))
            raise SourceError("Nothing found.", "Choose another folder.")

        return operate

    page = make(context, qtbot, failing)
    page.build_button.click()
    qtbot.waitUntil(lambda: not page.is_building)
    assert [report.message for report in context.errors.history] == ["Odd.", "Nothing found."]


def test_the_name_follows_the_sources_until_it_is_typed(context, qtbot):
    page = make(context, qtbot, pretend)
    assert page.name.text() == "stdlib"
    page.sources.add("/home/me/My Project")
    assert page.name.text() == "me/My-Project"
    page.name.clear()
    qtbot.keyClicks(page.name, "mine")
    page.sources.add("/other")
    assert page.name.text() == "mine"


@pytest.mark.parametrize("name", ["", " ", "\u202ea", "a" * 101])
def test_a_name_that_cannot_be_a_title_is_refused_immediately(context, qtbot, name):
    page = make(context, qtbot, pretend)
    page.name.setText(name)
    assert not page.build_button.isEnabled()
    assert page.problem.isVisible()
    assert page.name.property("invalid")


@pytest.mark.parametrize("name", ["My project", "a/b", "実験", "a" * 100])
def test_any_text_will_do_as_a_name(context, qtbot, name):
    page = make(context, qtbot, pretend)
    page.name.setText(name)
    assert page.build_button.isEnabled()
    assert page.problem.text() == ""


@pytest.mark.parametrize(
    ("folders", "name"),
    [((), "stdlib"), (("/a/b c/",), "a/b-c"), (("/",), "code"), (("/x/.hidden",), "x/hidden")],
)
def test_names_for_folders(folders, name):
    assert name_for(folders) == name


def test_the_chosen_folders_are_remembered(context, qtbot, tmp_path):
    source = str(write_sources(tmp_path / "code"))
    page = make(context, qtbot, pretend)
    page.sources.add(source)
    with qtbot.waitSignal(context.dataset_built):
        page.build_button.click()
    assert context.settings.state.train.sources == (source,)


def test_nothing_is_built_of_a_source_that_is_gone(context, qtbot, tmp_path):
    page = make(context, qtbot, pretend)
    missing = tmp_path / "missing"
    page.sources.add(str(write_sources(tmp_path / "code")))
    page.sources.add(str(missing))
    qtbot.waitUntil(lambda: not page.build_button.isEnabled())
    item = page.sources.list.item(1)
    assert item.data(COUNT_ROLE) == "not found"
    assert "There is no" in item.toolTip()
    assert str(missing) in page.build_button.toolTip()
    assert page.sources.problem.isVisible()
    assert page.sources.problem.text() == page.build_button.toolTip()
    page.build_tab.build()
    assert not page.is_building
    item.setSelected(True)
    page.sources.remove_button.click()
    assert page.build_button.isEnabled()
    assert page.sources.problem.text() == ""


def test_a_source_that_came_back_is_found_when_the_window_is_turned_to(context, qtbot, tmp_path):
    page = make(context, qtbot, pretend)
    later = tmp_path / "later"
    page.sources.add(str(later))
    qtbot.waitUntil(lambda: not page.build_button.isEnabled())
    write_sources(later)
    page.build_tab.isActiveWindow = lambda: True
    page.build_tab.changeEvent(QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: "16 file" in page.sources.total.text())
    assert page.build_button.isEnabled()


def test_sources_without_a_file_of_the_languages_are_not_built(context, qtbot, tmp_path):
    page = make(context, qtbot, pretend)
    page.sources.add(str(write_sources(tmp_path / "code")))
    page.build_tab.options.languages.set_chosen(("java",))
    qtbot.waitUntil(lambda: not page.build_button.isEnabled())
    assert "no file of the chosen languages" in page.build_button.toolTip()
    assert "archives" not in page.build_button.toolTip()
    page.build_tab.options.languages.set_chosen(("python",))
    qtbot.waitUntil(lambda: "16 file" in page.sources.total.text())
    assert page.build_button.isEnabled()


def test_a_folder_of_archives_says_how_they_are_read(context, qtbot, tmp_path):
    page = make(context, qtbot, pretend)
    (tmp_path / "stack").mkdir()
    with zipfile.ZipFile(tmp_path / "stack" / "code.zip", "w") as archive:
        archive.writestr("a.py", "x = 1\n")
    page.sources.add(str(tmp_path / "stack"))
    qtbot.waitUntil(lambda: "archives and tables" in page.build_button.toolTip())
    options = page.build_tab.options
    changed = dataclasses.replace(options.config, read_containers=True)
    options.use_more(changed, options.tokenizer)
    qtbot.waitUntil(lambda: page.sources.total.text().startswith("1 file"))
    assert page.build_button.isEnabled()


def test_a_build_with_nothing_to_do_says_so(context, qtbot):
    def unchanged(name, sources, options, workspace):
        def operate(emit, control):
            for stage in ("tokenizer", "encode", "write"):
                emit(StageProgress(stage=stage, done=0, total=0, unit="files", elapsed_seconds=0.0))
            emit(Notice(level="info", message="Nothing has changed."))
            return SUMMARY

        return operate

    page = make(context, qtbot, unchanged)
    with qtbot.waitSignal(context.dataset_built):
        page.build_button.click()
    rows = [page.view.stages.row(stage) for stage in STAGES]
    assert {row.bar.property("state") for row in rows} == {"done"}
    assert {row.amount.text() for row in rows} == {"nothing to do"}
    assert page.view.result.notes.text() == "Nothing has changed."


def test_a_real_build(context, qtbot, tmp_path):
    source = tmp_path / "code"
    source.mkdir()
    for number in range(30):
        body = "\n".join(f"    value_{n} = {number} * {n} + offset" for n in range(12))
        text = f"def function_{number}(offset):\n{body}\n    return value_3\n"
        (source / f"module_{number}.py").write_text(text, "utf-8")
    page = CorpusPage(context)
    qtbot.addWidget(page)
    page.sources.add(str(source))
    with qtbot.waitSignal(context.dataset_built, timeout=60_000) as built:
        page.build_button.click()
    assert complete_folders(context.workspace.datasets) == built.args
    assert page.view.result.seen.value.text() == "30"


def test_after_a_build_every_file_and_every_reason_can_be_looked_at(context, qtbot, tmp_path):
    page = make(context, qtbot, build_operation)
    page.sources.add(str(write_sources(tmp_path / "code")))
    with qtbot.waitSignal(context.dataset_built, timeout=60_000):
        page.build_button.click()
    assert "too_short" in [bar.key for bar in page.view.result.reasons.bars]
    page.view.result.reasons.chosen.emit("too_short")
    qtbot.waitUntil(lambda: page.files.view is not None, timeout=10_000)
    model = page.files.view.files.model
    assert [model.row(index).path for index in range(model.rowCount())] == ["short.py"]
    page.show_build()
    page.view.result.files_button.click()
    assert page.tabs.currentIndex() == 1


def test_without_a_corpus_every_tab_invites_to_build_one(context, qtbot):
    page = make(context, qtbot, pretend)
    for index, tab in enumerate((page.files, page.thresholds, page.duplicates, page.tokens), 1):
        page.tabs.setCurrentIndex(index)
        assert "Nothing has been built yet" in tab.message.text()
        tab.build_button.click()
        assert page.tabs.currentIndex() == 0


@pytest.mark.parametrize("name", ["folder", "a.zip", "b.tar.gz", "c.jsonl", "d.parquet", "e.py"])
def test_what_is_dropped_anywhere_on_the_page_becomes_a_source(context, qtbot, tmp_path, name):
    dropped = tmp_path / name
    if name == "folder":
        dropped.mkdir()
    else:
        dropped.write_bytes(b"")
    page = make(context, qtbot, pretend)
    page.tabs.setCurrentIndex(1)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(dropped))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    page.dragEnterEvent(QDragEnterEvent(QPoint(1, 1), action, data, button, none))
    page.dropEvent(QDropEvent(QPointF(1, 1), action, data, button, none))
    assert page.sources.folders() == (str(dropped),)
    assert page.tabs.currentIndex() == 0


def test_the_build_gets_the_languages_and_filters_that_were_chosen(context, qtbot):
    seen = []

    def remember(name, sources, options, workspace):
        seen.append(options)
        return pretend(name, sources, options, workspace)

    page = make(context, qtbot, remember)
    page.build_tab.options.filters.set_key("card")
    page.build_tab.options.languages.set_chosen(("python",))
    with qtbot.waitSignal(context.dataset_built):
        page.build_button.click()
    (options,) = seen
    assert 'corpus.languages=["python"]' in options
    assert "corpus.drop_generated=false" in options
    assert not any("sources" in option for option in options)
