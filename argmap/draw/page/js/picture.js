/**
 * A scene as a list of plain shapes, which canvas and SVG paint alike; the same drawing as `argmap.draw.svg` makes in Python.
 *
 * A shape is a path `{d, fill, stroke, width, dash, alpha}` or a text `{text, x, y, size, weight, fill, end, struck, alpha}`.
 */

import { t, words } from "./words.js";
import { signShapes } from "./verdict-signs.js";
import { bar, circle, octagon, pathOf, roundBox, shortened } from "./strokes.js";

/** @type {Partial<Record<RelationKind, number[]>>} */
const DASHES = {
  attack: [6, 3.5],
  undercut: [1.6, 3],
  contrary: [9, 3, 2, 3],
  contradictory: [9, 3, 2, 2.5, 2, 3],
  rephrase: [3, 3],
};
const PALE = 0.22;
const MARK_SIZE = 11;
const HANDLE = 17; // px, the height of what folds a box
const TAG = 14; // px, its height: half of it fits into the gap above a box, the other half above the box's text
const SIGN = 12; // px, what a verdict's sign takes of its tag

/**
 * Shapes of a line; `strong` where it belongs to what is chosen.
 * @param {Pick<Link, "kind" | "points" | "head" | "tail">} link
 * @param {Palette} palette
 * @param {{fallen?: boolean, strong?: boolean, pale?: boolean, struck?: boolean}} options
 * @returns {Shape[]}
 */
export function linkShapes(link, palette, { fallen = false, strong = false, pale = false, struck = false } = {}) {
  const colour = struck ? palette.falls : palette[link.kind];
  const alpha = pale ? PALE : fallen && !strong ? 0.6 : 1;
  const width = (link.kind === "undercut" ? 1.9 : 1.5) + (strong ? 1.2 : 0);
  let { points } = link;
  /** @type {Shape[]} */
  const heads = [];
  for (const { head, atEnd } of [{ head: link.head, atEnd: true }, { head: link.tail, atEnd: false }]) {
    if (head === "none") continue;
    points = shortened(points, atEnd, head === "arrow" ? 6 : 2.4);
    heads.push(
      head === "arrow"
        ? { d: bar(link.points, atEnd, true), fill: colour, alpha }
        : { d: bar(link.points, atEnd, false), stroke: colour, width: 2.4, alpha },
    );
  }
  const dash = struck ? [2, 3] : DASHES[link.kind];
  return [{ d: pathOf([...points].reverse()), stroke: colour, width, dash, alpha }, ...heads];
}

/**
 * Shapes of a junction: a plus where premises join, a ring where a step is aimed at.
 * @param {Pick<Junction, "x" | "y" | "radius" | "kind">} junction
 * @param {RelationKind} kind
 * @param {Palette} palette
 * @param {{chosen?: boolean, hover?: boolean, pale?: boolean, struck?: boolean}} options
 * @returns {Shape[]}
 */
export function junctionShapes(
  junction,
  kind,
  palette,
  { chosen = false, hover = false, pale = false, struck = false } = {},
) {
  const { x, y, radius: r } = junction;
  const alpha = pale ? PALE : 1;
  /** @type {Shape[]} */
  const shapes = [];
  if (chosen || hover) shapes.push({ d: circle(x, y, r + 4), stroke: palette.accent, width: chosen ? 2.5 : 1.2 });
  if (junction.kind === "step") {
    const stroke = struck ? palette.falls : palette.undercut;
    shapes.push({ d: circle(x, y, r - 0.8), fill: palette.paper, stroke, width: 1.6, alpha });
    return shapes;
  }
  const arm = r * 0.55;
  shapes.push({ d: circle(x, y, r), fill: struck ? palette.falls : palette[kind], alpha });
  shapes.push({
    d: `M${x - arm} ${y}H${x + arm}M${x} ${y - arm}V${y + arm}`,
    stroke: palette.paper,
    width: 1.8,
    alpha,
  });
  return shapes;
}

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
  shapes.push(...outline(box, palette, strand, quiet, look.struck), ...edgeShapes(box, palette, look.mark));
  shapes.push(...stripe(box, palette, quiet ? palette.falls : strand, view.strength));
  for (const line of box.lines) {
    if (line.slot === "mark") continue;
    const fill = lineColour(line, box, palette, strand, quiet);
    const struck = look.struck && line.slot === "title";
    shapes.push({ ...line, fill, struck, end: line.align === "end" });
  }
  if (look.mark) shapes.push(...markShapes(box, look.mark, palette, quiet));
  if (view.fold && (view.fold.folded || view.chosen || view.hover)) {
    shapes.push(...handleShapes(box, view.fold, palette));
  }
  return view.pale ? shapes.map((shape) => ({ ...shape, alpha: PALE })) : shapes;
}

