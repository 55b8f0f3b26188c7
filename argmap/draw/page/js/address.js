/** The reader's state as an address (behind #), and back: a link shares what somebody sees. */

import { claims, data, elements, hasFull, isTangled } from "./data.js";
import { isEmbedded } from "./embedding.js";
import { foldedFirst, isFolded } from "./family.js";
import { WORDS } from "./verdict-signs.js";

/**
 * The kinds of assumptions by what the address and the buttons call them.
 * @type {{reject: "rejected", accept: "accepted", contest: "contested"}}
 */
const NAMES = { reject: "rejected", accept: "accepted", contest: "contested" };
export const KINDS = Object.values(NAMES);

/**
 * What the address and the buttons call a kind of assumption.
 * @param {Assumption} kind
 */
export const nameOfKind = (kind) => Object.entries(NAMES).find(([, own]) => own === kind)?.[0] ?? "";

export const TABS = ["article", "map", "outline", ...(data.sparql ? ["query"] : [])];
/** @type {MapView[]} */
export const VIEWS = ["overview", "map", "lines"];
const [MANY, LARGE] = [60, 300]; // claims from which there is more than one way to look at the map, and an overview first
export const hasViews = !isEmbedded && (data.claims.length >= MANY || isTangled);
/** @type {MapView} */
const firstView = !isEmbedded && (data.claims.length >= LARGE || isTangled) ? "overview" : "map";
const THEMES = ["light", "dark"];

/**
 * What filters call the hedge of a claim, also where the text states none.
 * @param {Claim} claim
 */
export function hedgeOf(claim) {
  return claim.hedge || "unstated";
}

export const STANDARDS = [
  "no-objection",
  "scintilla",
  "preponderance",
  "clear-and-convincing",
  "beyond-reasonable-doubt",
];
export const MOST_WEIGHT = 1000;
/** What filters can ask of the claims of this map. */
const FILTERS = new Set([
  ...["holds", "falls", ...WORDS].map((word) => `standing:${word}`),
  ...data.claims.flatMap((claim) => [
    ...[`role:${claim.role}`, `hedge:${hedgeOf(claim)}`],
    ...claim.by.map((id) => `source:${id}`),
  ]),
]);
const STRANDS = new Set([...claims.values()].map(({ strand }) => strand));

/** @type {State} */
export const START = {
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
  text: "",
  view: firstView,
  folded: foldedFirst,
  more: [],
  shown: [],
  undone: [],
  additions: 0,
  standard: "",
  weights: {},
};

/** @param {State["assumed"]} assumed */
export function byKind(assumed) {
  const lists = KINDS.map((kind) => [kind, assumed.filter(([own]) => own === kind).map(([, id]) => id)]);
  return { assumed, ...Object.fromEntries(lists) };
}

/**
 * The address of a state: what of it a link shares, behind #.
 * @param {State} current
 */
export function addressOf(current) {
  const pairs = new URLSearchParams();
  if (current.selected) pairs.set("at", current.selected);
  for (const [kind, id] of current.assumed) pairs.append(nameOfKind(kind), id);
  for (const strand of current.strands) pairs.append("strand", strand);
  if (current.standard) pairs.set("standard", current.standard);
  for (const [id, weight] of Object.entries(current.weights)) pairs.append("weight", `${weight}:${id}`);
  if (!current.bars) pairs.set("bars", "off");
  if (current.view !== firstView) pairs.set("view", current.view);
  if (current.text) pairs.set("text", current.text);
  for (const filter of current.filters) pairs.append("filter", filter);
  for (const pair of foldsOf(current)) pairs.append(...pair);
  if (current.tab) pairs.set("tab", current.tab);
  if (current.theme) pairs.set("theme", current.theme);
  if (current.step) pairs.set("step", String(current.step));
  if (current.exercise) pairs.set("exercise", current.exercise);
  return `#${pairs}`;
}

/**
 * What is folded and held back; nothing while a question is open, since boxes that are brought out would tell what they hang below.
 * @param {State} current
 * @returns {[key: string, id: string][]}
 */
