/** The reader's entries as boxes in a scene, each beside what it is about; what stands below makes room. */

import { FONT } from "./paint.js";

const [WIDTH, GAP, APART, LEFT, SIZE, LEADING, KICKER] = [196, 12, 44, 14, 13, 16, 11]; // px
const INDENT = 22; // px, of a box below another on a phone
const MOST_LINES = 7;

/** @typedef {{id: string, kind: OwnKind, to: string, text: string, kicker: string, relation: string}} OwnItem */

/**
 * A text in as many lines as a box of a width has room for.
 * @param {string} text
 * @param {number} width
 * @param {number} size
 */
function wrapped(text, width, size) {
  const context = document.createElement("canvas").getContext("2d");
  if (context) context.font = `400 ${size}px ${FONT}`;
  const fits = (/** @type {string} */ line) => (context?.measureText(line).width ?? line.length * size / 2) <= width;
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/u).flatMap((long) => (fits(long) ? [long] : [...long].flatMap(chunks(fits))))) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]} …`];
}

/**
 * Cuts a word that no line has room for; called for each of its letters in turn.
 * @param {(line: string) => boolean} fits
 */
function chunks(fits) {
  let part = "";
  return (/** @type {string} */ letter, /** @type {number} */ at, /** @type {string[]} */ all) => {
    const whole = part + letter;
    const isFull = !fits(whole);
    const done = isFull ? [part] : [];
    part = isFull ? letter : whole;
    return at === all.length - 1 ? [...done, part] : done;
  };
}

/**
 * A scene with boxes for `items`, as far as it shows what they are about.
 * @param {Scene} scene
 * @param {OwnItem[]} items
 * @param {boolean} isNarrow
 * @returns {Scene}
 */
export function withItems(scene, items, isNarrow) {
  for (const item of items) {
    const target = anchorOf(scene, item.to);
    if (target) scene = placed(scene, item, target, isNarrow);
  }
  return scene;
}

/** @typedef {{box: Box, at: Point | null}} Target the box beside which an entry stands, and the point of a step where its line ends */

/**
 * Where a scene shows an element: a box, or for a step the junction or the middle of its line, beside the box that it leads from.
 * @param {Scene} scene
 * @param {string} id
 * @returns {Target | null}
 */
function anchorOf(scene, id) {
  const item = scene.byId.get(id);
  if (item?.lines) return { box: item, at: null };
  const lines = scene.links.filter(({ element }) => element === id);
  const [line] = lines;
  const beside = lines.map(({ source }) => scene.byId.get(source)).find((source) => source?.lines);
  if (!line || !beside?.lines) return null;
  if (item) return { box: beside, at: [item.x, item.y] };
  const [first, second, third, last] = line.points.slice(3 * Math.floor((line.points.length - 1) / 6));
  const middle = (/** @type {0 | 1} */ axis) => (first[axis] + 3 * second[axis] + 3 * third[axis] + last[axis]) / 8;
  return { box: beside, at: [middle(0), middle(1)] };
}

/**
 * @param {Scene} scene
 * @param {OwnItem} item
 * @param {Target} target
 * @param {boolean} isNarrow
 * @returns {Scene}
 */
function placed(scene, item, target, isNarrow) {
  const { box } = target;
  const below = belowOf(scene, box.id);
  const first = below.find(({ parent }) => parent === box.id);
  const beside = first && first.x > box.x ? first.x : box.x + (isNarrow ? INDENT : box.width + APART);
  const column = target.at ? Math.max(box.x, GAP) : beside;
  const width = isNarrow
    ? Math.max(150, Math.min(WIDTH, scene.width - column - GAP))
    : Math.max(WIDTH, first?.width ?? 0);
  const own = ownBox(item, box.id, width);
  own.x = column;
  own.y = isNarrow || below.length ? 0 : box.y + Math.max(0, (box.height - own.height) / 2);
  if (!isNarrow && !below.length && !target.at && isFree(scene, own)) return joined(scene, own, item, target);
  const edge = edgeBelow(scene, own, Math.max(box.y + box.height, ...below.map(({ y, height }) => y + height)));
  own.y = edge + GAP;
  const opened = withGap(scene, edge + 0.5, own.height + GAP);
  const moved = anchorOf(opened, item.to);
  return moved ? joined(opened, own, item, moved) : scene;
}

/**
 * The boxes below a box, in order.
 * @param {Scene} scene
 * @param {string} id
 */
function belowOf(scene, id) {
  const family = new Set([id]);
  return scene.boxes.filter((box) => family.has(box.parent) && family.add(box.id));
}

/**
 * The height below which a box can stand without lying on another one of its column.
 * @param {Scene} scene
 * @param {Box} own
 * @param {number} edge
 */
function edgeBelow(scene, own, edge) {
  const column = scene.boxes.filter(({ x, width }) => x < own.x + own.width && own.x < x + width);
  for (let before = -1; before !== edge;) {
    before = edge;
    for (const { y, height } of column) if (y < edge && y + height > edge) edge = y + height;
  }
  return edge;
}

/**
 * Whether neither box nor line is where a box would stand.
 * @param {Scene} scene
 * @param {Box} own
 */
function isFree(scene, { x, y, width, height }) {
  const [left, top, right, bottom] = [x - GAP, y - GAP, x + width + GAP, y + height + GAP];
  const meets = (/** @type {number[]} */ [a, b, c, d]) => a < right && c > left && b < bottom && d > top;
  const isMet = scene.boxes.some((box) => meets([box.x, box.y, box.x + box.width, box.y + box.height])) ||
    scene.links.some(({ points }) =>
      points.slice(1).some(([toX, toY], at) => {
        const [fromX, fromY] = points[at];
        return meets([Math.min(fromX, toX), Math.min(fromY, toY), Math.max(fromX, toX), Math.max(fromY, toY)]);
      })
    );
  return !isMet && y > GAP;
}

/**
 * A box with its text, at the origin.
 * @param {OwnItem} item
 * @param {string} parent
 * @param {number} width
 * @returns {Box}
 */
function ownBox({ id, text, kicker }, parent, width) {
  const line = { x: LEFT, weight: 400, tone: "ink", align: /** @type {const} */ ("start"), slot: "title" };
  const lines = wrapped(text, width - 2 * LEFT, SIZE).map((part, at) => ({
    ...{ ...line, text: part, y: 10 + LEADING + SIZE + at * LEADING, size: SIZE },
  }));
  const head = { ...line, text: kicker, y: 8 + KICKER, size: KICKER, weight: 600, tone: "soft", slot: "kicker" };
  const height = 20 + (lines.length + 1) * LEADING;
  return { id, x: 0, y: 0, width, height, shape: "own", role: "", strand: "", parent, lines: [head, ...lines] };
}

/**
 * A scene with a box that stands where it belongs, and its line to what it is about.
 * @param {Scene} scene
 * @param {Box} own
 * @param {OwnItem} item
 * @param {Target} target
 * @returns {Scene}
 */
function joined(scene, own, { id, kind, to, relation }, { box, at }) {
  const lines = own.lines.map((line) => ({ ...line, x: line.x + own.x, y: line.y + own.y }));
  const drawn = { ...own, lines };
  /** @type {Link} */
  const link = {
    id: `${id} line`,
    element: relation,
    kind: kind === "reason" ? "support" : kind === "objection" ? "attack" : kind === "undercut" ? kind : "rephrase",
    source: id,
    target: at ? to : box.id,
    points: route(own, box, at),
    head: kind === "note" ? "none" : kind === "reason" ? "arrow" : "bar",
    tail: "none",
    isOwn: true,
  };
  const boxes = [...scene.boxes, drawn];
  return {
    ...scene,
    boxes,
    links: [...scene.links, link],
    kinds: new Map([...scene.kinds, [relation, link.kind]]),
    byId: new Map([...scene.byId, [id, drawn]]),
    width: Math.max(scene.width, own.x + own.width + GAP + 12),
    height: Math.max(scene.height, own.y + own.height + GAP + 4),
  };
}

/**
 * The line from a box to what it is about: out of its left side, up or down between the columns, and in.
 * @param {Box} own
 * @param {Box} box
 * @param {Point | null} at
 * @returns {Point[]}
 */
function route(own, box, at) {
  const y = own.y + own.height / 2;
  if (at) return along([[own.x, y], [Math.min(at[0], own.x - 10), y], [Math.min(at[0], own.x - 10), at[1]], at]);
  if (own.x < box.x + box.width) { // indented below it
    const x = Math.max(box.x + 8, own.x - 12);
    return along([[own.x, y], [x, y], [x, box.y + box.height]]);
  }
  const into = Math.min(box.y + box.height - 7, Math.max(box.y + 7, y));
  const middle = (own.x + box.x + box.width) / 2;
  return [[own.x, y], [middle, y], [middle, into], [box.x + box.width, into]];
}

/**
 * A line along corners, as the curves that all lines are.
 * @param {Point[]} corners
 * @returns {Point[]}
 */
const along = (corners) => [
  corners[0],
  ...corners.slice(1).flatMap((corner, at) => [corners[at], corner, corner]),
];

/**
 * A scene in which everything from a height on stands lower; boxes that reach over it stay.
 * @param {Scene} scene
 * @param {number} edge
 * @param {number} by
 * @returns {Scene}
 */
function withGap(scene, edge, by) {
  const down = (/** @type {number} */ y) => (y >= edge ? y + by : y);
  const boxes = scene.boxes.map((box) =>
    box.y >= edge ? { ...box, y: box.y + by, lines: box.lines.map((line) => ({ ...line, y: line.y + by })) } : box
  );
  const junctions = scene.junctions.map((junction) => ({ ...junction, y: down(junction.y) }));
  const stays = (/** @type {string} */ id) => {
    const item = scene.byId.get(id);
    return item?.lines ? item.y < edge : false;
  };
  return {
    ...scene,
    boxes,
    junctions,
    links: scene.links.map((link) => ({ ...link, points: bent(link, stays, down) })),
    mores: scene.mores.map((more) => ({ ...more, y: down(more.y) })),
    badges: scene.badges.map((badge) => ({
      ...{ ...badge, y: down(badge.y), height: down(badge.y + badge.height) - down(badge.y) },
    })),
    byId: new Map([...boxes, ...junctions].map((item) => [item.id, /** @type {Item} */ (item)])),
    height: scene.height + by,
  };
}

/**
 * The points of a line once its lower part has moved: an end at a box that stays, stays with it.
 * @param {Link} link
 * @param {(id: string) => boolean} stays
 * @param {(y: number) => number} down
 * @returns {Point[]}
 */
function bent({ points, source, target }, stays, down) {
  const [first, last] = [points[0], points[points.length - 1]];
  const [keepsFirst, keepsLast] = [stays(source), stays(target)];
  const run = (/** @type {Point[]} */ list) => {
    const end = list.findIndex(([, y]) => y !== list[0][1]);
    return end < 0 ? list.length : end;
  };
  const kept = new Set([
    ...(keepsFirst ? points.slice(0, run(points)) : []),
    ...(keepsLast ? points.toReversed().slice(0, run(points.toReversed())) : []),
  ]);
  if (kept.size === points.length && keepsFirst !== keepsLast && down(first[1]) !== first[1]) { // straight, and one end moves
    const middle = (first[0] + last[0]) / 2;
    const [from, to] = [keepsFirst ? first[1] : down(first[1]), keepsLast ? last[1] : down(last[1])];
    return [[first[0], from], [middle, from], [middle, to], [last[0], to]];
  }
  return points.map((point) => (kept.has(point) ? point : [point[0], down(point[1])]));
}
