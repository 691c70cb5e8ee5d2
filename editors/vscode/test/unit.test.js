// Needs neither VS Code nor the server.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { test } = require("node:test");

const { findProgram, serverCommand } = require("../src/server_command");
const { statusText } = require("../src/status_text");
const { makeVscode, loadExtension } = require("./vscode_mock");

const ready = { ready: true, error: null, no_suggestion_reason: null, shown: 3, accepted: 1 };

test("the command line holds the settings of the process alone", () => {
  const settings = { command: " /opt/tabwright ", checkpoint: "best.pth", threshold: 0.5 };
  assert.deepEqual(serverCommand((name) => settings[name]), {
    command: "/opt/tabwright",
    args: ["lsp", "--checkpoint", "best.pth"],
  });
  const checkout = { command: "python", commandArguments: ["main.py", 3], workspace: "/ws" };
  assert.deepEqual(serverCommand((name) => checkout[name]), {
    command: "python",
    args: ["main.py", "lsp", "--workspace", "/ws"],
  });
  assert.deepEqual(serverCommand(() => undefined), { command: "tabwright", args: ["lsp"] });
});

test("a program is found by name and by path, and a folder is none", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tabwright-"));
  const file = path.join(folder, "tabwright");
  fs.writeFileSync(file, "#!/bin/sh\n", { mode: 0o755 });
  fs.mkdirSync(path.join(folder, "other"));
  const env = { PATH: `/nowhere:${folder}` };
  assert.equal(findProgram("tabwright", env, "linux"), file);
  assert.equal(findProgram(file, { PATH: "" }, "linux"), file);
  assert.equal(findProgram("other", env, "linux"), undefined);
  assert.equal(findProgram("missing", env, "linux"), undefined);
  fs.rmSync(folder, { recursive: true });
});

test("the status bar says why there is no suggestion", () => {
  assert.match(statusText({ isEnabled: true, status: ready }).tooltip, /Shown: 3, accepted: 1/);
  const reason = "The cursor is in a string.";
  const status = { ...ready, no_suggestion_reason: reason };
  assert.match(statusText({ isEnabled: true, status }).tooltip, /No suggestion: The caret/);
  assert.match(statusText({ isEnabled: false, status }).tooltip, /are off/);
  const failed = { ...ready, error: "There is no checkpoint." };
  assert.deepEqual(statusText({ isEnabled: true, status: failed }).isWarning, true);
  assert.match(statusText({ isEnabled: true, status: { ...ready, ready: false } }).tooltip, /prep/);
  assert.match(statusText({ isEnabled: true, problem: "Gone." }).tooltip, /Gone/);
});

test("a missing program is said in one message that leads to the setting", async () => {
  const { vscode, seen } = makeVscode({ command: "/nowhere/tabwright", enabled: true });
  seen.answer = "Open Settings";
  seen.commands.set("workbench.action.openSettings", (query) => (seen.opened = query));
  const { activate, deactivate } = loadExtension(vscode);
  await activate({ subscriptions: [] });
  await new Promise(setImmediate);
  assert.equal(seen.errors.length, 1);
  assert.match(seen.errors[0], /"\/nowhere\/tabwright" was not found/);
  assert.equal(seen.opened, "tabwright.command");
  assert.match(seen.items[0].tooltip, /was not found/);
  await deactivate();
});
