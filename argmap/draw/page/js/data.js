/** The map as the page knows it: the JSON that Python wrote, and what can be looked up in it. */

import { unpack } from "./unpack.js";
import { listed, quoted, t } from "./words.js";

const source = (id) => JSON.parse(document.getElementById(id).textContent);

/** The map, with what goes without saying of claims and steps put back. */
function read() {
  const found = source("argmap-data");
  for (const [kind, plain] of Object.entries(found.defaults ?? {})) {
    found[kind] = found[kind].map((own) => ({ ...plain, ...own }));
  }
  return found;
}

export const data = read();
const packed = source("argmap-scenes");
const unpacked = {};

/** The map laid out, "wide" for a desk or "narrow" for a phone; made when it is first asked for. */
export const sceneOf = (arrangement) => (unpacked[arrangement] ??= unpack(packed[arrangement]));

const everything = [data.claims, data.arguments, data.inferences, data.conflicts, data.rephrases].flat();
export const elements = new Map(everything.map((element) => [element.id, element]));
export const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
export const inferences = new Map(data.inferences.map((inference) => [inference.id, inference]));
export const conflicts = new Map(data.conflicts.map((conflict) => [conflict.id, conflict]));
export const thesis = data.map.thesis;

const order = new Map(data.claims.map((claim, index) => [claim.id, index]));
const rank = (relation) => Math.min(...relation.premises.map((id) => order.get(id) ?? Infinity));

/** What bears on an element directly: steps to it and conflicts with it, in the order of the text. */
export function bearingOn(id) {
  const whole = inferences.get(id)?.argument; // an attack on an argument is aimed at its steps as well
  const found = [
    ...(steps.get(id) ?? []),
    ...(hits.get(id) ?? []),
    ...(whole && whole !== id ? hits.get(whole) ?? [] : []),
  ];
  return found.sort((a, b) => rank(a) - rank(b));
}

/** The relations that an element is a premise of. */
export const bearsOn = (id) => uses.get(id) ?? [];

const steps = grouped(data.inferences, (inference) => [inference.conclusion]);
const hits = grouped(data.conflicts, (conflict) => [conflict.target]);
const uses = grouped([...data.inferences, ...data.conflicts], (relation) => new Set(relation.premises));

/** Relations by each of the ids that `keys` finds in them. */
function grouped(relations, keys) {
  const found = new Map();
  for (const relation of relations) {
    for (const key of keys(relation)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(relation);
    }
  }
  return found;
}

/** What a relation does: "support", or the kind of its conflict. */
export function kindOf(relation) {
  return "conclusion" in relation ? "support" : relation.kind;
}

/** How a claim or a step is called in a list. */
export function nameOf(id) {
  const element = elements.get(id);
  if (!element) return id;
  if ("title" in element) return element.title || element.text || id;
  const premises = listed(element.premises.map((p) => quoted(nameOf(p))));
  const conclusion = quoted(nameOf(element.conclusion ?? element.target));
  return t("conclusion" in element ? "name.step" : "name.objection", { premises, conclusion });
}

const interfaceLanguage = document.documentElement.lang;
const mapLanguage = document.getElementById("title")?.lang ?? "";

/** The language of a text of the map: a claim's own, or the map's; nothing where it is the interface's. */
export function languageOf(id = "") {
  const language = claims.get(id)?.language || mapLanguage;
  return language && language !== interfaceLanguage ? language : null;
}

/** The label of a strand, or the strand itself where it has none. */
export function strandLabel(strand) {
  return data.strands.find(([id]) => id === strand)?.[1] ?? strand;
}
