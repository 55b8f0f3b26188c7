/**
 * The grounded evaluation, three-valued, the same as `argmap.semantics.fixpoint` computes in Python: starting with everything
 * undecided, each round decides what cannot turn out otherwise. Pure: plain data in, plain data out.
 */

import { Layered, lookup, remember } from "./maps.js";
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
  const [needs, attacks] = [jointStatus(all, status, "falls", "holds"), jointStatus(none, status, "holds", "falls")];
  const backing = some.length ? jointStatus(some, status, "holds", "falls") : "holds"; // of which the best counts
  if (needs === "falls" || attacks === "holds" || backing === "falls") return "falls";
  return scales === "met" && backing === "holds" && needs === "holds" && attacks === "falls" ? "holds" : "open";
}

/**
 * `first` if one of these has that status, `last` if all have that, else "open". No closures: a large map asks a million times.
 * @param {string[]} ids
 * @param {Map<string, Status>} status
 * @param {Status} first
 * @param {Status} last
 */
function jointStatus(ids, status, first, last) {
  let joint = last;
  for (const id of ids) {
    const value = status.get(id);
    if (value === first) return first;
    if (value !== last) joint = "open";
  }
  return joint;
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
 * Who has to look again when `id` is decided; whoever names it twice is there twice.
 * @param {Map<string, Condition>} conditions
 * @param {Map<string, Weighing>} weighings
 */
function usersIn(conditions, weighings) {
  /** @type {Map<string, string[]>} */
  const users = new Map();
  for (const id of conditions.keys()) users.set(id, []);
  for (const [id, { all, some, none }] of conditions) {
    for (const others of [all, some, none]) for (const other of others) lookup(users, other).push(id);
  }
  for (const [id, weighing] of weighings) for (const other of idsOf(weighing)) lookup(users, other).push(id);
  return users;
}

/** @type {WeakMap<object, Map<string, string[]>>} */
const known = new WeakMap();

/**
 * The same for a framework, worked out once.
 * @param {Framework} framework
 */
export const usersOf = ({ conditions, weighings }) => remember(known, conditions, () => usersIn(conditions, weighings));

/**
 * The status of every element, and the round in which it was decided.
 * @param {Pick<AssumedFramework, "conditions" | "rejected" | "weighings">} framework as `assume` returns it
 * @param {Map<string, string[]>} waiting at least who has to look again when an element is decided
 * @returns {Labelling}
 */
export function label({ conditions, rejected, weighings }, waiting = usersIn(conditions, weighings)) {
  /** @type {Map<string, Status>} */
  const status = new Map();
  for (const id of conditions.keys()) status.set(id, "open");
  const round = new Map();
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
    candidates = new Set();
    for (const [id, value] of decided) {
      status.set(id, value);
      round.set(id, at);
      for (const user of lookup(waiting, id)) candidates.add(user);
    }
  }
  return { status, round };
}

/**
 * The labelling where only `members` can differ from what is known; what they depend on besides is decided in its own round. No
 * other may depend on a member.
 * @param {Pick<AssumedFramework, "conditions" | "rejected" | "weighings">} framework
 * @param {Set<string>} members
 * @param {{labelling: Labelling, users: Map<string, string[]>}} known
 * @returns {Labelling}
 */
export function labelWithin({ conditions, rejected, weighings }, members, { labelling, users }) {
  const border = borderOf({ conditions, weighings }, members, labelling);
  /** @type {Map<string, Status>} */
  const here = new Map([...members].map((id) => [id, "open"]));
  const round = new Map();
  const last = Math.max(0, ...border.keys());
  let candidates = new Set(members);
  for (let at = 1; candidates.size || at <= last; at += 1) {
    const decided = /** @type {[string, Status][]} */ ([]);
    for (const id of candidates) {
      if (here.get(id) !== "open") continue;
      const condition = lookup(conditions, id);
      const isLost = at === 1 && (rejected.has(id) || unsatisfiable(condition));
      const value = isLost ? "falls" : judge(condition, weighings.get(id), here);
      if (value !== "open") decided.push([id, value]);
    }
    for (const [id] of decided) round.set(id, at);
    for (const id of border.get(at) ?? []) decided.push([id, lookup(labelling.status, id)]);
    for (const [id, value] of decided) here.set(id, value);
    candidates = new Set(decided.flatMap(([id]) => [...lookup(users, id)].filter((user) => members.has(user))));
  }
  return {
    status: new Layered(labelling.status, here, members),
    round: new Layered(labelling.round, round, members),
  };
}

/**
 * What members depend on that is no member itself, by the round in which it was decided.
 * @param {Pick<AssumedFramework, "conditions" | "weighings">} framework
 * @param {Set<string>} members
 * @param {Labelling} labelling
 */
function borderOf({ conditions, weighings }, members, { round }) {
  /** @type {Map<number, Set<string>>} */
  const border = new Map();
  for (const member of members) {
    const { all, some, none } = lookup(conditions, member);
    const weighing = weighings.get(member);
    for (const id of [...all, ...some, ...none, ...(weighing ? idsOf(weighing) : [])]) {
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
