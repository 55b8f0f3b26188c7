/**
 * What the reader has chosen: a `State`, see `types.d.ts`. One value, changed only through `change`; every view is told and draws itself anew.
 * It lives in the address (behind #), so that a link shares it and the browser's Back undoes a rejection.
 *
 * `assumed` is what the reader assumes of claims, in the order in which they did it; `rejected`, `accepted` and `contested` are
 * the same by kind, and to change one of them is enough. Nothing is in two of them: the later assumption counts. `undone` is
 * what redo brings back, the latest last.
 *
 * `more` names a box, or "" for the roots, once for every further step of what is held back below it that is shown, and `shown`
 * the boxes that are brought out of such a cluster besides.
 *
 * `exercise` is the id of the one that is open, `phase` whether it is "hinted" or "answered", `picked` the choice that is not checked yet.
 * `query` is what is looked for, `results` the claims that a SPARQL query found and `additions` the revision of what the reader has
 * added to the map; these three are not in the address.
 */

import { addressOf, byKind, KINDS, START, stateOfAddress } from "./address.js";
import { clusteredAway } from "./cluster.js";
import { isHosted } from "./embedding.js";
import { countBelow, family, isClustered, isFolded } from "./family.js";
import { ancestors } from "./fold.js";

let current = START;
/** @type {View[]} */
const views = [];

export const state = () => current;

/**
 * Call `view(state, before, how)` after every change; `how` is what the change came from ("map", "text", "keys", ...).
 * @param {View} view
 */
export function watch(view) {
  views.push(view);
}

/**
 * Apply `part` of a state. A change of assumptions is a step in the browser's history, any other is not.
 * @param {Partial<State>} part
 */
export function change(part, how = "") {
  apply({ ...part, ...byKind(assumedWith(part)) }, how, []);
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
export const isSame = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);

/**
 * @param {Partial<State>} part
 * @param {How} how
 * @param {State["undone"]} redoable
 */
function apply(part, how, redoable) {
  const before = current;
  if (part.selected) part = { ...part, ...bringOut({ ...before, ...part }) };
  const keys = /** @type {(keyof State)[]} */ (Object.keys(part));
  const changed = keys.some((key) => !isSame(before[key], part[key]));
  const isStep = String(before.assumed) !== String(part.assumed);
  current = { ...before, ...part };
  if (isStep) current.undone = redoable;
  if (changed) write(isStep);
  for (const view of views) view(current, before, how);
}

/**
 * What is assumed, in order, once `part` has replaced some of the lists; what is new in one is last, and in no other.
 * @param {Partial<State>} part
 */
function assumedWith(part) {
  let { assumed } = current;
  for (const kind of KINDS) {
    const ids = part[kind];
    if (!ids) continue;
    const added = ids.filter((id) => !current[kind].includes(id));
    assumed = assumed.filter(([old, id]) => (old !== kind || ids.includes(id)) && !added.includes(id));
    for (const id of added) assumed = [...assumed, [kind, id]];
  }
  return assumed;
}

/**
 * What of a state has to be otherwise for its choice to be seen: the same lists if nothing hides it.
 * @param {Pick<State, "selected" | "folded" | "more" | "shown">} options
 */
function bringOut({ selected, folded, more, shown }) {
  const above = ancestors(selected, family);
  const opened = above.some((id) => isFolded(id, folded)) ? folded.filter((id) => !above.includes(id)) : folded;
  const away = isClustered ? clusteredAway([selected, ...above], family, { more, shown }) : [];
  return { folded: opened, shown: away.length ? [...shown, ...away] : shown };
}

/**
 * Show these boxes, whatever folds or holds them back.
 * @param {string[]} ids
 */
export function bringAllOut(ids) {
  const { folded, shown } = ids.reduce((left, id) => ({ ...left, ...bringOut({ ...left, selected: id }) }), current);
  if (folded !== current.folded || shown !== current.shown) change({ folded, shown }, "quiet");
}

/**
 * Show the next boxes of those that are held back below a box, or of the roots for "".
 * @param {string} id
 * @param {How} how
 */
export function showMore(id, how) {
  change({ more: [...current.more, id] }, how);
}

/**
 * Hide what hangs below an element, or show it again; a choice that would be hidden moves up to the element.
 * @param {string} id
 * @param {How} how
 */
export function toggleFold(id, how) {
  const { folded, selected } = current;
  if (folded.includes(id)) change({ folded: folded.filter((other) => other !== id) }, how);
  else change({ folded: [...folded, id], ...(ancestors(selected, family).includes(id) ? { selected: id } : {}) }, how);
}

/**
 * Show `depth` levels of the map, counted from the thesis; the whole of it if `depth` is Infinity.
 * @param {number} depth
 * @param {How} how
 */
export function foldTo(depth, how) {
  const deep = [...family.level].filter(([id, level]) => level === depth && countBelow(id)).map(([id]) => id);
  const hides = deep.find((id) => ancestors(current.selected, family).includes(id));
  change({ folded: deep, ...(hides ? { selected: hides } : {}) }, how);
}

/**
 * @param {string} id
 * @param {How} how
 */
export function select(id, how) {
  change({ selected: id }, how);
}

/**
 * Assume that an element is "rejected", "accepted" or "contested", or stop assuming it.
 * @param {Assumption} kind
 * @param {string} id
 * @param {How} how
 */
export function toggle(kind, id, how) {
  const had = current[kind];
  change({ [kind]: had.includes(id) ? had.filter((other) => other !== id) : [...had, id] }, how);
}

/**
 * Take back the latest assumption.
 * @param {How} how
 */
export function undo(how) {
  const { assumed } = current;
  const [latest] = assumed.slice(-1);
  if (latest) apply(byKind(assumed.slice(0, -1)), how, [...current.undone, latest]);
}

/**
 * Make the assumption again that was taken back last.
 * @param {How} how
 */
export function redo(how) {
  const [again] = current.undone.slice(-1);
  if (again) apply(byKind([...current.assumed, again]), how, current.undone.slice(0, -1));
}

/** Whether there is something to make again. */
export const canRedo = () => current.undone.length > 0;

/** @param {boolean} isStep in the browser's history */
function write(isStep) {
  const address = addressOf(current);
  if (address === location.hash || (address === "#" && !location.hash)) return;
  history[isStep && !isHosted ? "pushState" : "replaceState"](null, "", address);
}

/** Take the state from the address, now and whenever the reader goes back or forward. */
export function start() {
  const restore = () => {
    const before = current;
    const restored = stateOfAddress();
    current = {
      ...restored,
      ...bringOut(restored),
      query: before.query,
      results: before.results,
      additions: before.additions,
    };
    for (const view of views) view(current, before, "address");
  };
  addEventListener("popstate", restore);
  restore();
}
