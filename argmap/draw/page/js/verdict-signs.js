/** A sign for every verdict, of a shape of its own, so that colour only repeats it: those of `argmap.draw.verdict_signs`. */

import { data } from "./data.js";
import { makeSvg } from "./dom.js";

/** @type {Sign} */
const CHECK = { lines: [[3.5, 6.2, "l1.8 1.9l3.3 -4"]] };

/** The words for verdicts on claims, as `argmap.semantics.verdict_word` has them. */
export const WORDS = [
  ...["stands", "granted", "challenged", "refuted", "unsupported", "unproved", "open", "either-way"],
  ...["rejected", "denied", "supposed", "asked"],
];

/** What is struck through. */
export const STRUCK = new Set(["refuted", "rejected"]);

/** @param {Stroke[]} strokes */
const pathOf = (strokes, x = 0, y = 0) => strokes.map(([dx, dy, path]) => `M${x + dx} ${y + dy}${path}`).join("");

/**
 * The shapes of a sign whose upper left corner is at a point; none for what has no sign.
 * @param {string} word
 * @param {Position} corner
 * @param {string} colour
 * @param {string} ground
 * @returns {PathShape[]}
 */
export function signShapes(word, { x, y }, colour, ground) {
  const { lines = [], filled = [], cut = [] } = data.signs[word] ?? {};
  /** @type {PathShape[]} */
  const shapes = [];
  if (lines.length) shapes.push({ d: pathOf(lines, x, y), stroke: colour, width: 1.4 });
  if (filled.length) shapes.push({ d: pathOf(filled, x, y), fill: colour });
  if (cut.length) shapes.push({ d: pathOf(cut, x, y), stroke: ground, width: 1.5 });
  return shapes;
}

/**
 * A sign as an element of the page, in the colour of the text around it; a check mark for what has none of its own.
 * @param {string} word
 */
export function signOf(word) {
  const { lines = [], filled = [], cut = [] } = data.signs[word === "stands" ? "" : word] ?? CHECK;
  return makeSvg(
    "svg",
    { viewBox: "0 0 12 12", class: "verdict-sign", "aria-hidden": "true" },
    ...(lines.length ? [makeSvg("path", { d: pathOf(lines) })] : []),
    ...(filled.length ? [makeSvg("path", { d: pathOf(filled), class: "fill" })] : []),
    ...(cut.length ? [makeSvg("path", { d: pathOf(cut), class: "cut" })] : []),
  );
}
