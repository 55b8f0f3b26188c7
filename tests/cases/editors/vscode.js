// Runs the extension for Visual Studio Code under Node: node vscode.js EXTENSION.js '["argmap", "lsp"]' MAP.
// Only the module that the editor gives its extensions is a stand-in: what is named here, and for all else what takes anything.
"use strict";
const fs = require("node:fs");
const Module = require("node:module");

const [extension, argv, file] = [process.argv[2], JSON.parse(process.argv[3]), process.argv[4]];

function anything() {
  const known = {};
  return new Proxy(class {}, {
    get: (target, name) => {
      if (name === "prototype") return target.prototype;
      if (name === Symbol.toPrimitive) return () => 0;
      if (name === "then" || typeof name === "symbol") return undefined;
      return (known[name] ??= anything());
    },
    apply: () => anything(),
    construct: () => ({}),
  });
}
const like = (known) =>
  new Proxy(known, {
    get: (target, name) => name in target ? target[name] : name === "then" ? undefined : (target[name] = anything()),
  });
const nothing = () => ({ dispose() {} });
class Disposable {
  constructor(f) {
    this.dispose = f ?? (() => {});
  }
  static from() {
    return new Disposable();
  }
}
class CancellationTokenSource {
  constructor() {
    this.token = { isCancellationRequested: false, onCancellationRequested: nothing };
  }
  cancel() {}
  dispose() {}
}
class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}
class Range {
  constructor(line, character, endLine, endCharacter) {
    Object.assign(this, { start: new Position(line, character), end: new Position(endLine, endCharacter) });
  }
}
class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}
class EventEmitter {
  constructor() {
    this.f = [];
    this.event = (f) => (this.f.push(f), new Disposable());
  }
  fire(e) {
    this.f.forEach((f) => f(e));
  }
  dispose() {}
}
const uri = (text) => ({
  scheme: text.split(":")[0],
  fsPath: text.replace("file://", ""),
  path: text.replace("file://", ""),
  toString: () => text,
  with: () => uri(text),
});
const opened = new EventEmitter(),
  changed = new EventEmitter(),
  saved = new EventEmitter(),
  commands = {},
  shown = [],
  panels = [];
let told = () => {};
const document = {
  uri: uri(`file://${file}`),
  fileName: file,
  languageId: "argdown",
  version: 1,
  isClosed: false,
  getText: () => fs.readFileSync(file, "utf8"),
};
const vscode = like({
  version: "1.99.0",
  CancellationTokenSource,
  Disposable,
  Position,
  Range,
  Diagnostic,
  EventEmitter,
  Uri: like({ parse: uri, file: (f) => uri(`file://${f}`) }),
  env: like({ appName: "try", language: "en", openExternal: async (u) => shown.push(u.toString()) }),
  workspace: like({
    textDocuments: [document],
    workspaceFolders: undefined,
    notebookDocuments: [],
    getConfiguration: () => ({ get: (name, fallback) => name === "command" ? argv : fallback }),
    onDidOpenTextDocument: opened.event,
    onDidChangeTextDocument: changed.event,
    onDidSaveTextDocument: saved.event,
    onDidCloseTextDocument: nothing,
    onDidChangeConfiguration: nothing,
    onDidChangeWorkspaceFolders: nothing,
    onWillSaveTextDocument: nothing,
    onWillSaveNotebookDocument: nothing,
    createFileSystemWatcher: () => ({ onDidCreate: nothing, onDidChange: nothing, onDidDelete: nothing, dispose() {} }),
  }),
  window: like({
    activeTextEditor: { document },
    visibleTextEditors: [],
    createOutputChannel: () => ({
      append: (t) => process.stderr.write(t),
      appendLine: (t) => process.stderr.write(t + "\n"),
      show() {},
      dispose() {},
      info() {},
      error() {},
      warn() {},
      debug() {},
      trace() {},
    }),
    showErrorMessage: async (text) => shown.push(text),
    showWarningMessage: async (text) => shown.push(text),
    showInformationMessage: async () => {},
    createWebviewPanel: () => {
      const p = { webview: { html: "" }, onDidDispose: nothing };
      panels.push(p);
      return p;
    },
    onDidChangeActiveTextEditor: nothing,
    onDidChangeVisibleTextEditors: nothing,
    tabGroups: like({ all: [], onDidChangeTabGroups: nothing, onDidChangeTabs: nothing }),
  }),
  languages: like({
    match: (selector, doc) => selector.some?.((s) => s.language === doc.languageId) ? 10 : 0,
    createDiagnosticCollection: () => ({
      set: (u, list) => told(list),
      delete() {},
      clear() {},
      dispose() {},
      has: () => false,
      get() {},
    }),
  }),
  commands: like({ registerCommand: (name, f) => (commands[name] = f, new Disposable()), executeCommand: async () => {} }),
});
const load = Module._load;
Module._load = (name, ...rest) => name === "vscode" ? vscode : load(name, ...rest);

(async () => {
  const { activate, deactivate } = require(extension);
  const first = new Promise((done) => (told = done));
  const context = { subscriptions: [] };
  await activate(context);
  const faults = await first;
  await commands["argmap.show"]();
  await commands["argmap.open"]();
  await deactivate();
  const html = panels.map((panel) => panel.webview.html);
  const answer = JSON.stringify({
    faults: faults.map((d) => [d.range.start.line, d.message]),
    commands: Object.keys(commands),
    shown,
    html,
  });
  // Leaving before a pipe has taken all of a long answer would cut it off.
  process.stdout.write(answer, () => process.exit(0));
})().catch((e) => {
  console.error(e);
  process.exit(1);
});
