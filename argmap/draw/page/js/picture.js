/**
 * A scene as a list of plain shapes, which canvas and SVG paint alike; the same drawing as `argmap.draw.svg` makes in Python.
 *
 * A shape is a path `{d, fill, stroke, width, dash, alpha}` or a text `{text, x, y, size, weight, fill, end, struck, alpha}`.
 */

import { t, words } from "./words.js";
import { signShapes } from "./verdict-signs.js";
import { bar, circle, octagon, pathOf, roundBox, shortened, stopOf } from "./strokes.js";

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
const [SIGN_AFTER, SIGN_ABOVE] = [3, 9.8]; // px from the end of a mark's baseline to its sign
const APART = 7; // px between the lines of hatching, along the top

/**
 * Shapes of a line; `strong` where it belongs to what is chosen, `idle` where the relation does not hold, `stop` what crosses it.
 * @param {Pick<Link, "kind" | "points" | "head" | "tail">} link
 * @param {Palette} palette
 * @param {LinkView} view
 * @returns {Shape[]}
 */
export function linkShapes(link, palette, view = {}) {
  const { fallen = false, strong = false, pale = false, struck = false, idle = false, stop = "" } = view;
  const colour = struck ? palette.falls : palette[link.kind];
  const alpha = pale ? PALE : fallen && !strong ? 0.6 : 1;
  const width = (link.kind === "undercut" ? 1.9 : 1.5) + (strong ? 1.2 : 0);
  let { points } = link;
  /** @type {Shape[]} */
  const heads = [];
  for (const { head, atEnd } of [{ head: link.head, atEnd: true }, { head: link.tail, atEnd: false }]) {
    if (head === "none") continue;
    const pointed = head === "arrow";
    points = shortened(points, atEnd, pointed ? (idle ? 8 : 6) : 2.4);
    const d = bar(link.points, atEnd, pointed, idle);
    if (idle) heads.push({ d, fill: palette.paper, stroke: colour, width: pointed ? 1.2 : 1, alpha });
    else heads.push(pointed ? { d, fill: colour, alpha } : { d, stroke: colour, width: 2.4, alpha });
  }
  const dash = struck ? [2, 3] : DASHES[link.kind];
  const line = { d: pathOf([...points].reverse()), stroke: colour, width, dash, alpha };
  return [line, ...heads, ...stopShapes(link, palette, stop || (idle && link.head !== "none" ? "gap" : ""), alpha)];
}

/**
 * What interrupts or crosses a line near its source, as `argmap.draw.stroke` draws it.
 * @param {Pick<Link, "points">} link
 * @param {Palette} palette
 * @param {"" | "gap" | "gone" | "unclaimed"} stop
 * @param {number} alpha
 * @returns {Shape[]}
 */
function stopShapes({ points }, { paper, ink }, stop, alpha) {
  if (!stop) return [];
  const d = stopOf(points, stop);
  if (stop === "gap") return [{ d, stroke: paper, width: 4 }];
  return [stop === "gone" ? { d, stroke: ink, width: 1.8, alpha } : { d, fill: paper, stroke: ink, width: 1.3, alpha }];
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
  shapes.push(...outline(box, palette, strand, quiet, look.mark), ...edgeShapes(box, palette, look.mark));
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
 * What crosses the lines from a box with this mark: a stroke if it is gone, a ring if nobody puts it forward.
 * @param {string} mark
 */
export const stopAfter = (mark) =>
  ["refuted", "rejected"].includes(mark) ? "gone" : ["denied", "supposed", "asked"].includes(mark) ? "unclaimed" : "";

/**
 * What a verdict adds to a box, as `argmap.draw.verdict_shapes` draws it: a bar where an objection stops a challenged claim,
 * hatching for what the author denies, brackets around what is only supposed, broken ones around what is only asked.
 * @param {Box} box
 * @param {Palette} palette
 * @param {string} mark
 * @returns {Shape[]}
 */
function edgeShapes(box, palette, mark) {
  const { x, y, width, height } = box;
  if (mark === "challenged") {
    return [{ d: `M${x + width} ${y + 2}v${height - 4}`, stroke: palette.attack, width: 3.2 }];
  }
  if (mark === "denied") return [{ d: hatching(box), stroke: palette.line, width: 0.9 }];
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
 * The outline of a box, as `argmap.draw.tile` draws it.
 * @param {Box} box
 * @param {Palette} palette
 * @param {string} strand
 * @param {boolean} quiet
 * @param {string} mark
 * @returns {Shape[]}
 */
function outline(box, palette, strand, quiet, mark) {
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
    const colour = box.shape === "thesis" && !quiet ? palette["thesis-soft"] : palette.soft;
    const ground = palette[box.shape === "thesis" && !quiet ? "thesis" : "box"];
    const corner = { x: own[0].x + SIGN_AFTER, y: own[0].y - SIGN_ABOVE };
    return [
      ...own.map((line) => ({ ...line, fill: colour, end: line.align === "end" })),
      ...signShapes(mark, corner, colour, ground),
    ];
  }
  const text = words.mark[mark];
  const wide = text.match(/[^ -\u024f]/gu)?.length ?? 0; // letters of other scripts than Latin
  const width = 11 + SIGN + text.length * 6.1 + wide * 0.6;
  const right = box.x + box.width - 6;
  const loud = mark === "rejected";
  const fill = loud ? palette.danger : quiet ? palette["box-quiet"] : palette.box;
  const colour =
    { refuted: palette.danger, challenged: palette.danger, stands: palette.undercut, weighed: palette.support }[mark] ??
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
