/** The app without a server of its own: Python runs in a worker, files are opened and saved by the browser. */

import { make as element } from "../../draw/page/js/dom.js";
import { inflated } from "../../draw/page/js/inflate.js";
import { forget, hasPicker, MAP, pick, save, sorted, TEXT } from "./files.js";
import { focusFirst } from "./article.js";
import { open } from "./main.js";
import { flush } from "./server.js";
import { app, change, watch } from "./state.js";
import { drop, freeName, keep, works } from "./works.js";

const MOST_COPIED = 20e6; // characters of a map that a link brings
/** What makes, on a machine with argmap, that for which the studio has no parts. */
const ABSENT = [
  "argmap export map.argdown map.png",
  "argmap export map.argdown map.pdf",
  "argmap check map.argdown",
  "argmap solve",
];
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

/** @param {string} text @param {() => void} click @param {string} [id] */
const button = (text, click, id) => element("button", { type: "button", id: id ?? null, text, on: { click } });

/** What is kept here, each to go on with or to forget. */
function kept() {
  const items = works().map((work) =>
    element(
      "li",
      {},
      button(`${words.resume}: ${work.name}`, () => begin(work)),
      button(words.forget, () => {
        drop(work.name);
        offer();
      }),
    )
  );
  return items.length ? [element("ul", { id: "kept" }, ...items)] : [];
}

/** What opens files: in place where the browser can do that. */
function opener() {
  if (hasPicker()) {
    const choose = async () => {
      const files = await pick();
      if (files) await take(files);
    };
    return button(words.open, choose, "open");
  }
  const files = element("input", {
    type: "file",
    multiple: true,
    accept: ".argdown,.ad,.txt,.md",
    "aria-label": words.open,
  });
  files.addEventListener("change", async () => {
    await take(
      await Promise.all([...files.files ?? []].map(async (file) => ({ name: file.name, text: await file.text() }))),
    );
  });
  return files;
}

/** Let only what to begin with be reached, as long as it lies over the app. @param {boolean} isOpen */
function showStart(isOpen) {
  start.hidden = !isOpen;
  for (const other of document.body.children) if (other instanceof HTMLElement && other !== start) other.inert = isOpen;
}

/** Offer what to begin with. */
function offer() {
  const text = element("textarea", { "aria-label": words.paste, placeholder: words.paste });
  const paste = () => {
    forget();
    if (text.value.trim()) begin({ name: freeName("article"), article: text.value });
  };
  const copied = location.hash.startsWith("#copy=") ? [button(words.copied, takeCopy, "take-copy")] : [];
  const choices = [...copied, ...kept(), opener(), text, button(words.begin, paste, "begin"), said];
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) paste();
  });
  start.replaceChildren(element("h2", { text: "argmap" }), ...choices);
  showStart(true);
  text.focus();
}

/** Unpack a text, which may be made to fill all memory: no more of it than any map has. @param {string} packed */
async function unpacked(packed) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  const reader = /** @type {ReadableStream<Uint8Array>} */ (inflated(packed).body).getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    text += decoder.decode(value, { stream: true });
    if (text.length > MOST_COPIED) throw new RangeError("too large");
  }
  return text + decoder.decode();
}

/** Open the map that a page has put into the address, where no server sees it, beside what is kept here. */
async function takeCopy() {
  try {
    const packed = location.hash.slice("#copy=".length).replaceAll("-", "+").replaceAll("_", "/");
    const map = await unpacked(packed);
    forget();
    history.replaceState(null, "", location.pathname);
    await begin({ name: freeName("copy"), map });
  } catch { // cut off, or made by hand
    said.textContent = words.no_copy;
  }
}

/** Open what was chosen. @param {{name: string, text: string, handle?: any}[]} files */
async function take(files) {
  const { map, text, parts } = sorted(files);
  const [file] = (map ?? text)?.name.split(/\.[^.]+$/u) ?? [];
  if (map) await begin({ name: freeName(file), map: map.text, retelling: text?.text ?? "", parts });
  else if (text) await begin({ name: freeName(file), article: text.text });
}

/** @param {{name?: string, map?: string, retelling?: string, article?: string, parts?: Record<string, string>}} request */
async function begin(request) {
  said.textContent = words.starting;
  name = request.name ?? "map";
  const answer = await tell("open", { ...request, language: document.documentElement.lang });
  if (!answer || answer.refused) {
    said.textContent = answer?.refused ?? words.failed;
    return;
  }
  await open(inside, { saved: words.kept, stays_here: words.stays_here });
  showStart(false);
  focusFirst();
  watch((changed) => {
    if (changed.has("revision")) remember();
  });
  await remember();
  const out = /** @type {HTMLButtonElement} */ (document.getElementById("download"));
  out.textContent = words.download;
  out.title = "Ctrl S";
  out.hidden = false;
  nameAbsent(out);
  out.addEventListener("click", put);
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") put();
  });
}

/** Name what the studio cannot do, beside the button by which files leave it. @param {HTMLElement} out */
function nameAbsent(out) {
  const [before, after] = words.absent_about.split("{commands}");
  const commands = ABSENT.flatMap((command, at) => [at ? ", " : "", element("code", { text: command })]);
  out.after(
    element(
      "details",
      { id: "absent" },
      element("summary", { text: `${words.absent}: PNG, PDF, SHACL, SAT` }),
      element("p", {}, before, ...commands, after),
    ),
  );
}

/** Let the browser keep the work. */
async function remember() {
  const files = await tell("files");
  if (!files) return;
  const { [MAP]: map, [TEXT]: retelling = "", ...parts } = files;
  if (!keep({ name, map, retelling, parts })) change({ unsaved: words.not_kept });
}

/** Save the files of the map where the reader has them. */
async function put() {
  try {
    if (app.saving) await flush(); // the last keys too
    const files = await tell("files");
    if (files && await save(files)) change({ said: words.written });
  } catch (error) {
    change({ said: `${words.not_written} ${/** @type {Error} */ (error).message}` });
  }
}

/** Keep the studio itself, so that it opens without its server; a browser allows that for https and for this machine. */
async function stay() {
  const home = new URL("../../../", import.meta.url);
  try {
    await navigator.serviceWorker.register(new URL("offline.js", home));
    await navigator.serviceWorker.ready;
    document.documentElement.dataset.offline = "true";
  } catch { // a private window, or an address that is not trusted with it
  }
}

offer();
if ("serviceWorker" in navigator) stay();
