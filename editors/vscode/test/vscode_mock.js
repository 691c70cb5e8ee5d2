// As much of VS Code's interface as the language client and our glue use, without VS Code.
"use strict";

const Module = require("node:module");
const path = require("node:path");
const { pathToFileURL, fileURLToPath } = require("node:url");

const EXTENDED = [
  "CallHierarchyItem", "CodeAction", "CodeActionKind", "CodeActionTriggerKind", "CodeLens",
  "Color", "CompletionItem", "CompletionItemKind", "CompletionItemTag", "CompletionList",
  "CompletionTriggerKind", "Diagnostic", "DiagnosticRelatedInformation", "DiagnosticSeverity",
  "DiagnosticTag", "DocumentHighlight", "DocumentHighlightKind", "DocumentLink", "DocumentSymbol",
  "FoldingRange", "FoldingRangeKind", "Hover", "InlayHint", "InlayHintKind", "InlayHintLabelPart",
  "LinkedEditingRanges", "Location", "MarkdownString", "NotebookCellData", "RelativePattern",
  "SelectionRange", "SignatureHelp", "SignatureHelpTriggerKind", "SnippetString",
  "SymbolInformation", "SymbolKind", "SymbolTag", "TabInputCustom", "TabInputNotebook",
  "TabInputText", "TabInputTextDiff", "TextEdit", "TextDocumentSaveReason", "ThemeColor",
  "TypeHierarchyItem", "WorkspaceEdit",
];

class Emitter {
  constructor() {
    this.listeners = new Set();
    this.event = (listener, self) => {
      const bound = (value) => listener.call(self, value);
      this.listeners.add(bound);
      return { dispose: () => this.listeners.delete(bound) };
    };
  }
  fire(value) {
    for (const listener of [...this.listeners]) listener(value);
  }
  dispose() {
    this.listeners.clear();
  }
}

class Disposable {
  constructor(callback) {
    this.callback = callback;
  }
  dispose() {
    this.callback?.();
  }
  static from(...all) {
    return new Disposable(() => all.forEach((one) => one.dispose()));
  }
}

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}

class Range {
  constructor(start, end, ...rest) {
    if (rest.length) [start, end] = [new Position(start, end), new Position(...rest)];
    Object.assign(this, { start, end });
  }
  get isEmpty() {
    return this.start.line === this.end.line && this.start.character === this.end.character;
  }
}

class InlineCompletionItem {
  constructor(insertText, range, command) {
    Object.assign(this, { insertText, range, command });
  }
}

class InlineCompletionList {
  constructor(items) {
    this.items = items;
  }
}

class CancellationTokenSource {
  constructor() {
    const emitter = new Emitter();
    this.emitter = emitter;
    this.token = { isCancellationRequested: false, onCancellationRequested: emitter.event };
  }
  cancel() {
    this.token.isCancellationRequested = true;
    this.emitter.fire();
  }
  dispose() {}
}

class Uri {
  constructor(value) {
    this.value = value;
    this.scheme = value.slice(0, value.indexOf(":"));
    this.path =
      this.scheme === "file" ? fileURLToPath(value) : value.slice(this.scheme.length + 1);
    this.fsPath = this.path;
  }
  toString() {
    return this.value;
  }
  static file(name) {
    return new Uri(pathToFileURL(name).href);
  }
  static parse(value) {
    return new Uri(value);
  }
}

class TextDocument {
  constructor(name, languageId, text) {
    Object.assign(this, { uri: Uri.file(name), languageId, text, version: 1, isClosed: false });
    this.fileName = name;
  }
  getText() {
    return this.text;
  }
}

