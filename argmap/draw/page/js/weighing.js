/**
 * Pros and cons of one element on the scales, as `argmap.semantics.weighing` has them. Of what is open, two looks tell what is
 * certain: in the worst, open pros are false and open cons true; in the best it is the other way round.
 */

import { isMet } from "./rules.js";

/** @param {Entry} entry */
export const first = ({ ids }) => ids[0] ?? "";
/**
 * @param {string} stronger
 * @param {string} weaker
 */
export const pair = (stronger, weaker) => JSON.stringify([stronger, weaker]);

/**
 * Every id that counts on either side, each once.
 * @param {Weighing} weighing
 */
export const idsOf = ({ pros, cons }) => [...new Set([...pros, ...cons].flatMap(({ ids }) => ids))];

/**
 * What of these pros and cons is not cancelled by a preferred one on the other side.
 * @param {Weighing} weighing
 * @param {Entry[]} pros
 * @param {Entry[]} cons
 * @returns {[pros: Entry[], cons: Entry[]]}
 */
export function leftOf({ over }, pros, cons) {
  if (!over.size) return [pros, cons];
  const standing = (/** @type {Entry[]} */ these, /** @type {Entry[]} */ those) =>
    these.filter((a) => !those.some((b) => over.has(pair(first(b), first(a)))));
  return [standing(pros, cons), standing(cons, pros)];
}

/**
 * @param {Weighing} weighing
 * @param {(id: string) => boolean} isTrueFor
 * @param {(id: string) => boolean} isTrueAgainst
 */
function left(weighing, isTrueFor, isTrueAgainst) {
  const pros = weighing.pros.filter(({ ids }) => ids.every(isTrueFor));
  return leftOf(weighing, pros, weighing.cons.filter(({ ids }) => ids.every(isTrueAgainst)));
}

/**
 * Whether the standard is met if exactly these count.
 * @param {Pick<Weighing, "standard" | "isStrongest">} weighing
 * @param {Entry[]} pros
 * @param {Entry[]} cons
 */
export function met({ standard, isStrongest }, pros, cons) {
  const sorted = (/** @type {Entry[]} */ side) =>
    side.map(({ weight }) => weight).filter((weight) => weight > 0).sort((a, b) => b - a);
  const [ours, theirs] = [sorted(pros), sorted(cons)];
  const [bestPro, bestCon] = [ours[0] ?? 0, theirs[0] ?? 0];
  const beats = isStrongest ? bestPro > bestCon : isMore(ours, theirs);
  return isMet(standard, { pros: pros.length, cons: cons.length, bestPro, bestCon, beats });
}

/**
 * Level by level: equal weights cancel in pairs, then the heaviest that is left decides.
 * @param {number[]} ours
 * @param {number[]} theirs
 */
function isMore(ours, theirs) {
  const at = ours.findIndex((weight, index) => weight !== theirs[index]);
  return at >= 0 && ours[at] > (theirs[at] ?? 0);
}

/**
 * What is certain of a weighing: "met", "lost" or nothing.
 * @param {Weighing} weighing
 * @param {string[]} needs what the element needs in any case; such an id counts as true wherever it is against the element
 * @param {Map<string, Status>} status
 */
export function certain(weighing, needs, status) {
  /** @param {string} id */
  const holds = (id) => status.get(id) === "holds";
  /** @param {string} id */
  const isPossible = (id) => status.get(id) !== "falls";
  if (met(weighing, ...left(weighing, holds, (id) => isPossible(id) || needs.includes(id)))) return "met";
  return met(weighing, ...left(weighing, isPossible, (id) => holds(id) || needs.includes(id))) ? "" : "lost";
}
