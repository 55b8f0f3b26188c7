/**
 * What the reader has chosen. One value, changed only through `change`; every view is told and draws itself anew.
 * It lives in the address (behind #), so that a link shares it and the browser's Back undoes a rejection.
 *
 * `assumed` is what the reader assumes of claims, in the order in which they did it; `rejected`, `accepted` and `contested` are
 * the same by kind, and to change one of them is enough. Nothing is in two of them: the later assumption counts. `undone` is
 * what redo brings back, the latest last.
 *
 * @typedef {{selected: string, assumed: [kind: string, id: string][], rejected: string[], accepted: string[], contested: string[],
 *            strands: string[], filters: string[], bars: boolean, folded: string[], more: string[], shown: string[], undone: [string, string][], tab: string, theme: string, query: string, results: string[], step: number,
 *            exercise: string, phase: string, picked: string}} State
 *
 * `more` names a box, or "" for the roots, once for every further step of what is held back below it that is shown, and `shown`
 * the boxes that are brought out of such a cluster besides.
 *
 * `exercise` is the id of the one that is open, `phase` whether it is "hinted" or "answered", `picked` the choice that is not checked yet.
 * `query` is what is looked for and `results` the claims that a SPARQL query found; these two are not in the address.
 */

import { clusteredAway } from "./cluster.js";
import { claims, data, elements } from "./data.js";
import { countBelow, family, foldedFirst, isClustered, isFolded } from "./family.js";
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
  more: [],
  shown: [],
  undone: [],
};
export const KINDS = { reject: "rejected", accept: "accepted", contest: "contested" }; // in the address, and in the state
export const TABS = ["article", "map", "outline", ...(data.sparql ? ["query"] : [])];
const THEMES = ["light", "dark"];

/** What filters call the hedge of a claim, also where the text states none. */
export const hedgeOf = (claim) => claim.hedge || "unstated";

/** What filters can ask of the claims of this map. */
const FILTERS = new Set([
  ...["holds", "falls", "open"].map((status) => `standing:${status}`),
  ...data.claims.flatMap((claim) => [
    ...[`role:${claim.role}`, `hedge:${hedgeOf(claim)}`],
    ...claim.by.map((id) => `source:${id}`),
  ]),
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

const isSame = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);

function apply(part, how, redoable) {
  const before = current;
  if (part.selected) part = { ...part, ...bringOut({ ...before, ...part }) };
  const changed = Object.keys(part).some((key) => !isSame(before[key], part[key]));
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

/** What of a state has to be otherwise for its choice to be seen: the same lists if nothing hides it. */
function bringOut({ selected, folded, more, shown }) {
  const above = ancestors(selected, family);
  const opened = above.some((id) => isFolded(id, folded)) ? folded.filter((id) => !above.includes(id)) : folded;
  const away = isClustered ? clusteredAway([selected, ...above], family, { more, shown }) : [];
  return { folded: opened, shown: away.length ? [...shown, ...away] : shown };
}

/** Show these boxes, whatever folds or holds them back. */
export function bringAllOut(ids) {
  const { folded, shown } = ids.reduce((left, id) => ({ ...left, ...bringOut({ ...left, selected: id }) }), current);
  if (folded !== current.folded || shown !== current.shown) change({ folded, shown }, "quiet");
}

/** Show the next boxes of those that are held back below a box, or of the roots for "". */
export function showMore(id, how) {
  change({ more: [...current.more, id] }, how);
}

/** Hide what hangs below an element, or show it again; a choice that would be hidden moves up to the element. */
export function toggleFold(id, how) {
  const { folded, selected } = current;
  if (folded.includes(id)) change({ folded: folded.filter((other) => other !== id) }, how);
  else change({ folded: [...folded, id], ...(ancestors(selected, family).includes(id) ? { selected: id } : {}) }, how);
}

/** Show `depth` levels of the map, counted from the thesis; the whole of it if `depth` is Infinity. */
export function foldTo(depth, how) {
  const deep = [...family.level].filter(([id, level]) => level === depth && countBelow(id)).map(([id]) => id);
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
  for (const id of current.folded) if (!isFolded(id, foldedFirst)) pairs.append("fold", id);
  for (const id of foldedFirst) if (!isFolded(id, current.folded)) pairs.append("open", id);
  for (const id of current.more) pairs.append("more", id);
  for (const id of current.shown) pairs.append("show", id);
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
    more: pairs.getAll("more").filter((id) => !id || elements.has(id)),
    shown: [...new Set(pairs.getAll("show"))].filter((id) => elements.has(id)),
    tab: TABS.includes(pairs.get("tab")) ? pairs.get("tab") : "",
    theme: THEMES.includes(theme) ? theme : "",
    step: step > 0 && step <= data.tour.length ? step : 0,
    exercise: pairs.get("exercise") ?? "",
  };
}

/** What is folded: what is on opening, with the differences that the address names. */
function foldedBy(pairs) {
  const opened = new Set(pairs.getAll("open"));
  const more = pairs.getAll("fold").filter((id) => elements.has(id) && !isFolded(id, foldedFirst));
  return opened.size || more.length ? [...foldedFirst.filter((id) => !opened.has(id)), ...new Set(more)] : foldedFirst;
}

/** Take the state from the address, now and whenever the reader goes back or forward. */
export function start() {
  const restore = () => {
    const before = current;
    const found = read();
    current = {
      ...found,
      ...bringOut(found),
      query: before.query,
      results: before.results,
    };
    for (const view of views) view(current, before, "address");
  };
  addEventListener("popstate", restore);
  restore();
}
