/**
 * The overview of a large map: focus and context. Columns lead from the thesis to what is chosen; there claims are told in full,
 * beside it as titles, and below as one mark a claim. Every bar has the same scale.
 */

import { focusCard } from "./card.js";
import { claimOf, languageOf, nameOf } from "./data.js";
import { byId, make, makeSvg } from "./dom.js";
import { viewOf } from "./exercises.js";
import { findingsFor } from "./judgement.js";
import { onCommand } from "./commands.js";
import { lookup } from "./maps.js";
import { ownBelow, placeOf } from "./outline-own.js";
import { barOf, marksOf, sampleOf, sizeWords } from "./marks.js";
import { numberOf, order, sizesIn, standingOf, STANDINGS } from "./sizes.js";
import { isPhone } from "./letters.js";
import { select, state, watch } from "./state.js";
import { drawStrip } from "./strip.js";
import { trailItems } from "./trail.js";
import { labelOf, tree, whereOf } from "./tree.js";
import { t } from "./words.js";

const LONGEST_BAR = 140; // px
const [EDGE, GLIMPSE] = [6, 190]; // px beside the first column, and for what is below the last
const MOST_TOLD = 6; // claims of the last column that are told in full
const MOST_BELOW = 6; // titles of what hangs below a claim
const MOST_CRUMBS = 6; // of the claims above and the chosen one

/** Where a claim stands first; what the reader has added is with what it is about. @param {string} id */
function placeAt(id) {
  let place = placeOf(id) ?? null;
  while (place?.own) place = place.parent;
  return place;
}

/**
 * The places from a root to what is chosen, or only the first root.
 * @param {string} selected
 */
function pathTo(selected) {
  const path = [];
  /** @type {Place | null} */
  let at = placeAt(selected) ?? tree.roots[0] ?? null;
  for (; at; at = at.parent) path.unshift(at);
  return path;
}

/** @param {Place} place */
const below = (place) => place.children.filter(({ again }) => !again);

/**
 * What stands in the column beside a claim: all below it, and of the one in focus also what is shown elsewhere, at the end.
 * @param {Place} place
 * @param {boolean} isFocus
 */
const beside = (place, isFocus) => [...below(place), ...(isFocus ? place.children.filter(({ again }) => again) : [])];

/**
 * What stands beside a claim of the last column: its marks, and what is directly below it.
 * @param {Place} place
 * @param {Findings} findings
 */
function glimpse(place, findings) {
  const own = below(place);
  if (!own.length) return null;
  const sizes = sizesIn(findings);
  const from = lookup(numberOf, place.id) + 1;
  const all = order.slice(from, from + lookup(sizes, place.id).all);
  const titles = own.slice(0, MOST_BELOW).map(({ id, kind }) => {
    const sign = kind === "support" ? "" : "− ";
    const size = lookup(sizes, id).all;
    return `${sign}${nameOf(id).replace(/\.$/u, "")}${size ? ` (${size})` : ""}`;
  });
  const rest = own.length - titles.length;
  return make(
    "div",
    { class: "glimpse", "aria-hidden": "true" },
    marksOf(all.map(({ id }) => standingOf(id, findings))),
    make("p", { dir: "auto", text: [...titles, ...(rest > 0 ? [t("page.more", { n: rest })] : [])].join(" · ") }),
  );
}

/**
 * @param {Place} place
 * @param {{findings: Findings, isOn: boolean, isLast: boolean, isTold: boolean, scale: number, focus: string}} how
 */
