/** What is painted on the map's canvas: of the present scene, what is in sight, from shapes that are kept until they change. */

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
let painter;
let hovered = "";
const nodes = new Map(); // id -> shapes
const lines = new Map(); // link -> shapes
const areas = new WeakMap(); // link -> [left, top, right, bottom]

/** Forget what was painted: the state has changed. Returns the scene that is painted from now on. */
export function prepare() {
  scene = sceneNow();
  painter = painterOf(scene, state(), { theme: state().theme, matches: matchesOf(state().query) });
  nodes.clear();
  lines.clear();
  return scene;
}

/** Say what the pointer is on. */
export function point(id) {
  for (const other of [hovered, id]) nodes.delete(other);
  hovered = id;
}

function shapesFor(id) {
  if (!nodes.has(id)) {
    const item = scene.byId.get(id);
    nodes.set(id, item ? (item.radius ? painter.junction : painter.box)(item, id === hovered) : []);
  }
  return nodes.get(id);
}

const isSmall = (scale) => scene.smallest * scale < LEGIBLE;

/** Paint a box or junction. */
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

function areaOf(link) {
  if (!areas.has(link)) {
    const [xs, ys] = [link.points.map(([x]) => x), link.points.map(([, y]) => y)];
    areas.set(link, [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
  }
  return areas.get(link);
}

/** Paint the lines of which something may lie in `seen`, a rectangle of the scene. */
export function paintLines(context, seen) {
  const [low, high] = [seen.x + seen.width + REACH, seen.y + seen.height + REACH];
  for (const link of scene.links) {
    if (isMoving()) {
      const points = pointsOf(link);
      if (points) paintCanvas(context, painter.link({ ...link, points }));
      continue;
    }
    const [left, top, right, bottom] = areaOf(link);
    if (left > low || top > high || right < seen.x - REACH || bottom < seen.y - REACH) continue;
    if (!lines.has(link)) lines.set(link, painter.link(link));
    paintCanvas(context, lines.get(link));
  }
}

/** Paint the boxes that say how many more there are. */
export function paintMores(context) {
  const palette = paletteOf(state().theme);
  for (const more of isMoving() ? [] : scene.mores) {
    paintCanvas(context, moreShapes(more, palette));
  }
}
