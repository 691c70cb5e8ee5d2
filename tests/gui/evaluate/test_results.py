"""What the tabs show of an evaluation, and that every control of the page can be named."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from core.evaluation.store import store_evaluation
from core.evaluation.titled import with_titles
from core.reports.evaluation_cases import outcome_of
from gui.evaluate.bar_groups import bar_groups, group_titles
from gui.evaluate.case_rows import CaseRows
from gui.evaluate.case_text import prompt_text, suggestions_text
from gui.evaluate.cases_view import CasesView
from gui.evaluate.measure_bars import MeasureBars
from gui.evaluate.overview import Overview
from gui.evaluate.project_view import ProjectView
from gui.evaluate.threshold_view import ThresholdView
from gui.theme import load_theme
from tests.core.evaluation.evaluations import SYSTEMS, evaluation
from tests.core.reports.test_project_table import project_figures


@pytest.fixture
def kept():
    return evaluation()


def shown(qtbot, widget, size=(560, 420)):
    qtbot.addWidget(widget)
    widget.resize(*size)
    widget.show()
    return widget


def test_groups_are_everything_then_languages_then_kinds(kept):
    keys = [key for key, _ in group_titles(kept)]
    assert keys == ["all", "c", "python", "line start", "after punctuation", "inside a word",
                    "inside a line"]  # fmt: skip


def test_bars_of_a_group_and_a_threshold(kept):
    by_measure = {group.measure: group for group in bar_groups(kept, "all", 0.5)}
    exact = by_measure["exact match"]
    assert [bar.system for bar in exact.bars] == list(SYSTEMS)
    assert (exact.bars[0].value, exact.scale) == (0.341, pytest.approx(0.341 * 1.05))
    assert exact.bars[0].text == "34.1 % (32.4 to 35.8)"
    assert exact.note == "1,000 cases"
    assert by_measure["keystrokes saved"].bars[0].value == pytest.approx(0.21)
    bits = by_measure["bits per byte"]
    assert [bar.system for bar in bits.bars] == list(SYSTEMS[:2])
    assert "less is better" in bits.note
    # Typing simulations have no kind of cursor position.
    of_kind = {group.measure for group in bar_groups(kept, "line start", 0.0)}
    assert of_kind == {"exact match", "edit similarity", "prefix accuracy", "parses"}


def test_the_overview_says_which_system_is_better(kept, qtbot):
    view = shown(qtbot, Overview())
    view.show_evaluation(kept)
    assert "evaluated on requests, attrs: 20 files, 24 cursor positions" in view.about.text()
    assert view.sentences.text().splitlines() == [
        "run / best_checkpoint is exactly right 12.8 points more often than n-gram, 95 % 10.8 to "
        "14.8.",
        "run / best_checkpoint saves 9.0 points more of the keystrokes than n-gram, 95 % 7.0 to "
        "11.0.",
        "run / best_checkpoint needs 0.725 bits per byte less than n-gram, 95 % 0.705 to 0.745.",
    ]
    view.threshold.set_key("0.5")
    view.other.set_key("last line")
    assert "than last line" in view.sentences.text()
    view.group.set_key("python")
    assert not view.sentences.isVisible()  # compared on everything alone here
    assert view.bars.groups[0].bars[0].value == pytest.approx(0.341 * 1.1)


def test_leaks_are_shown_and_named(kept, qtbot):
    view = shown(qtbot, Overview())
    view.show_evaluation(kept)
    assert view.leaks.text() == "One file was dropped as a duplicate of a training file."
    assert "a.py is similar to b.py (90 %)" in view.leaks.toolTip()
    view.show_evaluation(evaluation(leaks=()))
    assert not view.leaks.isVisible()
    view.show_evaluation(evaluation(leaks=(), training_known=False))
    assert "not detected" in view.leaks.text()


def test_bars_are_drawn_and_described(kept, qtbot):
    bars = shown(qtbot, MeasureBars())
    bars.show_groups(bar_groups(kept, "all", 0.0))
    assert "Exact match (1,000 cases): run / best_checkpoint 34.1 %" in (
        bars.accessibleDescription()
    )
    image = bars.grab().toImage()
    theme = load_theme("light")
    colors = {
        image.pixelColor(x, y).name() for x in range(0, 560, 2) for y in range(30, 90, 2)
    }  # fmt: skip
    assert {theme.plot_smoothed, theme.success} <= colors


def test_the_plots_describe_what_they_show(kept, qtbot):
    view = shown(qtbot, ThresholdView())
    view.show_evaluation(kept)
    described = view.threshold.accessibleDescription()
    assert "n-gram, threshold 50 %: precision 22.5 %" in described
    assert "keystrokes saved, % 28.0 (26.6 to 29.4)" in described
    view.coverage.set_key("shown per 100 characters")
    assert "suggestions per 100 characters 9.5" in view.threshold.accessibleDescription()
    assert "n-gram: 1.5 ms median, 3.0 ms for 90 %" in view.times.accessibleDescription()
    assert "4.5 ms" in view.times.text()
    view.set_theme(load_theme("dark"))
    view.show_evaluation(evaluation(latencies=(), figures=()))
    assert view.nothing.isVisible()


def test_a_case_as_text(kept):
    case = kept.cases[0]
    prompt = prompt_text(case)
    assert prompt.text == "    total = call(value_0)\n    return total\n"
    ((start, length, _style),) = prompt.lines[0]
    assert prompt.text[start : start + length] == "value_0)"
    offers = suggestions_text(case, SYSTEMS)
    assert offers.text.splitlines() == [
        "✗ run / best_checkpoint (75 % confidence)", "    wrong)",
        "✓ n-gram (50 % confidence)", "    value_0)",
        "✗ last line", "    item)",
    ]  # fmt: skip
    silent = suggestions_text(kept.cases[1], SYSTEMS)
    assert silent.text.splitlines()[2:4] == ["· n-gram", "    none"]


def test_the_browser_of_cases(kept, qtbot):
    view = shown(qtbot, CasesView(), (900, 480))
    view.show_evaluation(kept)
    assert view.shown() is kept.cases[0]
    view.outcome.set_key("right")
    assert outcome_of(view.shown(), 0) == "right"
    assert view.count.text().startswith("12 of 24 case")
    view.language.set_key("c")
    view.kind.set_key("line start")
    assert view.nothing.isVisible()
    assert view.shown() is None
    assert view.prompt.toPlainText() == ""
    for choice in (view.outcome, view.language, view.kind):
        choice.setCurrentIndex(0)
    view.table.selectRow(3)
    assert "value_3)" in view.prompt.toPlainText()
    view.system.set_key("1")  # the case stays where the filter has it
    assert view.shown() is kept.cases[3]
    view.resize(420, 480)
    qtbot.waitUntil(lambda: view.table.isColumnHidden(2), timeout=5000)


def test_every_control_has_a_name_and_a_tip(make_page, checkpoints, context, qtbot):
    store_evaluation(evaluation(), context.workspace)
    page = make_page()
    qtbot.waitUntil(lambda: page.tabs.evaluation is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not context.jobs.jobs, timeout=20_000)
    for kind in (QAbstractButton, QComboBox, QAbstractItemView, QPlainTextEdit, QTextBrowser):
        for widget in page.findChildren(kind):
            if any_inner(widget):
                continue  # parts of Qt's own widgets
            assert widget.accessibleName(), widget
            assert widget.toolTip(), (widget, widget.accessibleName())


INNER = (QComboBox, QTabBar, QAbstractItemView)


def any_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, INNER):
            return True
        parent = parent.parentWidget()
    return False


def test_the_page_fits_into_a_small_window(make_page, checkpoints, context, qtbot):
    store_evaluation(evaluation(), context.workspace)
    page = make_page()
    qtbot.waitUntil(lambda: page.tabs.evaluation is not None, timeout=20_000)
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        assert page.minimumSizeHint().width() <= 900
        assert page.minimumSizeHint().height() <= 500
    qtbot.waitUntil(lambda: not context.jobs.jobs, timeout=20_000)


def test_an_evaluation_under_titles_is_the_same(context):
    workspace = context.workspace
    names = ("20261128-130152-nano-main / best_checkpoint", "n-gram", "last line")
    kept = renamed(evaluation(), names)
    short = with_titles(kept, workspace)
    assert short.systems == ("nano, 28 Nov 13:01, best", "n-gram", "last line")
    assert {each.system for each in short.figures} == set(short.systems)
    assert {each.first for each in short.comparisons} == {short.systems[0]}
    assert dataclasses.replace(renamed(short, names), dataset=kept.dataset) == kept
    # Two checkpoints of one minute keep what tells them apart.
    twins = ("20261128-130152-a / best_checkpoint", "20261128-130159-a / best_checkpoint", "x")
    assert with_titles(renamed(evaluation(), twins), workspace).systems == twins


def renamed(kept, names):
    new = dict(zip(kept.systems, names, strict=True))

    def each(records, *fields):
        return tuple(
            dataclasses.replace(one, **{field: new[getattr(one, field)] for field in fields})
            for one in records
        )

    return dataclasses.replace(
        kept, systems=names, checkpoint=names[0], figures=each(kept.figures, "system"),
        comparisons=each(kept.comparisons, "first", "second"),
        latencies=each(kept.latencies, "system"), curve=each(kept.curve, "system"),
    )  # fmt: skip


def test_the_rows_of_the_table(kept):
    rows = CaseRows(kept.cases, 1)
    assert rows.texts(0) == ("✓", "file_0.c", "line start", "value_0)", "value_0)")
    assert rows.texts(1)[-1] == "none"


def test_kinds_of_lines_are_a_table_and_bars(kept, qtbot):
    view = ProjectView()
    qtbot.addWidget(view)
    view.show_evaluation(kept)
    assert not view.nothing.isHidden()
    assert view.table.parentWidget().isHidden()
    with_project = dataclasses.replace(
        kept, figures=(*kept.figures, *project_figures(), *project_figures("whole word"))
    )
    view.show_evaluation(with_project)
    assert view.nothing.isHidden()
    assert [view.measure.itemText(row) for row in range(view.measure.count())] == [
        "Exact match", "Whole half-typed word",
    ]  # fmt: skip
    model = view.model
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(5)] == [
        "Cases", "Number", *SYSTEMS,
    ]  # fmt: skip
    texts = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert texts[0] == "All cases"
    novel = texts.index("Novel lines")
    assert model.index(novel, 2).data() == "16.7 %"
    assert not model.index(novel, 4).data()
    assert [group.title for group in view.bars.groups] == texts
    assert "Neither the line" in view.bars.groups[novel].tip
    view.measure.setCurrentIndex(1)
    assert model.rowCount() == len(texts) - 1  # all cases have no half-typed word here
