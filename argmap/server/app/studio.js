/** The app without a server of its own: Python runs in a worker, files are opened and saved by the browser. */

import { make as element } from "../../draw/page/js/dom.js";
import { open } from "./main.js";
import { watch } from "./state.js";

const KEPT = "argmap-studio"; // where the browser keeps the work
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
/** @type {Map<number, (answer: any) => void>} */
const waiting = new Map();
let last = 0;
let name = "map";

worker.addEventListener("message", ({ data: { id, answer, failed } }) => {
  if (failed) console.error(failed);
  waiting.get(id)?.(failed ? null : answer);
  waiting.delete(id);
});

/** Call the worker. @param {"open" | "ask" | "files"} call @param {object} [request] @returns {Promise<any>} */
const tell = (call, request = {}) =>
  new Promise((resolve) => {
    last += 1;
    waiting.set(last, resolve);
    worker.postMessage({ id: last, call, request });
  });

/** @type {import("./server.js").Transport} */
const inside = async (path, body, theme, since) => (await tell("ask", { path, body, theme, since }))?.answer ?? null;

const start = /** @type {HTMLElement} */ (document.getElementById("start"));
const words = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("studio-words")).textContent ?? "{}");
const said = element("p", { role: "status", text: "" });

/** Offer what to begin with. */
function offer() {
  const kept = localStorage.getItem(KEPT);
  const text = element("textarea", { "aria-label": words.paste, placeholder: words.paste });
  const files = element("input", {
    type: "file",
    multiple: true,
    accept: ".argdown,.ad,.txt,.md",
    "aria-label": words.open,
  });
  files.addEventListener("change", () => read([...(files.files ?? [])]));
  const paste = element("button", { type: "button", id: "begin", text: words.begin });
  paste.addEventListener("click", () => text.value.trim() && begin({ name: "article", article: text.value }));
  const more = element("button", { type: "button", text: words.resume });
  more.addEventListener("click", () => begin(JSON.parse(kept ?? "{}")));
  start.replaceChildren(element("h2", { text: "argmap" }), ...(kept ? [more] : []), files, text, paste, said);
  start.hidden = false;
}

/** Open what was chosen: a map with or without its text, or a bare text. @param {File[]} files */
async function read(files) {
  const map = files.find((file) => /\.(argdown|ad)$/u.test(file.name));
  const other = files.find((file) => file !== map);
  if (map) {
    await begin({
      name: map.name.replace(/\.[^.]+$/u, ""),
      map: await map.text(),
      retelling: (await other?.text()) ?? "",
    });
  } else if (other) await begin({ name: other.name.replace(/\.[^.]+$/u, ""), article: await other.text() });
}

/** @param {Record<string, string>} request */
async function begin(request) {
  said.textContent = words.starting;
  name = request.name ?? "map";
  const answer = await tell("open", { ...request, language: document.documentElement.lang });
  if (!answer || answer.refused) {
    said.textContent = answer?.refused ?? words.failed;
    return;
  }
  await open(inside, { saved: words.kept, stays_here: words.stays_here });
  start.hidden = true;
  watch((changed) => {
    if (changed.has("revision")) keep();
  });
  await keep();
  const button = /** @type {HTMLButtonElement} */ (document.getElementById("download"));
  button.textContent = words.download;
  button.hidden = false;
  button.addEventListener("click", download);
}

/** Let the browser keep the work. */
async function keep() {
  const files = await tell("files");
  if (files) {
    localStorage.setItem(
      KEPT,
      JSON.stringify({ name, map: files["map.argdown"], retelling: files["retelling.md"] ?? "" }),
    );
  }
}

/** Save the files of the map where the browser saves. */
async function download() {
  for (const [file, text] of Object.entries((await tell("files")) ?? {})) {
    const url = URL.createObjectURL(new Blob([String(text)], { type: "text/plain" }));
    element("a", { href: url, download: file }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}

offer();
