// Starts the language server of Tabwright and shows its state in the status bar.
"use strict";

const vscode = require("vscode");
const { LanguageClient, State, TransportKind } = require("vscode-languageclient/node");
const { findProgram, serverCommand } = require("./server_command");
const { statusText } = require("./status_text");

const SECTION = "tabwright";
// Settings of the command line; the server asks for all others itself.
const OF_THE_PROCESS = ["command", "commandArguments", "checkpoint", "workspace"];
const POLL_MS = 1000;

class Extension {
  constructor() {
    this.client = undefined;
    this.problem = undefined;
    this.status = undefined;
    this.poll = undefined;
    this.isEnding = false;
    // One start or stop at a time, in the order in which they were asked for.
    this.queue = Promise.resolve();
    this.log = vscode.window.createOutputChannel("Tabwright", { log: true });
    this.item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right, 100);
    this.item.name = "Tabwright";
    this.item.command = "tabwright.toggle";
    this.show();
    this.item.show();
  }

  setting(name) {
    return vscode.workspace.getConfiguration(SECTION).get(name);
  }

  restart() {
    this.queue = this.queue.then(() => this.stop()).then(() => this.start());
    return this.queue;
  }

  end() {
    this.isEnding = true;
    this.queue = this.queue.then(() => this.stop());
    return this.queue;
  }

  async start() {
    if (this.isEnding) return;
    const { command, args } = serverCommand((name) => this.setting(name));
    this.problem = undefined;
    this.status = undefined;
    const program = findProgram(command);
    if (!program) {
      this.fail(`The program "${command}" was not found.`, "Install Tabwright, or set its path.");
      return;
    }
    const client = new LanguageClient(
      SECTION,
      "Tabwright",
      { command: program, args, transport: TransportKind.stdio },
      {
        documentSelector: [{ scheme: "file" }, { scheme: "untitled" }],
        outputChannel: this.log,
        // Tells the server of a change; it then asks for the values.
        synchronize: { configurationSection: SECTION },
        middleware: {
          provideInlineCompletionItems: async (document, position, context, token, next) => {
            const items = await next(document, position, context, token);
            this.readStatus();
            return items;
          },
        },
      },
    );
    client.onDidChangeState(({ newState }) => {
      const hasEnded = newState === State.Stopped || newState === State.StartFailed;
      if (client === this.client && hasEnded) {
        this.problem = "The language server has ended. See the log.";
        this.show();
      } else if (client === this.client && newState === State.Running) {
        this.problem = undefined;
        this.readStatus();
      }
    });
    this.client = client;
    this.show();
    try {
      await client.start();
    } catch (error) {
      this.fail(`The language server could not be started: ${error.message ?? error}`, "");
    }
  }

  async stop() {
    clearTimeout(this.poll);
    const client = this.client;
    this.client = undefined;
    // One that never started, or has ended by itself, refuses to be stopped.
    if (!client?.isRunning()) return;
    try {
      await client.dispose();
    } catch (error) {
      this.log.warn(`The language server did not end in order: ${error.message ?? error}`);
    }
  }

  fail(message, hint) {
    this.problem = `${message} ${hint}`.trim();
    this.show();
    // Not awaited: it stays until somebody answers it.
    vscode.window.showErrorMessage(`Tabwright: ${this.problem}`, "Open Settings", "Show Log").then(
      (choice) => {
        if (choice === "Open Settings") {
          vscode.commands.executeCommand("workbench.action.openSettings", `${SECTION}.command`);
        } else if (choice === "Show Log") {
          this.log.show();
        }
      },
    );
  }

  async readStatus() {
    const client = this.client;
    if (!client || client.state !== State.Running) return;
    try {
      const status = await client.sendRequest("tabwright/status");
      if (client !== this.client) return;
      this.status = status;
    } catch {
      return; // it is ending; its state says so
    }
    this.show();
    clearTimeout(this.poll);
    if (!this.status.ready && !this.status.error) {
      this.poll = setTimeout(() => this.readStatus(), POLL_MS);
    }
  }

  show() {
    const { text, tooltip, isWarning } = statusText({
      isEnabled: this.setting("enabled") !== false,
      problem: this.problem,
      status: this.status,
    });
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.backgroundColor = isWarning
      ? new vscode.ThemeColor("statusBarItem.warningBackground")
      : undefined;
  }

  async toggle() {
    if (this.problem) {
      await this.restart();
      return;
    }
    const settings = vscode.workspace.getConfiguration(SECTION);
    const set = settings.inspect("enabled");
    // Where a workspace has its own value, the user's would change nothing.
    const isOfWorkspace = set?.workspaceValue !== undefined;
    const target = vscode.ConfigurationTarget[isOfWorkspace ? "Workspace" : "Global"];
    await settings.update("enabled", settings.get("enabled") === false, target);
  }

  settingsChanged(event) {
    if (!event.affectsConfiguration(SECTION)) return;
    this.show();
    if (OF_THE_PROCESS.some((name) => event.affectsConfiguration(`${SECTION}.${name}`))) {
      this.restart();
    }
  }
}

let extension;

/** Called by VS Code once, after its start. */
async function activate(context) {
  extension = new Extension();
  context.subscriptions.push(
    extension.item,
    extension.log,
    vscode.commands.registerCommand("tabwright.toggle", () => extension.toggle()),
    vscode.commands.registerCommand("tabwright.restart", () => extension.restart()),
    vscode.commands.registerCommand("tabwright.showLog", () => extension.log.show()),
    vscode.workspace.onDidChangeConfiguration((event) => extension.settingsChanged(event)),
  );
  await extension.restart();
}

/** Called by VS Code before its end. */
function deactivate() {
  return extension?.end();
}

module.exports = { activate, deactivate };
