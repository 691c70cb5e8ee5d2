"""The states of the evaluate page, each reached as a user reaches it.

For ``make_screenshots.py``: ``measure`` measures the trained model once, ``STATES`` turn to what
came of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from gui.evaluate.page import EvaluatePage
from gui.main_window import MainWindow


def begin(window: MainWindow) -> None:
    """Start a quick measurement on the validation files of the dataset."""
    window.show_page("evaluate")
    page = window.page(EvaluatePage)
    page.setup.refresh()
    page.setup.scope.set_key("quick")
    page.start()


def is_evaluating(window: MainWindow) -> bool:
    """Whether the stage that takes longest has started."""
    page = window.page(EvaluatePage)
    return page.progress.title.text() == "Evaluate" and bool(page.progress.detail.text())


def has_result(window: MainWindow) -> bool:
    """Whether the measurement is over and what it gave is shown."""
    page = window.page(EvaluatePage)
    return not page.is_evaluating and page.tabs.evaluation is not None


def figures(window: MainWindow) -> None:
    """The bars of everything that was measured."""
    window.page(EvaluatePage).tabs.show_figures()


def dial(window: MainWindow) -> None:
    """The curve over the precision dial, and how long answers took."""
    window.page(EvaluatePage).tabs.setCurrentIndex(1)


def cases(window: MainWindow) -> None:
    """Cases that the model got right."""
    page = window.page(EvaluatePage)
    page.tabs.setCurrentIndex(2)
    assert page.tabs.cases is not None
    page.tabs.cases.outcome.set_key("right")


def card(window: MainWindow) -> None:
    """The model card with these figures on it."""
    window.page(EvaluatePage).tabs.show_card()


def has_card(window: MainWindow) -> bool:
    """Whether the card has been written."""
    return bool(window.page(EvaluatePage).tabs.card.markdown)


STATES: Final[Mapping[str, Callable[[MainWindow], None]]] = MappingProxyType(
    {
        "evaluate": figures,
        "evaluate-dial": dial,
        "evaluate-cases": cases,
        "evaluate-card": card,
    }
)
