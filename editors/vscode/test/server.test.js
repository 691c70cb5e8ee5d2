// The extension on the real language client and the real server; only VS Code is a stand-in.
// TABWRIGHT_TEST_COMMAND: a JSON list that starts the program; TABWRIGHT_TEST_CHECKPOINT: a
// checkpoint; TABWRIGHT_TEST_WORKSPACE: a workspace folder of the test's own.
"use strict";

const assert = require("node:assert/strict");
const path = require("node:path");
const { test } = require("node:test");
const { setTimeout: sleep } = require("node:timers/promises");

const {
  CancellationTokenSource, Position, TextDocument, loadExtension, makeVscode,
} = require("./vscode_mock");

const [command, ...commandArguments] = JSON.parse(process.env.TABWRIGHT_TEST_COMMAND);
const SETTINGS = {
  command,
  commandArguments,
  checkpoint: process.env.TABWRIGHT_TEST_CHECKPOINT,
  workspace: process.env.TABWRIGHT_TEST_WORKSPACE,
  enabled: true,
  threshold: 0,
  maxTokens: 24,
  disabledLanguages: [],
  commentsIn: [],
  stringsIn: [],
};
const CODE = [
  "class Cart:", "    def __init__(self, items=None):", "        self.items = items or []", "",
  "    def add(self, item, count=1):", "        for number in range(count):",
  "            self.items.append(item)", "", "    def remove(self, item",
];
const WAIT_MS = 30_000;

async function until(condition, what) {
  const end = Date.now() + WAIT_MS;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `waited too long for: ${what}`);
    await sleep(50);
  }
}

/** Replace the text of a document as VS Code tells of it. */
function type(seen, document, line, character, text) {
  const lines = document.text.split("\n");
  const rangeOffset = lines.slice(0, line).join("\n").length + (line ? 1 : 0) + character;
  document.text = document.text.slice(0, rangeOffset) + text + document.text.slice(rangeOffset);
  document.version += 1;
  const at = new Position(line, character);
  seen.fire("workspace.onDidChangeTextDocument", {
    document,
    contentChanges: [{ range: { start: at, end: at }, rangeOffset, rangeLength: 0, text }],
  });
}

test("a suggestion is shown, accepted and counted; settings reach the server", async () => {
  const { vscode, seen } = makeVscode(SETTINGS);
  const { activate, deactivate } = loadExtension(vscode);
  const document = new TextDocument(path.resolve("shop.py"), "python", CODE.join("\n"));
  vscode.workspace.textDocuments.push(document);
  await activate({ subscriptions: [] });
  await until(() => seen.providers.length === 1, "the provider of inline completions");
  const [provider] = seen.providers;
  const ask = async (line, character) => {
    const result = await provider.provideInlineCompletionItems(
      document,
      new Position(line, character),
      { triggerKind: vscode.InlineCompletionTriggerKind.Automatic },
      new CancellationTokenSource().token,
    );
    return result ? (result.items ?? result) : [];
  };

  let items = [];
  await until(async () => (items = await ask(8, 25)).length > 0, "the model");
  assert.deepEqual(seen.errors, []);
  assert.ok(items[0].insertText.length > 0);
  assert.ok(items[0].range.isEmpty);
  assert.equal(items[0].range.start.character, 25);

  // Accepting: the text is inserted, then VS Code runs the command.
  type(seen, document, 8, 25, items[0].insertText);
  await vscode.commands.executeCommand(items[0].command.command, ...items[0].command.arguments);
  await ask(8, 25 + items[0].insertText.length);
  await until(() => /accepted: 1/.test(seen.items[0].tooltip), "the count of acceptances");

  // Text beyond the basic plane: positions are UTF-16 on both sides.
  type(seen, document, 0, 0, 'mark = "😀"; ');
  await ask(0, 13);

  // The server knows why there is nothing.
  type(seen, document, 3, 0, "# a note ");
  assert.deepEqual(await ask(3, 9), []);
  await until(() => /No suggestion: .*comment/.test(seen.items[0].tooltip), "the reason");

  // The switch in the status bar: the setting, then the server.
  const end = 25 + items[0].insertText.length;
  assert.ok((await ask(8, end)).length > 0);
  await vscode.commands.executeCommand("tabwright.toggle");
  assert.equal(seen.settings.enabled, false);
  assert.match(seen.items[0].tooltip, /are off/);
  await until(async () => (await ask(8, end)).length === 0, "suggestions to end");
  await vscode.commands.executeCommand("tabwright.toggle");
  await until(async () => (await ask(8, end)).length > 0, "suggestions to come back");

  // A wrong value is said, and the others hold.
  seen.settings.threshold = 7;
  seen.change("threshold");
  await until(() => seen.warnings.length > 0, "the complaint");
  assert.match(seen.warnings[0], /tabwright\.threshold/);

  // A setting of the process starts another one.
  seen.settings.commandArguments = [...commandArguments];
  seen.change("commandArguments");
  await until(() => seen.providers.length === 1 && seen.providers[0] !== provider, "a restart");
  await deactivate();
  assert.equal(seen.providers.length, 0);
});

test("a request that is cancelled gives nothing, and the next one is answered", async () => {
  const { vscode, seen } = makeVscode(SETTINGS);
  const { activate, deactivate } = loadExtension(vscode);
  const document = new TextDocument(path.resolve("shop.py"), "python", CODE.join("\n"));
  vscode.workspace.textDocuments.push(document);
  await activate({ subscriptions: [] });
  await until(() => seen.providers.length === 1, "the provider of inline completions");
  const ask = (character, source = new CancellationTokenSource()) =>
    seen.providers[0].provideInlineCompletionItems(
      document, new Position(8, character), { triggerKind: 1 }, source.token,
    );
  await until(async () => (await ask(25))?.length > 0 || (await ask(25))?.items?.length > 0, "it");
  for (let round = 0; round < 5; round++) {
    type(seen, document, 7, 0, "#");
    const source = new CancellationTokenSource();
    const asked = ask(25, source);
    source.cancel();
    assert.ok(!(await asked)?.length);
  }
  assert.ok((await ask(25)) !== undefined);
  assert.deepEqual(seen.errors, []);
  await deactivate();
});