function item(place, { findings, isOn, isLast, isTold, scale, focus }) {
  const { id, kind, again } = place;
  const size = lookup(sizesIn(findings), id);
  const { text, role } = claimOf(id);
  const hasText = (isOn || isTold) && !again && text && text !== nameOf(id);
  const button = make(
    "button",
    {
      type: "button",
      class: `claim ${kind}${isOn ? " on" : ""}${role === "thesis" ? " first" : ""}${again ? " elsewhere" : ""}`,
      tabindex: id === focus ? 0 : -1,
      "aria-pressed": String(id === state().selected),
      data: { id, standing: standingOf(id, findings) },
      on: { click: () => select(id, "overview") },
    },
    make("span", { class: "unseen", text: `${labelOf(place)}: ` }),
    make("b", { dir: "auto", lang: languageOf(id), text: nameOf(id) }),
    hasText ? make("span", { class: "told", dir: "auto", lang: languageOf(id), text }) : null,
    again ? make("span", { class: "told" }, make("span", { class: "unseen", text: ", " }), whereOf(place)) : null,
    size.all && !again
      ? make(
        "span",
        { class: "size" },
        barOf(size, Math.min(scale, LONGEST_BAR / size.all)),
        make("span", { "aria-hidden": "true", text: size.all }),
      )
      : null,
    ownBelow(place).length
      ? make(
        "span",
        { class: "mine" },
        make("span", { "aria-hidden": "true", text: "✎ " }),
        make("span", { class: "unseen", text: `, ${t("own.here")}: ` }),
        String(ownBelow(place).length),
      )
      : null,
    make("span", { class: "unseen", text: `, ${t(`overview.is.${standingOf(id, findings)}`)}; ${sizeWords(size)}` }),
  );
  return make("li", {}, button, isLast && !again ? glimpse(place, findings) : null);
}

/**
 * How far the columns are moved to the left: by whole columns, as far as shows the boxes of the last one with a glimpse of what is
 * below them, but not the focus out of sight as long as both have room.
 * @param {HTMLElement} pane
 */
function leftmost(pane) {
  const own = pane.getBoundingClientRect().left - pane.scrollLeft;
  const columns = [...pane.querySelectorAll(".column .claim:first-child")];
  const last = pane.querySelector(".column.last .claim");
  if (!last || isPhone()) return 0;
  const right = last.getBoundingClientRect().right - own;
  const focus = [...pane.querySelectorAll(".column:not(.last) .claim.on")].at(-1) ?? last;
  /** @param {Element} box */
  const leftOf = (box) => box.getBoundingClientRect().left - own - EDGE;
  const most = right + EDGE - leftOf(focus) <= pane.clientWidth ? leftOf(focus) : leftOf(last);
  const wished = right + GLIMPSE - pane.clientWidth;
  const edges = [0, ...columns.map(leftOf)].filter((edge) => edge >= wished).sort((a, b) => a - b);
  return Math.max(0, Math.min(edges[0] ?? wished, most));
}

/**
 * What ends a line at the claim that it bears on: an arrow for it, a bar against it.
 * @param {number} x
 * @param {number} y
 * @param {string} kind
 */
function headOf(x, y, kind) {
  const d = kind === "support" ? `M${x} ${y}l8 -4.5v9z` : `M${x + 2} ${y - 5}v10`;
  return makeSvg("path", { d, class: `${kind} head` });
}

/** Lines from the claims of each column that are in sight to the one that they bear on. */
function connect() {
  const pane = byId("columns");
  const frame = pane.getBoundingClientRect();
  const lines = [...pane.querySelectorAll(".column + .column")].flatMap((column) => {
    const parent = column.previousElementSibling?.querySelector(".claim.on");
    if (!parent) return [];
    const to = parent.getBoundingClientRect();
    const edge = column.getBoundingClientRect();
    const rows = [...column.querySelectorAll(".claim")].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > edge.top && top < edge.bottom;
    });
    return rows.flatMap((row, at) => {
      const from = row.getBoundingClientRect();
      const [x1, y1] = [to.right - frame.left + pane.scrollLeft, to.top + to.height * (at + 1) / (rows.length + 1)];
      const [x0, y0] = [from.left - frame.left + pane.scrollLeft, from.top + from.height / 2 - frame.top];
      const d = `M${x0} ${y0}C${(x0 + x1) / 2} ${y0} ${(x0 + x1) / 2} ${y1 - frame.top} ${x1 + 3} ${y1 - frame.top}`;
      const kind = row.classList.contains("support") ? "support" : "attack";
      const line = makeSvg("path", { d, class: kind, "stroke-width": row.classList.contains("on") ? 3 : 1.4 });
      return [line, headOf(x1 + 1, y1 - frame.top, kind)];
    });
  });
  const svg = makeSvg(
    "svg",
    { class: "wires", "aria-hidden": "true", width: pane.scrollWidth, height: frame.height },
    ...lines,
  );
  pane.querySelector(".wires")?.remove();
  pane.prepend(svg);
}

