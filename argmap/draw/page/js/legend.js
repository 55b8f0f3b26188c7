/** What the lines mean: a sample of each relation that the map has. */

import { sceneOf } from "./data.js";
import { make, makeSvg } from "./dom.js";
import { junctionShapes, linkShapes } from "./link-shapes.js";
import { paintSvg } from "./paint.js";
import { isSymmetric } from "./relations.js";
import { roundBox } from "./strokes.js";
import { t } from "./words.js";

/**
 * A short piece of a line, as it looks on the map.
 * @param {RelationKind | "linked" | "idle"} kind
 * @param {Palette} palette
 */
function sample(kind, palette) {
  /** @type {Head} */
  const head = ["support", "rephrase", "linked", "idle"].includes(kind) ? "arrow" : "bar";
  /** @type {Point[]} */
  const points = [[44, 8], [31, 8], [23, 8], [kind === "undercut" ? 15 : 4, 8]];
  const link = kind === "linked" || kind === "idle" ? "support" : kind;
  const tail = isSymmetric({ kind: link }) ? head : "none";
  const shapes = linkShapes({ kind: link, points, head, tail }, palette, { idle: kind === "idle" });
  if (kind === "linked") shapes.push(...junctionShapes({ x: 26, y: 8, radius: 6.5, kind }, link, palette));
  if (kind === "undercut") shapes.push(...junctionShapes({ x: 7, y: 8, radius: 6, kind: "step" }, link, palette));
  return makeSvg("svg", { viewBox: "0 0 46 16", width: 46, height: 16, "aria-hidden": "true" }, ...paintSvg(shapes));
}

/**
 * Three gauges as boxes have them: hardly, half and fully filled.
 * @param {Palette} palette
 */
function gauges(palette) {
  const fill = palette.ink;
  const shapes = [0.2, 0.55, 1].flatMap((part, at) => [
    { d: roundBox(at * 9 + 1, 1, 4, 14, 1), fill, alpha: 0.25 },
    { d: roundBox(at * 9 + 1, 1 + 14 * (1 - part), 4, 14 * part, 1), fill },
  ]);
  return makeSvg("svg", { viewBox: "0 0 26 16", width: 26, height: 16, "aria-hidden": "true" }, ...paintSvg(shapes));
}

/**
 * What lines mean and, with `hasGauges`, the bars in boxes.
 * @param {Palette} palette
 */
export function legendItems(palette, hasGauges = false) {
  const shown = sceneOf("wide").legend.flatMap(([kind, word]) =>
    kind === "step" || kind === "idle" ? [] : [{ kind, word }]
  );
  /** @type {{kind: "idle", word: string}[]} */
  const idle = shown.length ? [{ kind: "idle", word: t("legend.idle") }] : []; // which the reader's assumptions can bring about
  const lines = [...shown, ...idle].map(({ kind, word }) =>
    make("li", {}, sample(kind, palette), make("span", { text: word }))
  );
  return hasGauges ? [...lines, make("li", {}, gauges(palette), make("span", { text: t("page.gauge") }))] : lines;
}
