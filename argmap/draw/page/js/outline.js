/**
 * The outline: the whole map as a tree that can be read, walked and changed by keyboard alone. What is folded away is made
 * only when it is opened, so that a map of thousands of claims is there at once.
 */

import { additionBranches } from "./additions.js";
import { focusCard } from "./card.js";
import { claimOf, claims } from "./data.js";
import { byId, cardCover, keepInSight, reveal, within } from "./dom.js";
import { isClustered } from "./family.js";
import { passes } from "./filters.js";
import { lookup } from "./maps.js";
import { findingsFor, lookOf } from "./judgement.js";
import { fill, isOpen, items, openTo, places, placesBelow, regraft, setOpen, shown, wordsOf } from "./outline-items.js";
import { childrenOf, placeOf } from "./outline-own.js";
import { matchesOf } from "./search.js";
import { change, redo, select, showMore, state, toggle, toggleFold, undo, watch } from "./state.js";
import { tree } from "./tree.js";
import { signOf } from "./verdict-signs.js";
import { t, words } from "./words.js";

/** @type {Place | null} */
let entry = null; // the item that Tab leads to

/**
 * Open the next of a pile, and go to the first of them.
 * @param {Place} pile
 */
function spread(pile) {
  const before = new Set(placesBelow(pile.parent));
  showMore(pile.pile ?? "", "outline");
  focus(placesBelow(pile.parent).find((place) => !before.has(place)));
}

/**
 * @param {Place} place
 * @param {boolean} wish
 */
function unfold(place, wish) {
  if (childrenOf(place).length && isOpen(place) !== wish) toggleFold(place.id, "outline");
}

/** The element whose card tells of a place: a note's is that of what it is about. @param {Place} place */
const shownBy = ({ id, own }) => own?.shows ?? id;

/** @param {MouseEvent} event */
function onClick({ target }) {
  const row = target instanceof Element ? target.closest(".row") : null;
  const place = row?.parentElement ? places.get(row.parentElement) : undefined;
  if (!row || !place) return;
  if (place.pile !== undefined) return spread(place);
  const isTwist = target instanceof Element && target.classList.contains("twist");
  if (isTwist && childrenOf(place).length) unfold(place, !isOpen(place));
  else select(shownBy(place), "outline");
  focus(place);
}

/**
 * Let Tab lead to a place from now on.
 * @param {Place} place
 */
function enterAt(place) {
  const left = entry && items.get(entry);
  if (left) left.element.tabIndex = -1;
  entry = place;
  lookup(items, place).element.tabIndex = 0;
}

/** @param {Place | null | undefined} place */
function focus(place) {
  if (!place || !items.has(place)) return;
  enterAt(place);
  const { element, row: line } = lookup(items, place);
  element.focus({ preventScroll: true });
  reveal(line, byId("panel-outline"), cardCover());
}

/**
 * @param {Place} place
 * @param {string} letter
 */
function typed(place, letter) {
  const open = shown();
  const from = open.indexOf(place) + 1;
  const order = [...open.slice(from), ...open.slice(0, from)];
  focus(order.find((other) => wordsOf(other).toLowerCase().replace(/^[^\p{L}\p{N}]+/u, "").startsWith(letter)));
}

/** Letters that do something; any other letter, and any with Shift, leads to the next claim that begins with it. */
/** @type {Record<string, (id: string, place: Place) => unknown>} */
const COMMANDS = {
  /** @param {string} id */
  r: (id) => toggle("rejected", id, "outline"),
  /** @param {string} id */
  d: (id) => toggle("contested", id, "outline"),
  /** @param {string} id */
  a: (id) => toggle("accepted", id, "outline"),
  /**
   * @param {string} id
   * @param {Place} place
   */
  f: (id, place) => childrenOf(place).length && toggleFold(id, "outline"),
  u: () => undo("outline"),
  y: () => redo("outline"),
};

