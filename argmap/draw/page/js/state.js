/**
 * What the reader has chosen. One value, changed only through `change`; every view is told and draws itself anew.
 * It lives in the address (behind #), so that a link shares it and the browser's Back undoes a rejection.
 *
 * @typedef {{selected: string, rejected: string[], strands: string[], tab: string, theme: string, query: string,
 *            step: number}} State
 */

import { elements } from "./data.js";

/** @type {State} */
const START = { selected: "", rejected: [], strands: [], tab: "", theme: "", query: "", step: 0 };
const TABS = ["article", "map", "outline"];

let current = START;
const views = [];

export const state = () => current;

/** Call `view(state, before, how)` after every change; `how` is what the change came from ("map", "text", "keys", ...). */
export function watch(view) {
  views.push(view);
}

/** Apply `part` of a state. A change of rejections is a step in the browser's history, any other is not. */
export function change(part, how = "") {
  const before = current;
  const changed = Object.keys(part).some((key) => String(before[key]) !== String(part[key]));
  current = { ...before, ...part };
  if (changed) write(String(before.rejected) !== String(current.rejected));
  for (const view of views) view(current, before, how);
}

export function select(id, how) {
  change({ selected: id }, how);
}

/** Reject an element, or accept it again. */
export function toggleRejection(id, how) {
  const { rejected } = current;
  const next = rejected.includes(id) ? rejected.filter((other) => other !== id) : [...rejected, id];
  change({ rejected: next }, how);
}

/** Take back the latest rejection. */
export function undo(how) {
  if (current.rejected.length) change({ rejected: current.rejected.slice(0, -1) }, how);
}

function write(isStep) {
  const pairs = new URLSearchParams();
  if (current.selected) pairs.set("at", current.selected);
  for (const id of current.rejected) pairs.append("reject", id);
  for (const strand of current.strands) pairs.append("strand", strand);
  for (const key of ["tab", "theme"]) if (current[key]) pairs.set(key, current[key]);
  if (current.step) pairs.set("step", current.step);
  const address = `#${pairs}`;
  if (address === location.hash || (address === "#" && !location.hash)) return;
  history[isStep ? "pushState" : "replaceState"](null, "", address);
}

/** Read the state out of the address; what the map does not have is ignored. */
function read() {
  const pairs = new URLSearchParams(location.hash.slice(1));
  const known = (id) => elements.has(id);
  return {
    ...START,
    selected: known(pairs.get("at")) ? pairs.get("at") : "",
    rejected: [...new Set(pairs.getAll("reject"))].filter(known),
    strands: pairs.getAll("strand"),
    tab: TABS.includes(pairs.get("tab")) ? pairs.get("tab") : "",
    theme: ["light", "dark"].includes(pairs.get("theme")) ? pairs.get("theme") : "",
    step: Math.max(0, Number.parseInt(pairs.get("step") ?? "0", 10) || 0),
  };
}

/** Take the state from the address, now and whenever the reader goes back or forward. */
export function start() {
  const restore = () => {
    const before = current;
    current = { ...read(), query: before.query };
    for (const view of views) view(current, before, "address");
  };
  addEventListener("popstate", restore);
  restore();
}
