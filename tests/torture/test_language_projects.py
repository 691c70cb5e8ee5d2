"""`lsp` with the folders of a workspace, spoken to by an independent client (pygls)."""

import asyncio
import sys
import time

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.torture.program import ROOT

pytestmark = pytest.mark.torture

WAIT = 60
CAPABILITIES = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        workspace_folders=True,
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
            dynamic_registration=True
        ),
    )
)


class Editor:
    """Two folders, one open file in each, and the files that it was asked to watch."""

    def __init__(self, folders):
        self.client = LanguageClient("an editor", "1")
        self.folders = folders
        self.version = 0
        self.watched = asyncio.Event()

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params):
            [registration] = params.registrations
            assert registration.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            self.watched.set()

    async def start(self, workspace):
        await self.client.start_io(
            sys.executable, str(ROOT / "main.py"), "lsp", "--checkpoint", "none",
            "--threshold", "0", "--workspace", str(workspace),
        )  # fmt: skip
        await self.client.initialize_async(
            types.InitializeParams(
                capabilities=CAPABILITIES,
                workspace_folders=[
                    types.WorkspaceFolder(uri=folder.as_uri(), name=folder.name)
                    for folder in self.folders
                ],
            )
        )
        self.client.initialized(types.InitializedParams())
        await asyncio.wait_for(self.watched.wait(), WAIT)

    async def suggestion(self, folder, last_line):
        """What is suggested at the end of a text that is open in a folder."""
        self.version += 1
        uri = (folder / f"open{self.version}.py").as_uri()
        text = f"# {self.version}\ndef use(ledger):\n    {last_line}"
        item = types.TextDocumentItem(uri=uri, language_id="python", version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        answer = await self.client.text_document_inline_completion_async(
            types.InlineCompletionParams(
                context=types.InlineCompletionContext(
                    trigger_kind=types.InlineCompletionTriggerKind.Invoked
                ),
                text_document=types.TextDocumentIdentifier(uri=uri),
                position=types.Position(line=2, character=len(last_line) + 4),
            )
        )
        return answer.items[0].insert_text if answer.items else ""

    async def until(self, is_reached, folder, last_line):
        end = time.monotonic() + WAIT
        while not is_reached(await self.suggestion(folder, last_line)):
            assert time.monotonic() < end
            await asyncio.sleep(0.05)

    def changed(self, path, kind):
        event = types.FileEvent(uri=path.as_uri(), type=kind)
        self.client.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams(changes=[event])
        )

    async def end(self):
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def test_two_folders_and_files_that_change_behind_the_editor(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, rest in ((one, "ly = balance_of(ledger)"), (two, "ly = taxes_of(ledger)")):
        folder.mkdir()
        (folder / "known.py").write_text(f"def f(ledger):\n    quarter{rest}\n    return 1\n")

    async def session():
        editor = Editor([one, two])
        await editor.start(tmp_path / "workspace")
        try:
            # Each file is completed from its own folder alone.
            await editor.until(lambda text: "balance_of" in text, one, "quarter")
            await editor.until(lambda text: "taxes_of" in text, two, "quarter")
            assert "balance_of" not in await editor.suggestion(two, "quarter")
            new = two / "new.py"
            new.write_text("def g(ledger):\n    monthly_summary = sum_of(ledger)\n")
            editor.changed(new, types.FileChangeType.Created)
            await editor.until(lambda text: "_summary = sum_of" in text, two, "monthly")
            assert "sum_of" not in await editor.suggestion(one, "monthly")
            new.unlink()
            editor.changed(new, types.FileChangeType.Deleted)
            await editor.until(lambda text: "sum_of" not in text, two, "monthly")
            removed = types.WorkspaceFolder(uri=one.as_uri(), name="one")
            event = types.WorkspaceFoldersChangeEvent(added=[], removed=[removed])
            change = types.DidChangeWorkspaceFoldersParams(event=event)
            editor.client.workspace_did_change_workspace_folders(change)
            await editor.until(lambda text: "balance_of" not in text, one, "quarter")
        finally:
            await editor.end()

    asyncio.run(session())
