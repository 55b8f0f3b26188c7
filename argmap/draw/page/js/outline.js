/**
 * The outline: the whole map as a tree that can be read, walked and changed by keyboard alone. What is folded away is made
 * only when it is opened, so that a map of thousands of claims is there at once.
 */

import { focusCard } from "./card.js";
import { partOf } from "./cluster.js";
import { claimOf, languageOf, nameOf } from "./data.js";
import { byId, cardCover, make, reveal, within } from "./dom.js";
import { isClustered } from "./family.js";
import { passes } from "./filters.js";
import { lookup } from "./maps.js";
import { findingsFor, lookOf } from "./judgement.js";
import { SIGNS } from "./relations.js";
import { strandClass } from "./palette.js";
import { matchesOf } from "./search.js";
import { change, redo, select, showMore, state, toggle, toggleFold, undo, watch } from "./state.js";
import { tree, walkTree } from "./tree.js";
import { t, words } from "./words.js";

/** @typedef {{element: HTMLElement, row: HTMLElement, mark?: HTMLElement, aside?: HTMLElement}} Planted what is on the page of a place */

/** @type {Map<Place, Planted>} */
const items = new Map();
/** @type {WeakMap<EventTarget, Place>} */
const places = new WeakMap(); // of elements
/** @type {Place | null} */
let entry = null; // the item that Tab leads to

/** The place that stands for what is held back below another, or among the roots: a pile to be opened step by step. */
const pileOf = (() => {
  /** @type {Map<Place | null, Place>} */
  const made = new Map();
  return (/** @type {Place | null} */ parent) => {
    const pile = made.get(parent) ?? newPile(parent);
    made.set(parent, pile);
    return pile;
  };
})();

/**
 * @param {Place | null} parent
 * @returns {Place}
 */
function newPile(parent) {
  const level = (parent?.level ?? 0) + 1;
  return { id: "", pile: parent?.id ?? "", parent, children: [], level, kind: "root", label: "", again: false };
}

/**
 * What of the places below one, or of the roots, is shown: the first of many, and those that were brought out.
 * @param {Place | null} parent
 */
function placesBelow(parent) {
  const all = parent ? parent.children : tree.roots;
  const part = isClustered ? partOf(all.length, parent?.id ?? "", state().more) : all.length;
  const shown = part < all.length ? all.filter((place, at) => at < part || items.has(place)) : all;
  return shown.length < all.length ? [...shown, pileOf(parent)] : shown;
}

/** @param {Place} place */
const isOpen = (place) => items.get(place)?.element.getAttribute("aria-expanded") === "true";
const shown = () => [...walkTree(placesBelow(null), (place) => !isOpen(place), placesBelow)];

/**
 * @param {Place} place
 * @param {HTMLElement} mark
 * @param {HTMLElement} aside
 */
function row({ id, kind, label, again }, mark, aside) {
  return make(
    "div",
    { class: "row" },
    make("span", { class: "twist", "aria-hidden": "true" }),
    make("span", { class: `sign ${kind}`, "aria-hidden": "true", text: SIGNS[kind] }),
    make(
      "span",
      { class: "words" },
      make("span", { class: "kind", text: label }),
      make("span", { class: "title", dir: "auto", lang: languageOf(id), text: nameOf(id) }),
      again ? make("span", { class: "again", text: t("outline.again") }) : null,
      mark,
      aside,
    ),
  );
}

/**
 * Make the item of a place, without what is below it.
 * @param {Place} place
 * @param {number} at
 * @param {number} size
 */
function plantItem(place, at, size) {
  const [mark, aside] = [make("span", { class: "mark" }), make("span", { class: "unseen" })];
  const line = row(place, mark, aside);
  const element = make("li", {
    role: "treeitem",
    tabindex: -1,
    data: { id: place.id },
    "aria-level": place.level,
    "aria-setsize": size,
    "aria-posinset": at + 1,
    "aria-selected": "false",
    "aria-expanded": place.children.length ? "false" : null,
    class: strandClass(claimOf(place.id).strand),
  }, line);
  items.set(place, { element, row: line, mark, aside });
  places.set(element, place);
  line.addEventListener("click", (event) => press(place, event));
  return element;
}

/**
 * Make the item of a pile, or say anew how many it stands for.
 * @param {Place} pile
 * @param {number} left
 */
function plantPile(pile, left) {
  const text = t("page.more", { n: left });
  const planted = items.get(pile);
  if (planted) {
    planted.row.textContent = text;
    return planted.element;
  }
  const line = make("div", { class: "row pile", text });
  const element = make("li", { role: "treeitem", tabindex: -1, "aria-level": pile.level }, line);
  items.set(pile, { element, row: line });
  places.set(element, pile);
  line.addEventListener("click", () => spread(pile));
  return element;
}

/**
 * Let a list hold what is shown of the places below one; what has been made stays.
 * @param {HTMLElement} list
 * @param {Place | null} parent
 */
