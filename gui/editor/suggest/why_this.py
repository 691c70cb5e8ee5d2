"""Source of this suggestion: fractions, passages of the project and of the training set.

They are in a menu at the caret, which moves nothing. Going to a passage remembers where the
caret was, so that Esc returns to it and to the suggestion.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, QObject, QTimer, Slot
from PySide6.QtWidgets import QMenu, QWidget

from core.attribution.records import TrainingMatch, TrainingTrace
from core.completion.request import Evidence
from core.completion.session_effects import CurrentSuggestion
from core.memory.location import Location
from gui.amounts import count, percent
from gui.context import AppContext
from gui.editor.files.file_tab import FileTab
from gui.editor.files.file_tabs import FileTabs
from gui.editor.suggest.completion_controller import CompletionController
from gui.jobs.training_sets import TrainingSetView
from gui.translation import tr

NOTHING_SHOWN = QT_TR_NOOP("There is no suggestion to explain.")
NOT_ASKED = QT_TR_NOOP("It comes from the model and this file. No project is used.")
NOT_KNOWN = QT_TR_NOOP("The sources are known for the first suggestion only.")
NO_PLACE = QT_TR_NOOP("No other file of the project contains this.")
NO_MATCH = QT_TR_NOOP("Training set: no passage of 12 words and signs is the same.")
NO_TRAINING_SET = QT_TR_NOOP("Training set: its files are not on this machine.")
LOOKING = QT_TR_NOOP("Training set: its index is being built.")
_UNKNOWN = "unknown"  # of a license


@dataclass(frozen=True, slots=True)
class _Left:
    """Where the caret was before the user went to a passage, and the revision of its text."""

    tab: FileTab
    position: int
    revision: int


class WhyThis(QObject):
    """Explains the suggestion that is on the screen.

    Args:
        context: the shared collaborators.
        tabs: the files that are open.
        controller: offers the suggestions.
    """

    def __init__(
        self, context: AppContext, tabs: FileTabs, controller: CompletionController, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._tabs = tabs
        self._controller = controller
        self._current: CurrentSuggestion | None = None
        self._left: _Left | None = None
        self._asked: FileTab | None = None  # the tab that the menu is about
        self._shown: FileTab | None = None  # the tab of the passage
        self.menu = QMenu(parent)
        self.menu.setAccessibleName(tr("Source of this suggestion"))
        self.menu.aboutToHide.connect(self._menu_closed)
        controller.current_changed.connect(self._current_changed)
        tabs.removed.connect(self._removed)

    @property
    def can_return(self) -> bool:
        """Whether the user went to a passage and its tab is still current."""
        return self._left is not None and self._tabs.current() is self._shown

    @Slot()
    def open_menu(self) -> None:
        """Show the sources and the passages at the caret."""
        tab, current = self._tabs.current(), self._current
        if tab is None or current is None:
            self._tabs.noticed.emit(tr(NOTHING_SHOWN))
            return
        if not current.is_best and current.trace is None:
            self._tabs.noticed.emit(tr(NOT_KNOWN))
            return
        self.menu.clear()
        self._add_warning(current.trace)
        if current.is_best:
            self._add_evidence(current.evidence)
        else:
            self._say(tr(NOT_KNOWN))
        self.menu.addSeparator()
        self._add_training(current.trace, self._context.training_sets.view)
        self._asked = tab
        self.menu.popup(tab.edit.viewport().mapToGlobal(tab.edit.cursorRect().bottomLeft()))

    @Slot()
    def go_to_first(self) -> None:
        """Go to the first passage, or say that there is none."""
        current = self._current
        if current is None:
            self._tabs.noticed.emit(tr(NOTHING_SHOWN))
        elif not current.is_best:
            self._tabs.noticed.emit(tr(NOT_KNOWN))
        elif current.evidence is None or not current.evidence.places:
            self._tabs.noticed.emit(tr(NO_PLACE if current.evidence is not None else NOT_ASKED))
        else:
            self.follow(current.evidence.places[0])

    def follow(self, location: Location) -> None:
        """Go to a passage of the project."""
        root = self._context.projects.root
        if root is not None:
            self._open(root / location.path, location.path, location.line)

    def _open(self, path: Path, title: str, line: int) -> None:
        tab = self._tabs.current()
        if tab is None:
            return
        edit = tab.edit
        left = _Left(tab, edit.textCursor().position(), edit.document().revision())
        if not self._tabs.open_file(path):
            return  # it has been refused, and that was said
        shown = self._tabs.current()
        if shown is None or shown is tab:
            return
        shown.edit.go_to(line - 1, 0)
        shown.edit.setFocus()
        self._left, self._shown = left, shown
        name = left.tab.name
        self._tabs.noticed.emit(
            tr("{path}, line {line}. Esc goes back to {name}.").format(
                path=title, line=count(line), name=name
            )
        )

    @Slot()
    def go_back(self) -> None:
        """Return to where the suggestion was, and ask for it again."""
        left, self._left, self._shown = self._left, None, None
        if left is None:
            return
        self._tabs.setCurrentWidget(left.tab)
        left.tab.edit.setFocus()
        if left.tab.edit.document().revision() == left.revision:
            left.tab.edit.set_position(left.position)
            self._controller.suggest_now()

    def _say(self, sentence: str) -> None:
        self.menu.addAction(sentence.replace("&", "&&")).setEnabled(False)

    def _add_evidence(self, evidence: Evidence | None) -> None:
        if evidence is None:
            self._say(tr(NOT_ASKED))
            return
        self._say(sources_text(evidence))
        self.menu.addSeparator()
        if not evidence.places:
            self._say(tr(NO_PLACE))
        for location in evidence.places:
            text = tr("{path}, line {line}").format(path=location.path, line=count(location.line))
            text = text.replace("&", "&&")
            # The key of the first one is that of the menu bar, shown after a tab as in any menu.
            key = "\tF12" if location is evidence.places[0] else ""
            self.menu.addAction(text + key, lambda location=location: self.follow(location))

    def _add_warning(self, trace: TrainingTrace | None) -> None:
        if trace is None or trace.copied is None:
            return
        copied = trace.copied
        self._say(
            tr("Copies {project} ({license}): {tokens} equal tokens, in no other project").format(
                project=copied.project,
                license=license_text(copied.license),
                tokens=count(copied.tokens),
            )
        )
        self.menu.addSeparator()

    def _add_training(self, trace: TrainingTrace | None, view: TrainingSetView) -> None:
        if view.phase == "looking":
            self._say(tr(LOOKING))
        elif view.phase == "failed":
            self._say(tr("Training set: {problem}").format(problem=view.problem))
        elif view.phase != "ready":
            self._say(tr(NO_TRAINING_SET))
        elif trace is None or not trace.matches:
            self._say(tr(NO_MATCH))
        else:
            names = ", ".join(view.titles)
            self._say(tr("Equal passages in the training set {names}:").format(names=names))
            for match in trace.matches:
                self._add_match(match)
        if view.phase == "ready" and view.missing:
            self._say(
                tr("Also trained on {names}, whose files are not on this machine.").format(
                    names=", ".join(view.missing)
                )
            )

    def _add_match(self, match: TrainingMatch) -> None:
        path = Path(match.source) / match.path
        action = self.menu.addAction(
            match_text(match).replace("&", "&&"),
            lambda: self._open(path, match.path, match.line),
        )
        # A member of an archive, or a file that was deleted since, cannot be opened.
        action.setEnabled(path.is_file())

    @Slot()
    def _menu_closed(self) -> None:
        # After what was chosen in it.
        QTimer.singleShot(0, self, self._show_again)

    @Slot()
    def _show_again(self) -> None:
        """The menu took the focus, and with it the suggestion."""
        tab, self._asked = self._asked, None
        if tab is not None and tab is self._tabs.current() and not tab.edit.ghost.is_visible:
            tab.edit.setFocus()
            self._controller.suggest_now()

    @Slot(object)
    def _current_changed(self, current: CurrentSuggestion | None) -> None:
        self._current = current

    @Slot(object)
    def _removed(self, tab: FileTab) -> None:
        left = self._left
        if left is not None and tab in (left.tab, self._shown):
            self._left = self._shown = None


def sources_text(evidence: Evidence) -> str:
    """Return the sources, the largest first: "Project 88 %, this file 12 %, model 0 %"."""
    sources = (
        (tr("project"), evidence.project),
        (tr("this file"), evidence.file),
        (tr("model"), evidence.model),
    )
    ordered = sorted(sources, key=lambda one: -one[1])
    text = ", ".join(
        tr("{source} {percentage}").format(source=name, percentage=percent(weight))
        for name, weight in ordered
    )
    return text[:1].upper() + text[1:]


def match_text(match: TrainingMatch) -> str:
    """Return a passage of the training set: project, file, line, license, length."""
    return tr("{project}: {path}, line {line} ({license}), {tokens} equal tokens").format(
        project=match.project,
        path=match.path,
        line=count(match.line),
        license=license_text(match.license),
        tokens=count(match.tokens),
    )


def license_text(license: str) -> str:
    """Return a license by its name, or that it is not known."""
    return tr("license unknown") if license == _UNKNOWN else license
