/** The reader's own layer in this browser's storage, by the map; in memory alone where the browser keeps nothing. */

import { data } from "./data.js";
import { EMPTY, readLayer } from "./own-layer.js";

const KEY = `argmap own ${data.map.id}`;

/** @type {((layer: OwnLayer) => void)[]} */
const listeners = [];
let current = stored() ?? EMPTY;
/** @type {OwnLayer[]} */
let earlier = [];
let isKept = true;

/** What is stored, or null where that is nothing or cannot be read. */
function stored() {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? null : readLayer(JSON.parse(text), data);
  } catch { // no storage in this frame, or nonsense in it
    return null;
  }
}

export const layer = () => current;

/** Whether the browser keeps the layer once the page is closed. */
export const isStored = () => isKept;

/**
 * Call `listener` whenever the layer changes, here or in another window.
 * @param {(layer: OwnLayer) => void} listener
 */
export function onLayer(listener) {
  listeners.push(listener);
}

/** @param {OwnLayer} next */
function put(next) {
  current = next;
  for (const listener of listeners) listener(current);
}

/**
 * Change the layer as it stands in the storage, where another window may have changed it. Returns whether it has changed.
 * @param {(layer: OwnLayer) => OwnLayer} edit
 */
export function keepLayer(edit) {
  const before = (isKept ? stored() : null) ?? current;
  const next = edit(before);
  if (next === before) return false;
  if (next.entries !== before.entries) earlier = [...earlier, before];
  store(next);
  put(next);
  return true;
}

/** @param {OwnLayer} next */
function store(next) {
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
    isKept = true;
  } catch { // kept as long as the page is open
    isKept = false;
  }
}

/** Take the latest change of the entries back. */
export function takeBack() {
  const [before] = earlier.slice(-1);
  if (!before) return;
  earlier = earlier.slice(0, -1);
  const next = { ...current, entries: before.entries };
  store(next);
  put(next);
}

export const canTakeBack = () => earlier.length > 0;

addEventListener("storage", ({ key }) => {
  if (key === KEY || key === null) put(stored() ?? EMPTY);
});
