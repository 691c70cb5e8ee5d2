"""``textDocument/inlineCompletion`` of LSP 3.18 over one pair of streams.

Reads in the calling thread and answers from the suggestion worker's. What to answer where there is
nothing differs by reason, because clients read it differently: an empty list clears what is shown,
``null`` (a newer request is under way) leaves it, a cancelled request gets the protocol's error.
There is no ``completionProvider``: a slow answer would delay the completion lists of other servers.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from core.completion.request_options import MAX_ALTERNATIVES, make_request
from core.completion.session_effects import (
    PREPARING,
    SWITCHED_OFF,
    Cursor,
    reason_not_to_ask,
)
from core.serving.client_settings import ClientSettings
from core.serving.client_workspace import ClientWorkspace, FilesChanged, OpenProject, path_of
from core.serving.failures import reported
from core.serving.inline_items import Question, items_of, question_at
from core.serving.json_rpc import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    INVALID_REQUEST,
    METHOD_NOT_FOUND,
    PARSE_ERROR,
    REQUEST_CANCELLED,
    SERVER_NOT_INITIALIZED,
    ClientGone,
    InvalidMessage,
    MessageReader,
    MessageWriter,
    ProtocolError,
)
from core.serving.suggestion_worker import Outcome, SuggestionWorker, Ticket
from core.serving.text_document import (
    POSITION_ENCODINGS,
    InvalidChange,
    PositionEncoding,
    TextDocument,
)
from core.serving.usage import Usage

ACCEPTED_COMMAND: Final = "tabwright.accepted"
SECTION: Final = "tabwright"

_Params: TypeAlias = Mapping[str, Any]
_WARNING: Final = 2


class RequestError(Exception):
    """A request that gets an error as its answer."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class LanguageServer:
    """One conversation with one client.

    Args:
        reader, writer: the streams.
        worker: answers; started by the caller.
        settings: of the command line; the client's configuration overrides them.
        usage: counts what was shown and accepted.
        version: of the program, told to the client.
        open_project: called with the folders of the client's workspace, whenever they change.
        files_changed: called with the paths of files that changed on the disk.
    """

    def __init__(
        self,
        reader: MessageReader,
        writer: MessageWriter,
        worker: SuggestionWorker,
        settings: ClientSettings,
        usage: Usage,
        version: str,
        open_project: OpenProject | None = None,
        files_changed: FilesChanged | None = None,
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._worker = worker
        self._settings = settings
        self._given_settings = settings
        self._usage = usage
        self._version = version
        self._workspace = ClientWorkspace(writer, open_project, files_changed)
        self._documents: dict[str, TextDocument] = {}
        self._encoding: PositionEncoding = "utf-16"
        self._asks_configuration = False
        self._configuration_id = 0  # of the latest request for it; answers to older ones are late
        self._state = "new"  # then "running", then "shut down"
        # From the id of a request to its ticket; both threads use it.
        self._pending: dict[Any, Ticket] = {}
        # Re-entrant: submitting a request answers the one that it replaces.
        self._lock = threading.RLock()
        self._number = 0
        self._has_reported_no_model = False
        self._reason: str | None = None
        self._requests: dict[str, Callable[[Any, _Params], None]] = {
            "initialize": self._initialize,
            "shutdown": self._shut_down,
            "textDocument/inlineCompletion": self._inline_completion,
            "workspace/executeCommand": self._execute_command,
            "tabwright/status": self._status,
        }
        self._notifications: dict[str, Callable[[_Params], None]] = {
            "initialized": self._initialized,
            "textDocument/didOpen": self._did_open,
            "textDocument/didChange": self._did_change,
            "textDocument/didClose": self._did_close,
            "textDocument/didSave": self._did_save,
            "workspace/didChangeConfiguration": self._did_change_configuration,
            "workspace/didChangeWorkspaceFolders": self._workspace.did_change_folders,
            "workspace/didChangeWatchedFiles": self._workspace.did_change_files,
            "$/cancelRequest": self._cancel,
        }

    def run(self) -> int:
        """Serve until the client says ``exit`` or the stream ends.

        Returns:
            the exit status: 0 after ``shutdown``, else 1, as the protocol asks.
        """
        try:
            while (message := self._next_message()) is not None:
                self._handle(message)
        except (ClientGone, ProtocolError):
            return 1
        return 0 if self._state == "shut down" else 1

    # --- messages ---------------------------------------------------------------------

    def _next_message(self) -> dict[str, Any] | None:
        """The next message that can be read; None at the end of the conversation."""
        while True:
            try:
                message = self._reader.read()
            except InvalidMessage as error:
                self._answer_error(None, PARSE_ERROR, str(error))
                continue
            is_end = message is None or message.get("method") == "exit"
            return None if is_end else message

    def _handle(self, message: dict[str, Any]) -> None:
        method, id = message.get("method"), message.get("id")
        params = message.get("params")
        if method is None:
            self._take_response(message)
            return
        if not isinstance(params, Mapping):
            params = {}
        if "id" not in message:
            self._notified(method, params)
            return
        if not isinstance(id, int | str) or isinstance(id, bool):
            self._answer_error(None, INVALID_REQUEST, "The id is neither a number nor a text.")
            return
        try:
            self._requested(method, id, params)
        except RequestError as error:
            self._answer_error(id, error.code, error.message)

    def _requested(self, method: Any, id: int | str, params: _Params) -> None:
        handler = self._requests.get(method) if isinstance(method, str) else None
        if method != "initialize" and self._state == "new":
            raise RequestError(SERVER_NOT_INITIALIZED, "The first request must be initialize.")
        if self._state == "shut down":
            raise RequestError(INVALID_REQUEST, "The server is shut down.")
        if handler is None:
            raise RequestError(METHOD_NOT_FOUND, f"There is no method {str(method)[:80]!r}.")
        try:
            handler(id, params)
        except InvalidChange as error:
            raise RequestError(INVALID_PARAMS, str(error)) from None
        except (ClientGone, RequestError):
            raise
        except Exception as error:  # noqa: BLE001 - one message must not end the conversation
            raise RequestError(INTERNAL_ERROR, reported(error).message) from None

    def _notified(self, method: Any, params: _Params) -> None:
        handler = self._notifications.get(method) if isinstance(method, str) else None
        if handler is None or self._state != "running":
            return
        try:
            handler(params)
        except InvalidChange as error:
            # Nobody waits for an answer to a notification; the text is what it was before.
            self._tell(f"A change of a document was not understood: {error}")
        except ClientGone:
            raise
        except Exception as error:  # noqa: BLE001 - one message must not end the conversation
            reported(error)

    def _take_response(self, message: Mapping[str, Any]) -> None:
        if message.get("id") == self._configuration_id and "result" in message:
            sections = message["result"]
            section = next(iter(_list(sections)), None)
            self._configure(section)

    # --- life -------------------------------------------------------------------------

    def _initialize(self, id: Any, params: _Params) -> None:
        if self._state != "new":
            raise RequestError(INVALID_REQUEST, "initialize was sent before.")
        self._state = "running"
        capabilities = _object(params.get("capabilities"))
        general = _object(capabilities.get("general"))
        workspace = _object(capabilities.get("workspace"))
        self._encoding = _encoding_of(general.get("positionEncodings"))
        self._asks_configuration = workspace.get("configuration") is True
        self._workspace.initialize(params)
        self._configure(params.get("initializationOptions"))
        self._answer(
            id,
            {
                "capabilities": {
                    "positionEncoding": self._encoding,
                    "textDocumentSync": {"openClose": True, "change": 2, "save": True},
                    "inlineCompletionProvider": True,
                    "executeCommandProvider": {"commands": [ACCEPTED_COMMAND]},
                    "workspace": {
                        "workspaceFolders": {"supported": True, "changeNotifications": True}
                    },
                },
                "serverInfo": {"name": "tabwright", "version": self._version},
            },
        )

    def _initialized(self, params: _Params) -> None:
        del params
        self._workspace.initialized()
        self._ask_configuration()

    def _shut_down(self, id: Any, params: _Params) -> None:
        del params
        self._state = "shut down"
        with self._lock:
            pending, self._pending = self._pending, {}
        for asked, ticket in pending.items():
            ticket.cancel()
            self._answer_error(asked, REQUEST_CANCELLED, "The server is shut down.")
        self._usage.save()
        self._answer(id, None)

    # --- configuration ----------------------------------------------------------------

    def _ask_configuration(self) -> None:
        if self._asks_configuration:
            self._configuration_id += 1
            self._writer.write(
                {
                    "id": self._configuration_id,
                    "method": "workspace/configuration",
                    "params": {"items": [{"section": SECTION}]},
                }
            )

    def _did_change_configuration(self, params: _Params) -> None:
        if self._asks_configuration:
            self._ask_configuration()
        else:
            settings = _object(params.get("settings"))
            self._configure(settings.get(SECTION, settings))

    def _configure(self, section: Any) -> None:
        """Take the client's settings over those of the command line."""
        if not isinstance(section, Mapping):
            return
        self._settings, complaints = self._given_settings.updated(section)
        for complaint in complaints:
            self._tell(complaint)

    # --- documents --------------------------------------------------------------------

    def _did_open(self, params: _Params) -> None:
        item = _object(params.get("textDocument"))
        uri, text = item.get("uri"), item.get("text")
        if not isinstance(uri, str) or not isinstance(text, str):
            raise InvalidChange("A document was opened without its uri or text.")
        version = item.get("version")
        self._documents[uri] = TextDocument(
            uri,
            str(item.get("languageId", "")),
            version if isinstance(version, int) else 0,
            text,
            self._encoding,
        )
        self._read_ahead(self._documents[uri])

    def _read_ahead(self, document: TextDocument) -> None:
        """Let the model read the beginning of a file; where its cursor is, no client says."""
        language = self._settings.language_of(document)
        options = self._settings.options
        if self._settings.is_enabled and language not in options.policy.off_in:
            self._worker.read_ahead(
                make_request(0, "", document.text, language, options, 0.0, is_manual=False)
            )

    def _did_change(self, params: _Params) -> None:
        named = _object(params.get("textDocument"))
        document = self._document(named)
        changes = _list(params.get("contentChanges"))
        if not changes or not all(isinstance(change, Mapping) for change in changes):
            raise InvalidChange("The changes are no list.")
        version = named.get("version")
        document.change(version if isinstance(version, int) else document.version + 1, changes)

    def _did_close(self, params: _Params) -> None:
        self._documents.pop(str(_object(params.get("textDocument")).get("uri")), None)

    def _did_save(self, params: _Params) -> None:
        self._workspace.files_changed([str(_object(params.get("textDocument")).get("uri"))])

    def _document(self, named: _Params) -> TextDocument:
        document = self._documents.get(str(named.get("uri")))
        if document is None:
            raise InvalidChange("The document is not open.")
        return document

    # --- suggestions ------------------------------------------------------------------

    def _inline_completion(self, id: Any, params: _Params) -> None:
        document = self._document(_object(params.get("textDocument")))
        question = question_at(document, params)
        language = self._settings.language_of(document)
        reason = self._no_suggestion_reason(question, language)
        if reason is not None:
            self._reason = reason
            self._answer(id, {"items": []})
            return
        self._number += 1
        options = self._settings.options
        request = make_request(
            self._number,
            question.prefix,
            question.suffix,
            language,
            options,
            self._worker.default_precision,
            is_manual=question.is_manual,
            # Where no project is asked the path means nothing, and clients get equal answers.
            path=path_of(document.uri) if self._workspace.asks_projects else None,
        )
        if question.is_manual:
            request = dataclasses.replace(request, alternatives=MAX_ALTERNATIVES)

        def deliver(outcome: Outcome) -> None:
            self._deliver(id, question, outcome)

        with self._lock:
            self._pending[id] = self._worker.submit(document.uri, request, deliver)

    def _no_suggestion_reason(self, question: Question, language: str | None) -> str | None:
        """Why the model is not asked, by the same rules as in the window; None when it is."""
        problem = self._model_problem()
        if problem is None and not self._settings.is_enabled:
            return SWITCHED_OFF
        return reason_not_to_ask(
            Cursor(prefix=question.prefix, suffix=question.suffix, language=language),
            model_problem=problem,
            policy=self._settings.options.policy,
            is_manual=question.is_manual,
        )

    def _model_problem(self) -> str | None:
        error = self._worker.error
        if error is None:
            return None if self._worker.is_loaded else PREPARING
        if not self._has_reported_no_model:
            self._has_reported_no_model = True
            self._tell(f"{error.message} {error.hint}".strip())
        return error.message

    def _deliver(self, id: Any, question: Question, outcome: Outcome) -> None:
        """Answer a request; in the worker's thread, or in this one for a superseded one."""
        with self._lock:
            if self._pending.pop(id, None) is None:
                return  # cancelled while the answer was on its way: it has its answer already
        try:
            if outcome.is_superseded:
                self._answer(id, None)
                return
            if outcome.error is not None:
                self._reason = outcome.error.message
                self._answer_error(id, INTERNAL_ERROR, outcome.error.message)
                return
            self._reason = outcome.suggestion.no_suggestion_reason
            items = items_of(outcome.suggestion, question, ACCEPTED_COMMAND)
            if items:
                self._usage.shown()
            self._answer(id, {"items": items})
        except ClientGone:
            return  # the reading thread notices it too

    def _cancel(self, params: _Params) -> None:
        id = params.get("id")
        with self._lock:
            ticket = self._pending.pop(id, None) if isinstance(id, int | str) else None
        if ticket is not None:
            ticket.cancel()
            self._answer_error(id, REQUEST_CANCELLED, "Cancelled.")

    def _execute_command(self, id: Any, params: _Params) -> None:
        if params.get("command") != ACCEPTED_COMMAND:
            raise RequestError(INVALID_PARAMS, "There is no such command.")
        arguments = _list(params.get("arguments"))
        count = arguments[0] if arguments else 0
        self._usage.accepted(count if isinstance(count, int) and 0 <= count < 100_000 else 0)
        self._answer(id, None)

    def _status(self, id: Any, params: _Params) -> None:
        """Ours alone, for a status bar: what is loaded, and why the last request gave nothing."""
        del params
        error = self._worker.error
        self._answer(
            id,
            {
                "ready": self._worker.is_loaded,
                "error": f"{error.message} {error.hint}".strip() if error is not None else None,
                "no_suggestion_reason": self._reason,
                **self._usage.counts(),
            },
        )

    # --- writing ----------------------------------------------------------------------

    def _answer(self, id: Any, result: Any) -> None:
        self._writer.write({"id": id, "result": result})

    def _answer_error(self, id: Any, code: int, message: str) -> None:
        self._writer.write({"id": id, "error": {"code": code, "message": message}})

    def _tell(self, message: str) -> None:
        self._writer.write(
            {"method": "window/showMessage", "params": {"type": _WARNING, "message": message}}
        )


def _encoding_of(offered: Any) -> PositionEncoding:
    """The first encoding of the client's list that we know, else UTF-16, which all clients know."""
    for name in _list(offered):
        for encoding in POSITION_ENCODINGS:
            if name == encoding:
                return encoding
    return "utf-16"


def _object(value: Any) -> _Params:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
