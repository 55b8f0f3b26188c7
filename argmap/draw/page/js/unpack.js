/** Scenes as the page carries them: rows that refer to tables, which `argmap.draw.page.network` writes, or what `columns.js` makes. */

/**
 * Add two lengths without what the last bit makes of them.
 * @param {number} a
 * @param {number} b
 */
const sum = (a, b) => Math.round((a + b) * 100) / 100;

/**
 * @param {Position} place of the box
 * @param {(number | string)[]} texts a style and a text for each line
 * @param {PackedScene} tables
 */
export function linesOf({ x, y }, texts, { styles }) {
  const lines = [];
  for (let at = 0; at < texts.length; at += 2) {
    const [size, weight, tone, align, slot, dx, dy] = styles[Number(texts[at])];
    lines.push({ text: String(texts[at + 1]), x: sum(x, dx), y: sum(y, dy), size, weight, tone, align, slot });
  }
  return lines;
}

/**
 * @param {BoxRow} row
 * @param {PackedScene} tables
 * @returns {Box}
 */
function boxOf([id, x, y, width, height, kind, parent, ...texts], tables) {
  const [shape, role, strand] = tables.kinds[kind];
  return { id, x, y, width, height, shape, role, strand, parent, lines: linesOf({ x, y }, texts, tables) };
}

/**
 * @param {PackedScene["junctions"][number]} row
 * @returns {Junction}
 */
const junctionOf = ([id, x, y, radius, kind]) => ({ id, x, y, radius, kind });

/**
 * @param {BadgeRow} row
 * @returns {Badge}
 */
const badgeOf = ([text, x, y, width, height, kind, box, bare]) => ({
  ...{ text, x, y, width, height, kind, box },
  bare: bare === 1,
});

/**
 * @param {LinkRow} row
 * @param {Item[]} items
 * @param {PackedScene} tables
 * @returns {Link}
 */
function linkOf([line, element, from, to, own, ...values], items, { lines }) {
  const [kind, head, tail] = lines[line];
  /** @type {Point[]} */
  const points = [];
  for (let at = 0; at < values.length; at += 2) points.push([values[at], values[at + 1]]);
  const [source, target] = [from, to].map((end) => typeof end === "number" ? items[end].id : end);
  return { id: own || `${element}:${source}`, element, kind, source, target, points, head, tail };
}

/**
 * A scene with its boxes, junctions and links as objects, and what stands in them by id.
 * @param {PackedScene} packed
 * @returns {Scene}
 */
export function unpack(packed) {
  const boxes = typeof packed.boxes === "function" ? packed.boxes() : packed.boxes.map((row) => boxOf(row, packed));
  const junctions = packed.junctions.map(junctionOf);
  /** @type {Item[]} */
  const items = [...boxes, ...junctions];
  const links = typeof packed.edges === "function"
    ? packed.edges(items)
    : packed.edges.map((row) => linkOf(row, items, packed));
  const { width, height, title, source, legend, strands } = packed;
  return {
    ...{
      width,
      height,
      title,
      source,
      legend,
      strands,
      boxes,
      junctions,
      links,
      mores: [],
      badges: (packed.badges ?? []).map(badgeOf),
    },
    smallest: Math.min(13, ...packed.styles.map(([size]) => size)),
    kinds: new Map(links.map((link) => [link.element, link.kind])),
    byId: new Map(items.map((item) => [item.id, item])),
  };
}
