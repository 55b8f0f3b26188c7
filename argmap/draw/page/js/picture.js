/**
 * A scene as a list of plain shapes, which canvas and SVG paint alike; the same drawing as `argmap.draw.svg` makes in Python.
 *
 * A shape is a path `{d, fill, stroke, width, dash, alpha}` or a text `{text, x, y, size, weight, fill, end, struck, alpha}`.
 */

import { t, words } from "./words.js";
import { signShapes } from "./verdict-signs.js";
import { PALE, roundBox } from "./strokes.js";
import { tagShapes } from "./tags.js";
import { edgeShapes, outline, ring, stripe } from "./tile.js";

const MARK_SIZE = 11;
const HANDLE = 17; // px, the height of what folds a box
const [SIGN_AFTER, SIGN_ABOVE] = [3, 9.8]; // px from the end of a mark's baseline to its sign

/**
 * Shapes of a box with its text, as it looks now.
 * @param {Box} box
 * @param {Palette} palette
 * @param {string} strand
 * @param {BoxView} view
 * @returns {Shape[]}
 */
export function boxShapes(box, palette, strand, view) {
  const { look } = view;
  const quiet = isQuiet(look);
  /** @type {Shape[]} */
  const shapes = [];
  if (view.chosen || view.hover) shapes.push(ring(box, palette, view.chosen));
  shapes.push(...outline(box, palette, strand, quiet, look.mark), ...edgeShapes(box, palette, look.mark));
  shapes.push(...stripe(box, palette, quiet ? palette.falls : strand, view.strength));
  for (const line of box.lines) {
    if (line.slot === "mark") continue;
    const fill = lineColour(line, box, palette, strand, quiet);
    const struck = look.struck && line.slot === "title";
    shapes.push({ ...line, fill, struck, end: line.align === "end" });
  }
  if (look.mark) shapes.push(...markShapes(box, look.mark, palette, quiet, view.room));
  if (view.fold && (view.fold.folded || view.chosen || view.hover)) {
    shapes.push(...handleShapes(box, view.fold, palette));
  }
  return view.pale ? shapes.map((shape) => ({ ...shape, alpha: PALE })) : shapes;
}

/**
 * Whether a box is drawn greyed: what is gone, and an objection that the map answers; what is only challenged, supposed or
 * asked stays readable.
 * @param {Look} look
 */
export const isQuiet = ({ status, mark }) =>
  mark === "answered" || (status === "falls" && !["challenged", "unproved", "supposed", "asked"].includes(mark));

/**
 * What crosses the lines from a box with this mark: a stroke if it is gone, a ring if nobody puts it forward.
 * @param {string} mark
 */
export const stopAfter = (mark) =>
  ["refuted", "rejected"].includes(mark) ? "gone" : ["denied", "supposed", "asked"].includes(mark) ? "unclaimed" : "";

/**
 * Where the handle is that folds and unfolds what hangs below a box: half outside its right edge.
 * @param {Box} box
 * @param {Fold} fold
 */
export function handleOf(box, { count, folded }) {
  const width = folded ? 14 + 6.6 * String(count).length : HANDLE;
  return { x: box.x + box.width - 4, y: box.y + (box.height - HANDLE) / 2, width, height: HANDLE };
}

/**
 * The handle: how many boxes are folded away, or a minus that folds them.
 * @param {Box} box
 * @param {Fold} fold
 * @param {Palette} palette
 * @returns {Shape[]}
 */
function handleShapes(box, fold, palette) {
  const { x, y, width, height } = handleOf(box, fold);
  const middle = { x: x + width / 2, y: y + height / 2 };
  const shapes = [{
    d: roundBox(x, y, width, height, height / 2),
    fill: fold.folded ? palette.accent : palette.box,
    stroke: palette.accent,
    width: 1.2,
  }];
  if (!fold.folded) {
    return [...shapes, { d: `M${middle.x - 3.5} ${middle.y}H${middle.x + 3.5}`, stroke: palette.accent, width: 1.8 }];
  }
  const fill = palette["on-accent"] ?? palette.box;
  return [...shapes, {
    text: `+${fold.count}`,
    x: middle.x,
    y: middle.y + 3.9,
    size: MARK_SIZE,
    weight: 600,
    middle: true,
    fill,
  }];
}

/**
 * @param {TextLine} line
 * @param {Box} box
 * @param {Palette} palette
 * @param {string} strand
 * @param {boolean} quiet
 */
function lineColour(line, box, palette, strand, quiet) {
  if (box.shape === "thesis" && !quiet) return palette[line.tone === "ink" ? "thesis-ink" : "thesis-soft"];
  if (line.tone === "kind") return { objection: palette.attack, undercut: palette.undercut }[box.shape] ?? palette.soft;
  if (line.tone === "strand") return quiet ? palette.soft : strand;
  return line.tone === "soft" || quiet ? palette.soft : palette.ink;
}

/**
 * The word in the corner: where the scene has it, or a tag on the border for what the reader's rejections change.
 * @param {Box} box
 * @param {string} mark
 * @param {Palette} palette
 * @param {boolean} quiet
 * @param {import("./tags.js").TagRoom} [room]
 * @returns {Shape[]}
 */
function markShapes(box, mark, palette, quiet, room) {
  const own = box.lines.filter((line) => line.slot === "mark");
  if (own.length && own.map((line) => line.text).join(" ") === words.mark[mark]) {
    const colour = box.shape === "thesis" && !quiet ? palette["thesis-soft"] : palette.soft;
    const ground = palette[box.shape === "thesis" && !quiet ? "thesis" : "box"];
    const corner = { x: own[0].x + SIGN_AFTER, y: own[0].y - SIGN_ABOVE };
    return [
      ...own.map((line) => ({ ...line, fill: colour, end: line.align === "end" })),
      ...signShapes(mark, corner, colour, ground),
    ];
  }
  return tagShapes(box, mark, palette, quiet, room);
}

/**
 * The box that says how many more hang below the same box: two edges behind each other, like a pile of cards.
 * @param {More} more
 * @param {Palette} palette
 * @returns {Shape[]}
 */
export function moreShapes({ x, y, width, height, count }, palette) {
  const stroke = palette.accent;
  return [
    { d: roundBox(x + 5, y + 4, width - 10, height - 4, 6), fill: palette.paper, stroke: palette.line, width: 1 },
    { d: roundBox(x, y, width, height - 4, 6), fill: palette.box, stroke, width: 1.2, dash: [4, 3] },
    {
      text: t("page.more", { n: count }),
      x: x + width / 2,
      y: y + height / 2 + 2,
      size: 12,
      weight: 600,
      middle: true,
      fill: stroke,
    },
  ];
}
