/**
 * What the reader has chosen. One value, changed only through `change`; every view is told and draws itself anew.
 * It lives in the address (behind #), so that a link shares it and the browser's Back undoes a rejection.
 *
 * `assumed` is what the reader assumes of claims, in the order in which they did it; `rejected`, `accepted` and `contested` are
 * the same by kind, and to change one of them is enough. Nothing is in two of them: the later assumption counts.
 *
 * @typedef {{selected: string, assumed: [kind: string, id: string][], rejected: string[], accepted: string[], contested: string[],
 *            strands: string[], tab: string, theme: string, query: string, step: number}} State
 */

import { elements } from "./data.js";

/** @type {State} */
const START = {
  selected: "", assumed: [], rejected: [], accepted: [], contested: [], strands: [], tab: "", theme: "", query: "", step: 0,
};
const KINDS = { reject: "rejected", accept: "accepted", contest: "contested" }; // in the address, and in the state
const TABS = ["article", "map", "outline"];

let current = START;
let undone = []; // what redo brings back, the latest last
const views = [];

export const state = () => current;

/** Call `view(state, before, how)` after every change; `how` is what the change came from ("map", "text", "keys", ...). */
export function watch(view) {
  views.push(view);
}

/** Apply `part` of a state. A change of assumptions is a step in the browser's history, any other is not. */
export function change(part, how = "") {
  apply({ ...part, ...byKind(assumedWith(part)) }, how, []);
}

function apply(part, how, redoable) {
  const before = current;
  const changed = Object.keys(part).some((key) => String(before[key]) !== String(part[key]));
  const isStep = String(before.assumed) !== String(part.assumed);
  current = { ...before, ...part };
  if (isStep) undone = redoable;
  if (changed) write(isStep);
  for (const view of views) view(current, before, how);
}

/** What is assumed, in order, once `part` has replaced some of the lists; what is new in one is last, and in no other. */
function assumedWith(part) {
  let { assumed } = current;
  for (const kind of Object.values(KINDS).filter((key) => part[key])) {
    const added = part[kind].filter((id) => !current[kind].includes(id));
    assumed = assumed.filter(([old, id]) => (old !== kind || part[kind].includes(id)) && !added.includes(id));
    assumed = [...assumed, ...added.map((id) => [kind, id])];
  }
  return assumed;
}

function byKind(assumed) {
  const lists = Object.values(KINDS).map((kind) => [kind, assumed.filter(([own]) => own === kind).map(([, id]) => id)]);
  return { assumed, ...Object.fromEntries(lists) };
}

export function select(id, how) {
  change({ selected: id }, how);
}

/** Assume that an element is "rejected", "accepted" or "contested", or stop assuming it. */
export function toggle(kind, id, how) {
  const had = current[kind];
  change({ [kind]: had.includes(id) ? had.filter((other) => other !== id) : [...had, id] }, how);
}

/** Reject an element, or stop rejecting it. */
export const toggleRejection = (id, how) => toggle("rejected", id, how);

/** Take back the latest assumption. */
export function undo(how) {
  const { assumed } = current;
  if (assumed.length) apply(byKind(assumed.slice(0, -1)), how, [...undone, assumed.at(-1)]);
}

/** Make the assumption again that was taken back last. */
export function redo(how) {
  const [again] = undone.slice(-1);
  if (again) apply(byKind([...current.assumed, again]), how, undone.slice(0, -1));
}

/** Whether there is something to make again. */
export const canRedo = () => undone.length > 0;

function write(isStep) {
  const pairs = new URLSearchParams();
  if (current.selected) pairs.set("at", current.selected);
  const keys = Object.fromEntries(Object.entries(KINDS).map(([key, kind]) => [kind, key]));
  for (const [kind, id] of current.assumed) pairs.append(keys[kind], id);
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
  const assumed = new Map();
  for (const [key, id] of pairs) {
    if (!Object.hasOwn(KINDS, key) || !known(id)) continue;
    assumed.delete(id);
    assumed.set(id, [KINDS[key], id]);
  }
  return {
    ...START,
    selected: known(pairs.get("at")) ? pairs.get("at") : "",
    ...byKind([...assumed.values()]),
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
    undone = [];
    for (const view of views) view(current, before, "address");
  };
  addEventListener("popstate", restore);
  restore();
}
