// @ts-nocheck: to be typed
/** Hearsay: what stands, but on nothing surer than what is questioned, as `argmap.semantics.hearsay` finds it. */

import { SURE } from "./rules.js";

/** What makes the best route to a box that holds no surer than questioned; nothing where it is surer. */
export function hearsay(f, node) {
  if (f.isRelation(node) || f.isConceded(node)) return [];
  const { weight, weakest } = f.routes.get(node);
  return weakest && weight <= f.rules.hedges.questioned ? [weakest] : [];
}

/** The best route to each node that holds, by way of what holds: as sure as its weakest link, by the surest reason. */
export function bestRoutes(f) {
  const { round } = f.labelling;
  const holding = [...round.keys()].filter((id) => f.label(id) === "holds").sort((a, b) => round.get(a) - round.get(b));
  const routes = new Map();
  for (const node of holding) routes.set(node, route(f, node, routes));
  return routes;
}

const sure = { weight: SURE, weakest: "" };

function route(f, node, routes) {
  const id = f.element(node);
  const box = f.claims.get(id);
  const weakestLink = () =>
    f.condition(node).all.filter((need) => routes.has(need)).map((need) => routes.get(need))
      .reduce((worst, link) => (worst === null || link.weight < worst.weight ? link : worst), null) ?? sure;
  if (!box) return f.weightOf(id) === null ? weakestLink() : { weight: f.weightOf(id), weakest: "" };
  if (f.framework.accepted.has(node)) return sure;
  if (f.isArgument(id)) return f.condition(node).all.length ? weakestLink() : { weight: SURE, weakest: node };
  if (box.stance === "supposed" && node !== id) return sure; // a horn, inside the step that discharges it
  const own = { weight: f.rules.word(box), weakest: node };
  const reasons = f.pros(node).filter((reason) => routes.has(reason)).map((reason) => routes.get(reason));
  if (!reasons.length || (box.credence ?? null) !== null) return own;
  const best = reasons.reduce((surest, reason) => (reason.weight > surest.weight ? reason : surest));
  return own.weight <= best.weight ? own : best;
}
