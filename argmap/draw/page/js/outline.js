/**
 * The outline: the whole map as a tree that can be read, walked and changed by keyboard alone. What is folded away is made
 * only when it is opened, so that a map of thousands of claims is there at once.
 */

import { focusCard } from "./card.js";
import { claims, nameOf } from "./data.js";
import { byId, cardCover, make, reveal } from "./dom.js";
import { passes } from "./filters.js";
import { findingsFor, lookOf } from "./judgement.js";
import { strandClass } from "./palette.js";
import { matchesOf } from "./search.js";
import { change, redo, select, state, toggle, toggleFold, undo, watch } from "./state.js";
import { tree, walkTree } from "./tree.js";
import { t, words } from "./words.js";

/** @typedef {import("./tree.js").Place} Place */

const SIGN = { support: "+", attack: "−", undercut: "×", contrary: "!", contradictory: "!", rephrase: "=", root: "•" };
const items = new Map(); // Place -> what is on the page of it: {element, row, mark, aside}
const places = new WeakMap(); // element -> Place
let entry = null; // the item that Tab leads to

const isOpen = (place) => items.get(place)?.element.getAttribute("aria-expanded") === "true";
const shown = () => [...walkTree(tree.roots, (place) => !isOpen(place))];

function row({ id, kind, label, again }, mark, aside) {
  return make(
    "div",
    { class: "row" },
    make("span", { class: "twist", "aria-hidden": "true" }),
    make("span", { class: `sign ${kind}`, "aria-hidden": "true", text: SIGN[kind] ?? "+" }),
    make(
      "span",
      { class: "words" },
      make("span", { class: "kind", text: label }),
      make("span", { class: "title", dir: "auto", lang: claims.get(id).language || null, text: nameOf(id) }),
      again ? make("span", { class: "again", text: t("outline.again") }) : null,
      mark,
      aside,
    ),
  );
}

/** Make the item of a place, without what is below it. */
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
    class: strandClass(claims.get(place.id).strand),
  }, line);
  items.set(place, { element, row: line, mark, aside });
  places.set(element, place);
  line.addEventListener("click", (event) => press(place, event));
  return element;
}

/** Open or shut a place that has something below it; what has never been seen is made now. */
function setOpen(place, wish) {
  const { element } = items.get(place);
  element.setAttribute("aria-expanded", String(wish));
  if (!wish || element.querySelector(":scope > ul")) return;
  const { children } = place;
  element.append(make("ul", { role: "group" }, ...children.map((child, at) => plantItem(child, at, children.length))));
}

function unfold(place, wish) {
  if (place.children.length && isOpen(place) !== wish) toggleFold(place.id, "outline");
}

function press(place, event) {
  if (event.target.classList.contains("twist") && place.children.length) unfold(place, !isOpen(place));
  else select(place.id, "outline");
  focus(place);
}

/** Let Tab lead to a place from now on. */
function enterAt(place) {
  if (entry) items.get(entry).element.tabIndex = -1;
  entry = place;
  items.get(place).element.tabIndex = 0;
}

function focus(place) {
  if (!place || !items.has(place)) return;
  enterAt(place);
  const { element, row: line } = items.get(place);
  element.focus({ preventScroll: true });
  reveal(line, byId("panel-outline"), cardCover());
}

function typed(place, letter) {
  const open = shown();
  const from = open.indexOf(place) + 1;
  const order = [...open.slice(from), ...open.slice(0, from)];
  focus(order.find((other) => nameOf(other.id).toLowerCase().replace(/^[^\p{L}\p{N}]+/u, "").startsWith(letter)));
}

/** Letters that do something; any other letter, and any with Shift, leads to the next claim that begins with it. */
const COMMANDS = {
  r: (id) => toggle("rejected", id, "outline"),
  d: (id) => toggle("contested", id, "outline"),
  a: (id) => toggle("accepted", id, "outline"),
  f: (id, { children }) => children.length && toggleFold(id, "outline"),
  u: () => undo("outline"),
  y: () => redo("outline"),
};

function movesFrom(place) {
  const open = shown();
  const at = open.indexOf(place);
  const { id, children, parent } = place;
  return {
    ArrowDown: () => focus(open[at + 1]),
    ArrowUp: () => focus(open[at - 1]),
    ArrowRight: () => (isOpen(place) || !children.length ? focus(children[0]) : unfold(place, true)),
    ArrowLeft: () => (isOpen(place) ? unfold(place, false) : focus(parent)),
    Home: () => focus(open[0]),
    End: () => focus(open.at(-1)),
    Enter: () => (state().selected === id ? focusCard(items.get(place).element) : select(id, "outline")),
    " ": () => select(id, "outline"),
    "*": () => (parent?.children ?? tree.roots).forEach((other) => unfold(other, true)),
    Escape: () => change({ selected: "" }, "outline"),
  };
}

function onKey(event) {
  const place = places.get(event.target);
  if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
  const { key, shiftKey } = event;
  const command = !shiftKey && Object.hasOwn(COMMANDS, key) ? () => COMMANDS[key](place.id, place) : null;
  const letter = /^\p{L}$/u.test(key) ? () => typed(place, key.toLowerCase()) : null;
  const action = movesFrom(place)[key] ?? command ?? letter;
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

/** Whether filters and search set a claim aside. */
function isAside(id, current, matches) {
  if (matches && !matches.has(id)) return true;
  return (current.strands.length > 0 && !current.strands.includes(claims.get(id).strand)) || !passes(id, current);
}

function drawItem({ id, children }, { element, mark, aside }, current, { findings, matches }) {
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

function draw(current, before, how) {
  const folded = new Set(current.folded);
  const found = { findings: findingsFor(current), matches: matchesOf(current.query) };
  for (const [place, item] of items) { // opening one adds what is below it, which the loop then comes to
    if (drawItem(place, item, current, found)) setOpen(place, !folded.has(place.id));
  }
  const place = tree.first.get(current.selected);
  if (!place || current.selected === before.selected || how === "outline") return;
  openTo(place);
  enterAt(place);
  requestAnimationFrame(() => reveal(items.get(place).row, byId("panel-outline"), cardCover()));
}

/** Open all that a place is below, from the top down. */
function openTo(place) {
  const above = [];
  for (let at = place.parent; at; at = at.parent) above.push(at);
  for (const at of above.reverse()) setOpen(at, true);
}

/** Bring the chosen item into view, as when the outline is opened. */
export function revealItem() {
  const item = items.get(tree.first.get(state().selected));
  if (item) reveal(item.row, byId("panel-outline"), cardCover());
}

export function startOutline() {
  const list = byId("outline");
  list.append(...tree.roots.map((root, at) => plantItem(root, at, tree.roots.length)));
  if (tree.roots.length) enterAt(tree.roots[0]);
  else byId("outline-hint").textContent = t("page.no_claims");
  list.addEventListener("keydown", onKey);
  document.querySelector(".skip").addEventListener("click", (event) => { // an address that ends in #outline is no state
    event.preventDefault();
    change({ tab: "outline" }, "tab");
    focus(entry);
  });
  watch(draw);
}
