/** The reader's own layer as data: its entries, what may stand in one, and the rows of the map that they are. Pure. */

import { titleOf } from "./own-title.js";

/** @type {OwnKind[]} */
export const KINDS = ["reason", "objection", "undercut", "note"];
/** @typedef {Pick<PageData, "claims" | "arguments" | "inferences" | "conflicts"> & {rephrases?: {id: string}[]}} AuthorsMap */

export const MOST = 500; // entries
const [LONGEST, LONGEST_NAME] = [4000, 80]; // characters of a text, and of the reader's name
/** @type {Record<string, string>} */
const VERBS = { reason: "supports", objection: "attacks", undercut: "undercuts" };

/** @type {OwnLayer} */
export const EMPTY = { reader: "", isShown: true, entries: [] };

/**
 * A text without what no text should hold: half characters, control characters, blanks at its ends.
 * @param {unknown} value
 */
function clean(value, longest = LONGEST, hasLines = false) {
  if (typeof value !== "string") return "";
  const lines = value.slice(0, longest).replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu,
    " ",
  )
    .split(/\r\n?|\n|\u2028|\u2029/u).map((line) => line.replace(/[\p{Cc}\s]+/gu, " ").trim());
  return (hasLines ? lines.join("\n") : lines.join(" ")).trim();
}

/**
 * A layer out of whatever was stored or opened; what is no entry is left out.
 * @param {unknown} value
 * @param {AuthorsMap} map
 * @returns {OwnLayer}
 */
export function readLayer(value, map) {
  const { reader, isShown, entries } = isRecord(value) ? value : {};
  const seen = new Set();
  /** @type {OwnEntry[]} */
  const known = [];
  for (const entry of Array.isArray(entries) ? entries.slice(0, MOST) : []) {
    const own = isRecord(entry) ? readEntry(entry) : null;
    if (!own || seen.has(own.id)) continue;
    seen.add(own.id);
    known.push(own);
  }
  return { reader: clean(reader, LONGEST_NAME), isShown: isShown !== false, entries: titled(known, map) };
}

/** Whether a layer has room for no more entries. @param {OwnLayer} layer */
export const isFull = ({ entries }) => entries.length >= MOST;

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {Record<string, unknown>} entry
 * @returns {OwnEntry | null}
 */
function readEntry(entry) {
  const kind = KINDS.find((known) => known === entry.kind);
  const text = clean(entry.text, LONGEST, kind === "note");
  const [id, to] = [clean(entry.id), clean(entry.to)];
  if (!kind || !text || !to || !/^own-[1-9][0-9]{0,8}$/u.test(id)) return null;
  return { id, kind, to, about: clean(entry.about), title: clean(entry.title), text };
}

/**
 * Entries with titles that nothing else has, neither in the map nor among them: in the file to hand in a title names one thing.
 * @param {OwnEntry[]} entries
 * @param {AuthorsMap} map
 */
function titled(entries, map) {
  const taken = new Set([...map.claims, ...map.arguments].map(({ title }) => title));
  return entries.map((own) => {
    const title = titleOf(own.text, taken, own.title);
    taken.add(title);
    return { ...own, title };
  });
}

/**
 * What an element may be answered with: a step is undercut, a claim gets reasons and objections; a note stands anywhere.
 * @param {MapElement | undefined} element
 * @returns {OwnKind[]}
 */
export function kindsFor(element) {
  if (!element) return [];
  if ("premises" in element) return "conclusion" in element && "scheme" in element ? ["undercut", "note"] : ["note"];
  return ["reason", "objection", "note"];
}

/**
 * A layer with a new entry, if there is room, or with another text of one that is there.
 * @param {OwnLayer} layer
 * @param {Omit<OwnEntry, "id" | "title"> & {id?: string}} entry
 * @param {Map<string, MapElement>} elements of the map, which have titles and ids of their own
 * @returns {OwnLayer}
 */
export function withEntry(layer, entry, elements) {
  const text = clean(entry.text, LONGEST, entry.kind === "note");
  if (!text) return layer;
  const others = layer.entries.filter(({ id }) => id !== entry.id);
  const titles = [...elements.values()].map((
    element,
  ) => ("title" in element && element.id !== entry.id ? element.title : ""));
  const title = titleOf(text, new Set([...titles, ...others.map((other) => other.title)]));
  const known = layer.entries.find(({ id }) => id === entry.id);
  if (known) return { ...layer, entries: layer.entries.map((own) => (own === known ? { ...own, title, text } : own)) };
  if (isFull(layer)) return layer;
  const ids = new Set([...elements.keys(), ...others.map(({ id }) => id)]);
  let number = 1;
  while (ids.has(`own-${number}`)) number += 1;
  const { kind, to, about } = entry;
  return { ...layer, entries: [...others, { id: `own-${number}`, kind, to, about, title, text }] };
}

/**
 * A layer with the entries of another; one of its own that has the id of another one gets a new id, and what answers it follows.
 * Where all of them are more than there is room for, the layer stays.
 * @param {OwnLayer} layer
 * @param {OwnLayer} other
 * @param {AuthorsMap} map
 * @returns {OwnLayer}
 */
