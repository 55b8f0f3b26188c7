/** Which boxes hang below which, and what of a large map is folded when it is opened. */

import { sceneOf } from "./data.js";
import { familyOf, foldedAtFirst } from "./fold.js";

const { boxes } = sceneOf("wide");

export const family = familyOf(boxes);
export const foldedFirst = foldedAtFirst(boxes, family);

/** How many boxes hang below a box. */
export const countBelow = (id) => family.below.get(id) ?? 0;