/** @param {Place} place */
function movesFrom(place) {
  const open = shown();
  const at = open.indexOf(place);
  const { parent } = place;
  const [id, children] = [shownBy(place), childrenOf(place)];
  /** @type {Record<string, () => unknown>} */
  const moves = {
    ArrowDown: () => focus(open[at + 1]),
    ArrowUp: () => focus(open[at - 1]),
    ArrowRight: () => (isOpen(place) || !children.length ? focus(children[0]) : unfold(place, true)),
    ArrowLeft: () => (isOpen(place) ? unfold(place, false) : focus(parent)),
    Home: () => focus(open[0]),
    End: () => focus(open.at(-1)),
    Enter: () => (state().selected === id ? focusCard(lookup(items, place).element) : select(id, "outline")),
    " ": () => select(id, "outline"),
    "*": () => (parent ? childrenOf(parent) : tree.roots).forEach((other) => unfold(other, true)),
    Escape: () => change({ selected: "" }, "outline"),
  };
  return moves;
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const place = event.target ? places.get(event.target) : undefined;
  if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
  const { key, shiftKey } = event;
  if (place.pile !== undefined && ["Enter", " ", "ArrowRight"].includes(key)) {
    event.preventDefault();
    return spread(place);
  }
  const isCommand = !shiftKey && Object.hasOwn(COMMANDS, key) && (claims.has(place.id) || "fuy".includes(key));
  const command = isCommand ? () => COMMANDS[key](place.id, place) : null;
  const letter = /^\p{L}$/u.test(key) ? () => typed(place, key.toLowerCase()) : null;
  const action = movesFrom(place)[key] ?? command ?? letter;
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

/**
 * Whether filters and search set a claim aside.
 * @param {string} id
 * @param {State} current
 * @param {Matches} matches
 */
function isAside(id, current, matches) {
  if (matches && !matches.has(id)) return true;
  if (!claims.has(id)) return current.strands.length > 0 || current.filters.length > 0;
  return (current.strands.length > 0 && !current.strands.includes(claimOf(id).strand)) || !passes(id, current);
}

const UNJUDGED = { mark: "", struck: false }; // as notes are

/**
 * @param {Place} place
 * @param {import("./outline-items.js").Planted} item
 * @param {State} current
 * @param {{findings: Findings, matches: Matches}} options
 */
function drawItem(place, item, current, { findings, matches }) {
  const { element, mark, aside } = item;
  const { id } = place;
  if (!mark || !aside) return false;
  const look = claims.has(id) ? lookOf(id, findings) : UNJUDGED;
  const isDimmed = isAside(id, current, matches);
  const key = `${look.mark} ${look.struck} ${isDimmed} ${id === current.selected}`;
  if (item.drawn !== key) { // whatever is touched is laid out again, of which a large map has much
    mark.replaceChildren(...(look.mark ? [signOf(look.mark), words.mark[look.mark]] : []));
    mark.className = `mark ${look.mark}`;
    aside.textContent = isDimmed ? ` (${t("outline.aside")})` : "";
    element.classList.toggle("struck", look.struck);
    element.classList.toggle("dimmed", isDimmed);
    element.setAttribute("aria-selected", String(id === current.selected));
    item.drawn = key;
  }
  return childrenOf(place).length > 0;
}

/** List what the reader has added now; Tab, and the keyboard if it was there, stay with what they were at, or go up to what it hung below. */
function takeAdditions() {
  const [at, had] = [entry, document.activeElement === (entry && items.get(entry)?.element)];
  regraft(additionBranches());
  if (!at?.own || items.has(at)) return;
  entry = null;
  /** @type {Place | null} */
  let open = at;
  for (; open; open = open.parent) {
    const place = placeOf(open.id);
    if (!place || !items.has(place)) continue;
    if (had) focus(place);
    else enterAt(place);
    return;
  }
}

/**
 * @param {State} current
 * @param {State} before
 * @param {How} how
 */
function draw(current, before, how) {
  const folded = new Set(current.folded);
  const marks = { findings: findingsFor(current), matches: matchesOf(current.query) };
  if (current.additions !== before.additions || current.exercise !== before.exercise) takeAdditions();
  if (isClustered) fill(byId("outline"), null);
  for (const [place, item] of items) { // opening one adds what is below it, which the loop then comes to
    if (drawItem(place, item, current, marks)) setOpen(place, !folded.has(place.id));
  }
  const place = placeOf(current.selected);
  if (!place || current.selected === before.selected || how === "outline") return;
  openTo(place);
  enterAt(place);
  requestAnimationFrame(() => reveal(lookup(items, place).row, byId("panel-outline"), cardCover()));
}

function chosenRow() {
  const place = placeOf(state().selected);
  return place && items.get(place)?.row;
}

/** Bring the chosen item into view, as when the outline is opened. */
export function revealItem() {
  const row = chosenRow();
  if (row) reveal(row, byId("panel-outline"), cardCover());
}

export function startOutline() {
  const list = byId("outline");
  fill(list, null);
  if (tree.roots.length) enterAt(tree.roots[0]);
  else {
    byId("outline-hint").textContent = t("page.no_claims");
    list.hidden = true;
  }
  list.addEventListener("keydown", onKey);
  list.addEventListener("click", onClick);
  within(document, ".skip").addEventListener("click", (event) => { // an address that ends in #outline is no state
    event.preventDefault();
    change({ tab: "outline" }, "tab");
    focus(entry);
  });
  keepInSight(byId("panel-outline"), chosenRow);
  watch(draw);
}
