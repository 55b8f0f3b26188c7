/** The shapes of lines and of where they join, as `argmap.draw.stroke` draws them. */

import { OWN_DASH } from "./own-shape.js";
import { bar, circle, PALE, pathOf, shortened, stopOf } from "./strokes.js";

/** @type {Partial<Record<RelationKind, number[]>>} */
export const DASHES = {
  attack: [6, 3.5],
  undercut: [1.6, 3],
  contrary: [9, 3, 2, 3],
  contradictory: [9, 3, 2, 2.5, 2, 3],
  rephrase: [3, 3],
};

/**
 * Shapes of a line; `strong` where it belongs to what is chosen, `idle` where the relation does not hold, `stop` what crosses it.
 * @param {Pick<Link, "kind" | "points" | "head" | "tail" | "isOwn">} link
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
  const dash = struck ? [2, 3] : link.isOwn ? OWN_DASH : DASHES[link.kind];
  const line = { d: pathOf([...points].reverse()), stroke: colour, width, dash, isRound: link.isOwn, alpha };
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
