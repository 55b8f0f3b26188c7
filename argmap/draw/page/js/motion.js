/**
 * Boxes on their way to new places. `begin` is told the scene before and after; until the time is up, `offsetOf` and `pointsOf`
 * say where an item is and how much of it can be seen. A new beginning starts from where everything is at that moment.
 */

import { moves } from "./dom.js";
import { family } from "./family.js";

const DURATION = 250; // ms
const STILL = { dx: 0, dy: 0, alpha: 1 };

let began = -Infinity;
/** @type {Map<string, typeof STILL>} */
let starts = new Map(); // at the beginning, by id
/** @type {Map<string, Point[]>} */
let lines = new Map(); // the points of links at the beginning, by id

/** How much of the way is left, from 1 to 0; it ends slowly. */
function left() {
  const passed = Math.min(1, (performance.now() - began) / DURATION);
  return (1 - passed) ** 3;
}

export const isMoving = () => performance.now() - began < DURATION;

/**
 * Where an item is painted, as the distance from its place, and how opaque.
 * @param {string} id
 */
export function offsetOf(id) {
  if (!isMoving()) return STILL;
  const start = starts.get(id);
  if (!start) return STILL;
  const part = left();
  return { dx: start.dx * part, dy: start.dy * part, alpha: 1 - (1 - start.alpha) * part };
}

/**
 * The points of a link now; of one that was not there before, null while it would hang in the air.
 * @param {Link} link
 * @returns {Point[] | null}
 */
export function pointsOf({ id, points }) {
  const start = lines.get(id);
  if (!start) return left() > 0.15 ? null : points;
  const part = left();
  return points.map(([x, y], at) => [x + (start[at][0] - x) * part, y + (start[at][1] - y) * part]);
}

/** @param {Item} item */
const placed = (item) => {
  const { dx, dy } = offsetOf(item.id);
  return { x: item.x + dx, y: item.y + dy };
};

/**
 * Where an item that was not there comes from: the nearest box above it that was.
 * @param {string} id
 * @param {Scene} scene
 */
function origin(id, scene) {
  for (let above = family.parent.get(id); above; above = family.parent.get(above)) {
    if (scene.byId.has(above)) return scene.byId.get(above);
  }
  return null;
}

/**
 * Let everything move from its place in one scene to that in the next, which the pane shows `dy` lower; `draw` is called for
 * each frame. Nothing moves where the reader wants no motion.
 * @param {Scene | undefined} before
 * @param {Scene} after
 * @param {number} dy
 * @param {() => void} draw
 */
export function begin(before, after, dy, draw) {
  if (!moves() || !before || after.boxes.length > 1500) return;
  /** @type {typeof starts} */
  const from = new Map();
  /** @type {typeof lines} */
  const ways = new Map();
  for (const item of after.byId.values()) {
    const old = before.byId.get(item.id);
    const source = old ?? origin(item.id, before);
    if (!source) continue;
    const { x, y } = placed(source);
    from.set(item.id, { dx: x - item.x, dy: y + dy - item.y, alpha: old ? 1 : 0 });
  }
  const old = new Map(before.links.map((link) => [link.id, link]));
  for (const { id, points } of after.links) {
    const was = old.get(id);
    const now = was && (isMoving() ? pointsOf(was) : was.points);
    if (now?.length === points.length) ways.set(id, now.map(([x, y]) => [x, y + dy]));
  }
  [starts, lines, began] = [from, ways, performance.now()];
  const beginning = began;
  const step = () => {
    if (began !== beginning) return;
    draw();
    if (isMoving()) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}
