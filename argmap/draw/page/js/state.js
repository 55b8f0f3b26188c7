/**
 * What the reader has chosen. One value, changed only through `change`; every view is told and draws itself anew.
 * It lives in the address (behind #), so that a link shares it and the browser's Back undoes a rejection.
 *
 * `assumed` is what the reader assumes of claims, in the order in which they did it; `rejected`, `accepted` and `contested` are
 * the same by kind, and to change one of them is enough. Nothing is in two of them: the later assumption counts. `undone` is
 * what redo brings back, the latest last.
 *
 * @typedef {{selected: string, assumed: [kind: string, id: string][], rejected: string[], accepted: string[], contested: string[],
 *            strands: string[], filters: string[], bars: boolean, folded: string[], undone: [string, string][], tab: string, theme: string, query: string, results: string[], step: number,
 *            exercise: string, phase: string, picked: string}} State
 *
 * `exercise` is the id of the one that is open, `phase` whether it is "hinted" or "answered", `picked` the choice that is not checked yet.
 * `query` is what is looked for and `results` the claims that a SPARQL query found; these two are not in the address.
 */

import { claims, data, elements } from "./data.js";
import { countBelow, family, foldedFirst } from "./family.js";
import { ancestors } from "./fold.js";

/** @type {State} */
const START = {
  selected: "",
  assumed: [],
  rejected: [],
  accepted: [],
  contested: [],
  strands: [],
  tab: "",
  theme: "",
  query: "",
  results: [],
  step: 0,
  exercise: "",
  phase: "",
  picked: "",
  filters: [],
  bars: true,
  folded: foldedFirst,
  undone: [],
};
export const KINDS = { reject: "rejected", accept: "accepted", contest: "contested" }; // in the address, and in the state
export const TABS = ["article", "map", "outline", ...(data.sparql ? ["query"] : [])];
const THEMES = ["light", "dark"];
/** What filters can ask of the claims of this map. */
const FILTERS = new Set([
  ...["holds", "falls", "open"].map((status) => `standing:${status}`),
  ...data.claims.flatMap((
    { role, hedge, by },
  ) => [`role:${role}`, `hedge:${hedge}`, ...by.map((id) => `source:${id}`)]),
]);
const STRANDS = new Set([...claims.values()].map(({ strand }) => strand));

let current = START;
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
  if (part.selected) part = { ...part, folded: unfoldedFor(part.selected, part.folded ?? before.folded) };
  const changed = Object.keys(part).some((key) => String(before[key]) !== String(part[key]));
  const isStep = String(before.assumed) !== String(part.assumed);
  current = { ...before, ...part };
  if (isStep) current.undone = redoable;
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

/** `folded` without what hides `id`; the same list if nothing does. */
function unfoldedFor(id, folded) {
  const above = ancestors(id, family);
  return folded.some((other) => above.includes(other)) ? folded.filter((other) => !above.includes(other)) : folded;
}

/** Show these elements, whatever is folded. */
export function unfoldAbove(ids) {
  const folded = ids.reduce((left, id) => unfoldedFor(id, left), current.folded);
  if (folded !== current.folded) change({ folded }, "quiet");
}

/** Hide what hangs below an element, or show it again; a choice that would be hidden moves up to the element. */
export function toggleFold(id, how) {
  const { folded, selected } = current;
  if (folded.includes(id)) change({ folded: folded.filter((other) => other !== id) }, how);
  else change({ folded: [...folded, id], ...(ancestors(selected, family).includes(id) ? { selected: id } : {}) }, how);
}

/** Show `depth` levels of the map, counted from the thesis; the whole of it if `depth` is Infinity. */
export function foldTo(depth, how) {
  const deep = [...family.children.keys()].filter((id) => countBelow(id) && ancestors(id, family).length === depth);
  const hides = deep.find((id) => ancestors(current.selected, family).includes(id));
  change({ folded: deep, ...(hides ? { selected: hides } : {}) }, how);
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
  if (assumed.length) apply(byKind(assumed.slice(0, -1)), how, [...current.undone, assumed.at(-1)]);
}

/** Make the assumption again that was taken back last. */
export function redo(how) {
  const [again] = current.undone.slice(-1);
  if (again) apply(byKind([...current.assumed, again]), how, current.undone.slice(0, -1));
}

/** Whether there is something to make again. */
export const canRedo = () => current.undone.length > 0;

function write(isStep) {
  const pairs = new URLSearchParams();
  if (current.selected) pairs.set("at", current.selected);
  const keys = Object.fromEntries(Object.entries(KINDS).map(([key, kind]) => [kind, key]));
  for (const [kind, id] of current.assumed) pairs.append(keys[kind], id);
  for (const strand of current.strands) pairs.append("strand", strand);
  if (!current.bars) pairs.set("bars", "off");
  for (const filter of current.filters) pairs.append("filter", filter);
  for (const id of current.folded) if (!foldedFirst.includes(id)) pairs.append("fold", id);
  for (const id of foldedFirst) if (!current.folded.includes(id)) pairs.append("open", id);
  for (const key of ["tab", "theme"]) if (current[key]) pairs.set(key, current[key]);
  if (current.step) pairs.set("step", String(current.step));
  if (current.exercise) pairs.set("exercise", current.exercise);
  const address = `#${pairs}`;
  if (address === location.hash || (address === "#" && !location.hash)) return;
  history[isStep ? "pushState" : "replaceState"](null, "", address);
}

/** The id that an address means: as it stands, or with the plus signs that a hand-written one does not encode. */
const knownAs = (id) => [id, id.replaceAll(" ", "+")].find((name) => elements.has(name)) ?? "";

/** Read the state out of the address; what the map does not have is ignored. */
function read() {
  const pairs = new URLSearchParams(location.hash.slice(1));
  const assumed = new Map();
  for (const [key, value] of pairs) {
    const id = knownAs(value);
    if (!Object.hasOwn(KINDS, key) || !id) continue;
    assumed.delete(id);
    assumed.set(id, [KINDS[key], id]);
  }
  const theme = pairs.get("theme") ?? new URLSearchParams(location.search).get("theme");
  const step = Number.parseInt(pairs.get("step") ?? "0", 10);
  return {
    ...START,
    selected: knownAs(pairs.get("at") ?? ""),
    ...byKind([...assumed.values()]),
    strands: [...new Set(pairs.getAll("strand"))].filter((strand) => STRANDS.has(strand)),
    bars: pairs.get("bars") !== "off",
    filters: [...new Set(pairs.getAll("filter"))].filter((filter) => FILTERS.has(filter)),
    folded: foldedBy(pairs),
    tab: TABS.includes(pairs.get("tab")) ? pairs.get("tab") : "",
    theme: THEMES.includes(theme) ? theme : "",
    step: step > 0 && step <= data.tour.length ? step : 0,
    exercise: pairs.get("exercise") ?? "",
  };
}

/** What is folded: what is on opening, with the differences that the address names. */
function foldedBy(pairs) {
  const opened = new Set(pairs.getAll("open"));
  const more = pairs.getAll("fold").filter((id) => elements.has(id) && !foldedFirst.includes(id));
  return opened.size || more.length ? [...foldedFirst.filter((id) => !opened.has(id)), ...new Set(more)] : foldedFirst;
}

/** Take the state from the address, now and whenever the reader goes back or forward. */
export function start() {
  const restore = () => {
    const before = current;
    const found = read();
    current = {
      ...found,
      folded: unfoldedFor(found.selected, found.folded),
      query: before.query,
      results: before.results,
    };
    for (const view of views) view(current, before, "address");
  };
  addEventListener("popstate", restore);
  restore();
}
