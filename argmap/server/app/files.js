/** The reader's files: opened and saved where they stand, if the browser can do that, or else taken in and handed out. */

import { make as element } from "../../draw/page/js/dom.js";

/** @typedef {{name: string, text: string}} Opened */

/** As much of the File System Access API as is used; its types are not in the browser's library yet. @type {any} */
const browser = globalThis;
const KINDS = [{ description: "Argdown", accept: { "text/plain": [".argdown", ".ad", ".txt", ".md"] } }];
export const MAP = "map.argdown"; // what the files of a map are called inside
export const TEXT = "retelling.md";

/** Where the files stand that were opened or saved, by what they are called inside. @type {Map<string, any>} */
const handles = new Map();

/** Whether the browser can open files to write into them. */
export const hasPicker = () => typeof browser.showOpenFilePicker === "function";

/** @param {string} name */
const isMap = (name) => /\.(argdown|ad)$/iu.test(name);

/** The files that a text includes, as it names them. @param {string} text */
const included = (text) => [...text.matchAll(/^@include\(([^()\r\n]*)\)/gmu)].map(([, path]) => path.trim());

/** @param {string} path */
const fileOf = (path) => path.slice(path.lastIndexOf("/") + 1);

/**
 * Sort what was chosen: a map with or without its text and the files that it includes, or a bare text.
 * @param {{name: string, text: string, handle?: any}[]} files
 * @returns {{map?: Opened, text?: Opened, parts: Record<string, string>}}
 */
export function sorted(files) {
  handles.clear();
  const maps = files.filter(({ name }) => isMap(name));
  const taken = new Set(maps.flatMap(({ text }) => included(text).map(fileOf)));
  const map = maps.find(({ name }) => !taken.has(name)) ?? maps[0];
  const parts = map ? partsOf(map, maps.filter((file) => file !== map)) : {};
  const text = files.find((file) => file !== map && !(maps.includes(file) && map));
  if (map?.handle) handles.set(MAP, map.handle);
  if (map && text?.handle) handles.set(TEXT, text.handle);
  return { map, text, parts };
}

/** The texts of what a map includes, by path, as far as it is among `files`. @param {Opened} map @param {{name: string, text: string, handle?: any}[]} files */
function partsOf(map, files) {
  const parts = /** @type {Record<string, string>} */ ({});
  const waiting = [{ folder: "", text: map.text }];
  for (let here = waiting.pop(); here; here = waiting.pop()) {
    for (const path of included(here.text).map((name) => here.folder + name)) {
      const file = files.find(({ name }) => name === fileOf(path));
      if (!file || path in parts) continue;
      parts[path] = file.text;
      if (file.handle) handles.set(path, file.handle);
      waiting.push({ folder: path.slice(0, path.lastIndexOf("/") + 1), text: file.text });
    }
  }
  return parts;
}

/** Let the reader choose files that can be written to later. Null if they chose none. */
export async function pick() {
  try {
    /** @type {any[]} */
    const chosen = await browser.showOpenFilePicker({ multiple: true, types: KINDS });
    return await Promise.all(chosen.map(async (handle) => {
      const file = await handle.getFile();
      return { name: file.name, text: await file.text(), handle };
    }));
  } catch (error) {
    if (/** @type {Error} */ (error).name === "AbortError") return null; // they changed their mind
    throw error;
  }
}

/** @param {any} handle @param {string} text */
async function write(handle, text) {
  const stream = await handle.createWritable(); // into a copy, which takes the file's place when it is closed
  await stream.write(text);
  await stream.close();
}

/** @param {string} name @param {string} text */
function handOut(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Save the files of a map: in place where they were opened, in a folder that the reader chooses, or as downloads. Returns false
 * if they changed their mind.
 * @param {Record<string, string>} files
 */
export async function save(files) {
  try {
    const homeless = Object.keys(files).filter((name) => !handles.has(name));
    if (homeless.length && typeof browser.showDirectoryPicker === "function") {
      const folder = await browser.showDirectoryPicker({ mode: "readwrite" });
      for (const name of homeless) handles.set(name, await inside(folder, name.split("/")));
    }
    for (const [name, text] of Object.entries(files)) {
      const handle = handles.get(name);
      if (handle) await write(handle, text);
      else handOut(fileOf(name), text);
    }
    return true;
  } catch (error) {
    if (/** @type {Error} */ (error).name === "AbortError") return false;
    throw error;
  }
}

/** The file at a path in a folder, made with the folders above it. @param {any} folder @param {string[]} path @returns {Promise<any>} */
async function inside(folder, [first, ...rest]) {
  if (!rest.length) return await folder.getFileHandle(first, { create: true });
  return await inside(await folder.getDirectoryHandle(first, { create: true }), rest);
}

/** Forget where files stand: the next are others. */
export const forget = () => handles.clear();
