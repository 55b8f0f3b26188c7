/** The map as the page knows it: the JSON that Python wrote, and what can be looked up in it. */

import { addTo, lookup } from "./maps.js";
import { endOf } from "./relations.js";
import { unpack } from "./unpack.js";
import { listed, quoted, t } from "./words.js";

const MOST_OF_TEXT = 120; // characters of a claim that has no title
/** @param {string} id */
const source = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "");

/**
 * The map, with what goes without saying of claims and steps put back.
 * @returns {PageData}
 */
function read() {
  const { defaults = {}, ...written } = source("argmap-data");
  for (const [kind, plain] of Object.entries(defaults)) {
    written[kind] = written[kind].map((/** @type {object} */ own) => ({ ...plain, ...own }));
  }
  return written;
}

export const data = read();

/** @typedef {"wide" | "narrow" | "wideFull" | "narrowFull" | "wideBare" | "narrowBare"} Arrangement a `Full` one has every claim
 * in its box, a `Bare` one is laid out without verdicts and roles */

/** @type {Record<"wide" | "narrow", PackedScene> & Partial<Record<Arrangement, PackedScene>>} */
const packed = source("argmap-scenes");
/** @type {Partial<Record<Arrangement, Scene>>} */
const unpacked = {};

/**
 * The map laid out, "wide" for a desk or "narrow" for a phone; made when it is first asked for.
 * @param {Arrangement} arrangement
 */
export const sceneOf = (arrangement) => (unpacked[arrangement] ??= unpack(packed[arrangement] ?? packed.wide));

/** Whether the page can show every claim in its box. */
export const hasFull = packed.wideFull !== undefined;

/** @type {MapElement[]} */
const everything = [...data.claims, ...data.arguments, ...data.inferences, ...data.conflicts, ...data.rephrases];
export const elements = new Map(everything.map((element) => [element.id, element]));
export const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
/** @param {string} id of a claim of the map */
export const claimOf = (id) => lookup(claims, id);

export const inferences = new Map(data.inferences.map((inference) => [inference.id, inference]));
export const conflicts = new Map(data.conflicts.map((conflict) => [conflict.id, conflict]));
export const thesis = data.map.thesis;

const order = new Map(data.claims.map((claim, index) => [claim.id, index]));
/** @param {Relation} relation */
const rank = (relation) => Math.min(...relation.premises.map((id) => order.get(id) ?? Infinity));

/**
 * What bears on an element directly: steps to it and conflicts with it, in the order of the text.
 * @param {string} id
 * @returns {Relation[]}
 */
export function bearingOn(id) {
  const whole = inferences.get(id)?.argument; // an attack on an argument is aimed at its steps as well
  const bearing = [
    ...(steps.get(id) ?? []),
    ...(hits.get(id) ?? []),
    ...(whole && whole !== id ? hits.get(whole) ?? [] : []),
  ];
  return bearing.sort((a, b) => rank(a) - rank(b));
}

/**
 * The relations that an element is a premise of.
 * @param {string} id
 * @returns {Relation[]}
 */
export const bearsOn = (id) => uses.get(id) ?? [];

const steps = Map.groupBy(data.inferences, (inference) => inference.conclusion);
const hits = Map.groupBy(data.conflicts, (conflict) => conflict.target);
/** @type {Map<string, Relation[]>} */
const uses = new Map();
for (const relation of [...data.inferences, ...data.conflicts]) {
  for (const premise of new Set(relation.premises)) addTo(uses, premise, relation);
}

/**
 * The beginning of a text that stands where a title would.
 * @param {string} text
 */
function shortened(text) {
  if (text.length <= MOST_OF_TEXT) return text;
  return `${text.slice(0, MOST_OF_TEXT).replace(/\s+\S*$/u, "")} …`;
}

/**
 * How a claim or a step is called in a list.
 * @param {string} id
 * @returns {string}
 */
export function nameOf(id) {
  const element = elements.get(id);
  if (!element) return id;
  if ("title" in element) return element.title || shortened(element.text) || id;
  const premises = listed(element.premises.map((p) => quoted(nameOf(p))));
  const conclusion = quoted(nameOf(endOf(element)));
  return t("conclusion" in element ? "name.step" : "name.objection", { premises, conclusion });
}

const interfaceLanguage = document.documentElement.lang;
const mapLanguage = document.getElementById("title")?.lang ?? "";

/** The language of a text of the map: a claim's own, or the map's; nothing where it is the interface's. */
export function languageOf(id = "") {
  const language = claims.get(id)?.language || mapLanguage;
  return language && language !== interfaceLanguage ? language : null;
}

/**
 * The label of a strand, or the strand itself where it has none.
 * @param {string} strand
 */
export function strandLabel(strand) {
  return data.strands.find(([id]) => id === strand)?.[1] ?? strand;
}
