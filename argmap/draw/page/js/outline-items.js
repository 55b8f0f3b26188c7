/** The items of the outline: what is on the page of each place of the tree, made when it is first shown. */

import { partOf } from "./cluster.js";
import { claims, languageOf, nameOf, shortened } from "./data.js";
import { byId, make, within } from "./dom.js";
import { isClustered } from "./family.js";
import { lookup } from "./maps.js";
import { childrenOf, graft, ownBelow } from "./outline-own.js";
import { SIGNS } from "./relations.js";
import { strandClass } from "./palette.js";
import { state } from "./state.js";
import { alsoOf, labelOf, tree, walkTree, whereOf } from "./tree.js";
import { t } from "./words.js";

/** @typedef {{element: HTMLElement, row: HTMLElement, mark?: HTMLElement, aside?: HTMLElement, drawn?: string}} Planted what is on the page of a place */

/** @type {Map<Place, Planted>} */
export const items = new Map();
/** @type {WeakMap<EventTarget, Place>} */
export const places = new WeakMap(); // of elements
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
  return {
    id: "",
    pile: parent?.id ?? "",
    parent,
    children: [],
    level,
    kind: "root",
    by: "",
    again: false,
  };
}

/**
 * What of the places below one, or of the roots, is shown: the first of many, and those that were brought out.
 * @param {Place | null} parent
 */
export function placesBelow(parent) {
  const all = parent ? parent.children : tree.roots;
  const part = isClustered ? partOf(all.length, parent?.id ?? "", state().more) : all.length;
  const shown = part < all.length ? all.filter((place, at) => at < part || items.has(place)) : all;
  return [...shown, ...(shown.length < all.length ? [pileOf(parent)] : []), ...ownBelow(parent)];
}

/** The words of a place. @param {Place} place */
export const wordsOf = ({ id, own }) => (own ? shortened(own.text) : nameOf(id));

/**
 * Whether what is below a place is shown.
 * @param {Place} place
 */
export const isOpen = (place) => items.get(place)?.element.getAttribute("aria-expanded") === "true";

/** The places that can be seen, from top to bottom. */
export const shown = () => [...walkTree(placesBelow(null), (place) => !isOpen(place), placesBelow)];

/**
 * @param {Place} place
 * @param {HTMLElement} mark
 * @param {HTMLElement} aside
 */
function row(place, mark, aside) {
  const { id, kind, again, own } = place;
  const also = own ? "" : alsoOf(place);
  return make(
    "div",
    { class: "row" },
    make("span", { class: "twist", "aria-hidden": "true" }),
    make("span", { class: `sign ${kind}`, "aria-hidden": "true", text: SIGNS[kind] }),
    make(
      "span",
      { class: "words" },
      make("span", { class: "kind", text: labelOf(place) }),
      make("span", { class: "title", dir: "auto", lang: own ? null : languageOf(id), text: wordsOf(place) }),
      mark,
      again ? make("span", { class: "pause", text: ", " }) : null,
      again ? make("span", { class: "again", text: whereOf(place) }) : null,
      also ? make("span", { class: "pause", text: ", " }) : null,
      also ? make("span", { class: "also", text: also }) : null,
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
    "aria-expanded": childrenOf(place).length ? "false" : null,
    class: place.own ? "own-place" : strandClass(claims.get(place.id)?.strand ?? ""),
  }, line);
  items.set(place, { element, row: line, mark, aside });
  places.set(element, place);
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
  return element;
}

/**
 * Let a list hold what is shown of the places below one; what has been made stays.
 * @param {HTMLElement} list
 * @param {Place | null} parent
 */
export function fill(list, parent) {
  const all = parent ? parent.children : tree.roots;
  const own = ownBelow(parent);
  const shown = placesBelow(parent);
  const pile = pileOf(parent);
  const left = all.length - (shown.length - own.length - 1);
  const end = shown.includes(pile) ? plantPile(pile, left) : null;
  if (!end) items.get(pile)?.element.remove();
  const every = [...all, ...own];
  const fresh = shown.filter((place) => place !== pile && !items.has(place));
  for (const place of fresh) list.append(plantItem(place, every.indexOf(place), every.length));
  if (end) list.append(end);
  if (!end && !fresh.some(({ own }) => !own)) return;
  for (const place of own) list.append(lookup(items, place).element); // which stand last
}

/** Let the outline show what the reader has added now. @param {OwnBranch[]} branches */
export function regraft(branches) {
  const { gone, parents } = graft(branches);
  for (const place of gone) {
    items.get(place)?.element.remove();
    items.delete(place);
  }
  for (const parent of parents) {
    const item = items.get(parent);
    if (!item) continue;
    const all = childrenOf(parent);
    for (const place of all) items.get(place)?.element.setAttribute("aria-setsize", String(all.length));
    const list = item.element.querySelector(":scope > ul");
    if (!all.length) {
      item.element.removeAttribute("aria-expanded");
      list?.remove();
    } else if (!item.element.hasAttribute("aria-expanded")) item.element.setAttribute("aria-expanded", "false");
    else if (list instanceof HTMLElement) fill(list, parent);
  }
}

/**
 * Open or shut a place that has something below it; what has never been seen is made now.
 * @param {Place} place
 * @param {boolean} wish
 */
export function setOpen(place, wish) {
  const { element } = lookup(items, place);
  if (isOpen(place) !== wish) element.setAttribute("aria-expanded", String(wish));
  if (!wish) return;
  const made = /** @type {HTMLElement | null} */ (element.querySelector(":scope > ul"));
  if (made && !isClustered) return;
  const list = made ?? make("ul", { role: "group" });
  fill(list, place);
  if (!made) element.append(list);
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
export function openTo(place) {
  const above = [];
  for (let at = place.parent; at; at = at.parent) above.push(at);
  for (const at of above.reverse()) {
    bringOut(at);
    setOpen(at, true);
  }
  bringOut(place);
}
