/** Hearsay: what stands, but on nothing surer than what is questioned, as `argmap.semantics.hearsay` finds it. */

import { Heap } from "./heap.js";
import { addTo, lookup, remember, unique } from "./maps.js";
import { SURE } from "./rules.js";

/**
 * What makes the best route to a box that holds no surer than questioned; nothing where it is surer.
 * @param {Findings} f
 * @param {string} node
 */
export function hearsay(f, node) {
  if (f.isRelation(node) || f.isConceded(node) || !isAnyDoubted(f)) return [];
  const { weight, weakest } = f.routes.get(node) ?? sure;
  return weakest && weight <= f.rules.hedges.questioned ? [weakest] : [];
}

/** @type {WeakMap<object, boolean>} */
const doubted = new WeakMap(); // by the rules that a map is read with

/**
 * Whether anything at all is no surer than questioned; else no route is.
 * @param {Findings} f
 */
function isAnyDoubted({ data, rules }) {
  /** @param {number | null | undefined} weight */
  const isLow = (weight) => (weight ?? SURE) <= rules.hedges.questioned;
  return remember(doubted, rules, () =>
    data.claims.some((claim) => isLow(rules.word(claim))) ||
    [...data.inferences, ...data.conflicts].some(({ weight }) => isLow(weight)));
}

const sure = { weight: SURE, weakest: "" };
const MOST = 1000; // thousandths

/** @typedef {{get: (node: string) => Route | undefined, settled: (node: string) => boolean}} Routes whether a node has its route by others' */

/** @type {WeakMap<object, Map<string, number>>} */
const orders = new WeakMap(); // of the nodes of a framework

/**
 * The best route to each node that holds, by way of what holds: as sure as its weakest link, by the surest reason. What is surest
 * is settled first; of what is equally sure, what stands first in the framework.
 * @param {Findings} f
 * @param {{members: Set<string>, routes: Routes} | null} known the routes with nothing assumed, and what can differ from them
 * @returns {Routes}
 */
export function bestRoutes(f, known = null) {
  const { all, conditions } = f.framework;
  const order = remember(orders, all, () => new Map([...all.keys()].map((node, n) => [node, n])));
  const holding = [...(known?.members ?? conditions.keys())].filter((node) => f.label(node) === "holds");
  const ownRoutes = new Map(holding.map((node) => [node, givenRoute(f, node)]));
  /** @type {Map<string, string[]>} */
  const users = new Map();
  /** @type {Map<string, number>} */
  const missing = new Map();
  /** @type {Heap<{node: string, route: Route}>} */
  const queue = new Heap();
  /**
   * @param {string} node
   * @param {Route} route
   */
  const put = (node, route) => queue.push((MOST - route.weight) * order.size + lookup(order, node), { node, route });
  const border = new Set();
  for (const [node, route] of ownRoutes) {
    if (route) {
      put(node, route);
      continue;
    }
    const links = unique(linksOf(f, node));
    missing.set(node, isStatement(f, node) ? 1 : links.length);
    for (const link of links) {
      addTo(users, link, node);
      if (!ownRoutes.has(link)) border.add(link);
    }
  }
  for (const node of border) if (known?.routes.settled(node)) put(node, known.routes.get(node) ?? sure);
  /** @type {Map<string, Route>} */
  const routes = new Map();
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { node, route } = next;
    if (routes.has(node)) continue;
    routes.set(node, route);
    for (const user of users.get(node) ?? []) {
      missing.set(user, lookup(missing, user) - 1);
      if (!missing.get(user)) put(user, isStatement(f, user) ? passedOn(f, user, route) : weakestLink(f, user, routes));
    }
  }
  const rest = new Map([...ownRoutes].filter(([node]) => !routes.has(node)).map(([node, own]) => [node, own ?? sure]));
  /** @param {string} node */
  const isElsewhere = (node) => known && !known.members.has(node);
  return {
    get: (node) => (isElsewhere(node) ? known?.routes.get(node) : routes.get(node) ?? rest.get(node)), // what only holds together
    settled: (node) => (isElsewhere(node) ? Boolean(known?.routes.settled(node)) : routes.has(node)),
  };
}

/**
 * The route to a node that lives on no other; nothing for what does.
 * @param {Findings} f
 * @param {string} node
 * @returns {Route | null}
 */
function givenRoute(f, node) {
  const id = f.element(node);
  const box = f.claims.get(id);
  const { all } = f.condition(node);
  const weight = f.weightOf(id);
  if (!box) return weight === null ? (all.length ? null : sure) : { weight, weakest: "" };
  if (f.framework.accepted.has(node)) return sure;
  if (f.isArgument(id)) return all.length ? null : { weight: SURE, weakest: node };
  if (box.stance === "supposed" && node !== id) return sure; // a horn, inside the step that discharges it
  const isAlone = (box.credence ?? null) !== null || !f.pros(node).some((reason) => f.label(reason) === "holds");
  return isAlone ? { weight: f.rules.word(box), weakest: node } : null;
}

/**
 * @param {Findings} f
 * @param {string} node
 */
const isStatement = (f, node) => f.claims.has(f.element(node)) && !f.isArgument(f.element(node));

/**
 * What the route to a node comes by: one of the reasons for a statement, all that anything else is made of.
 * @param {Findings} f
 * @param {string} node
 */
const linksOf = (f, node) =>
  (isStatement(f, node) ? f.pros(node) : f.condition(node).all).filter((link) => f.label(link) === "holds");

/**
 * The route to a statement by its best reason, or what the author's hedge leaves of it.
 * @param {Findings} f
 * @param {string} node
 * @param {Route} best
 * @returns {Route}
 */
function passedOn(f, node, best) {
  const own = { weight: f.rules.word(lookup(f.claims, f.element(node))), weakest: node };
  return own.weight <= best.weight ? own : best;
}

/**
 * @param {Findings} f
 * @param {string} node
 * @param {Map<string, Route>} routes
 */
function weakestLink(f, node, routes) {
  const [first = sure, ...links] = f.condition(node).all.flatMap((need) => routes.get(need) ?? []);
  return links.reduce((worst, link) => (link.weight < worst.weight ? link : worst), first);
}
