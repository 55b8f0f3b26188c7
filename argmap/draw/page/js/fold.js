/**
 * Folding: what hangs below a folded box is hidden, and the room that it took is given back. Boxes keep their order and their
 * columns; only rows that nothing stands in any more are taken out, so that the reader finds everything again.
 */

import { opensOf } from "./cluster.js";
import { addTo, lookup } from "./maps.js";

const ROW_GAP = 7; // px left between what stands in neighbouring rows; less where the layout has less
const MARGIN = 16; // px around the scene
const HANDLE = 30; // px, the height of a box that says how many more there are
export const MOST = 300; // boxes of a map that is opened whole
const FIRST = 60; // boxes that are opened of a larger one

/**
 * Who hangs below whom: the `siblings` below each box and, below "", those that hang below none; how many boxes are `below`
 * each in all; and its `level`, 0 for those below none.
 * @param {{id: string, parent?: string}[]} boxes parents before their children
 */
export function familyOf(boxes) {
  const parent = new Map(boxes.map((box) => [box.id, box.parent ?? ""]));
  /** @type {Map<string, string[]>} */
  const siblings = new Map();
  const below = new Map(boxes.map((box) => [box.id, 0]));
  /** @type {Map<string, number>} */
  const level = new Map();
  for (const { id } of boxes) {
    const above = lookup(parent, id);
    addTo(siblings, above, id);
    level.set(id, (level.get(above) ?? -1) + 1);
  }
  for (const { id } of boxes.toReversed()) {
    const above = lookup(parent, id);
    if (below.has(above)) below.set(above, lookup(below, above) + lookup(below, id) + 1);
  }
  return { parent, siblings, below, level };
}

/**
 * The boxes on the way up from `id`, the nearest first.
 * @param {string} id
 * @param {Family} family
 */
export function ancestors(id, { parent }) {
  const ancestors = [];
  for (let above = parent.get(id); above; above = parent.get(above)) ancestors.push(above);
  return ancestors;
}

/**
 * The boxes that a reader of a large map finds folded: as many levels are open as make a first view.
 * @param {Box[]} boxes
 * @param {Family} family
 * @param {number} most
 */
export function foldedAtFirst(boxes, family, most = MOST, first = Math.min(most, FIRST)) {
  if (boxes.length <= most) return [];
  /** @param {string} id */
  const opened = (id) => (family.siblings.get(id) ?? []).slice(0, opensOf(id, family));
  let level = opened("");
  let shown = level.length;
  const folded = new Set(family.siblings.keys());
  folded.delete("");
  while (level.length) {
    const next = [];
    for (const id of level) {
      const own = opened(id);
      if (shown + own.length > first) continue;
      folded.delete(id);
      shown += own.length;
      next.push(...own);
    }
    level = next;
  }
  return [...folded];
}

/**
 * The ids of all boxes that are hidden while `folded` are and those of `held` are held back.
 * @param {Iterable<string>} folded
 * @param {Family} family
 * @param {Map<string, string[]>} held
 */
export function hiddenBy(folded, { siblings }, held = new Map()) {
  const hidden = new Set([...held.values()].flat());
  const queue = [...folded, ...hidden];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const child of siblings.get(id) ?? []) {
      if (hidden.has(child)) continue;
      hidden.add(child);
      queue.push(child);
    }
  }
  return hidden;
}

/**
 * The scene without what is hidden, in the room that is left: a scene of the same kind. Where boxes below a box that is shown
 * are held back, `mores` has a box in the place of the first of them: what it is below, and how many it stands for.
 * @param {Scene} scene
 * @param {Set<string>} hidden
 * @param {Map<string, string[]>} held
 */
