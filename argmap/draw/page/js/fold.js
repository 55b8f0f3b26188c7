/**
 * Folding: what hangs below a folded box is hidden, and the room that it took is given back. Boxes keep their order and their
 * columns; only rows that nothing stands in any more are taken out, so that the reader finds everything again.
 */

const ROW_GAP = 7; // px left between what stands in neighbouring rows; less where the layout has less
const MARGIN = 16; // px around the scene
const MOST = 300; // boxes that are opened at once

/**
 * Who hangs below whom: `children` of each box, and how many boxes are `below` it in all.
 * @param {{id: string, parent?: string}[]} boxes parents before their children
 */
export function familyOf(boxes) {
  const parent = new Map(boxes.map((box) => [box.id, box.parent ?? ""]));
  const children = new Map(boxes.map((box) => [box.id, []]));
  const below = new Map(boxes.map((box) => [box.id, 0]));
  for (const box of boxes) children.get(box.parent)?.push(box.id);
  for (const box of boxes.toReversed()) {
    if (below.has(box.parent)) below.set(box.parent, below.get(box.parent) + below.get(box.id) + 1);
  }
  return { parent, children, below };
}

/** The boxes on the way up from `id`, the nearest first. */
export function ancestors(id, { parent }) {
  const found = [];
  for (let above = parent.get(id); above; above = parent.get(above)) found.push(above);
  return found;
}

/** The boxes that a reader of a large map finds folded: as many levels are open as make no more than `most` boxes. */
export function foldedAtFirst(boxes, { children }, most = MOST) {
  if (boxes.length <= most) return [];
  let level = boxes.filter((box) => !box.parent).map((box) => box.id);
  let shown = level.length;
  const folded = [];
  while (level.length) {
    const next = [];
    for (const id of level) {
      const own = children.get(id);
      if (!own.length) continue;
      if (shown + own.length > most) {
        folded.push(id);
        continue;
      }
      shown += own.length;
      next.push(...own);
    }
    level = next;
  }
  return folded;
}

/** The ids of all boxes that are hidden while `folded` are. */
export function hiddenBy(folded, { children }) {
  const hidden = new Set();
  const queue = [...folded];
  while (queue.length) {
    for (const child of children.get(queue.pop()) ?? []) {
      if (hidden.has(child)) continue;
      hidden.add(child);
      queue.push(child);
    }
  }
  return hidden;
}

/** The scene without what is hidden, in the room that is left: a scene of the same kind. */
export function withoutHidden(scene, hidden) {
  if (!hidden.size) return scene;
  const boxes = scene.boxes.filter((box) => !hidden.has(box.id));
  const shown = new Set(boxes.map((box) => box.id));
  const junctions = standing(scene, shown);
  for (const junction of junctions) shown.add(junction.id);
  const links = scene.links.filter((link) => shown.has(link.source) && shown.has(link.target));
  const row = rows([
    ...boxes.map((box) => [box.y, box.y + box.height]),
    ...junctions.map((j) => [j.y - j.radius, j.y + j.radius]),
  ]);
  const moved = {
    boxes: boxes.map((box) => shifted(box, row(box.y) - box.y)),
    junctions: junctions.map((junction) => ({ ...junction, y: row(junction.y) })),
    links: links.map((link) => ({ ...link, points: link.points.map(([x, y]) => [x, row(y)]) })),
  };
  const items = new Map([...moved.boxes, ...moved.junctions].map((item) => [item.id, item]));
  const right = Math.max(
    ...boxes.map((box) => box.x + box.width),
    ...links.flatMap((link) => link.points.map(([x]) => x)),
  );
  const bottom = Math.max(...moved.boxes.map((box) => box.y + box.height));
  return {
    ...scene,
    ...moved,
    byId: items,
    hidden,
    width: Math.min(scene.width, right + MARGIN + 12),
    height: bottom + MARGIN,
    nodes: scene.nodes.filter((node) => shown.has(node.id)).map((node) => placed(node, items.get(node.id))),
    edges: scene.edges.filter(({ link }) => shown.has(link.source) && shown.has(link.target)),
  };
}

const placed = (node, item) => ({ ...node, y: item.y + (item.height ?? 0) / 2 });

/** The junctions that still have something on both sides: a premise or an objection, and what they lead to. */
function standing(scene, shown) {
  const known = new Set(shown);
  const isLed = new Set();
  let found = scene.junctions;
  for (let before = -1; before !== found.length;) { // a junction may lead to another
    before = found.length;
    for (const junction of found) known.add(junction.id);
    isLed.clear();
    const ends = new Set();
    for (const link of scene.links) {
      if (!known.has(link.source) || !known.has(link.target)) continue;
      isLed.add(link.target);
      ends.add(link.source);
    }
    const gone = found.filter(({ id }) => !isLed.has(id) || !ends.has(id));
    for (const junction of gone) known.delete(junction.id);
    found = found.filter((junction) => !gone.includes(junction));
  }
  return found;
}

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
  const merged = [];
  for (const [top, bottom] of sorted) {
    const last = merged.at(-1);
    if (last && top <= last[1]) last[1] = Math.max(last[1], bottom);
    else merged.push([top, bottom]);
  }
  let at = Math.min(MARGIN, merged[0]?.[0] ?? 0);
  const knots = []; // [old, new], between which heights go in proportion
  merged.forEach(([top, bottom], index) => {
    if (index) at += Math.min(ROW_GAP * 2, top - merged[index - 1][1]);
    knots.push([top, at]);
    at += bottom - top;
    knots.push([bottom, at]);
  });
  return (y) => {
    if (!knots.length || y <= knots[0][0]) return y - (knots[0]?.[0] ?? 0) + (knots[0]?.[1] ?? 0);
    if (y >= knots.at(-1)[0]) return y - knots.at(-1)[0] + knots.at(-1)[1];
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
