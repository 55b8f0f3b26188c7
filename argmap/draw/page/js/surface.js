/** What is painted on the map's canvas: of the present scene, what is in sight, from shapes that are kept until they change. */

import { farEnds, farEndShapes, measuring } from "./far-ends.js";
import { isOn } from "./foreground.js";
import { isMoving, offsetOf, pointsOf } from "./motion.js";
import { paintCanvas } from "./paint.js";
import { paletteOf } from "./palette.js";
import { moreShapes } from "./picture.js";
import { sceneNow } from "./scene.js";
import { matchesOf } from "./search.js";
import { painterOf } from "./shapes.js";
import { state } from "./state.js";

const LEGIBLE = 3.5; // px on the screen, below which text is painted as bars
const REACH = 12; // px that lines and rings reach beyond the points that they go through

let scene = sceneNow();
/** @type {ReturnType<typeof painterOf>} */
let painter;
let hovered = "";
/** @type {import("./far-ends.js").FarEnd[]} */
let far = []; // as painted last
/** @type {Map<string, Shape[]>} */
const nodes = new Map(); // by id
/** @type {Map<Link, Shape[]>} */
const lines = new Map();
/** @type {WeakMap<Link, [left: number, top: number, right: number, bottom: number]>} */
const areas = new WeakMap();

/** The id of the box or junction that the pointer is on, or "". */
export const hoveredId = () => hovered;

/** Forget what was painted: the state has changed. Returns the scene that is painted from now on. */
export function prepare() {
  scene = sceneNow();
  painter = painterOf(scene, state(), { theme: state().theme, matches: matchesOf(state().query) });
  nodes.clear();
  lines.clear();
  return scene;
}

/**
 * Say what the pointer is on.
 * @param {string} id
 */
export function point(id) {
  for (const other of [hovered, id]) nodes.delete(other);
  hovered = id;
}

/** @param {string} id */
function shapesFor(id) {
  const known = nodes.get(id);
  if (known) return known;
  const item = scene.byId.get(id);
  const isHovered = id === hovered;
  const shapes = !item ? [] : item.lines ? painter.box(item, isHovered) : painter.junction(item, isHovered);
  nodes.set(id, shapes);
  return shapes;
}

/** @param {number} scale */
const isSmall = (scale) => scene.smallest * scale < LEGIBLE;

/**
 * Paint a box or junction.
 * @param {CanvasRenderingContext2D} context
 * @param {string} id
 * @param {number} scale
 */
export function paintNode(context, id, scale) {
  const how = { barred: isSmall(scale) };
  if (!isMoving()) {
    paintCanvas(context, shapesFor(id), how);
    return;
  }
  const { dx, dy, alpha } = offsetOf(id);
  context.save();
  context.translate(dx, dy);
  paintCanvas(context, shapesFor(id), { ...how, alpha });
  context.restore();
}

/** @param {Link} link */
function areaOf(link) {
  const known = areas.get(link);
  if (known) return known;
  const [xs, ys] = [link.points.map(([x]) => x), link.points.map(([, y]) => y)];
  /** @type {[number, number, number, number]} */
  const area = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  areas.set(link, area);
  return area;
}

/**
 * Paint the lines of which something may lie in `seen`, a rectangle of the scene.
 * @param {CanvasRenderingContext2D} context
 * @param {Rectangle} seen
 */
export function paintLines(context, seen) {
  if (!isMoving()) paintCanvas(context, scene.badges.filter(({ text }) => !text).flatMap(painter.badge));
  if (!isMoving()) paintCanvas(context, painter.web);
  const [low, high] = [seen.x + seen.width + REACH, seen.y + seen.height + REACH];
  for (const link of painter.links) {
    if (isMoving()) {
      const points = pointsOf(link);
      if (points) paintCanvas(context, painter.link({ ...link, points }));
      continue;
    }
    const [left, top, right, bottom] = areaOf(link);
    if (left > low || top > high || right < seen.x - REACH || bottom < seen.y - REACH) continue;
    const shapes = lines.get(link) ?? painter.link(link);
    lines.set(link, shapes);
    paintCanvas(context, shapes);
  }
  if (!isMoving()) paintCanvas(context, scene.badges.filter(({ text }) => text).flatMap(painter.badge));
}

/**
 * Paint the boxes that say how many more there are.
 * @param {CanvasRenderingContext2D} context
 */
export function paintMores(context) {
  const palette = paletteOf(state().theme);
  for (const more of isMoving() ? [] : scene.mores) {
    paintCanvas(context, moreShapes(more, palette));
  }
}

/**
 * Paint the names of what is out of sight at the ends of the lines that are followed.
 * @param {CanvasRenderingContext2D} context
 * @param {Rectangle} seen
 * @param {number} scale
 */
export function paintFarEnds(context, seen, scale) {
  const { front } = painter;
  far = front && !isMoving() ? farEnds(front.ends, state().selected, scene, seen, scale, measuring(context)) : [];
  if (!far.length) return;
  const palette = paletteOf(state().theme);
  context.save();
  context.translate(seen.x, seen.y);
  context.scale(1 / scale, 1 / scale);
  for (const end of far) paintCanvas(context, farEndShapes(end, palette));
  context.restore();
}

/** The names of what is out of sight, as painted last, for tests and those who script the page. */
export const farNames = () => far;

/**
 * The box out of sight whose name is at a point of the pane, or "".
 * @param {Position} place
 */
export const farEndAt = ({ x, y }) =>
  far.find((end) => x >= end.x && y >= end.y && x <= end.x + end.width && y <= end.y + end.height)?.id ?? "";

/**
 * The relation whose line is at a point of the scene, or "": of those alone that are followed.
 * @param {Position} position
 * @param {number} scale
 */
export const lineAt = (position, scale) =>
  painter.front ? painter.links.find((link) => isOn(link, position, scale))?.element ?? "" : "";
