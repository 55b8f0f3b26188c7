/** The map as the page knows it: the JSON that Python wrote, and what can be looked up in it. */

import { addTo, indexed, lookup, unique } from "./maps.js";
import { endOf } from "./relations.js";
import { source } from "./stored.js";
import { isTangle } from "./tangle.js";
import { unpack } from "./unpack.js";
import { listed, quoted, t, words } from "./words.js";

const MOST_OF_TEXT = 120; // characters of a claim that has no title
const MOST_SENTENCES = 1e4; // of a paragraph

/**
 * The map, with what goes without saying of claims and steps put back.
 * @returns {PageData}
 */
function read() {
  const { defaults = {}, ...written } = source("argmap-data");
  for (const [kind, plain] of Object.entries(defaults)) {
    written[kind] = written[kind].map((/** @type {object} */ own) => ({ ...plain, ...own }));
  }
  for (const table of [written.sources, written.links, written.utterances]) Object.setPrototypeOf(table, null); // an id may be "constructor"
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

/** @type {MapElement[][]} */
const everything = [data.claims, data.arguments, data.inferences, data.conflicts, data.rephrases];
export const elements = indexed(...everything);
export const claims = indexed(data.claims);
/** @param {string} id of a claim of the map */
export const claimOf = (id) => lookup(claims, id);

/**
 * What a claim is called, as in its box: an objection, a reply and an undercutter by what they do there.
 * @param {string} id
 */
export function roleOf(id) {
  const box = sceneOf("wide").byId.get(id);
  const role = (box && "role" in box && box.role) || claimOf(id).role;
  return words.role[role] ?? words.role.claim;
}

export const inferences = indexed(data.inferences);
export const conflicts = indexed(data.conflicts);
export const thesis = data.map.thesis;

/** Whether the map has too many relations to be seen as lines between boxes at a glance. */
export const isTangled = isTangle(
  data.inferences.length + data.conflicts.length + data.rephrases.length,
  data.claims.length + data.arguments.length,
);

const order = new Map(data.claims.map((claim, index) => [claim.id, index]));
/** @type {AddedRows} */
let added = { claims: [], inferences: [], conflicts: [] };
let related = relate();

/** The relations of the map, and those that a reader has added, by what they lead to and what they come from. */
function relate() {
  const [inferences, conflicts] = [
    [...data.inferences, ...added.inferences],
    [...data.conflicts, ...added.conflicts],
  ];
  /** @type {Map<string, Relation[]>} */
  const uses = new Map();
  for (const relation of [...inferences, ...conflicts]) {
    for (const premise of unique(relation.premises)) addTo(uses, premise, relation);
  }
  return {
    steps: Map.groupBy(inferences, (inference) => inference.conclusion),
    hits: Map.groupBy(conflicts, (conflict) => conflict.target),
    uses,
  };
}

/**
 * Let all that looks elements up find what a reader has added to the map, in place of what was added before.
 * @param {AddedRows} rows
 */
export function addRows(rows) {
  for (const { id } of [...added.claims, ...added.inferences, ...added.conflicts]) {
    for (const known of [elements, claims, inferences, conflicts, order]) known.delete(id);
  }
  added = rows;
  for (const claim of rows.claims) {
    claims.set(claim.id, claim);
    order.set(claim.id, order.size);
  }
  for (const inference of rows.inferences) inferences.set(inference.id, inference);
  for (const conflict of rows.conflicts) conflicts.set(conflict.id, conflict);
  for (const row of [...rows.claims, ...rows.inferences, ...rows.conflicts]) elements.set(row.id, row);
  related = relate();
}

/** @param {Relation} relation */
const rank = (relation) => Math.min(...relation.premises.map((id) => order.get(id) ?? Infinity));

/**
 * Where in the article a relation begins; nowhere if none of its premises is anchored.
 * @param {Relation} relation
 */
function beginning({ premises }) {
  const anchors = premises.flatMap((id) => claims.get(id)?.anchors ?? []);
  return Math.min(...anchors.map(({ paragraph, sentence }) => paragraph + sentence / MOST_SENTENCES));
}

/**
 * Put relations in the order of the article if all of the author's are anchored in it, else in the map's: as `in_text_order`
 * of `argmap/draw/structure.py`. What a reader added comes last.
 * @param {Relation[]} relations
 */
function inTextOrder(relations) {
  if (relations.length < 2) return relations;
  const own = new Set([...added.inferences, ...added.conflicts]);
  const places = new Map(relations.map((relation) => [relation, beginning(relation)]));
  const placed = relations.every((relation) => own.has(relation) || Number.isFinite(places.get(relation)));
  const byPlace = (/** @type {Relation} */ a, /** @type {Relation} */ b) => (places.get(a) ?? 0) - (places.get(b) ?? 0);
  return relations.sort((a, b) => (placed && byPlace(a, b)) || rank(a) - rank(b));
}

/**
 * What bears on an element directly: steps to it and conflicts with it, in the order of the text.
 * @param {string} id
 * @returns {Relation[]}
 */
export function bearingOn(id) {
  const whole = inferences.get(id)?.argument; // an attack on an argument is aimed at its steps as well
  const [steps, hits] = [related.steps.get(id), related.hits.get(id)];
  const hitsOnWhole = whole && whole !== id ? related.hits.get(whole) : undefined;
  return inTextOrder([...(steps ?? []), ...(hits ?? []), ...(hitsOnWhole ?? [])]);
}

/**
 * The relations that an element is a premise of.
 * @param {string} id
 * @returns {Relation[]}
 */
export const bearsOn = (id) => related.uses.get(id) ?? [];

/**
 * The beginning of a text that stands where a title would.
 * @param {string} text
 */
export function shortened(text) {
  if (text.length <= MOST_OF_TEXT) return text;
  return `${text.slice(0, MOST_OF_TEXT).replace(/\s+\S*$/u, "")} …`;
}

/**
 * How a claim or a step is called in a list.
 * @param {string} id
 * @returns {string}
 */
export const nameOf = (id) => named(id, []);

/**
 * @param {string} id
 * @param {string[]} around the relations whose names this one is a part of; in a circle of them it is called by its id
 * @returns {string}
 */
function named(id, around) {
  const element = elements.get(id);
  if (!element || around.includes(id)) return id;
  if ("title" in element) return element.title || shortened(element.text) || id;
  /** @param {string} end */
  const nameWithin = (end) => quoted(named(end, [...around, id]));
  const premises = listed(element.premises.map(nameWithin));
  const conclusion = nameWithin(endOf(element));
  return t("conclusion" in element ? "name.step" : "name.objection", { premises, conclusion });
}

const interfaceLanguage = document.documentElement.lang;
const mapLanguage = document.getElementById("title")?.lang ?? "";

/** The language of a text of the map: a claim's own, or the map's, "" if it is not known; nothing where it is the interface's. */
export function languageOf(id = "") {
  const language = claims.get(id)?.language || mapLanguage;
  return language !== interfaceLanguage ? language : null;
}

/**
 * The label of a strand, or the strand itself where it has none.
 * @param {string} strand
 */
export function strandLabel(strand) {
  return data.strands.find(([id]) => id === strand)?.[1] ?? strand;
}
