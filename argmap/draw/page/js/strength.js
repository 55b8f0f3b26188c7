/**
 * How strong each element of a map is, from 0 to 1: quadratic energy (Potyka 2018), the same reading, order and steps as
 * `argmap.semantics.gradual` in Python. Pure: plain data in, plain data out.
 */

import { lookup } from "./maps.js";
import { assume, readPlain } from "./framework.js";

/** @typedef {{base: number, supports: string[], attacks: string[], needs: string[]}} Sum what makes an element strong or weak */

const PRECISION = 1e-10;
const ROUNDS = 5000;

/**
 * What each element starts from and what leads to it: of an assumed one, the reader's word and what it is made of.
 * @param {MapData} data
 * @param {AssumedFramework} framework
 * @param {Scores} table
 * @param {Scores} own
 * @returns {Map<string, Sum>}
 */
function readNodes(data, framework, table, own) {
  const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
  const spelt = new Set(data.arguments.map((argument) => argument.id));
  const steps = new Set(data.inferences.map((inference) => inference.id));
  const wholes = new Map([...framework.parts].flatMap(([whole, parts]) => parts.map((part) => [part, whole])));
  const isKnown = (/** @type {string} */ id) => claims.has(id) || spelt.has(id) || steps.has(id);
  return new Map([...framework.all].map(([node, { all, some, none }]) => {
    const whole = wholes.get(node) ?? node;
    const id = isKnown(node) || !isKnown(whole) ? node : whole; // of what a step reads twice
    const madeOf = all.length > 0 && (claims.has(id) || spelt.has(id));
    const needs = madeOf ? all.slice(-1) : [...new Set(all)];
    if (framework.rejected.has(node)) { // by the reader, or by the author who denies it, unless it has its own score
      return [node, { base: framework.ruledOut.has(node) ? 0 : own[node] ?? 0, supports: [], attacks: [], needs: [] }];
    }
    if (framework.accepted.has(node)) return [node, { base: 1, supports: [], attacks: [], needs }];
    if (framework.contested.has(node)) return [node, { base: 0.5, supports: [], attacks: [], needs }];
    const isBox = !madeOf && (claims.has(id) || spelt.has(id));
    const isHorn = node !== id && claims.get(id)?.stance === "supposed"; // inside the step that discharges it
    const base = isHorn ? 1 : own[id] ?? (isBox ? word(claims.get(id), table) * (some.length ? table.argued : 1) : 1);
    return [node, { base, supports: some, attacks: madeOf ? [] : none, needs }];
  }));
}

/**
 * How far the text vouches for a claim: by its hedge, and no further than its stance lets it. A sketch counts as certain.
 * @param {MapData["claims"][number] | undefined} claim
 * @param {Scores} table
 */
function word(claim, table) {
  if (!claim || claim.role === "argument") return table.certain;
  return Math.min(table[claim.hedge || "certain"], table[claim.stance ?? ""] ?? 1);
}

/**
 * Take off, one after the other, those of `ids` that wait for nothing else among `ids`.
 * @param {Set<string>} ids
 * @param {(id: string) => string[]} before
 * @param {(id: string) => string[]} after
 */
function peel(ids, before, after) {
  const waiting = new Map([...ids].map((id) => [id, before(id).filter((other) => ids.has(other)).length]));
  const order = [...ids].filter((id) => !waiting.get(id));
  for (const id of order) {
    for (const next of after(id)) {
      if (!waiting.has(next)) continue;
      waiting.set(next, lookup(waiting, next) - 1);
      if (!waiting.get(next)) order.push(next);
    }
  }
  return order;
}

/**
 * The ids that no circle leads to, those in circles and between them, and those that lead to none; the outer two in order.
 * @param {Map<string, Sum>} nodes
 */
function schedule(nodes) {
  /** @param {string} id */
  const back = (id) => {
    const { supports, attacks, needs } = lookup(nodes, id);
    return [...supports, ...attacks, ...needs];
  };
  /** @type {Map<string, string[]>} */
  const leading = new Map([...nodes.keys()].map((id) => [id, []]));
  for (const id of nodes.keys()) for (const source of back(id)) lookup(leading, source).push(id);
  /** @param {string} id */
  const out = (id) => lookup(leading, id);
  const first = peel(new Set(nodes.keys()), back, out);
  const rest = new Set([...nodes.keys()].filter(((done) => (id) => !done.has(id))(new Set(first))));
  const after = new Set(peel(rest, out, back));
  return { first, core: [...rest].filter((id) => !after.has(id)), last: peel(after, back, out) };
}

/**
 * What the strengths of its neighbours make of a node's.
 * @param {Sum} node
 * @param {Map<string, number>} values
 */
function updated({ base, supports, attacks, needs }, values) {
  let score = base;
  for (const id of needs) score *= lookup(values, id);
  let energy = 0;
  for (const id of supports) energy += lookup(values, id);
  for (const id of attacks) energy -= lookup(values, id);
  const square = energy * energy;
  const pull = square / (1 + square);
  return energy > 0 ? score + (1 - score) * pull : score - score * pull;
}

/**
 * Let what goes in circles come to rest, in damped steps.
 * @param {Map<string, Sum>} nodes
 * @param {Map<string, number>} values
 * @param {string[]} core
 */
function settle(nodes, values, core) {
  let step = 0.5;
  let before = Infinity;
  if (!core.length) return { rounds: 1, residual: 0 };
  for (let rounds = 1; rounds <= ROUNDS; rounds += 1) {
    const changes = core.map((id) => updated(lookup(nodes, id), values) - lookup(values, id));
    const residual = Math.max(...changes.map(Math.abs));
    if (residual <= PRECISION || rounds === ROUNDS) return { rounds, residual };
    step = residual < before ? Math.min(1, 1.1 * step) : Math.max(1 / 64, 0.5 * step);
    before = residual;
    core.forEach((id, n) => values.set(id, lookup(values, id) + step * changes[n]));
  }
  return { rounds: 0, residual: Infinity };
}

/**
 * The strength of every element of a map by its id.
 * @param {MapData} data
 * @param {Scores} table a score for each hedge, for stances that lower it, and for `argued`
 * @param {Assumptions} assumptions
 * @param {Scores} own scores of single elements
 * @returns {{values: Scores, converged: boolean, rounds: number, residual: number}}
 */
export function strengths(data, table, assumptions = {}, own = {}) {
  const framework = assume(readPlain(data), assumptions);
  const nodes = readNodes(data, framework, table, own);
  const { first, core, last } = schedule(nodes);
  const values = new Map([...nodes].map(([id, { base }]) => [id, base]));
  for (const id of first) values.set(id, updated(lookup(nodes, id), values));
  const { rounds, residual } = settle(nodes, values, core);
  for (const id of last) values.set(id, updated(lookup(nodes, id), values));
  const conflicts = new Set(data.conflicts.map((conflict) => conflict.id));
  const known = new Set([...data.claims, ...data.arguments, ...data.inferences, ...data.conflicts].map(({ id }) => id));
  /** @param {string} id */
  const best = (id) =>
    Math.max(
      ...[id, ...(conflicts.has(id) ? (framework.parts.get(id) ?? []) : [])].map((node) => lookup(values, node)),
    );
  const told = [...nodes.keys()].filter((id) => known.has(id)).map((id) => [id, best(id)]);
  return { values: Object.fromEntries(told), converged: residual <= PRECISION, rounds, residual };
}
