/** The map as the page knows it: the JSON that Python wrote, and what can be looked up in it. */

import { listed, quoted, t } from "./words.js";

const source = (id) => JSON.parse(document.getElementById(id).textContent);

export const data = source("argmap-data");
export const scenes = source("argmap-scenes");

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
  return [...incoming(id)].sort((a, b) => rank(a) - rank(b));
}

function* incoming(id) {
  for (const inference of data.inferences) if (inference.conclusion === id) yield inference;
  for (const conflict of data.conflicts) if (aims(conflict, id)) yield conflict;
}

/** An attack on an argument is aimed at its steps as well. */
function aims(conflict, id) {
  return conflict.target === id || (inferences.get(id)?.argument ?? null) === conflict.target;
}

/** The relations that an element is a premise of. */
export function bearsOn(id) {
  return [...data.inferences, ...data.conflicts].filter((relation) => relation.premises.includes(id));
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

/** The label of a strand, or the strand itself where it has none. */
export function strandLabel(strand) {
  return data.strands.find(([id]) => id === strand)?.[1] ?? strand;
}
