/** How much hangs below each claim, and how it stands: what the overview measures. */

import { differing, lookOf, plainFindings } from "./judgement.js";
import { lookup, remember } from "./maps.js";
import { tree, walkTree } from "./tree.js";

const MOST_ADJUSTED = 100; // claims that stand otherwise, above which all is measured anew

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

/** @type {WeakMap<Findings, Standing[]>} */
const standings = new WeakMap();

/**
 * How each claim stands, in the order of the outline; of what is assumed, only what can differ is looked at.
 * @param {Findings} findings
 * @returns {Standing[]}
 */
export const standingsIn = (findings) =>
  remember(standings, findings, () => {
    const before = plainFindings();
    const changed = findings === before ? null : differing(before, findings);
    if (!changed) return order.map(({ id }) => standingOf(id, findings));
    const all = [...standingsIn(before)];
    for (const id of changed) all[lookup(numberOf, id)] = standingOf(id, findings);
    return all;
  });

/** @type {WeakMap<Findings, Map<string, Size>>} */
const known = new WeakMap();

/**
 * The size of what hangs below each claim.
 * @param {Findings} findings
 * @returns {Map<string, Size>}
 */
export function sizesIn(findings) {
  const sizes = known.get(findings) ?? adjusted(findings) ?? measured(findings);
  known.set(findings, sizes);
  return sizes;
}

/**
 * The sizes with nothing assumed, but for the places above what stands otherwise; nothing where that is much.
 * @param {Findings} findings
 * @returns {Map<string, Size> | null}
 */
function adjusted(findings) {
  const before = plainFindings();
  if (findings === before) return null;
  const changed = differing(before, findings)?.filter((id) => standingOf(id, before) !== standingOf(id, findings));
  if (!changed || changed.length > MOST_ADJUSTED) return null;
  const sizes = new Map(sizesIn(before));
  for (const id of changed) {
    const [was, is] = [standingOf(id, before), standingOf(id, findings)];
    for (let at = tree.first.get(id)?.parent; at; at = at.parent) {
      const size = lookup(sizes, at.id);
      sizes.set(at.id, { ...size, [was]: size[was] - 1, [is]: size[is] + 1 });
    }
  }
  return sizes;
}

/** @param {Findings} findings */
function measured(findings) {
  /** @type {Map<string, Size>} */
  const sizes = new Map(order.map(({ id }) => [id, { all: 0, stands: 0, challenged: 0, refuted: 0, open: 0 }]));
  for (const { id, parent } of order.toReversed()) {
    if (!parent) continue;
    const [own, above] = [lookup(sizes, id), lookup(sizes, parent.id)];
    above.all += own.all + 1;
    for (const standing of STANDINGS) above[standing] += own[standing];
    above[standingOf(id, findings)] += 1;
  }
  return sizes;
}