export function withoutHidden(scene, hidden, held = new Map()) {
  if (!hidden.size) return scene;
  scene = recentred(scene, hidden, held);
  const boxes = scene.boxes.filter((box) => !hidden.has(box.id));
  const shown = new Set(boxes.map((box) => box.id));
  const mores = [...held].filter(([parent]) => !parent || shown.has(parent)).map(([parent, ids]) =>
    moreBox(parent, ids, scene)
  );
  const junctions = standing(scene, shown);
  for (const junction of junctions) shown.add(junction.id);
  const links = scene.links.filter((link) => shown.has(link.source) && shown.has(link.target));
  /** @type {[top: number, bottom: number][]} */
  const spans = [];
  for (const box of [...boxes, ...mores]) spans.push([box.y, box.y + box.height]);
  const badges = scene.badges.filter(({ box }) => shown.has(box));
  for (const { text, y, height } of badges) if (text) spans.push([y, y + height]);
  for (const { y, radius } of junctions) spans.push([y - radius, y + radius]);
  const row = rows(spans);
  const moved = {
    boxes: boxes.map((box) => shifted(box, row(box.y) - box.y)),
    badges: badges.map((badge) => {
      const y = row(badge.y);
      return { ...badge, y, height: Math.max(badge.text ? badge.height : 0, row(badge.y + badge.height) - y) };
    }),
    mores: mores.map((more) => ({ ...more, y: row(more.y) })),
    junctions: junctions.map((junction) => ({ ...junction, y: row(junction.y) })),
    links: links.map((link) => ({ ...link, points: link.points.map(([x, y]) => /** @type {Point} */ ([x, row(y)])) })),
  };
  let [right, bottom] = [0, 0];
  for (const box of [...moved.boxes, ...moved.mores]) {
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  for (const { points } of links) for (const [x] of points) right = Math.max(right, x);
  return {
    ...scene,
    ...moved,
    byId: new Map([...moved.boxes, ...moved.junctions].map((item) => [item.id, /** @type {Item} */ (item)])),
    width: Math.min(scene.width, right + MARGIN + 12),
    height: bottom + MARGIN,
  };
}

/**
 * Boxes most of whose children are held back, at the height of those that are not, where nothing stands in the way.
 * @param {Scene} scene
 * @param {Set<string>} hidden
 * @param {Map<string, string[]>} held
 */
function recentred(scene, hidden, held) {
  /** @type {Map<string, number>} */
  const ways = new Map();
  for (const parent of held.keys()) {
    const box = scene.byId.get(parent);
    if (!box?.lines || hidden.has(parent)) continue;
    const children = scene.boxes.filter((other) => other.parent === parent && !hidden.has(other.id));
    const last = children.at(-1);
    if (!last || children.some((child) => child.x < box.x + box.width)) continue;
    const middle = (children[0].y + last.y + last.height) / 2;
    const moved = { ...box, y: middle - box.height / 2 };
    if (!scene.boxes.some((other) => other.id !== parent && !hidden.has(other.id) && overlap(other, moved))) {
      ways.set(parent, moved.y - box.y);
    }
  }
  if (!ways.size) return scene;
  const boxes = scene.boxes.map((box) => shifted(box, ways.get(box.id) ?? 0));
  const links = scene.links.map((link) => bent(bent(link, link.source, ways, scene), link.target, ways, scene));
  return { ...scene, boxes, links };
}

/**
 * A link whose end at a box that has moved moves with it.
 * @param {Link} link
 * @param {string} end
 * @param {Map<string, number>} ways
 * @param {Scene} scene
 * @returns {Link}
 */
function bent(link, end, ways, { byId }) {
  const dy = ways.get(end);
  if (dy === undefined) return link;
  const { y, height = 0 } = lookup(byId, end);
  /** @param {Point} point */
  const isThere = ([, at]) => at >= y - 2 && at <= y + height + 2;
  return {
    ...link,
    points: link.points.map((point) => (isThere(point) ? [point[0], point[1] + dy] : point)),
  };
}

/**
 * @param {Rectangle} a
 * @param {Rectangle} b
 */
export const overlap = (a, b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * @param {string} parent
 * @param {string[]} ids
 * @param {Scene} scene
 */
function moreBox(parent, ids, scene) {
  const first = lookup(scene.byId, ids[0]);
  const { x, y, width = 0, height = 0 } = first;
  const strand = first.lines ? first.strand : "";
  return { parent, x, y, width, height: Math.min(height, HANDLE), strand, count: ids.length, next: ids[0] };
}

/**
 * The junctions that still have something on both sides: a premise or an objection, and what they lead to.
 * @param {Scene} scene
 * @param {Set<string>} shown
 */
function standing(scene, shown) {
  const known = new Set(shown);
  const isLed = new Set();
  let junctions = scene.junctions;
  for (let before = -1; before !== junctions.length;) { // a junction may lead to another
    before = junctions.length;
    for (const junction of junctions) known.add(junction.id);
    isLed.clear();
    const ends = new Set();
    for (const link of scene.links) {
      if (!known.has(link.source) || !known.has(link.target)) continue;
      isLed.add(link.target);
      ends.add(link.source);
    }
    for (const { id } of junctions) if (!isLed.has(id) || !ends.has(id)) known.delete(id);
    junctions = junctions.filter(({ id }) => known.has(id));
  }
  return junctions;
}

/**
 * @param {Box} box
 * @param {number} dy
 */
function shifted(box, dy) {
  return dy ? { ...box, y: box.y + dy, lines: box.lines.map((line) => ({ ...line, y: line.y + dy })) } : box;
}

/**
 * Where each height goes once the rows without anything in them are closed: a function that keeps what is in `spans` as it is
 * and lets no more than ROW_GAP between one span and the next.
 * @param {[number, number][]} spans
 */
export function rows(spans) {
  const sorted = spans.toSorted(([a], [b]) => a - b);
  /** @type {[top: number, bottom: number][]} */
  const merged = [];
  for (const [top, bottom] of sorted) {
    const last = merged.at(-1);
    if (last && top <= last[1]) last[1] = Math.max(last[1], bottom);
    else merged.push([top, bottom]);
  }
  let at = Math.min(MARGIN, merged[0]?.[0] ?? 0);
  /** @type {[old: number, now: number][]} */
  const knots = []; // between which heights go in proportion
  merged.forEach(([top, bottom], index) => {
    if (index) at += Math.min(ROW_GAP * 2, top - merged[index - 1][1]);
    knots.push([top, at]);
    at += bottom - top;
    knots.push([bottom, at]);
  });
  return (/** @type {number} */ y) => {
    if (!knots.length) return y;
    const [first, last] = [knots[0], knots[knots.length - 1]];
    if (y <= first[0]) return y - first[0] + first[1];
    if (y >= last[0]) return y - last[0] + last[1];
    let [low, high] = [0, knots.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (knots[middle][0] <= y) low = middle;
      else high = middle;
    }
    const [[a, c], [b, d]] = [knots[low], knots[high]];
    return b === a ? c : c + ((y - a) / (b - a)) * (d - c);
  };
}
