/**
 * The overview of a large map: focus and context. Columns lead from the thesis to what is chosen; there claims are told in full,
 * beside it as titles, and below as one mark a claim. Every bar has the same scale.
 */

import { focusCard } from "./card.js";
import { claimOf, languageOf, nameOf } from "./data.js";
import { byId, make, makeSvg } from "./dom.js";
import { findingsFor } from "./judgement.js";
import { onCommand } from "./commands.js";
import { lookup } from "./maps.js";
import { barOf, marksOf, sampleOf, sizeWords } from "./marks.js";
import { order, sizesIn, standingOf, STANDINGS } from "./sizes.js";
import { select, state, watch } from "./state.js";
import { drawStrip } from "./strip.js";
import { tree } from "./tree.js";
import { t } from "./words.js";

const LONGEST_BAR = 140; // px
const MOST_TOLD = 6; // claims of the last column that are told in full
const MOST_BELOW = 6; // titles of what hangs below a claim

/** Where a claim stands first. @param {string} id */
const placeOf = (id) => tree.first.get(id);

/**
 * The places from a root to what is chosen, or only the first root.
 * @param {string} selected
 */
function pathTo(selected) {
  const path = [];
  /** @type {Place | null} */
  let at = placeOf(selected) ?? tree.roots[0] ?? null;
  for (; at; at = at.parent) path.unshift(at);
  return path;
}

/** @param {Place} place */
const below = (place) => place.children.filter(({ again }) => !again);

/**
 * What stands beside a claim of the last column: its marks, and what is directly below it.
 * @param {Place} place
 * @param {Findings} findings
 */
function glimpse(place, findings) {
  const own = below(place);
  if (!own.length) return null;
  const sizes = sizesIn(findings);
  const from = order.indexOf(place) + 1;
  const all = order.slice(from, from + lookup(sizes, place.id).all);
  const titles = own.slice(0, MOST_BELOW).map(({ id, kind }) => {
    const sign = kind === "support" ? "" : "− ";
    const size = lookup(sizes, id).all;
    return `${sign}${nameOf(id)}${size ? ` ${size}` : ""}`;
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
  const { id, kind } = place;
  const size = lookup(sizesIn(findings), id);
  const { text, role } = claimOf(id);
  const hasText = (isOn || isTold) && text && text !== nameOf(id);
  const button = make(
    "button",
    {
      type: "button",
      class: `claim ${kind}${isOn ? " on" : ""}${role === "thesis" ? " first" : ""}`,
      tabindex: id === focus ? 0 : -1,
      "aria-pressed": String(id === state().selected),
      data: { id, standing: standingOf(id, findings) },
      on: { click: () => select(id, "overview") },
    },
    make("span", { class: "unseen", text: place.label }),
    make("b", { dir: "auto", lang: languageOf(id), text: nameOf(id) }),
    hasText ? make("span", { class: "told", dir: "auto", lang: languageOf(id), text }) : null,
    size.all
      ? make(
        "span",
        { class: "size" },
        barOf(size, Math.min(scale, LONGEST_BAR / size.all)),
        make("span", { "aria-hidden": "true", text: size.all }),
      )
      : null,
    make("span", { class: "unseen", text: `${t(`overview.is.${standingOf(id, findings)}`)}; ${sizeWords(size)}` }),
  );
  return make("li", {}, button, isLast ? glimpse(place, findings) : null);
}

/** @param {Place[]} path */
function crumbs(path) {
  byId("crumbs").replaceChildren(...path.map(({ id }, at) =>
    make(
      "li",
      {},
      make("button", {
        type: "button",
        dir: "auto",
        lang: languageOf(id),
        "aria-current": at === path.length - 1 ? "true" : null,
        text: nameOf(id),
        on: { click: () => select(id, "overview") },
      }),
    )
  ));
}

/** Lines from the claims of each column to the one that they bear on. */
function connect() {
  const pane = byId("columns");
  const frame = pane.getBoundingClientRect();
  const lines = [...pane.querySelectorAll(".column + .column")].flatMap((column) => {
    const parent = column.previousElementSibling?.querySelector(".claim.on");
    if (!parent) return [];
    const to = parent.getBoundingClientRect();
    const rows = [...column.querySelectorAll(".claim")];
    return rows.map((row, at) => {
      const from = row.getBoundingClientRect();
      const [x1, y1] = [to.right - frame.left + pane.scrollLeft, to.top + to.height * (at + 1) / (rows.length + 1)];
      const [x0, y0] = [from.left - frame.left + pane.scrollLeft, from.top + from.height / 2 - frame.top];
      const d = `M${x0} ${y0}C${(x0 + x1) / 2} ${y0} ${(x0 + x1) / 2} ${y1 - frame.top} ${x1 + 3} ${y1 - frame.top}`;
      const kind = row.classList.contains("support") ? "support" : "attack";
      return makeSvg("path", { d, class: kind, "stroke-width": row.classList.contains("on") ? 3 : 1.4 });
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
  const columns = [tree.roots, ...path.map(below)].filter((column) => column.length);
  const hadFocus = byId("columns").contains(document.activeElement);
  crumbs(path);
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
  byId("columns").scrollLeft = byId("columns").scrollWidth;
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
  const beside = here.parent ? below(here.parent) : tree.roots;
  const at = beside.findIndex(({ id }) => id === here.id);
  /** @type {Record<string, Place | undefined | null>} */
  const moves = {
    ArrowRight: below(here)[0],
    ArrowLeft: here.parent,
    ArrowDown: beside[at + 1],
    ArrowUp: beside[at - 1],
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

export function startOverview() {
  const pane = byId("overview");
  byId("columns").addEventListener("keydown", onKey);
  byId("standings").replaceChildren(
    ...STANDINGS.map((standing) => make("li", {}, sampleOf(standing), t(`overview.is.${standing}`))),
  );
  /** @type {State | null} */
  let drawn = null;
  const redraw = () => {
    if (pane.hidden || !pane.offsetWidth || drawn === state()) return;
    drawn = state();
    draw(state());
  };
  watch((current) => {
    pane.hidden = current.view !== "overview";
    redraw();
  });
  new ResizeObserver(() => {
    drawn = null;
    redraw();
  }).observe(pane);
}