/** @param {State} current */
function draw(current) {
  const findings = findingsFor(current);
  const path = pathTo(current.selected);
  const focus = path.at(-1)?.id ?? "";
  const sizes = sizesIn(findings);
  const largest = Math.max(1, ...tree.roots.flatMap(below).map(({ id }) => lookup(sizes, id).all));
  const further = path.map((place) => beside(place, place === path.at(-1)));
  const columns = [tree.roots, ...further].filter((column) => column.length);
  const hadFocus = byId("columns").contains(document.activeElement);
  const ids = path.map(({ id }) => id);
  byId("crumbs").replaceChildren(...trailItems(ids, isPhone() ? 3 : MOST_CRUMBS, "overview", ids.at(-1)));
  byId("columns").replaceChildren(...columns.map((column, level) => {
    const isLast = level === columns.length - 1;
    const isTold = isLast && column.length <= MOST_TOLD;
    const items = column.map((place) =>
      item(place, { findings, isLast, isTold, isOn: path[level]?.id === place.id, scale: LONGEST_BAR / largest, focus })
    );
    const list = make("ul", { class: `column${isLast ? " last" : ""}`, on: { scroll: connect } }, ...items);
    return list;
  }));
  for (const on of byId("columns").querySelectorAll(".claim.on")) {
    on.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  byId("columns").scrollLeft = leftmost(byId("columns"));
  connect();
  drawStrip(byId("strip"), focus, findings);
  if (hadFocus) focusOn(focus);
}

/** @param {string} id */
function focusOn(id) {
  const buttons = [...byId("columns").querySelectorAll("button.claim")];
  const button = buttons.find((one) => one instanceof HTMLElement && one.dataset.id === id);
  if (button instanceof HTMLElement) button.focus({ preventScroll: true });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const path = pathTo(state().selected);
  const here = path.at(-1);
  if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
  const siblings = here.parent ? below(here.parent) : tree.roots;
  const at = siblings.findIndex(({ id }) => id === here.id);
  /** @type {Record<string, Place | undefined | null>} */
  const moves = {
    ArrowRight: below(here)[0],
    ArrowLeft: here.parent,
    ArrowDown: siblings[at + 1],
    ArrowUp: siblings[at - 1],
    Home: tree.roots[0],
  };
  if (event.key === "Enter" && state().selected === here.id && event.target instanceof HTMLElement) {
    event.preventDefault();
    return focusCard(event.target);
  }
  if (!Object.hasOwn(moves, event.key)) return onCommand(event, "overview");
  event.preventDefault();
  const next = moves[event.key];
  if (next) select(next.id, "overview");
}

/**
 * Whether the overview shows two states alike: what is looked for does not change it.
 * @param {State} one
 * @param {State} other
 */
const looksThe = (one, other) => JSON.stringify({ ...one, query: "" }) === JSON.stringify({ ...other, query: "" });

export function startOverview() {
  const pane = byId("overview");
  byId("columns").addEventListener("keydown", onKey);
  byId("standings").replaceChildren(
    ...STANDINGS.map((standing) => make("li", {}, sampleOf(standing), t(`overview.is.${standing}`))),
  );
  /** @type {State | null} */
  let drawn = null;
  const redraw = () => {
    if (pane.hidden || !pane.offsetWidth || (drawn && looksThe(drawn, state()))) return;
    drawn = state();
    draw(state());
  };
  watch((current) => {
    pane.hidden = viewOf(current) !== "overview";
    redraw();
  });
  new ResizeObserver(() => {
    drawn = null;
    redraw();
  }).observe(pane);
}
