/** What the lines mean: a sample of each relation that the map has. */

import { sceneOf } from "./data.js";
import { make, makeSvg } from "./dom.js";
import { paintSvg } from "./paint.js";
import { junctionShapes, linkShapes } from "./picture.js";

/** A short piece of a line, as it looks on the map. */
function sample(kind, palette) {
  const heads = { support: "arrow", rephrase: "arrow" };
  const head = heads[kind] ?? "bar";
  const points = [[44, 8], [31, 8], [23, 8], [kind === "undercut" ? 15 : 4, 8]];
  const link = { kind, points, head, tail: ["contrary", "contradictory"].includes(kind) ? head : "none" };
  const shapes = kind === "linked"
    ? [
      ...linkShapes({ kind: "support", points, head: "arrow", tail: "none" }, palette),
      ...junctionShapes({ x: 26, y: 8, radius: 6.5, kind: "linked" }, "support", palette),
    ]
    : [
      ...linkShapes(link, palette),
      ...(kind === "undercut" ? junctionShapes({ x: 7, y: 8, radius: 6, kind: "step" }, kind, palette) : []),
    ];
  return makeSvg("svg", { viewBox: "0 0 46 16", width: 46, height: 16, "aria-hidden": "true" }, ...paintSvg(shapes));
}

export function legendItems(palette) {
  const kinds = sceneOf("wide").legend.filter(([kind]) => kind !== "step");
  return kinds.map(([kind, word]) => make("li", {}, sample(kind, palette), make("span", { text: word })));
}
