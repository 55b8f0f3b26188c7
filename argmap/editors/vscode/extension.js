// Starts `argmap lsp` and shows the map that it draws beside the text.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

/** @type {LanguageClient | undefined} */
let client;
/** @type {Map<string, vscode.WebviewPanel>} panels by the address of their text */
const panels = new Map();

/** @param {vscode.ExtensionContext} context */
async function activate(context) {
  const [command, ...args] = vscode.workspace.getConfiguration("argmap").get("command", ["argmap", "lsp"]);
  client = new LanguageClient(
    "argmap",
    "argmap",
    { command, args },
    { documentSelector: [{ language: "argdown" }, { language: "markdown", scheme: "file" }, { language: "quarto", scheme: "file" }] },
  );
  context.subscriptions.push(
    vscode.commands.registerCommand("argmap.show", () => showBeside(activeUri())),
    vscode.commands.registerCommand("argmap.open", () => openPage(activeUri())),
    // Of every map that is shown, since it may include the text that was saved.
    vscode.workspace.onDidSaveTextDocument(() => panels.forEach((panel, uri) => void draw(panel, uri))),
  );
  try {
    await client.start();
  } catch (error) {
    void vscode.window.showErrorMessage(`${command} could not be started. Install it: pip install argmap[lsp] (${error})`);
  }
}

function deactivate() {
  return client?.stop();
}

/** The address of the text that is edited. */
function activeUri() {
  return vscode.window.activeTextEditor?.document.uri.toString();
}

/** @param {string | undefined} uri */
async function showBeside(uri) {
  if (!uri) return;
  let panel = panels.get(uri);
  if (!panel) {
    panel = vscode.window.createWebviewPanel("argmap", `Map of ${decodeURIComponent(uri.replace(/^.*\//, ""))}`, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    panels.set(uri, panel);
    panel.onDidDispose(() => panels.delete(uri));
  }
  await draw(panel, uri);
}

/** @param {vscode.WebviewPanel} panel @param {string} uri */
async function draw(panel, uri) {
  const answer = await ask(uri);
  // A picture in an <img> runs no script and loads nothing, whatever the map says.
  const source = answer && `data:image/svg+xml;base64,${Buffer.from(answer.svg).toString("base64")}`;
  if (source) {
    panel.webview.html = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:">` +
      `<img src="${source}" alt="The map of this text">`;
  }
}

/** @param {string | undefined} uri */
async function openPage(uri) {
  const answer = uri && (await ask(uri));
  if (answer) await vscode.env.openExternal(vscode.Uri.parse(answer.page));
}

/**
 * The page and the picture of a text; nothing if it cannot be read.
 * @param {string} uri
 * @returns {Promise<{page: string, svg: string} | undefined>}
 */
async function ask(uri) {
  try {
    return await client?.sendRequest("workspace/executeCommand", { command: "argmap.drawMap", arguments: [uri] });
  } catch (error) {
    void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

module.exports = { activate, deactivate };
