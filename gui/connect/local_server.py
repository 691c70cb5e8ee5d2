"""The HTTP server inside the window: a thread of its own, an engine of its own.

It uses the foreground gate of the editor, so training in this window yields to requests
of other editors as it does to the editor's own.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.control import ForegroundGate
from core.errors import CoreError
from core.program import version
from core.workspace import Workspace
from gui.jobs.priority import STACK_BYTES

if TYPE_CHECKING:
    from core.cli.project_serving import ProjectEngine, ProjectFolders
    from core.completion.request_options import RequestOptions
    from core.serving.http_app import HttpApp, LastRequest
    from core.serving.http_server import HttpServer
    from core.serving.suggestion_worker import SuggestionWorker
    from core.serving.usage import Usage

_POLL_MS = 500


class LocalServer(QObject):
    """Starts and stops the server; used on the GUI thread.

    Signals:
        changed: it was started or stopped, or answered a request.
    """

    changed = Signal()

    def __init__(
        self, workspace: Workspace, gate: ForegroundGate, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._gate = gate
        self._server: HttpServer | None = None
        self._worker: SuggestionWorker | None = None
        self._app: HttpApp | None = None
        self._usage: Usage | None = None
        self._thread: threading.Thread | None = None
        self._folders: ProjectFolders | None = None
        self._seen: object = None
        self.model: Path | None = None
        self.port = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def is_running(self) -> bool:
        """Whether the server listens."""
        return self._server is not None

    @property
    def last_request(self) -> LastRequest | None:
        """The latest request; None before the first one."""
        return self._app.last_request if self._app is not None else None

    @property
    def is_ready(self) -> bool:
        """Whether the model is loaded, so that requests are answered."""
        return self._worker is not None and self._worker.is_loaded

    @property
    def error(self) -> CoreError | None:
        """Why the model could not be loaded, or None."""
        return self._worker.error if self._worker is not None else None

    @property
    def folder(self) -> str | None:
        """The project that answers take into account, or None."""
        return self._folders.folder_of(None) if self._folders is not None else None

    def use_folder(self, folder: Path | None) -> None:
        """Take another project into account from now on, or none."""
        wanted = str(folder) if folder is not None else None
        if self._folders is not None and wanted != self.folder:
            self._folders.set([str(folder)] if folder is not None else [])
            self.changed.emit()

    def start(
        self,
        port: int,
        checkpoint: Path | None,
        options: RequestOptions,
        folder: Path | None = None,
    ) -> None:
        """Listen on a port of this computer and answer with a checkpoint, or without one.

        Args:
            port: 0 takes a free one.
            checkpoint: loaded in a thread; requests get empty answers until it is there. None
                answers from the file and the project alone.
            options: how the engine is asked.
            folder: the project of requests that name a file in it, or no file.

        Raises:
            CoreError: the port cannot be used.
        """
        from core.cli.project_serving import ProjectEngine, ProjectFolders
        from core.completion.opening import open_engine
        from core.events import discard
        from core.serving.client_settings import ClientSettings
        from core.serving.http_app import HttpApp
        from core.serving.http_guard import Guard
        from core.serving.http_server import HttpServer, listen
        from core.serving.suggestion_worker import SuggestionWorker
        from core.serving.usage import Usage

        self.stop()
        sockets = listen(port)
        self.port = sockets[0].getsockname()[1]
        workspace = self._workspace

        folders = self._folders = ProjectFolders([str(folder)] if folder is not None else [])
        self.model = checkpoint

        def open_model() -> ProjectEngine:
            engine, _description = open_engine(
                checkpoint, workspace, should_stop=lambda: worker.is_closing
            )
            return ProjectEngine(engine, folders, workspace, discard)

        self._worker = worker = SuggestionWorker(open_model, self._gate)
        self._usage = Usage(workspace.folder / "usage.json")
        self._app = HttpApp(
            self._worker,
            Guard(port=self.port),
            ClientSettings(options=options),
            self._usage,
            context=self._worker.context,
            version=version(),
        )
        self._server = HttpServer(self._app, sockets)
        size = threading.stack_size(STACK_BYTES)
        try:
            self._worker.start()
            self._thread = threading.Thread(target=self._server.run, name="http", daemon=True)
            self._thread.start()
        finally:
            threading.stack_size(size)
        self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        """Stop listening and end the threads; harmless when it does not run."""
        if self._server is None or self._thread is None or self._worker is None:
            return
        self._timer.stop()
        self._server.stop()
        self._thread.join()
        # A first use takes seconds to open; the window must not wait for that.
        self._worker.close(waits=self._worker.is_loaded)
        if self._usage is not None:
            self._usage.save()
        self._server = self._worker = self._app = self._thread = self._usage = None
        self._folders = self.model = None
        self.changed.emit()

    def _poll(self) -> None:
        seen = (self.last_request, self.is_ready, self.error)
        if seen != self._seen:
            self._seen = seen
            self.changed.emit()
