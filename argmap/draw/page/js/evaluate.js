// @ts-nocheck: to be typed
/**
 * The grounded evaluation, three-valued, the same as `argmap.semantics.fixpoint` computes in Python: starting with everything
 * undecided, each round decides what cannot turn out otherwise. Pure: plain data in, plain data out.
 */

import { assume, readFramework } from "./framework.js";
import { certain, idsOf } from "./weighing.js";

/** What a condition requires it also excludes: nothing can satisfy it. */
function unsatisfiable({ all, some, none }) {
  const excluded = new Set(none);
  return all.some((id) => excluded.has(id)) || (some.length > 0 && some.every((id) => excluded.has(id)));
}

/**
 * Decide what `status` leaves undecided: "holds", "falls" or, still, "open".
 * @returns {"holds" | "falls" | "open"}
 */
function judge({ all, some, none }, weighing, status) {
  const scales = weighing ? certain(weighing, all, status) : "met";
  if (scales === "lost") return "falls";
  const is = (value) => (id) => status.get(id) === value;
  if (all.some(is("falls")) || none.some(is("holds")) || (some.length && some.every(is("falls")))) return "falls";
  if (
    scales === "met" && all.every(is("holds")) && none.every(is("falls")) && (!some.length || some.some(is("holds")))
  ) return "holds";
  return "open";
}

/** What a condition comes to while some of what it names is open: what all completions agree on. */
export function consensus({ conditions, rejected, weighings }, id, status) {
  const condition = conditions.get(id);
  return rejected.has(id) || unsatisfiable(condition) ? "falls" : judge(condition, weighings.get(id), status);
}

/** Who has to look again when `id` is decided. */
function dependants(conditions, weighings) {
  const found = new Map([...conditions.keys()].map((id) => [id, new Set()]));
  for (const [id, { all, some, none }] of conditions) {
    for (const other of [...all, ...some, ...none]) found.get(other).add(id);
  }
  for (const [id, weighing] of weighings) for (const other of idsOf(weighing)) found.get(other).add(id);
  return found;
}

/**
 * The status of every element, and the round in which it was decided.
 * @param {{conditions: Map<string, object>, rejected: Set<string>, weighings: Map<string, object>}} framework as `assume` returns it
 * @returns {{status: Map<string, "holds"|"falls"|"open">, round: Map<string, number>}}
 */
export function label({ conditions, rejected, weighings }) {
  /** @type {Map<string, "holds" | "falls" | "open">} */
  const status = new Map([...conditions.keys()].map((id) => [id, "open"]));
  const round = new Map();
  const waiting = dependants(conditions, weighings);
  let candidates = new Set(conditions.keys());
  for (let at = 1; candidates.size; at += 1) {
    const decided = /** @type {[string, "holds" | "falls" | "open"][]} */ ([]);
    for (const id of candidates) {
      if (status.get(id) !== "open") continue;
      const condition = conditions.get(id);
      const value = at === 1 && (rejected.has(id) || unsatisfiable(condition))
        ? "falls"
        : judge(condition, weighings.get(id), status);
      if (value !== "open") decided.push([id, value]);
    }
    for (const [id, value] of decided) {
      status.set(id, value);
      round.set(id, at);
    }
    candidates = new Set(decided.flatMap(([id]) => [...waiting.get(id)]));
  }
  return { status, round };
}

const ORDER = ["holds", "open", "falls"];

/** The status of an element; of a symmetric conflict, the best of its directions. */
export function statusOf(id, status, parts, isConflict) {
  const nodes = isConflict ? [id, ...(parts.get(id) ?? [])] : [id];
  return ORDER.find((value) => nodes.some((node) => status.get(node) === value));
}

/**
 * The status of every element of a map, as a plain object.
 * @param {object} data a map, as framework.js reads it
 * @param {import("./framework.js").Assumptions} assumptions
 * @param {import("./rules.js").Settings} settings
 * @returns {Record<string, "holds"|"falls"|"open">}
 */
export function evaluate(data, assumptions = {}, settings = {}) {
  const framework = assume(readFramework(data, assumptions, settings), assumptions);
  const { status } = label(framework);
  const conflicts = new Set(data.conflicts.map((conflict) => conflict.id));
  const elements = [data.claims, data.arguments, data.inferences, data.conflicts].flat();
  const known = elements.filter((element) => status.has(element.id));
  return Object.fromEntries(known.map(({ id }) => [id, statusOf(id, status, framework.parts, conflicts.has(id))]));
}
