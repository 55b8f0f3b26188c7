/** Names at the pane's edge for what is out of sight at the ends of the lines that are followed; each leads there. */

import { nameOf } from "./data.js";
import { overlap } from "./fold.js";
import { DASHES } from "./link-shapes.js";
import { fitted, FONT } from "./paint.js";
import { roundBox } from "./strokes.js";

const [HEIGHT, GAP, PAD, ARROW, ROOM] = [24, 4, 9, 14, 180]; // px; the last one is for letters
const [ROWS, ROW_SHARE] = [4, 100]; // at most; px of the pane's height for each
const SIZE = 12; // px, of letters
/** @type {Record<Side, string>} as path data, around their middle */
const ARROWS = { up: "M-4 2 0 -3 4 2", down: "M-4 -2 0 3 4 -2", left: "M2 -4 -3 0 2 4", right: "M-2 -4 3 0 -2 4" };

/** @typedef {"up" | "down" | "left" | "right"} Side */
/** @typedef {Rectangle & {id: string, text: string, side: Side, kind: RelationKind}} FarEnd in px from the pane's corner */

/**
 * On which side of what is seen a box is; "" where some of it can be seen.
 * @param {Rectangle} box
 * @param {Rectangle} seen
 * @returns {Side | ""}
 */
function sideOf(box, seen) {
  if (box.y + box.height < seen.y) return "up";
  if (box.y > seen.y + seen.height) return "down";
  if (box.x + box.width < seen.x) return "left";
  return box.x > seen.x + seen.width ? "right" : "";
}

/**
 * The places along an edge that a name can have, the best first.
 * @param {Side} side
 * @param {Position} middle of its box, in px from the pane's corner
 * @param {{width: number, height: number}} size
 * @param {{width: number, height: number}} pane
 */
function rowsAt(side, middle, size, pane) {
  const most = { x: pane.width - size.width - GAP, y: pane.height - HEIGHT - GAP };
  const x = Math.max(GAP, Math.min(middle.x - size.width / 2, most.x));
  const y = Math.max(GAP, Math.min(middle.y - HEIGHT / 2, most.y));
  const count = Math.max(1, Math.min(ROWS, Math.floor(pane.height / ROW_SHARE)));
  return Array.from({ length: count }, (_, row) => row * (HEIGHT + GAP)).map((by) => ({
    ...size,
    x: side === "left" ? GAP : side === "right" ? most.x : x,
    y: side === "up" ? GAP + by : side === "down" ? most.y - by : Math.min(y + by, most.y),
  }));
}

/**
 * The names and where they are, the nearest ends next to the edge; what finds no place has its name in the card alone.
 * @param {Map<string, RelationKind>} ends by the boxes' ids
 * @param {string} chosen the box that no name may cover
 * @param {Scene} scene
 * @param {Rectangle} seen
 * @param {number} scale
 * @param {(text: string) => number} measured
 * @returns {FarEnd[]}
 */
export function farEnds(ends, chosen, { byId }, seen, scale, measured) {
  /** @param {Item} item */
  const onPane = ({ x, y, width = 0, height = 0 }) => ({
    ...{ x: (x - seen.x) * scale, y: (y - seen.y) * scale },
    ...{ width: width * scale, height: height * scale },
  });
  const pane = { width: seen.width * scale, height: seen.height * scale };
  const boxes = [...ends].flatMap(([id, kind]) => {
    const box = byId.get(id);
    const side = box?.lines && sideOf(box, seen);
    if (!side) return [];
    const { x, y, width, height } = onPane(box);
    const middle = { x: x + width / 2, y: y + height / 2 };
    return [{
      id,
      kind,
      side,
      middle,
      far: Math.abs(middle.x - pane.width / 2) + Math.abs(middle.y - pane.height / 2),
    }];
  });
  const kept = byId.get(chosen);
  const taken = kept ? [onPane(kept)] : [];
  /** @type {FarEnd[]} */
  const names = [];
  for (const { id, kind, side, middle } of boxes.toSorted((one, other) => one.far - other.far)) {
    const text = fitted(nameOf(id), ROOM, measured);
    const size = { width: measured(text) + 2 * PAD + ARROW, height: HEIGHT };
    const free = rowsAt(side, middle, size, pane).find((row) =>
      [...taken, ...names].every((other) => !overlap(row, other))
    );
    if (free) names.push({ id, text, side, kind, ...free });
  }
  return names;
}

/**
 * The shapes of such a name, in px from the pane's corner.
 * @param {FarEnd} end
 * @param {Palette} palette
 * @returns {Shape[]}
 */
export function farEndShapes({ x, y, width, height, text, side, kind }, palette) {
  const [middleX, middleY] = [x + PAD + 3, y + height / 2];
  const arrow = ARROWS[side].replace(
    /(-?\d+) (-?\d+)/gu,
    (_, dx, dy) => `${middleX + Number(dx)} ${middleY + Number(dy)}`,
  );
  return [
    {
      d: roundBox(x, y, width, height, height / 2),
      fill: palette.box,
      stroke: palette[kind],
      width: 1.5,
      dash: DASHES[kind],
    },
    { d: arrow, stroke: palette[kind], width: 2, isRound: true },
    { text, x: x + PAD + ARROW, y: middleY + 4.2, size: SIZE, weight: 600, fill: palette.ink },
  ];
}

/**
 * How wide a name's text is.
 * @param {CanvasRenderingContext2D} context
 */
export const measuring = (context) => (/** @type {string} */ text) => {
  context.font = `600 ${SIZE}px ${FONT}`;
  return context.measureText(text).width;
};
