/** The shapes of a box without its text: outline, stripe, and what a verdict changes of them, as `argmap.draw.tile` draws them. */

import { ownOutline } from "./own-shape.js";
import { octagon, roundBox } from "./strokes.js";

const APART = 7; // px between the lines of hatching, along the top

/**
 * @param {Box} box
 * @param {Palette} palette
 * @param {boolean} chosen
 * @returns {Shape}
 */
export function ring(box, palette, chosen) {
  const out = chosen ? 4 : 3;
  const d = roundBox(box.x - out, box.y - out, box.width + 2 * out, box.height + 2 * out, 9);
  return { d, fill: palette.paper, stroke: palette.accent, width: chosen ? 2.6 : 1.2 };
}

/**
 * The outline of a box, as `argmap.draw.tile` draws it.
 * @param {Box} box
 * @param {Palette} palette
 * @param {string} strand
 * @param {boolean} quiet
 * @param {string} mark
 * @returns {Shape[]}
 */
export function outline(box, palette, strand, quiet, mark) {
  const { x, y, width, height, shape } = box;
  const fill = quiet ? palette["box-quiet"] : palette.box;
  const d = roundBox(x, y, width, height, 6);
  const own = outlineOf(shape, mark, palette);
  if (shape === "thesis") {
    if (quiet) return [{ d, fill, stroke: palette.falls, width: 1.6, ...own }];
    const around = { d: roundBox(x - 3, y - 3, width + 6, height + 6, 9), ...own };
    return [{ d, fill: palette.thesis, stroke: palette.thesis, width: 1 }, ...(own.stroke ? [around] : [])];
  }
  if (shape === "objection") {
    return [{ d: octagon(box, 0), fill, stroke: palette.attack, width: 1.4, dash: [5, 3], ...own }];
  }
  if (shape === "undercut") {
    const inner = { d: octagon(box, 3), stroke: palette.undercut, width: 0.9 };
    return [{ d: octagon(box, 0), fill, stroke: palette.undercut, width: 1.3, ...own }, inner];
  }
  if (shape === "own") return ownOutline(box, palette, fill, own);
  if (quiet) return [{ d, fill, stroke: palette.falls, width: 1.3, ...own }];
  if (shape === "premise") return [{ d, fill, stroke: strand, width: 1.9, ...own }];
  return [{ d, fill, stroke: palette.line, width: 1.2, ...own }];
}

/**
 * How a verdict changes an outline: dotted while it is open, in long dashes without support, thick if the reader rejects it;
 * brackets stand in its place.
 * @param {string} shape
 * @param {string} mark
 * @param {Palette} palette
 * @returns {Partial<PathShape>}
 */
function outlineOf(shape, mark, palette) {
  const isPlain = shape === "premise" || shape === "plain";
  if (["open", "contested", "either-way"].includes(mark)) {
    return { stroke: palette.soft, width: 2, dash: [0.1, 3.6], isRound: true };
  }
  if (mark === "rejected") return { stroke: palette.ink, width: 2.4, dash: undefined };
  if (isPlain && (mark === "supposed" || mark === "asked")) return { stroke: "" };
  return isPlain && mark === "unsupported" ? { dash: [8, 3] } : {};
}

/**
 * What a verdict adds to a box, as `argmap.draw.verdict_shapes` draws it: a bar where an objection stops a challenged claim,
 * hatching for what the author denies, brackets around what is only supposed, broken ones around what is only asked.
 * @param {Box} box
 * @param {Palette} palette
 * @param {string} mark
 * @returns {Shape[]}
 */
export function edgeShapes(box, palette, mark) {
  const { x, y, width, height } = box;
  if (mark === "challenged") {
    return [{ d: `M${x + width} ${y + 2}v${height - 4}`, stroke: palette.attack, width: 3.2 }];
  }
  if (mark === "denied") return [{ d: hatching(box), stroke: palette.hatch ?? palette.line, width: 0.9 }];
  if (mark !== "supposed" && mark !== "asked") return [];
  const [left, right] = [x - 3, x + width + 3];
  const d = `M${left + 7} ${y - 2}H${left}v${height + 4}h7M${right - 7} ${y - 2}H${right}v${height + 4}h-7`;
  return [{ d, stroke: palette.ink, width: 1.5, dash: mark === "asked" ? [4, 2.5] : undefined }];
}

/**
 * Lines from lower left to upper right that end at the outline: x + y is the same all along one, and x - y grows along it.
 * @param {Box} box
 */
function hatching({ x, y, width, height, shape }) {
  const cut = shape === "objection" || shape === "undercut" ? 8 : 0;
  const pieces = [];
  for (let total = cut + APART / 2; total < width + height - cut; total += APART) {
    const first = Math.max(-total, total - 2 * height, cut - height);
    const last = Math.min(2 * width - total, total, width - cut);
    const ends = [first, last].map((d) => `${x + (total + d) / 2} ${y + (total - d) / 2}`);
    if (first < last) pieces.push(`M${ends.join("L")}`);
  }
  return pieces.join("");
}

/**
 * The strand's stripe at the left; with a strength it is a gauge, filled from below.
 * @param {Box} box
 * @param {Palette} palette
 * @param {string} strand
 * @param {number | undefined} strength
 * @returns {Shape[]}
 */
export function stripe(box, palette, strand, strength) {
  const isThesis = box.shape === "thesis";
  if (box.shape === "own" || (isThesis && strength === undefined)) return [];
  const inset = box.shape === "objection" || box.shape === "undercut" ? 9 : 6;
  const left = box.x + (box.shape === "undercut" ? 6.5 : 5);
  const [top, height] = [box.y + inset, box.height - 2 * inset];
  const fill = isThesis ? palette["thesis-ink"] : strand;
  if (strength === undefined) return [{ d: roundBox(left, top, 3, height, 1), fill }];
  const full = height * strength;
  return [
    { d: roundBox(left, top, 4, height, 1), fill, alpha: 0.25 },
    ...(full > 1 ? [{ d: roundBox(left, top + height - full, 4, full, 1), fill }] : []),
  ];
}