function foldsOf({ exercise, phase, folded, more, shown }) {
  if (exercise && phase !== "answered") return [];
  /** @type {(key: string, ids: string[]) => [string, string][]} */
  const pairsOf = (key, ids) => ids.map((id) => [key, id]);
  return [
    ...pairsOf("fold", folded.filter((id) => !isFolded(id, foldedFirst))),
    ...pairsOf("open", foldedFirst.filter((id) => !isFolded(id, folded))),
    ...pairsOf("more", more),
    ...pairsOf("show", shown),
  ];
}

/**
 * The id that an address means: as it stands, or with the plus signs that a hand-written one does not encode.
 * @param {string} id
 */
const knownAs = (id) => [id, id.replaceAll(" ", "+")].find((name) => elements.has(name)) ?? "";

/**
 * What an address assumes; of the same element, what it says last.
 * @param {URLSearchParams} pairs
 */
function assumedBy(pairs) {
  /** @type {Map<string, [Assumption, string]>} */
  const assumed = new Map();
  for (const [key, value] of pairs) {
    const kind = KINDS.find((own) => nameOfKind(own) === key);
    const id = knownAs(value);
    if (!kind || !id) continue;
    assumed.delete(id);
    assumed.set(id, [kind, id]);
  }
  return [...assumed.values()];
}

/**
 * The weights that an address gives elements, as `weight=750:ID`.
 * @param {URLSearchParams} pairs
 * @returns {Weights}
 */
function weightsBy(pairs) {
  /** @type {Weights} */
  const weights = {};
  for (const text of pairs.getAll("weight")) {
    const [, digits, value] = /^(\d{1,4}):(.+)$/su.exec(text) ?? [];
    const id = value ? knownAs(value) : "";
    if (id && Number(digits) <= MOST_WEIGHT) weights[id] = Number(digits);
  }
  return weights;
}

/**
 * Read the state out of the address; what the map does not have is ignored.
 * @returns {State}
 */
export function stateOfAddress() {
  const pairs = new URLSearchParams(location.hash.slice(1));
  const tab = pairs.get("tab") ?? "";
  const theme = pairs.get("theme") ?? new URLSearchParams(location.search).get("theme") ?? "";
  const step = Number.parseInt(pairs.get("step") ?? "0", 10);
  const exercise = pairs.get("exercise") ?? "";
  return {
    ...START,
    selected: exercise ? "" : knownAs(pairs.get("at") ?? ""), // which may be what is asked for, once it was answered
    ...byKind(assumedBy(pairs)),
    strands: [...new Set(pairs.getAll("strand"))].filter((strand) => STRANDS.has(strand)),
    standard: STANDARDS.find((standard) => standard === pairs.get("standard")) ?? "",
    weights: weightsBy(pairs),
    bars: pairs.get("bars") !== "off",
    view: VIEWS.find((view) => view === pairs.get("view")) ?? firstView,
    text: hasFull && pairs.get("text") === "full" ? "full" : "",
    filters: [...new Set(pairs.getAll("filter"))].filter((filter) => FILTERS.has(filter)),
    folded: foldedBy(pairs),
    more: pairs.getAll("more").filter((id) => !id || elements.has(id)),
    shown: [...new Set(pairs.getAll("show"))].filter((id) => elements.has(id)),
    tab: TABS.includes(tab) ? tab : "",
    theme: THEMES.includes(theme) ? theme : "",
    step: step > 0 && step <= data.tour.length ? step : 0,
    exercise,
  };
}

/**
 * What is folded: what is on opening, with the differences that the address names.
 * @param {URLSearchParams} pairs
 */
function foldedBy(pairs) {
  const opened = new Set(pairs.getAll("open"));
  const more = pairs.getAll("fold").filter((id) => elements.has(id) && !isFolded(id, foldedFirst));
  return opened.size || more.length ? [...foldedFirst.filter((id) => !opened.has(id)), ...new Set(more)] : foldedFirst;
}
