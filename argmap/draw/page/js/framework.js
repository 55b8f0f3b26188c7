/**
 * A map read as a framework: for every element what it needs (`all`), what could carry it (`some`, one is enough) and what
 * would bring it down (`none`). The same reading as `argmap.semantics.reading` in Python, over plain data.
 */

import { addTo, lookup } from "./maps.js";
import { endOf, isSymmetric } from "./relations.js";

/**
 * @typedef {MapData["inferences"][number]} Step
 * @typedef {MapData["conflicts"][number]} Clash
 * @typedef {{id: string, premises: string[], whole: string | null}} Part a relation, and what it is a part of
 */

/**
 * Relations whose ends all exist, however deep they refer to each other.
 * @param {MapData} data
 * @param {string[]} elements
 */
function completeRelations(data, elements) {
  /** @type {(Step | Clash)[]} */
  let relations = [...data.inferences, ...data.conflicts].filter((relation) => relation.premises.length);
  for (let before = -1; before !== relations.length;) {
    before = relations.length;
    const known = new Set([...elements, ...relations.map((relation) => relation.id)]);
    relations = relations.filter((relation) => [...relation.premises, endOf(relation)].every((id) => known.has(id)));
  }
  return relations;
}

/**
 * An id for the part of a conflict that is aimed at `target`, which nothing else has.
 * @param {Clash} conflict
 * @param {string} target
 * @param {Set<string>} taken
 */
function secondId(conflict, target, taken) {
  let id = `${conflict.id} against ${target}`;
  while (taken.has(id)) id += "'";
  taken.add(id);
  return id;
}

/**
 * A symmetric conflict turned round: its target, with the other premises, speaks against each premise.
 * @param {Clash} conflict
 * @param {Set<string>} taken
 */
function otherDirections(conflict, taken) {
  if (!isSymmetric(conflict)) return [];
  const premises = [...new Set(conflict.premises)];
  return premises.map((premise) => {
    const needs = [conflict.target, ...premises.filter((other) => other !== premise)];
    return { id: secondId(conflict, premise, taken), premises: needs, target: premise, whole: conflict.id };
  });
}

/**
 * The relations that each conceded claim is a premise of.
 * @param {MapData} data
 * @param {(Step | Clash)[]} relations
 */
function usesOfConcessions(data, relations) {
  /** @type {Map<string, string[]>} */
  const uses = new Map(data.claims.filter((claim) => claim.stance === "conceded").map((claim) => [claim.id, []]));
  for (const { id, premises } of relations) for (const premise of new Set(premises)) uses.get(premise)?.push(id);
  return uses;
}

/**
 * A conflict as attacks. Whoever concedes an objection and answers it does not deny it: an attack on a conceded claim strikes
 * what that claim is used for, and leaves the claim itself alone.
 * @param {Clash} conflict
 * @param {Map<string, string[]>} uses
 * @param {Set<string>} taken
 */
function attacksOf(conflict, uses, taken) {
  const used = conflict.kind === "attack" ? (uses.get(conflict.target) ?? []).filter((use) => use !== conflict.id) : [];
  const [first, ...others] = used.length ? used : [conflict.target];
  const { id, premises } = conflict;
  return [
    { id, premises, target: first, whole: null },
    ...others.map((target) => ({ id: secondId(conflict, target, taken), premises, target, whole: id })),
    ...otherDirections(conflict, taken),
  ];
}

/**
 * Read a map's data as conditions by id.
 * @param {MapData} data
 * @returns {Framework}
 */
export function readFramework(data) {
  const elements = [...data.claims, ...data.arguments].map((element) => element.id);
  const owner = new Map(data.arguments.flatMap((argument) => argument.inferences.map((step) => [step, argument.id])));
  const sketches = data.claims.filter((claim) => claim.role === "argument");
  const isArgument = new Set([...data.arguments, ...sketches].map((argument) => argument.id));
  const taken = new Set([...elements, ...data.inferences.map((i) => i.id), ...data.conflicts.map((c) => c.id)]);
  /** @type {(Part & {conclusion: string})[]} */
  const supports = [];
  /** @type {(Part & {target: string})[]} */
  const attacks = [];
  const relations = completeRelations(data, elements);
  const uses = usesOfConcessions(data, relations);
  for (const relation of relations) {
    if ("target" in relation) {
      attacks.push(...attacksOf(relation, uses, taken));
    } else {
      const whole = isArgument.has(relation.argument ?? "") ? relation.argument : owner.get(relation.id);
      supports.push({ ...relation, whole: whole ?? null });
    }
  }
  return connect(elements, supports, attacks);
}

/**
 * @param {string[]} elements
 * @param {(Part & {conclusion: string})[]} supports
 * @param {(Part & {target: string})[]} attacks
 */
function connect(elements, supports, attacks) {
  /** @type {Map<string, Condition>} */
  const conditions = new Map(elements.map((id) => [id, { all: [], some: [], none: [] }]));
  /** @type {Map<string, string[]>} */
  const parts = new Map();
  const relations = [...supports, ...attacks];
  for (const { id, whole } of relations) if (whole !== null) addTo(parts, whole, id);
  for (const [whole, steps] of parts) if (conditions.has(whole)) lookup(conditions, whole).all = [...steps];
  for (const { id, premises } of relations) conditions.set(id, { all: [...premises], some: [], none: [] });
  for (const { id, conclusion } of supports) lookup(conditions, conclusion).some.push(id);
  for (const { id, target } of attacks) {
    for (const hit of [target, ...(parts.get(target) ?? [])]) lookup(conditions, hit).none.push(id);
  }
  return { conditions, parts };
}

/**
 * A framework as a reader with these assumptions sees it. What is assumed of an element is assumed of its parts, unless
 * something else is assumed of the part itself. An assumption takes the place of what speaks for and against an element, not
 * of what it is made of: an accepted step still needs its premises. A contested element rests on itself.
 * @param {Framework} framework
 * @param {Assumptions} assumptions
 * @returns {AssumedFramework}
 */
export function assume({ conditions, parts }, { rejected = [], accepted = [], contested = [] }) {
  const own = new Set([...rejected, ...accepted, ...contested]);
  /** @param {string[]} ids */
  const spread = (ids) => {
    const whole = [...ids].flatMap((id) => [id, ...(parts.get(id) ?? []).filter((part) => !own.has(part))]);
    return new Set(whole.filter((id) => conditions.has(id)));
  };
  const found = { rejected: spread(rejected), accepted: spread(accepted), contested: spread(contested) };
  const inForce = new Map(conditions);
  for (const id of found.accepted) inForce.set(id, { all: lookup(conditions, id).all, some: [], none: [] });
  for (const id of found.contested) inForce.set(id, { all: lookup(conditions, id).all, some: [id], none: [] });
  return { conditions: inForce, all: conditions, parts, ...found };
}
