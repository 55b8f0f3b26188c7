/** Hearsay: what stands, but on nothing surer than what is questioned, as `argmap.semantics.hearsay` finds it. */

import { lookup } from "./maps.js";
import { SURE } from "./rules.js";

/**
 * What makes the best route to a box that holds no surer than questioned; nothing where it is surer.
 * @param {Findings} f
 * @param {string} node
 */
export function hearsay(f, node) {
  if (f.isRelation(node) || f.isConceded(node)) return [];
  const { weight, weakest } = lookup(f.routes, node);
  return weakest && weight <= f.rules.hedges.questioned ? [weakest] : [];
}

/**
 * The best route to each node that holds, by way of what holds: as sure as its weakest link, by the surest reason.
 * @param {Findings} f
 */
export function bestRoutes(f) {
  const { round } = f.labelling;
  const holding = [...round.keys()].filter((id) => f.label(id) === "holds").sort((a, b) =>
    lookup(round, a) - lookup(round, b)
  );
  /** @type {Map<string, Route>} */
  const routes = new Map();
  for (const node of holding) routes.set(node, route(f, node, routes));
  return routes;
}

const sure = { weight: SURE, weakest: "" };

/**
 * @param {Findings} f
 * @param {string} node
 * @param {Map<string, Route>} routes
 * @returns {Route}
 */
function route(f, node, routes) {
  const id = f.element(node);
  const box = f.claims.get(id);
  /** @param {string[]} ids */
  const routesOf = (ids) => ids.flatMap((other) => routes.get(other) ?? []);
  const weakestLink = () => {
    const [first = sure, ...links] = routesOf(f.condition(node).all);
    return links.reduce((worst, link) => (link.weight < worst.weight ? link : worst), first);
  };
  const weight = f.weightOf(id);
  if (!box) return weight === null ? weakestLink() : { weight, weakest: "" };
  if (f.framework.accepted.has(node)) return sure;
  if (f.isArgument(id)) return f.condition(node).all.length ? weakestLink() : { weight: SURE, weakest: node };
  if (box.stance === "supposed" && node !== id) return sure; // a horn, inside the step that discharges it
  const own = { weight: f.rules.word(box), weakest: node };
  const [first, ...reasons] = routesOf(f.pros(node));
  if (!first || (box.credence ?? null) !== null) return own;
  const best = reasons.reduce((surest, reason) => (reason.weight > surest.weight ? reason : surest), first);
  return own.weight <= best.weight ? own : best;
}
