/**
 * What a choice leaves in the foreground of a map with too many lines to be told apart: the lines of what is chosen, the boxes
 * at their ends, and the way to the thesis. All other lines are one pale web behind them.
 */

import { addTo } from "./maps.js";
import { linksOf } from "./near.js";
import { onCurve, pathOf } from "./strokes.js";
import { isTangle } from "./tangle.js";

const FAINT = 0.13; // the opacity of lines of which hundreds lie side by side
const [REACH, PIECES] = [5, 16]; // px from a line that count as on it; straight pieces that a curve is taken for

/**
 * Whether a scene has more lines than can be told apart.
 * @param {Scene} scene
 */
export const isDense = (scene) => isTangle(linksOf(scene).of.size, scene.boxes.length);

/**
 * The relations and boxes that stay in the foreground: those of `id`, a box or a relation, and of the boxes `above` it, the
 * nearest first. `ends` has, for each box that a line of `id` leads to, of what kind that is.
 * @param {string} id
 * @param {Scene} scene
 * @param {string[]} above
 */
export function foregroundOf(id, scene, above) {
  const { from, to, of } = linksOf(scene);
  /** @param {string} end */
  const meeting = (end) => [...(from.get(end) ?? []), ...(to.get(end) ?? [])].map(({ element }) => element);
  const relations = new Set(of.has(id) ? [id] : meeting(id));
  for (const relation of [...relations]) { // of one that is aimed at a step, the step as well
    for (const { target } of of.get(relation) ?? []) if (of.has(target)) relations.add(target);
  }
  /** @param {string} relation */
  const boxesOf = (relation) =>
    (of.get(relation) ?? []).flatMap(({ source, target }) => [source, target]).filter((end) =>
      scene.byId.get(end)?.lines
    );
  /** @param {string} relation */
  const kindIn = (relation) => of.get(relation)?.[0].kind ?? "support";
  /** @type {Map<string, RelationKind>} */
  const ends = new Map();
  for (const relation of relations) for (const end of boxesOf(relation)) ends.set(end, kindIn(relation));
  const way = [id, ...above];
  for (const [at, below] of way.slice(0, -1).entries()) {
    const next = (from.get(below) ?? []).map(({ element }) => element).find((relation) =>
      boxesOf(relation).includes(way[at + 1])
    );
    if (next !== undefined) relations.add(next);
  }
  const boxes = new Set([id, ...ends.keys(), ...above]);
  return { relations, boxes, ends };
}

/** @type {WeakMap<Scene, [kind: RelationKind, d: string][]>} */
const webs = new WeakMap();

/**
 * All lines of a scene, paler than any: of each kind one shape, so that where they lie above each other they grow no darker.
 * @param {Scene} scene
 * @param {Palette} palette
 * @returns {Shape[]}
 */
export function webOf(scene, palette) {
  const web = webs.get(scene) ?? joined(scene);
  webs.set(scene, web);
  return web.map(([kind, d]) => ({ d, stroke: palette[kind], width: 1, alpha: FAINT }));
}

/**
 * @param {Scene} scene
 * @returns {[kind: RelationKind, d: string][]}
 */
function joined({ links }) {
  /** @type {Map<RelationKind, string[]>} */
  const byKind = new Map();
  for (const { kind, points } of links) addTo(byKind, kind, pathOf(points));
  return [...byKind].map(([kind, paths]) => [kind, paths.join("")]);
}

/**
 * Whether a point of the scene is on a line, as it is seen at `scale`.
 * @param {Link} link
 * @param {Position} position
 * @param {number} scale
 */
export function isOn({ points }, { x, y }, scale) {
  const reach = REACH / scale;
  let [fromX, fromY] = points[0];
  for (let at = 1; at + 2 < points.length; at += 3) {
    for (let step = 1; step <= PIECES; step++) {
      const [toX, toY] = onCurve(points.slice(at - 1, at + 3), step / PIECES);
      const [dx, dy] = [toX - fromX, toY - fromY];
      const part = Math.max(0, Math.min(1, ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy || 1)));
      if (Math.hypot(fromX + part * dx - x, fromY + part * dy - y) <= reach) return true;
      [fromX, fromY] = [toX, toY];
    }
  }
  return false;
}
