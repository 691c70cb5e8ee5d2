"""The folders of a language client's workspace, and its news of files that changed on the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias
from urllib.parse import unquote, urlsplit

from core.languages.table import LANGUAGES
from core.serving.json_rpc import MessageWriter

OpenProject: TypeAlias = Callable[[list[str]], None]
FilesChanged: TypeAlias = Callable[[list[str]], None]

_REGISTRATION: Final = "tabwright.watchedFiles"


class ClientWorkspace:
    """Tells the projects of one client's folders, and of changed files where the client does.

    Args:
        writer: for the request that the client watches files.
        open_project: called with the paths of the folders, whenever they change.
        files_changed: called with the paths of files that changed.
    """

    def __init__(
        self,
        writer: MessageWriter,
        open_project: OpenProject | None,
        files_changed: FilesChanged | None,
    ) -> None:
        self._writer = writer
        self._open_project = open_project
        self._files_changed = files_changed
        self._folders: list[str] = []
        self._watches_files = False

    @property
    def asks_projects(self) -> bool:
        """Whether the client has folders, and somebody wants to know of them."""
        return self._open_project is not None and bool(self._folders)

    def initialize(self, params: Mapping[str, Any]) -> None:
        """Take the folders and what the client can do from the parameters of ``initialize``."""
        self._folders = _folders_of(params)
        workspace = _object(_object(params.get("capabilities")).get("workspace"))
        watched = _object(workspace.get("didChangeWatchedFiles"))
        self._watches_files = watched.get("dynamicRegistration") is True

    def initialized(self) -> None:
        """Open the projects, and let the client watch their files."""
        self._folders_changed()
        if self._watches_files and self._files_changed is not None:
            suffixes = sorted({end for language in LANGUAGES for end in language.suffixes})
            watchers = [{"globPattern": f"**/*{suffix}"} for suffix in suffixes]
            registration = {
                "id": _REGISTRATION,
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": {"watchers": watchers},
            }
            self._writer.write(
                {
                    "id": _REGISTRATION,
                    "method": "client/registerCapability",
                    "params": {"registrations": [registration]},
                }
            )

    def did_change_folders(self, params: Mapping[str, Any]) -> None:
        """``workspace/didChangeWorkspaceFolders``."""
        event = _object(params.get("event"))
        removed = set(_uris(event.get("removed")))
        kept = [folder for folder in self._folders if folder not in removed]
        self._folders = [*kept, *_uris(event.get("added"))]
        self._folders_changed()

    def did_change_files(self, params: Mapping[str, Any]) -> None:
        """``workspace/didChangeWatchedFiles``."""
        self.files_changed(_uris(params.get("changes")))

    def files_changed(self, uris: Sequence[str]) -> None:
        """Tell that files changed on the disk; those without a path do not count."""
        paths = [path for uri in uris if (path := path_of(uri))]
        if paths and self._files_changed is not None:
            self._files_changed(paths)

    def _folders_changed(self) -> None:
        if self._open_project is not None:
            self._open_project([path for uri in self._folders if (path := path_of(uri))])


def path_of(uri: str) -> str | None:
    """The path of a ``file:`` URI; None for another scheme or another host."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    path = unquote(parts.path)
    # "file:///C:/x" is "C:/x".
    return path[1:] if len(path) > 2 and path[0] == "/" and path[2] == ":" else path


def _folders_of(params: Mapping[str, Any]) -> list[str]:
    folders = _uris(params.get("workspaceFolders"))
    root = params.get("rootUri")
    return folders or ([root] if isinstance(root, str) else [])


def _uris(folders: Any) -> list[str]:
    found = [_object(folder).get("uri") for folder in _list(folders)]
    return [uri for uri in found if isinstance(uri, str)]


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
