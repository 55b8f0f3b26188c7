/** What the map shows of itself while a question is open: boxes that are all alike, and relations only where they cannot be the answer. */

import { nameOf } from "./data.js";
import { FONT } from "./paint.js";

const [WIDTH, GAP, MARGIN, SIZE, LEADING, LEFT] = [196, 12, 16, 13, 16, 14]; // px
const SHAPE = 1.6; // a grid is about so much wider than high
const SLOT = 34; // px, the height of every blank box, whatever it will say
const PLAIN = { shape: "plain", role: "", strand: "" };

/**
 * A text in lines that a box has room for.
 * @param {string} text
 */
function wrapped(text) {
  const context = document.createElement("canvas").getContext("2d");
  if (context) context.font = `400 ${SIZE}px ${FONT}`;
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/u)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && (context?.measureText(longer).width ?? 0) <= WIDTH - 2 * LEFT) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * A box like all others that says what a claim is called.
 * @param {Box} box
 * @returns {Box}
 */
function card(box) {
  const lines = wrapped(nameOf(box.id)).map((text, at) => ({
    text,
    x: LEFT,
    y: 10 + SIZE * 0.96 + at * LEADING,
    size: SIZE,
    weight: 400,
    tone: "ink",
    align: "start",
    slot: "title",
  }));
  const height = 20 + lines.length * LEADING;
  return { ...box, ...PLAIN, parent: "", x: 0, y: 0, width: WIDTH, height, lines: /** @type {TextLine[]} */ (lines) };
}

/** The claims in an order that tells nothing but the alphabet. @param {string[]} ids */
export const alphabetical = (ids) => ids.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)) || (a < b ? -1 : 1));

/**
 * All claims in columns, in the order of the alphabet and without any relation: where a box stands says nothing of its place.
 * @param {Scene} scene
 * @param {boolean} isNarrow
 * @returns {Scene}
 */
export function looseScene(scene, isNarrow) {
  const byId = new Map(scene.boxes.map((box) => [box.id, card(box)]));
  const cards = alphabetical([...byId.keys()]).flatMap((id) => byId.get(id) ?? []);
  const high = Math.max(SLOT, ...cards.map(({ height }) => height));
  const wish = Math.sqrt(cards.length * SHAPE * (high + GAP) / (WIDTH + GAP));
  const columns = isNarrow ? 1 : Math.max(1, Math.min(cards.length, Math.round(wish)));
  const rows = Math.ceil(cards.length / columns);
  const boxes = cards.map((box, at) => {
    const [x, y] = [
      MARGIN + Math.floor(at / rows) * (WIDTH + GAP),
      MARGIN + (at % rows) * (high + GAP),
    ];
    const lines = box.lines.map((line) => ({ ...line, x: line.x + x, y: line.y + y }));
    return { ...box, x, y, height: high, lines };
  });
  return {
    ...scene,
    boxes,
    junctions: [],
    links: [],
    mores: [],
    badges: [],
    smallest: SIZE,
    byId: new Map(boxes.map((box) => [box.id, /** @type {Item} */ (box)])),
    width: 2 * MARGIN + columns * (WIDTH + GAP) - GAP,
    height: 2 * MARGIN + rows * (high + GAP) - GAP,
  };
}

/**
 * The map with its relations, but no box says more than its title, and a blank one is as large as any other.
 * @param {Scene} scene
 * @param {Set<string>} blank
 * @returns {Scene}
 */
export function bareScene(scene, blank) {
  const least = scene.boxes.reduce((height, box) => Math.min(height, box.height), SLOT); // which fits wherever a box does
  const boxes = scene.boxes.map((box) => {
    const lines = box.lines.filter(({ slot }) => slot === "title");
    const [first, last] = [lines[0], lines.at(-1)];
    const middle = first && last ? (first.y - first.size + last.y) / 2 : 0;
    const up = middle ? box.y + box.height / 2 - middle - 1 : 0;
    const said = lines.map((line) => ({ ...line, y: line.y + up, size: SIZE - 1, weight: 400, tone: "ink" }));
    const slot = blank.has(box.id) ? { y: box.y + (box.height - least) / 2, height: least } : {};
    return { ...box, ...PLAIN, lines: /** @type {TextLine[]} */ (said), ...slot };
  });
  const byId = new Map([...boxes, ...scene.junctions].map((item) => [item.id, /** @type {Item} */ (item)]));
  const badges = scene.badges.filter(({ kind }) => kind !== "soft"); // which would name the thesis
  return { ...scene, boxes, byId, badges };
}
