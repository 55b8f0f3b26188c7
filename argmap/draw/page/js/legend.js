/** What the lines mean: a sample of each relation that the map has. */

import { sceneOf } from "./data.js";
import { make, makeSvg } from "./dom.js";
import { paintSvg } from "./paint.js";
import { isSymmetric } from "./relations.js";
import { junctionShapes, linkShapes } from "./picture.js";

/**
 * A short piece of a line, as it looks on the map.
 * @param {RelationKind | "linked"} kind
 * @param {Palette} palette
 */
function sample(kind, palette) {
  /** @type {Head} */
  const head = ["support", "rephrase", "linked"].includes(kind) ? "arrow" : "bar";
  /** @type {Point[]} */
  const points = [[44, 8], [31, 8], [23, 8], [kind === "undercut" ? 15 : 4, 8]];
  const link = kind === "linked" ? "support" : kind;
  const shapes = linkShapes({ kind: link, points, head, tail: isSymmetric({ kind }) ? head : "none" }, palette);
  if (kind === "linked") shapes.push(...junctionShapes({ x: 26, y: 8, radius: 6.5, kind }, link, palette));
  if (kind === "undercut") shapes.push(...junctionShapes({ x: 7, y: 8, radius: 6, kind: "step" }, link, palette));
  return makeSvg("svg", { viewBox: "0 0 46 16", width: 46, height: 16, "aria-hidden": "true" }, ...paintSvg(shapes));
}

/** @param {Palette} palette */
export function legendItems(palette) {
  return sceneOf("wide").legend.flatMap(([kind, word]) =>
    kind === "step" ? [] : [make("li", {}, sample(kind, palette), make("span", { text: word }))]
  );
}