/**
 * Whether a box is drawn greyed: what is gone, and an objection that the map answers; what is only challenged stays readable.
 * @param {Look} look
 */
export const isQuiet = ({ status, mark }) =>
  mark === "answered" || (status === "falls" && !["challenged", "unproved"].includes(mark));

/**
 * What a verdict adds to a box: a bar where an objection stops a challenged claim, brackets around what is only supposed.
 * @param {Box} box
 * @param {Palette} palette
 * @param {string} mark
 * @returns {Shape[]}
 */
function edgeShapes({ x, y, width, height }, palette, mark) {
  if (mark === "challenged") {
    return [{ d: `M${x + width} ${y + 2}v${height - 4}`, stroke: palette.attack, width: 3.2 }];
  }
  if (mark !== "supposed" && mark !== "asked") return [];
  const [left, right] = [x - 3, x + width + 3];
  const d = `M${left + 7} ${y - 2}H${left}v${height + 4}h7M${right - 7} ${y - 2}H${right}v${height + 4}h-7`;
  return [{ d, stroke: palette.ink, width: 1.5 }];
}

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
 * @param {Box} box
 * @param {Palette} palette
 * @param {boolean} chosen
 * @returns {Shape}
 */
function ring(box, palette, chosen) {
  const out = chosen ? 4 : 3;
  const d = roundBox(box.x - out, box.y - out, box.width + 2 * out, box.height + 2 * out, 9);
  return { d, fill: palette.paper, stroke: palette.accent, width: chosen ? 2.6 : 1.2 };
}

/**
 * @param {Box} box
 * @param {Palette} palette
 * @param {string} strand
 * @param {boolean} quiet
 * @param {boolean} struck
 * @returns {Shape[]}
 */
function outline(box, palette, strand, quiet, struck) {
  const { x, y, width, height, shape } = box;
  const fill = quiet ? palette["box-quiet"] : palette.box;
  const d = roundBox(x, y, width, height, 6);
  if (shape === "thesis") {
    return quiet
      ? [{ d, fill, stroke: palette.falls, width: 1.6, dash: [2, 2.5] }]
      : [{ d, fill: palette.thesis, stroke: palette.thesis, width: 1 }];
  }
  if (shape === "objection") {
    return [{ d: octagon(box, 0), fill, stroke: struck ? palette.falls : palette.attack, width: 1.4, dash: [5, 3] }];
  }
  if (shape === "undercut") {
    const stroke = struck ? palette.falls : palette.undercut;
    return [{ d: octagon(box, 0), fill, stroke, width: 1.3 }, { d: octagon(box, 3), stroke, width: 0.9 }];
  }
  if (quiet) return [{ d, fill, stroke: palette.falls, width: 1.3, dash: [2, 2.5] }];
  if (shape === "premise") return [{ d, fill, stroke: strand, width: 1.9 }];
  return [{ d, fill, stroke: palette.line, width: 1.2 }];
}

/**
 * The strand's stripe at the left; with a strength it is a gauge, filled from below.
 * @param {Box} box
 * @param {Palette} palette
 * @param {string} strand
 * @param {number | undefined} strength
 * @returns {Shape[]}
 */
function stripe(box, palette, strand, strength) {
  const isThesis = box.shape === "thesis";
  if (isThesis && strength === undefined) return [];
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
 * @returns {Shape[]}
 */
function markShapes(box, mark, palette, quiet) {
  const own = box.lines.filter((line) => line.slot === "mark");
  if (own.length && own.map((line) => line.text).join(" ") === words.mark[mark]) {
    return own.map((line) => ({ ...line, fill: palette.soft, end: line.align === "end" }));
  }
  const text = words.mark[mark];
  const wide = text.match(/[^ -\u024f]/gu)?.length ?? 0; // letters of other scripts than Latin
  const width = 11 + SIGN + text.length * 6.1 + wide * 0.6;
  const right = box.x + box.width - 6;
  const loud = mark === "rejected";
  const fill = loud ? palette.danger : quiet ? palette["box-quiet"] : palette.box;
  const colour = { refuted: palette.danger, challenged: palette.danger, stands: palette.undercut }[mark] ??
    palette.soft;
  const ink = loud ? palette["on-danger"] : colour;
  return [
    {
      d: roundBox(right - width, box.y - TAG / 2, width, TAG, TAG / 2),
      fill,
      stroke: loud ? palette.danger : colour,
      width: 1,
    },
    {
      text,
      x: right - (width - SIGN) / 2,
      y: box.y + 3.8,
      size: MARK_SIZE,
      weight: 600,
      middle: true,
      fill: ink,
    },
    ...signShapes(mark, { x: right - width + 5, y: box.y - 6 }, ink, fill),
  ];
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