function fill(list, parent) {
  const all = parent ? parent.children : tree.roots;
  const shown = placesBelow(parent);
  const pile = pileOf(parent);
  const isPiled = shown.at(-1) === pile;
  const end = isPiled ? plantPile(pile, all.length - shown.length + 1) : null;
  if (!isPiled) items.get(pile)?.element.remove();
  for (const place of shown) {
    if (place !== pile && !items.has(place)) list.append(plantItem(place, all.indexOf(place), all.length));
  }
  if (end) list.append(end);
}

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
 * Open or shut a place that has something below it; what has never been seen is made now.
 * @param {Place} place
 * @param {boolean} wish
 */
function setOpen(place, wish) {
  const { element } = lookup(items, place);
  element.setAttribute("aria-expanded", String(wish));
  if (!wish) return;
  const made = /** @type {HTMLElement | null} */ (element.querySelector(":scope > ul"));
  if (made && !isClustered) return;
  const list = made ?? make("ul", { role: "group" });
  fill(list, place);
  if (!made) element.append(list);
}

/**
 * @param {Place} place
 * @param {boolean} wish
 */
function unfold(place, wish) {
  if (place.children.length && isOpen(place) !== wish) toggleFold(place.id, "outline");
}

/**
 * @param {Place} place
 * @param {MouseEvent} event
 */
function press(place, event) {
  const isTwist = event.target instanceof Element && event.target.classList.contains("twist");
  if (isTwist && place.children.length) unfold(place, !isOpen(place));
  else select(place.id, "outline");
  focus(place);
}

/**
 * Let Tab lead to a place from now on.
 * @param {Place} place
 */
function enterAt(place) {
  if (entry) lookup(items, entry).element.tabIndex = -1;
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
  focus(order.find((other) => nameOf(other.id).toLowerCase().replace(/^[^\p{L}\p{N}]+/u, "").startsWith(letter)));
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
  f: (id, { children }) => children.length && toggleFold(id, "outline"),
  u: () => undo("outline"),
  y: () => redo("outline"),
};

/** @param {Place} place */
function movesFrom(place) {
  const open = shown();
  const at = open.indexOf(place);
  const { id, children, parent } = place;
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
    "*": () => (parent?.children ?? tree.roots).forEach((other) => unfold(other, true)),
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
  const command = !shiftKey && Object.hasOwn(COMMANDS, key) ? () => COMMANDS[key](place.id, place) : null;
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
  return (current.strands.length > 0 && !current.strands.includes(claimOf(id).strand)) || !passes(id, current);
}

/**
 * @param {Place} place
 * @param {Planted} planted
 * @param {State} current
 * @param {{findings: Findings, matches: Matches}} options
 */
function drawItem({ id, children }, { element, mark, aside }, current, { findings, matches }) {
  if (!mark || !aside) return false;
  const look = lookOf(id, findings);
  const isDimmed = isAside(id, current, matches);
  mark.textContent = words.mark[look.mark] ?? "";
  mark.className = `mark ${look.mark}`;
  aside.textContent = isDimmed ? ` (${t("outline.aside")})` : "";
  element.classList.toggle("struck", look.struck);
  element.classList.toggle("dimmed", isDimmed);
  element.setAttribute("aria-selected", String(id === current.selected));
  return children.length > 0;
}

/**
 * @param {State} current
 * @param {State} before
 * @param {How} how
 */
function draw(current, before, how) {
  const folded = new Set(current.folded);
  const found = { findings: findingsFor(current), matches: matchesOf(current.query) };
  if (isClustered) fill(byId("outline"), null);
  for (const [place, item] of items) { // opening one adds what is below it, which the loop then comes to
    if (drawItem(place, item, current, found)) setOpen(place, !folded.has(place.id));
  }
  const place = tree.first.get(current.selected);
  if (!place || current.selected === before.selected || how === "outline") return;
  openTo(place);
  enterAt(place);
  requestAnimationFrame(() => reveal(lookup(items, place).row, byId("panel-outline"), cardCover()));
}

/**
 * Make the item of a place that was held back.
 * @param {Place} place
 */
function bringOut(place) {
  if (items.has(place)) return;
  const { parent } = place;
  const [list, all] = parent
    ? [within(lookup(items, parent).element, ":scope > ul"), parent.children]
    : [byId("outline"), tree.roots];
  list.append(plantItem(place, all.indexOf(place), all.length));
  fill(list, parent);
}

/**
 * Open all that a place is below, from the top down.
 * @param {Place} place
 */
function openTo(place) {
  const above = [];
  for (let at = place.parent; at; at = at.parent) above.push(at);
  for (const at of above.reverse()) {
    bringOut(at);
    setOpen(at, true);
  }
  bringOut(place);
}

/** Bring the chosen item into view, as when the outline is opened. */
export function revealItem() {
  const place = tree.first.get(state().selected);
  const item = place && items.get(place);
  if (item) reveal(item.row, byId("panel-outline"), cardCover());
}

export function startOutline() {
  const list = byId("outline");
  fill(list, null);
  if (tree.roots.length) enterAt(tree.roots[0]);
  else byId("outline-hint").textContent = t("page.no_claims");
  list.addEventListener("keydown", onKey);
  within(document, ".skip").addEventListener("click", (event) => { // an address that ends in #outline is no state
    event.preventDefault();
    change({ tab: "outline" }, "tab");
    focus(entry);
  });
  watch(draw);
}
