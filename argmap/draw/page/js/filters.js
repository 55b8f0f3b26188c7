/** Filters: which claims stay in the foreground, by role, source, hedge and standing; a panel of boxes to tick. */

import { hedgeOf } from "./address.js";
import { claimOf, data } from "./data.js";
import { byId, isThere, make, within } from "./dom.js";
import { findingsFor } from "./judgement.js";
import { change, state, watch } from "./state.js";
import { WORDS } from "./verdict-signs.js";
import { wordOf } from "./verdict-word.js";
import { t, words } from "./words.js";

/**
 * What a verdict is called in a list.
 * @param {string} word
 */
const nameOfWord = (word) => (word === "either-way" ? words.mark[word] : t(`verdict.word.${word}`));

/**
 * How a claim stands: in a word, and as what follows from it counts it.
 * @param {string} id
 * @param {State} current
 */
function standingsOf(id, current) {
  const findings = findingsFor(current);
  return [wordOf(findings, id), findings.status(id)];
}
/** @typedef {{of: (claim: Claim, current: State) => string[], name: (value: string) => string}} FilterKind */

/** @type {Record<string, FilterKind>} */
const KINDS = {
  role: { of: (claim) => [claim.role], name: (role) => words.role[role] ?? role },
  source: { of: (claim) => claim.by, name: (id) => data.sources[id]?.name ?? id },
  hedge: { of: (claim) => [hedgeOf(claim)], name: (hedge) => words.hedge[hedge] || t(`filters.${hedge}`) },
  standing: { of: (claim, current) => standingsOf(claim.id, current), name: nameOfWord },
};

/**
 * Whether a claim passes every kind of filter that is set; of one kind, one match is enough.
 * @param {string} id
 * @param {State} current
 */
export function passes(id, current) {
  if (!current.filters.length) return true;
  const claim = claimOf(id);
  const wanted = Object.groupBy(current.filters, (filter) => filter.slice(0, filter.indexOf(":")));
  return Object.entries(wanted).every(([kind, filters]) => {
    const own = KINDS[kind]?.of(claim, current).map((value) => `${kind}:${value}`) ?? [];
    return filters?.some((filter) => own.includes(filter));
  });
}

/**
 * Whether a value is offered: how a claim stands is, in its word alone.
 * @param {string} kind
 * @param {string} value
 */
const isChoice = (kind, value) => kind !== "standing" || WORDS.includes(value);

/**
 * What can be filtered by: the values of each kind that occur, most frequent first, with how often they do.
 * @param {string} kind
 * @param {State} current
 */
function choices(kind, current) {
  const counted = new Map();
  for (const claim of data.claims) {
    for (const value of new Set(KINDS[kind].of(claim, current))) {
      if (isChoice(kind, value)) counted.set(value, (counted.get(value) ?? 0) + 1);
    }
  }
  return [...counted].sort(([, a], [, b]) => b - a);
}

/** @param {string} filter */
function toggle(filter) {
  const { filters } = state();
  change(
    { filters: filters.includes(filter) ? filters.filter((other) => other !== filter) : [...filters, filter] },
    "filters",
  );
}

/** @param {string} kind */
function group(kind) {
  const options = choices(kind, state());
  if (options.length < 2 && !state().filters.some((filter) => filter.startsWith(`${kind}:`))) return null;
  const boxes = options.slice(0, 40).map(([value, number]) => {
    const filter = `${kind}:${value}`;
    const box = make("input", {
      type: "checkbox",
      checked: state().filters.includes(filter),
      data: { filter },
      on: { change: () => toggle(filter) },
    });
    return make(
      "label",
      {},
      box,
      make("span", { dir: "auto", text: KINDS[kind].name(value) }),
      make("small", { text: String(number) }),
    );
  });
  return make("fieldset", {}, make("legend", { text: t(`filters.${kind}`) }), ...boxes);
}

/** @param {HTMLElement} panel */
function draw(panel) {
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLElement ? activeElement.dataset.filter : undefined;
  const clear = make("button", {
    type: "button",
    class: "plain",
    text: t("filters.clear"),
    on: { click: () => change({ filters: [] }, "filters") },
  });
  panel.replaceChildren(...Object.keys(KINDS).map(group).filter(isThere), ...(state().filters.length ? [clear] : []));
  if (!focused) return;
  /** @type {HTMLElement | null} */
  const box = panel.querySelector(`[data-filter="${CSS.escape(focused)}"]`);
  box?.focus();
}

export function startFilters() {
  const [button, panel, groups] = [byId("filter"), byId("filters"), byId("filter-groups")];
  /** @param {boolean} wish */
  const open = (wish) => {
    panel.hidden = !wish;
    button.setAttribute("aria-expanded", String(wish));
    if (!wish) return;
    draw(groups);
    within(panel, "select, input").focus();
  };
  button.addEventListener("click", () => open(panel.hidden !== false));
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    open(false);
    button.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    const inside = /** @type {Node} */ (event.target);
    if (!panel.hidden && !panel.contains(inside) && !button.contains(inside)) open(false);
  });
  watch((current) => {
    const number = current.filters.length;
    byId("filter-words").textContent = number ? t("filters.button_many", { n: number }) : t("filters.button");
    button.classList.toggle("on", number > 0);
    if (!panel.hidden) draw(groups);
  });
}
