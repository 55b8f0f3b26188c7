/** How much hangs below each claim, and how it stands: what the overview measures. */

import { lookOf } from "./judgement.js";
import { lookup } from "./maps.js";
import { walkTree } from "./tree.js";

/** @typedef {"stands" | "challenged" | "refuted" | "open"} Standing */
/** @typedef {Record<Standing, number> & {all: number}} Size how many claims hang below one, by how they stand */

/** @type {Standing[]} */
export const STANDINGS = ["stands", "challenged", "refuted", "open"];

/** Every place where a claim stands first, from top to bottom: all claims in the order of the outline. */
export const order = [...walkTree()].filter(({ again }) => !again);
export const numberOf = new Map(order.map(({ id }, at) => [id, at]));

/**
 * How a claim stands, in one of four words.
 * @param {string} id
 * @param {Findings} findings
 * @returns {Standing}
 */
export function standingOf(id, findings) {
  const { status, mark } = lookOf(id, findings);
  if (status === "falls") return mark === "challenged" || mark === "unproved" ? "challenged" : "refuted";
  return status === "holds" ? "stands" : "open";
}

/** @type {WeakMap<Findings, Map<string, Size>>} */
const known = new WeakMap();

/**
 * The size of what hangs below each claim.
 * @param {Findings} findings
 */
export function sizesIn(findings) {
  const found = known.get(findings);
  if (found) return found;
  /** @type {Map<string, Size>} */
  const sizes = new Map(order.map(({ id }) => [id, { all: 0, stands: 0, challenged: 0, refuted: 0, open: 0 }]));
  for (const { id, parent } of order.toReversed()) {
    if (!parent) continue;
    const [own, above] = [lookup(sizes, id), lookup(sizes, parent.id)];
    above.all += own.all + 1;
    for (const standing of STANDINGS) above[standing] += own[standing];
    above[standingOf(id, findings)] += 1;
  }
  known.set(findings, sizes);
  return sizes;
}
