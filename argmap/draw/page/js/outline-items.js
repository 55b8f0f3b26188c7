/** The items of the outline: what is on the page of each place of the tree, made when it is first shown. */

import { partOf } from "./cluster.js";
import { claimOf, languageOf, nameOf } from "./data.js";
import { byId, make, within } from "./dom.js";
import { isClustered } from "./family.js";
import { lookup } from "./maps.js";
import { SIGNS } from "./relations.js";
import { strandClass } from "./palette.js";
import { state } from "./state.js";
import { tree, walkTree } from "./tree.js";
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
  return { id: "", pile: parent?.id ?? "", parent, children: [], level, kind: "root", label: "", again: false };
}

/**
 * What of the places below one, or of the roots, is shown: the first of many, and those that were brought out.
 * @param {Place | null} parent
 */
export function placesBelow(parent) {
  const all = parent ? parent.children : tree.roots;
  const part = isClustered ? partOf(all.length, parent?.id ?? "", state().more) : all.length;
  const shown = part < all.length ? all.filter((place, at) => at < part || items.has(place)) : all;
  return shown.length < all.length ? [...shown, pileOf(parent)] : shown;
}

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
export function plantItem(place, at, size) {
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
