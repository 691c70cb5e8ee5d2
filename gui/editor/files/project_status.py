"""The state of the open project in one line, with a menu to change, disable or forget it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from gui.amounts import short_count
from gui.editor.files.adaptation_texts import details as adaptation_details
from gui.editor.files.adaptation_texts import state_words
from gui.jobs.adaptation_service import AdaptationService
from gui.jobs.project_service import ProjectService, ProjectView
from gui.translation import tr
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.labels import plain_tip

_CLOCK_MS = 30_000
_ABOUT = str(
    QT_TR_NOOP(
        "Suggestions take the files of the project into account. They never leave this computer."
    )
)


class ProjectStatusButton(IconButton):
    """A button as wide as its text; its menu is filled when it is opened.

    Signals:
        folder_requested: the user wants to choose another folder.
        folder_chosen: one of the recent folders.
    """

    folder_requested = Signal()
    folder_chosen = Signal(Path)

    def __init__(
        self,
        service: ProjectService,
        adaptation: AdaptationService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("No project"), tip=tr(_ABOUT), role="link", parent=parent)
        self._service = service
        self._adaptation = adaptation
        leave_focus_to_text(self)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.clicked.connect(self._open_menu)
        service.changed.connect(self._show)
        adaptation.changed.connect(self._show)
        # What happened "12 min ago" moves on.
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self._show)
        self._show()

    @Slot()
    def _open_menu(self) -> None:
        # Above the button: it is at the lower edge of the window.
        self._fill_menu()
        height = self._menu.sizeHint().height()
        corner = self.mapToGlobal(self.rect().topLeft())
        corner.setY(corner.y() - height)
        self._menu.popup(corner)

    @Slot()
    def _show(self) -> None:
        view = self._service.view
        text = state_text(view)
        adapted = self._adaptation.view
        is_of_project = view.phase == "ready" and adapted.root == view.root
        words = state_words(adapted) if is_of_project else ""
        text = f"{text}, {words}" if words else text
        self.setText(text)
        self.setAccessibleName(tr("Project menu. {state}").format(state=text))
        details = [str(view.root)] if view.root is not None else []
        if view.secrets:
            details.append(tr("%Ln file(s) dropped: they contain secrets.", n=view.secrets))
        if view.too_far:
            details.append(tr("%Ln file(s) dropped: the project is too large.", n=view.too_far))
        if is_of_project:
            details += adaptation_details(adapted)
        # A word may be what a file name is: plain text, in lines that fit.
        self.setToolTip(plain_tip("\n".join((*details, tr(_ABOUT)))))

    def showEvent(self, event: QShowEvent) -> None:
        """Keep the time up to date while it is seen."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    @Slot()
    def _fill_menu(self) -> None:
        service, view = self._service, self._service.view
        self._menu.clear()
        self._menu.addAction(tr("Change &folder\u2026"), self.folder_requested.emit)
        root = view.root
        if root is not None:
            self._add_rows_about(root)
        others = [one for one in service.recent_folders if one != root]
        if others:
            self._menu.addSection(tr("Recent folders"))
        for folder in others:
            text = str(folder).replace("&", "&&")
            self._menu.addAction(text, lambda folder=folder: self.folder_chosen.emit(folder))

    def _add_rows_about(self, root: Path) -> None:
        service, view = self._service, self._service.view
        if view.phase == "refused":
            self._menu.addAction(
                tr("&Use this project"), lambda: service.set_refused(root, is_refused=False)
            )
        else:
            self._menu.addAction(
                tr("Do &not use a project for this folder"),
                lambda: service.set_refused(root, is_refused=True),
            )
        self._menu.addAction(tr("F&orget this project"), lambda: service.forget(root))
        self._add_rows_of_adaptation(root)

    def _add_rows_of_adaptation(self, root: Path) -> None:
        adaptation = self._adaptation
        view = adaptation.view
        if view.root != root:
            return  # there is no model that could learn
        self._menu.addSeparator()
        learns = self._menu.addAction(tr("&Learn from this project while idle"))
        learns.setCheckable(True)
        learns.setChecked(adaptation.has_consent(root))
        learns.toggled.connect(lambda is_on: adaptation.set_consent(root, is_given=is_on))
        if view.record is not None and view.record.weights:
            self._menu.addAction(tr("Forget &adaptation"), lambda: adaptation.forget(root))


def state_text(view: ProjectView) -> str:
    """The text of the line, for example "Project: 214 files, 361 k tokens, ready"."""
    if view.phase == "none":
        if view.root is None:
            return tr("No project")
        return tr("Project: {name}").format(name=view.root.name)
    if view.phase == "refused":
        return tr("Project: not used")
    text = (
        tr("Project: {files}, {tokens} tokens, reading\u2026")
        if view.phase == "reading"
        else tr("Project: {files}, {tokens} tokens, ready")
    )
    return text.format(files=file_count(view.files), tokens=short_count(view.tokens))


def file_count(files: int) -> str:
    """A number of files in words, "1 file" or "1,214 files"."""
    return tr("%Ln file(s)", n=files)
