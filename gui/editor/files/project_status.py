"""The state of the open project in one line, with a menu to change, refuse or forget it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from gui.amounts import count, short_count
from gui.jobs.project_service import ProjectService, ProjectView
from gui.widgets.buttons import IconButton, leave_focus_to_text

_ABOUT = "Suggestions know the files of the project. Nothing of it leaves this computer."


class ProjectStatusButton(IconButton):
    """A button as wide as its text; its menu is made when it is opened.

    Signals:
        folder_requested: the person wants to choose another folder.
        folder_chosen: a folder of those opened before.
    """

    folder_requested = Signal()
    folder_chosen = Signal(object)

    def __init__(self, service: ProjectService, parent: QWidget | None = None) -> None:
        super().__init__("No project", tip=_ABOUT, role="link", parent=parent)
        self._service = service
        leave_focus_to_text(self)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.clicked.connect(self._open_menu)
        service.changed.connect(self._show)
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
        self.setText(text)
        self.setAccessibleName(f"Project menu. {text}")
        details = [str(view.root)] if view.root is not None else []
        if view.secrets:
            details.append(f"{file_count(view.secrets)} left out: secrets were found there.")
        if view.too_far:
            details.append(f"{file_count(view.too_far)} left out: the project is too large.")
        self.setToolTip("\n".join((*details, _ABOUT)))

    @Slot()
    def _fill_menu(self) -> None:
        service, view = self._service, self._service.view
        self._menu.clear()
        self._menu.addAction("Change &folder\u2026", self.folder_requested.emit)
        root = view.root
        if root is not None:
            self._add_rows_about(root)
        others = [one for one in service.recent_folders if one != root]
        if others:
            self._menu.addSection("Recent folders")
        for folder in others:
            text = str(folder).replace("&", "&&")
            self._menu.addAction(text, lambda folder=folder: self.folder_chosen.emit(folder))

    def _add_rows_about(self, root: Path) -> None:
        service, view = self._service, self._service.view
        if view.phase == "refused":
            self._menu.addAction(
                "&Use this project", lambda: service.set_refused(root, is_refused=False)
            )
        else:
            self._menu.addAction(
                "Do &not use a project for this folder",
                lambda: service.set_refused(root, is_refused=True),
            )
        self._menu.addAction("F&orget this project", lambda: service.forget(root))


def state_text(view: ProjectView) -> str:
    """The line, "Project: 214 files, 361 k tokens, ready"."""
    if view.phase == "none":
        return f"Project: {view.root.name}" if view.root is not None else "No project"
    if view.phase == "refused":
        return "Project: not used"
    end = "reading\u2026" if view.phase == "reading" else "ready"
    return f"Project: {file_count(view.files)}, {short_count(view.tokens)} tokens, {end}"


def file_count(files: int) -> str:
    """1 file, 1,214 files."""
    return "1 file" if files == 1 else f"{count(files)} files"
