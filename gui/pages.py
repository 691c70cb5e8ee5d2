"""The table of pages: a new page is a class and a row here.

The main window makes its tabs, the View menu and the shortcuts from it; the screenshots and the
tests of every page read it too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TR_NOOP

from gui.context import AppContext
from gui.editor.page import EditorPage
from gui.evaluate.page import EvaluatePage
from gui.page import Page
from gui.train.page import TrainPage


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """One page.

    Attributes:
        id: the name in settings, actions and pictures.
        title: of the tab and of the row in the View menu, with "&" before its access key.
        tip: what the page is for, one sentence.
        make: creates the page.
        menu: the menu of its own that the page fills, or empty.
        focuses_first: whether the page always begins with the focus on its first widget.
    """

    id: str
    title: str
    tip: str
    make: Callable[[AppContext], Page]
    menu: str = ""
    focuses_first: bool = False


PAGES: Final = (
    PageSpec(
        id="train",
        title=str(QT_TR_NOOP("&Train")),
        tip=str(QT_TR_NOOP("Build a dataset and train a model.")),
        make=TrainPage,
        menu="&Train",
    ),
    PageSpec(
        id="editor",
        title=str(QT_TR_NOOP("&Editor")),
        tip=str(QT_TR_NOOP("Write code with the suggestions of a model.")),
        make=EditorPage,
        menu="&Suggestions",
        focuses_first=True,
    ),
    PageSpec(
        id="evaluate",
        title=str(QT_TR_NOOP("Ev&aluate")),
        tip=str(QT_TR_NOOP("Evaluate a model on unseen code.")),
        make=EvaluatePage,
        menu="Ev&aluate",
    ),
)
