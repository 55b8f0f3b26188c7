/** A sign for every verdict, of a shape of its own, so that colour only repeats it. */

import { makeSvg } from "./dom.js";

/**
 * @typedef {[x: number, y: number, path: string]} Stroke a path in relative commands from a point of a field of 12 by 12
 * @typedef {{lines?: Stroke[], filled?: Stroke[], cut?: Stroke[]}} Sign `cut` is drawn in the colour of the ground
 */

/** @type {Stroke} */
const DISC = [0.8, 6, "a5.2 5.2 0 1 0 10.4 0a5.2 5.2 0 1 0 -10.4 0z"];
/** @type {Stroke} */
const SQUARE = [1, 1, "h10v10h-10z"];
/** @type {Stroke[]} */
const CROSS = [[4, 4, "l4 4"], [8, 4, "l-4 4"]];
/** @type {Stroke} */
const CHECK = [3.5, 6.2, "l1.8 1.9l3.3 -4"];
/** @type {Sign} */
const HALF = { lines: [DISC], filled: [[6, 0.8, "a5.2 5.2 0 0 1 0 10.4z"]] };

/** @type {Record<string, Sign>} */
const SIGNS = {
  granted: { lines: [SQUARE, CHECK] },
  accepted: { lines: [DISC, CHECK] },
  stands: { filled: [[6, 1.5, "l5 9h-10z"]] },
  challenged: { lines: [[6, 1, "l5.2 9.8h-10.4z"], [6, 4.6, "v2.6"], [6, 9, "v.2"]] },
  refuted: { filled: [DISC], cut: CROSS },
  rejected: { filled: [SQUARE], cut: CROSS },
  unsupported: { lines: [[0.5, 6, "h3.5"], [8, 6, "h3.5"], [4.5, 2.5, "l3 7"]] },
  unproved: { lines: [DISC, [3.5, 6, "h5"]] },
  denied: { lines: [DISC, [2.4, 9.6, "l7.2 -7.2"]] },
  supposed: { lines: [[3.5, 1.2, "h-2.5v9.6h2.5"], [8.5, 1.2, "h2.5v9.6h-2.5"], [6, 5.9, "v.2"]] },
  asked: { lines: [[3.8, 4, "a2.2 2.2 0 1 1 3.4 1.9c-.9.6 -1.2 1 -1.2 1.8"], [6, 10.2, "v.2"]] },
  open: HALF,
  contested: HALF,
  "either-way": { lines: [[6, 11.5, "v-4.5l-4.2 -5.5m4.2 5.5l4.2 -5.5"]] },
  answered: { lines: [[4.5, 1.8, "l-3 3l3 3m-3 -3h5.8a3 3 0 0 1 0 6h-3"]] },
};

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
  const { lines = [], filled = [], cut = [] } = SIGNS[word] ?? {};
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
  const { lines = [], filled = [], cut = [] } = SIGNS[word === "stands" ? "" : word] ?? { lines: [CHECK] };
  return makeSvg(
    "svg",
    { viewBox: "0 0 12 12", class: "verdict-sign", "aria-hidden": "true" },
    ...(lines.length ? [makeSvg("path", { d: pathOf(lines) })] : []),
    ...(filled.length ? [makeSvg("path", { d: pathOf(filled), class: "fill" })] : []),
    ...(cut.length ? [makeSvg("path", { d: pathOf(cut), class: "cut" })] : []),
  );
}
