/**
 * How strong each element of a map is, from 0 to 1: quadratic energy (Potyka 2018), the same reading, order and steps as
 * `argmap.semantics.gradual` in Python. Pure: plain data in, plain data out.
 */

import { usersOf } from "./evaluate.js";
import { assume, readPlain } from "./framework.js";
import { lookup, reach, wholesOf } from "./maps.js";

/** @typedef {{base: number, supports: string[], attacks: string[], needs: string[]}} Sum what makes an element strong or weak */
/** @typedef {{get: (id: string) => number | undefined, set: (id: string, value: number) => unknown}} Values */

const PRECISION = 1e-10;
const ROUNDS = 5000;

/**
 * @typedef {{node: (id: string, framework: AssumedFramework) => Sum, framework: Framework, users: Map<string, string[]>,
 *   conflicts: Set<string>, known: Set<string>, table: Scores, own: Scores, values: Map<string, number>}} Standing
 */

/**
 * How an element's sum is read: what it starts from and what leads to it; of an assumed one, the reader's word and what it is
 * made of.
 * @param {MapData} data
 * @param {Framework} plain
 * @param {Scores} table
 * @param {Scores} own
 */
function reader(data, plain, table, own) {
  const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
  const spelt = new Set(data.arguments.map((argument) => argument.id));
  const steps = new Set(data.inferences.map((inference) => inference.id));
  const wholes = wholesOf(plain.parts);
  const isKnown = (/** @type {string} */ id) => claims.has(id) || spelt.has(id) || steps.has(id);
  /** @type {Standing["node"]} */
  return (node, framework) => {
    const { all, some, none } = lookup(framework.all, node);
    const whole = wholes.get(node) ?? node;
    const id = isKnown(node) || !isKnown(whole) ? node : whole; // of what a step reads twice
    const madeOf = all.length > 0 && (claims.has(id) || spelt.has(id));
    const needs = madeOf ? all.slice(-1) : [...new Set(all)];
    if (framework.rejected.has(node)) { // by the reader, or by the author who denies it, unless it has its own score
      return { base: framework.ruledOut.has(node) ? 0 : own[node] ?? 0, supports: [], attacks: [], needs: [] };
    }
    if (framework.accepted.has(node)) return { base: 1, supports: [], attacks: [], needs };
    if (framework.contested.has(node)) return { base: 0.5, supports: [], attacks: [], needs };
    const isBox = !madeOf && (claims.has(id) || spelt.has(id));
    const isHorn = node !== id && claims.get(id)?.stance === "supposed"; // inside the step that discharges it
    const base = isHorn ? 1 : own[id] ?? (isBox ? word(claims.get(id), table) * (some.length ? table.argued : 1) : 1);
    return { base, supports: some, attacks: madeOf ? [] : none, needs };
  };
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
 * The ids that no cycle leads to, those in cycles and between them, and those that lead to none; the outer two in order.
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
 * @param {Values} values
 */
function updated({ base, supports, attacks, needs }, values) {
  const strengthOf = (/** @type {string} */ id) => values.get(id) ?? 0;
  let score = base;
  for (const id of needs) score *= strengthOf(id);
  let energy = 0;
  for (const id of supports) energy += strengthOf(id);
  for (const id of attacks) energy -= strengthOf(id);
  const square = energy * energy;
  const pull = square / (1 + square);
  return energy > 0 ? score + (1 - score) * pull : score - score * pull;
}

/**
 * Let what goes in cycles come to rest, in damped steps.
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

/** @type {WeakMap<object, Standing>} */
const standings = new WeakMap(); // by the data

/**
 * What is worked out of a map once: the values with nothing assumed, as far as they were asked for.
 * @param {MapData} data
 * @param {Scores} table
 * @param {Scores} own
 */
function standingOf(data, table, own) {
  const before = standings.get(data);
  if (before?.table === table && before.own === own) return before;
  const framework = readPlain(data);
  const rows = [...data.claims, ...data.arguments, ...data.inferences, ...data.conflicts];
  const standing = {
    ...{ framework, table, own, values: new Map() },
    node: reader(data, framework, table, own),
    users: usersOf(framework),
    conflicts: new Set(data.conflicts.map(({ id }) => id)),
    known: new Set(rows.map(({ id }) => id)),
  };
  standings.set(data, standing);
  return standing;
}

/**
 * Strengths of all nodes at once, cycles and all.
 * @param {Standing} standing
 * @param {AssumedFramework} framework
 */
function solved({ node }, framework) {
  const nodes = new Map([...framework.all.keys()].map((id) => [id, node(id, framework)]));
  const { first, core, last } = schedule(nodes);
  const values = new Map([...nodes].map(([id, { base }]) => [id, base]));
  for (const id of first) values.set(id, updated(lookup(nodes, id), values));
  const settled = settle(nodes, values, core);
  for (const id of last) values.set(id, updated(lookup(nodes, id), values));
  return { values, ...settled };
}

/**
 * The value of a node by what leads to it, each once; nothing where a cycle does.
 * @param {string} start
 * @param {(id: string) => Sum} sumOf
 * @param {Values} values those that are known, where what is found is put as well
 * @returns {number | undefined}
 */
function followed(start, sumOf, values) {
  /** @type {Map<string, Sum>} */
  const open = new Map();
  const todo = [start];
  for (let id = todo.at(-1); id !== undefined; id = todo.at(-1)) {
    const known = values.get(id) !== undefined;
    const sum = open.get(id) ?? sumOf(id);
    const sources = known || open.has(id) ? [] : [...sum.supports, ...sum.attacks, ...sum.needs];
    const waiting = sources.filter((source) => values.get(source) === undefined);
    if (waiting.some((source) => source === id || open.has(source))) return undefined;
    if (!known && waiting.length) {
      open.set(id, sum);
      todo.push(...waiting);
      continue;
    }
    if (!known) values.set(id, updated(sum, values));
    open.delete(id);
    todo.pop();
  }
  return values.get(start);
}

/**
 * How strong elements are under assumptions, each worked out when it is asked for; what depends on no assumption stays as strong
 * as it is. Where a cycle leads to an element, all are worked out.
 * @param {MapData} data
 * @param {Scores} table a score for each hedge, for stances that lower it, and for `argued`
 * @param {Assumptions} assumptions
 * @param {Scores} own scores of single elements
 */
export function strengthsUnder(data, table, assumptions = {}, own = {}) {
  const standing = standingOf(data, table, own);
  const framework = assume(standing.framework, assumptions);
  const touched = new Set([...framework.ruledOut, ...framework.accepted, ...framework.contested]);
  const members = reach(touched, standing.users);
  /** @type {Map<string, number>} */
  const mine = new Map();
  const ofNode = (/** @type {string} */ id) => (members.has(id) ? mine : standing.values);
  /** @type {Values} */
  const values = { get: (id) => ofNode(id).get(id), set: (id, value) => ofNode(id).set(id, value) };
  /** @type {ReturnType<typeof solved> | undefined} */
  let solution;
  const all = () => (solution ??= solved(standing, framework));
  const valueOf = (/** @type {string} */ node) =>
    solution?.values.get(node) ?? followed(node, (id) => standing.node(id, framework), values) ??
      lookup(all().values, node);
  const isRead = (/** @type {string} */ id) => standing.known.has(id) && framework.all.has(id);
  const partsOf = (/** @type {string} */ id) =>
    standing.conflicts.has(id) ? [id, ...(framework.parts.get(id) ?? [])] : [id]; // the stronger of its directions counts
  const of = (/** @type {string} */ id) => (isRead(id) ? Math.max(...partsOf(id).map(valueOf)) : undefined);
  return { of, all, ids: [...framework.all.keys()].filter(isRead) };
}

/**
 * The strength of every element of a map by its id.
 * @param {MapData} data
 * @param {Scores} table
 * @param {Assumptions} assumptions
 * @param {Scores} own
 * @returns {{values: Scores, converged: boolean, rounds: number, residual: number}}
 */
export function strengths(data, table, assumptions = {}, own = {}) {
  const { of, all, ids } = strengthsUnder(data, table, assumptions, own);
  const values = Object.fromEntries(ids.map((id) => [id, of(id) ?? 0]));
  const { rounds, residual } = all();
  return { values, converged: residual <= PRECISION, rounds, residual };
}
