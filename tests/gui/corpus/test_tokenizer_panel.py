"""What is said of a tokenizer."""

import pytest

from core.tokenizer.report import Entry, LanguageFigures, TokenizerReport
from gui.corpus.tokenizer_panel import TokenizerPanel, shown


def figures(language, size, density):
    return LanguageFigures(
        language=language, texts=4, bytes=size, tokens=1, bytes_per_token=density
    )


def report(failures=0, bounded_words=0):
    return TokenizerReport(
        sha256="0",
        style="everyday",
        vocabulary_size=8000,
        overall=figures("all", 9, 3.5),
        languages=(figures("c", 2, 3.18), figures("python", 7, 3.77)),
        longest=(Entry(id=9, text=" " * 12 + "x", bytes=13, count=1),),
        rarest=(Entry(id=8, text="\nreturn", bytes=7, count=1),),
        unused=1204,
        round_trip_failures=failures,
        bounded_words=bounded_words,
    )


@pytest.fixture
def panel(qtbot):
    panel = TokenizerPanel()
    qtbot.addWidget(panel)
    return panel


def test_languages_with_most_text_come_first(panel):
    panel.show_report(report())
    assert panel.density.text() == "Python 3.77 · C 3.18"
    assert panel.longest.text() == "␣{12}x"
    assert panel.rarest.text() == "⏎return"
    assert panel.unused.text() == "1,204 of 8,000 entries"
    assert panel.round_trip.text() == "all 4 files are restored"


def test_a_broken_tokenizer_is_not_hidden(panel):
    panel.show_report(report(failures=3))
    assert panel.round_trip.text() == "3 of 4 files are not restored"


def test_words_that_were_cut_are_mentioned(panel):
    panel.show_report(report(bounded_words=2))
    assert panel.round_trip.text().startswith("all 4 files are restored · 2 overlong word")


def test_without_a_report_it_says_what_to_do(panel):
    panel.show_report(report())
    panel.show_report(None)
    assert "build" in panel.density.text()
    assert not panel.longest.text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", "abc"), ("\t\t", "⇥⇥"), ("====", "={4}"), (" a", "␣a"), ("aaab", "aaab")],
)
def test_an_entry_fits_on_a_line(text, expected):
    assert shown(text) == expected
