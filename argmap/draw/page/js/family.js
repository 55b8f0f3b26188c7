/** Which boxes hang below which, and what of a large map is folded when it is opened. */

import { scenes } from "./data.js";
import { familyOf, foldedAtFirst } from "./fold.js";

const boxes = scenes.wide.nodes.filter((node) => node.box).map((node) => node.box);

export const family = familyOf(boxes);
export const foldedFirst = foldedAtFirst(boxes, family);

/** How many boxes hang below a box. */
export const countBelow = (id) => family.below.get(id) ?? 0;
