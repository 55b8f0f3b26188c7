/**
 * The grounded evaluation, three-valued, the same as `argmap.semantics.fixpoint` computes in Python: starting with everything
 * undecided, each round decides what cannot turn out otherwise. Pure: plain data in, plain data out.
 */

import { lookup } from "./maps.js";
import { assume, readFramework } from "./framework.js";
import { certain, idsOf } from "./weighing.js";

/**
 * What a condition requires it also excludes: nothing can satisfy it.
 * @param {Condition} condition
 */
function unsatisfiable({ all, some, none }) {
  const excluded = new Set(none);
  return all.some((id) => excluded.has(id)) || (some.length > 0 && some.every((id) => excluded.has(id)));
}

/**
 * Decide what `status` leaves undecided: "holds", "falls" or, still, "open".
 * @param {Condition} condition
 * @param {Weighing | undefined} weighing
 * @param {Map<string, Status>} status
 * @returns {Status}
 */
function judge({ all, some, none }, weighing, status) {
  const scales = weighing ? certain(weighing, all, status) : "met";
  if (scales === "lost") return "falls";
  const is = (/** @type {Status} */ value) => (/** @type {string} */ id) => status.get(id) === value;
  if (all.some(is("falls")) || none.some(is("holds")) || (some.length && some.every(is("falls")))) return "falls";
  const isBacked = !some.length || some.some(is("holds"));
  return scales === "met" && isBacked && all.every(is("holds")) && none.every(is("falls")) ? "holds" : "open";
}

/**
 * What a condition comes to while some of what it names is open: what all completions agree on.
 * @param {Pick<AssumedFramework, "conditions" | "rejected" | "weighings">} framework
 * @param {string} id
 * @param {Map<string, Status>} status
 */
export function consensus({ conditions, rejected, weighings }, id, status) {
  const condition = lookup(conditions, id);
  return rejected.has(id) || unsatisfiable(condition) ? "falls" : judge(condition, weighings.get(id), status);
}

/**
 * Who has to look again when `id` is decided.
 * @param {Map<string, Condition>} conditions
 * @param {Map<string, Weighing>} weighings
 */
export function dependants(conditions, weighings) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map([...conditions.keys()].map((id) => [id, new Set()]));
  for (const [id, { all, some, none }] of conditions) {
    for (const other of [...all, ...some, ...none]) lookup(found, other).add(id);
  }
  for (const [id, weighing] of weighings) for (const other of idsOf(weighing)) lookup(found, other).add(id);
  return found;
}

/**
 * The status of every element, and the round in which it was decided.
 * @param {Pick<AssumedFramework, "conditions" | "rejected" | "weighings">} framework as `assume` returns it
 * @returns {Labelling}
 */
export function label({ conditions, rejected, weighings }) {
  /** @type {Map<string, Status>} */
  const status = new Map([...conditions.keys()].map((id) => [id, "open"]));
  const round = new Map();
  const waiting = dependants(conditions, weighings);
  let candidates = new Set(conditions.keys());
  for (let at = 1; candidates.size; at += 1) {
    const decided = /** @type {[string, Status][]} */ ([]);
    for (const id of candidates) {
      if (status.get(id) !== "open") continue;
      const condition = lookup(conditions, id);
      const isLost = at === 1 && (rejected.has(id) || unsatisfiable(condition));
      const value = isLost ? "falls" : judge(condition, weighings.get(id), status);
      if (value !== "open") decided.push([id, value]);
    }
    for (const [id, value] of decided) {
      status.set(id, value);
      round.set(id, at);
    }
    candidates = new Set(decided.flatMap(([id]) => [...lookup(waiting, id)]));
  }
  return { status, round };
}

/**
 * The labelling where only `members` can differ from what is known; what they depend on besides is decided in its own round. No
 * other may depend on a member.
 * @param {Pick<AssumedFramework, "conditions" | "rejected">} framework
 * @param {Set<string>} members
 * @param {{labelling: Labelling, users: Map<string, Set<string>>}} known
 * @returns {Labelling}
 */
export function labelWithin({ conditions, rejected }, members, { labelling, users }) {
  const border = borderOf(conditions, members, labelling);
  /** @type {Map<string, Status>} */
  const here = new Map([...members].map((id) => [id, "open"]));
  const round = new Map(labelling.round);
  for (const id of members) round.delete(id);
  const last = Math.max(0, ...border.keys());
  let candidates = new Set(members);
  for (let at = 1; candidates.size || at <= last; at += 1) {
    const decided = /** @type {[string, Status][]} */ ([]);
    for (const id of candidates) {
      if (here.get(id) !== "open") continue;
      const condition = lookup(conditions, id);
      const isLost = at === 1 && (rejected.has(id) || unsatisfiable(condition));
      const value = isLost ? "falls" : judge(condition, undefined, here);
      if (value !== "open") decided.push([id, value]);
    }
    for (const [id] of decided) round.set(id, at);
    for (const id of border.get(at) ?? []) decided.push([id, lookup(labelling.status, id)]);
    for (const [id, value] of decided) here.set(id, value);
    candidates = new Set(decided.flatMap(([id]) => [...lookup(users, id)].filter((user) => members.has(user))));
  }
  const status = new Map(labelling.status);
  for (const id of members) status.set(id, lookup(here, id));
  return { status, round };
}

/**
 * What members depend on that is no member itself, by the round in which it was decided.
 * @param {Map<string, Condition>} conditions
 * @param {Set<string>} members
 * @param {Labelling} labelling
 */
function borderOf(conditions, members, { round }) {
  /** @type {Map<number, Set<string>>} */
  const border = new Map();
  for (const member of members) {
    const { all, some, none } = lookup(conditions, member);
    for (const id of [...all, ...some, ...none]) {
      const at = members.has(id) ? undefined : round.get(id);
      if (at !== undefined) border.set(at, (border.get(at) ?? new Set()).add(id));
    }
  }
  return border;
}

/** @type {Status[]} */
const ORDER = ["holds", "open", "falls"];

/**
 * The status of an element; of a symmetric conflict, the best of its directions.
 * @param {string} id
 * @param {Map<string, Status>} status
 * @param {Map<string, string[]>} parts
 * @param {boolean} isConflict
 */
export function statusOf(id, status, parts, isConflict) {
  const nodes = isConflict ? [id, ...(parts.get(id) ?? [])] : [id];
  return ORDER.find((value) => nodes.some((node) => status.get(node) === value)) ?? "open";
}

/**
 * The status of every element of a map, as a plain object.
 * @param {MapData} data
 * @param {Assumptions} assumptions
 * @param {Settings} settings
 * @returns {Record<string, Status>}
 */
export function evaluate(data, assumptions = {}, settings = {}) {
  const framework = assume(readFramework(data, assumptions, settings), assumptions);
  const { status } = label(framework);
  const conflicts = new Set(data.conflicts.map((conflict) => conflict.id));
  const elements = [data.claims, data.arguments, data.inferences, data.conflicts].flat();
  const known = elements.filter((element) => status.has(element.id));
  return Object.fromEntries(known.map(({ id }) => [id, statusOf(id, status, framework.parts, conflicts.has(id))]));
}
