/** Which boxes hang below which, and what of a large map is folded when it is opened. */

import { sceneOf } from "./data.js";
import { familyOf, foldedAtFirst, MOST } from "./fold.js";

const { boxes } = sceneOf("wide");

export const family = familyOf(boxes);

/** Whether a box shows only some of many below it; a map that is drawn whole has them all. */
export const isClustered = boxes.length > MOST;

export const foldedFirst = foldedAtFirst(boxes, family);

/**
 * How many boxes hang below a box.
 * @param {string} id
 */
export const countBelow = (id) => family.below.get(id) ?? 0;

const sets = new WeakMap(); // lists of folded ids, which never change, as sets

/**
 * Whether a box is among those that are folded; quick however many are.
 * @param {string} id
 * @param {string[]} folded
 */
export function isFolded(id, folded) {
  if (!sets.has(folded)) sets.set(folded, new Set(folded));
  return sets.get(folded).has(id);
}