/** A fresh window; `settings` are those of the section "tabwright". */
function makeVscode(settings) {
  const events = new Map();
  const event = (name) => {
    if (!events.has(name)) events.set(name, new Emitter());
    return events.get(name).event;
  };
  const seen = {
    settings: { ...settings },
    providers: [],
    commands: new Map(),
    errors: [],
    warnings: [],
    log: [],
    items: [],
    answer: undefined,
    fire: (name, value) => events.get(name)?.fire(value),
  };
  const configuration = {
    get: (name, otherwise) => seen.settings[name] ?? otherwise,
    has: (name) => name in seen.settings,
    inspect: () => ({ workspaceValue: undefined }),
    update: async (name, value) => {
      seen.settings[name] = value;
      seen.change(name);
    },
    ...seen.settings,
  };
  seen.change = (name) => {
    seen.fire("workspace.onDidChangeConfiguration", {
      affectsConfiguration: (section) =>
        section === "tabwright" || section === `tabwright.${name}`,
    });
  };
  const channel = {
    append: (text) => seen.log.push(text),
    appendLine: (text) => seen.log.push(text),
    show() {},
    dispose() {},
  };
  for (const level of ["trace", "debug", "info", "warn", "error"]) {
    channel[level] = (text) => seen.log.push(String(text));
  }
  const workspace = {
    textDocuments: [],
    notebookDocuments: [],
    workspaceFolders: undefined,
    getConfiguration: (section) => {
      if (section === "tabwright") return configuration;
      if (section) return { get: (_name, otherwise) => otherwise, inspect: () => undefined };
      // The language client reads a whole section from the root.
      return {
        get: (name, otherwise) => (name === "tabwright" ? { ...seen.settings } : otherwise),
        inspect: () => undefined,
      };
    },
    createFileSystemWatcher: () => new Disposable(),
  };
  const window = {
    visibleTextEditors: [],
    tabGroups: { all: [], onDidChangeTabs: event("window.tabs") },
    // Only a log channel has levels, and the language client needs them.
    createOutputChannel: (_name, options) =>
      options?.log ? { ...channel, logLevel: 2, onDidChangeLogLevel: event("log") } : channel,
    createStatusBarItem: () => {
      const item = { show() {}, dispose() {} };
      seen.items.push(item);
      return item;
    },
    showErrorMessage: async (message) => {
      seen.errors.push(message);
      return seen.answer;
    },
    showWarningMessage: async (message) => void seen.warnings.push(message),
    showInformationMessage: async () => undefined,
  };
  const commands = {
    registerCommand: (name, run) => {
      seen.commands.set(name, run);
      return new Disposable(() => seen.commands.delete(name));
    },
    executeCommand: async (name, ...args) => seen.commands.get(name)?.(...args),
  };
  const languages = {
    match: (selector, document) =>
      [selector].flat().some((one) => !one.scheme || one.scheme === document.uri.scheme) ? 10 : 0,
    createDiagnosticCollection: () => ({ clear() {}, set() {}, delete() {}, dispose() {} }),
    registerInlineCompletionItemProvider: (_selector, provider) => {
      seen.providers.push(provider);
      return new Disposable(() => {
        seen.providers = seen.providers.filter((one) => one !== provider);
      });
    },
  };
  const known = {
    version: "1.106.0",
    env: { language: "en", appName: "mock", clipboard: {} },
    EventEmitter: Emitter,
    ConfigurationTarget: { Global: 1, Workspace: 2 },
    StatusBarAlignment: { Left: 1, Right: 2 },
    InlineCompletionTriggerKind: { Invoke: 0, Automatic: 1 },
    Disposable,
    Position,
    Range,
    InlineCompletionItem,
    InlineCompletionList,
    CancellationTokenSource,
    CancellationError: class extends Error {},
    Uri,
    workspace: withEvents(workspace, "workspace", event),
    window: withEvents(window, "window", event),
    languages,
    commands,
  };
  // What is only extended or compared with. The language client copies the names that it finds at
  // its start, so these must be there; others are made when they are read.
  for (const name of EXTENDED) known[name] = class {};
  const vscode = new Proxy(known, {
    get(target, name) {
      if (!(name in target) && typeof name === "string" && /^[A-Z]/.test(name)) {
        target[name] = class {};
      }
      return target[name];
    },
  });
  return { vscode, seen };
}

function withEvents(object, prefix, event) {
  return new Proxy(object, {
    get(target, name) {
      if (!(name in target) && typeof name === "string" && name.startsWith("on")) {
        return event(`${prefix}.${name}`);
      }
      return target[name];
    },
  });
}

/** Load the extension with `vscode` in place of VS Code's module. */
function loadExtension(vscode) {
  const resolve = Module._load;
  Module._load = function (request, ...rest) {
    return request === "vscode" ? vscode : resolve.call(this, request, ...rest);
  };
  try {
    for (const file of Object.keys(require.cache)) {
      if (/vscode-languageclient|[\\/]src[\\/]/.test(file)) delete require.cache[file];
    }
    return require(path.join(__dirname, "..", "src", "extension.js"));
  } finally {
    Module._load = resolve;
  }
}

module.exports = { makeVscode, loadExtension, TextDocument, Position, CancellationTokenSource };