export function joined(layer, other, map) {
  const theirs = new Map(other.entries.map((entry) => [entry.id, entry]));
  const said = (/** @type {OwnEntry | undefined} */ own) => own && JSON.stringify([own.kind, own.to, own.text]);
  const mine = layer.entries.filter((own) => said(own) !== said(theirs.get(own.id)));
  if (mine.length + other.entries.length > MOST) return layer;
  const ids = new Set([...theirs.keys(), ...layer.entries.map(({ id }) => id), ...idsOf(map)]);
  /** @type {Map<string, string>} */
  const renamed = new Map();
  for (const { id } of mine) {
    let number = 1;
    while (theirs.has(id) && ids.has(`own-${number}`)) number += 1;
    if (!theirs.has(id)) continue;
    renamed.set(id, `own-${number}`);
    ids.add(`own-${number}`);
  }
  const entries = [
    ...withIds(layer.entries, renamed).filter((_, at) => mine.includes(layer.entries[at])),
    ...other.entries,
  ];
  return { ...layer, reader: other.reader || layer.reader, entries: titled(entries, map) };
}

/**
 * Entries under other ids; what answers one of them, or the relation that it draws, keeps its place.
 * @param {OwnEntry[]} entries
 * @param {Map<string, string>} renamed
 */
function withIds(entries, renamed) {
  const name = (/** @type {string} */ id) => renamed.get(id) ?? id;
  const drawn = new Map(entries.filter(({ kind }) => kind !== "note").map((own) => [relationOf(own), own]));
  /** @type {(to: string) => string} */
  const place = (to) => {
    const own = drawn.get(to);
    return own ? relationOf({ ...own, id: name(own.id), to: place(own.to) }) : name(to);
  };
  return entries.map((own) => ({ ...own, id: name(own.id), to: place(own.to) }));
}

/** The id of the relation that an entry draws, unless the map has one of that name. @param {OwnEntry} entry */
const relationOf = ({ id, kind, to }) => `${id}-${VERBS[kind]}-${to}`;

/** All ids of a map. @param {AuthorsMap} map */
const idsOf = ({ claims, arguments: boxes, inferences, conflicts, rephrases = [] }) =>
  [claims, boxes, inferences, conflicts, rephrases].flat().map(({ id }) => id);

/**
 * A layer without an entry and what answers it.
 * @param {OwnLayer} layer
 * @param {string} id
 * @returns {OwnLayer}
 */
export function withoutEntry(layer, id) {
  const gone = new Set([id]);
  for (const own of gone) {
    for (const entry of layer.entries) if (entry.to === own || entry.to.startsWith(`${own}-`)) gone.add(entry.id);
  }
  return { ...layer, entries: layer.entries.filter((entry) => !gone.has(entry.id)) };
}

/**
 * The rows that a layer adds to a map: a claim and its relation for each entry that is no note and whose place the map still
 * has. An answer to an entry counts as long as that one does.
 * @param {OwnLayer} layer
 * @param {AuthorsMap} map
 * @param {string} reader the id of the source that says it
 * @returns {AddedRows & {lost: Set<string>}}
 */
export function rowsOf({ entries }, map, reader) {
  /** @type {AddedRows & {lost: Set<string>}} */
  const rows = { claims: [], inferences: [], conflicts: [], lost: new Set() };
  const points = new Set([...map.claims, ...map.arguments].map(({ id }) => id));
  const steps = new Set(map.inferences.map(({ id }) => id));
  const taken = new Set(idsOf(map));
  let left = entries;
  for (let before = -1; before !== left.length;) {
    before = left.length;
    left = left.filter((entry) => {
      const { id, kind, to } = entry;
      const fits = kind === "note" ? taken.has(to) : (kind === "undercut" ? steps : points).has(to);
      if (!fits || (kind !== "note" && points.has(id))) return true;
      if (kind === "note") return false;
      const relation = fresh(relationOf(entry), taken);
      rows.claims.push(claimOf(entry, reader));
      if (kind === "reason") rows.inferences.push(step(relation, id, to));
      else rows.conflicts.push(conflict(relation, entry));
      points.add(id);
      if (kind === "reason") steps.add(relation);
      for (const known of [id, relation]) taken.add(known);
      return false;
    });
  }
  rows.lost = new Set(left.map(({ id }) => id));
  return rows;
}

/**
 * @param {string} wanted
 * @param {Set<string>} taken
 */
function fresh(wanted, taken) {
  let [id, number] = [wanted, 2];
  while (taken.has(id)) [id, number] = [`${wanted}-${number}`, number + 1];
  return id;
}

/**
 * @param {string} id
 * @param {string} premise
 * @param {string} conclusion
 * @returns {Inference}
 */
const step = (id, premise, conclusion) => ({
  ...{ id, premises: [premise], conclusion, scheme: "", strict: false, argument: null, weight: null, owner: "" },
});

/**
 * @param {string} id
 * @param {OwnEntry} entry
 * @returns {Conflict}
 */
const conflict = (id, { id: premise, kind, to }) => ({
  ...{ id, premises: [premise], target: to, kind: kind === "undercut" ? kind : "attack", weight: null },
});

/**
 * @param {OwnEntry} entry
 * @param {string} reader
 * @returns {Claim}
 */
function claimOf({ id, title, text, kind }, reader) {
  const role = kind === "reason" ? "claim" : "objection";
  const [about, more] = [{ language: "", strand: "", tags: [], time: "", entities: [] }, {
    credence: null,
    standard: "",
  }];
  const flags = { quotation: false, implicit: true, anchors: [] };
  return { id, title, text, role, ...about, by: [reader], stance: "asserted", hedge: "", ...more, ...flags };
}
