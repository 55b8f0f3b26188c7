/** Before anything else on a large page: its data, deflated in columns as `argmap.draw.page.packing` writes them, as rows again. */

import { inflated } from "./inflate.js";
import { stored } from "./stored.js";
import { linesOf } from "./unpack.js";

/** @typedef {{n: number, columns: Record<string, [0 | number[], unknown[]]>}} Columns */

const HUNDREDTH = 100;

/**
 * Numbers of which each tells how far it is from the one before.
 * @param {number[]} steps
 */
function summed(steps) {
  let at = 0;
  return steps.map((step) => (at += step));
}

/**
 * @param {Columns} columns
 * @param {object} plain what goes without saying of a row
 */
function rowsOf({ n, columns }, plain) {
  /** @type {Record<string, unknown>[]} */
  const rows = Array.from({ length: n }, () => ({ ...plain }));
  for (const [key, [places, values]] of Object.entries(columns)) {
    const at = places === 0 ? null : summed(places);
    values.forEach((value, index) => {
      rows[at ? at[index] : index][key] = value;
    });
  }
  return rows;
}

/** A row that finds one of its fields when it is painted, which most are not. A copy of it needs a field of its own. */
class Late {
  #find;

  /** @param {object} row @param {() => any} find */
  constructor(row, find) {
    Object.assign(this, row);
    this.#find = find;
  }

  once() {
    const value = this.#find();
    this.#find = () => value;
    return value;
  }
}

class LateBox extends Late {
  get lines() {
    return this.once();
  }
}

class LateLink extends Late {
  get points() {
    return this.once();
  }
}

/**
 * Boxes, as `unpack.js` makes them of rows.
 * @param {PackedColumns["boxes"]} boxes
 * @param {PackedScene} tables
 * @param {{id: string, title?: string, text?: string}[]} claims
 */
function boxesOf({ ids, places, kinds, parents, lines, styles, texts, words }, tables, claims) {
  const [xs, ys, widths, heights] = places.map(summed);
  const names = ids.map((id) => (typeof id === "number" ? claims[id].id : id));
  let next = 0;
  /** @type {(at: number, first: number) => (string | number)[]} a style and a text for each line */
  const textsOf = (at, first) => {
    const own = ids[at];
    const source = typeof own === "number" ? `${claims[own].title ?? ""} ${claims[own].text ?? ""}` : "";
    const row = [];
    let end = 0;
    for (let line = first; line < first + lines[at]; line += 1) {
      const [passed, taken] = [texts[2 * line], texts[2 * line + 1]];
      const start = end + passed;
      row.push(styles[line], passed < 0 ? words[taken] : source.slice(start, start + taken));
      if (passed >= 0) end = start + taken;
    }
    return row;
  };
  return names.map((id, at) => {
    const [first, parent] = [next, parents[at]];
    next += lines[at];
    const [shape, role, strand] = tables.kinds[kinds[at]];
    const box = {
      ...{ id, shape, role, strand, parent: typeof parent === "number" ? names[parent] : parent },
      ...{ x: xs[at] / HUNDREDTH, y: ys[at] / HUNDREDTH },
      ...{ width: widths[at] / HUNDREDTH, height: heights[at] / HUNDREDTH },
    };
    return /** @type {LateBox & Box} */ (new LateBox(box, () => linesOf(box, textsOf(at, first), tables)));
  });
}

/**
 * @param {PackedColumns["edges"]} edges
 * @param {PackedScene} tables
 * @param {Item[]} items boxes and junctions
 * @param {{id: string}[]} relations
 */
function linksOf({ lines, elements, from, to, own, points, places }, tables, items, relations) {
  /** @param {number | string} end */
  const nameOf = (end) => (typeof end === "number" ? items[end].id : end);
  /** @type {(at: number, first: number) => Point[]} */
  const pointsOf = (at, first) => {
    const source = from[at];
    let [x, y] = typeof source === "number"
      ? [items[source].x, items[source].y].map((n) => Math.round(n * HUNDREDTH))
      : [0, 0];
    return Array.from({ length: points[at] }, (_, point) => {
      x += places[first + 2 * point];
      y += places[first + 2 * point + 1];
      return /** @type {Point} */ ([x / HUNDREDTH, y / HUNDREDTH]);
    });
  };
  let next = 0;
  return lines.map((line, at) => {
    const first = next;
    next += 2 * points[at];
    const element = typeof elements[at] === "number" ? relations[elements[at]].id : elements[at];
    const [[kind, head, tail], source, target] = [tables.lines[line], nameOf(from[at]), nameOf(to[at])];
    const link = { id: own[at] || `${element}:${source}`, element, kind, source, target, head, tail };
    return /** @type {LateLink & Link} */ (new LateLink(link, () => pointsOf(at, first)));
  });
}

/** Unpack what the page carries, for `data.js` to find. */
async function unpackAll() {
  const packed = document.getElementById("argmap-packed")?.textContent ?? "";
  const { data, scenes } = JSON.parse(await inflated(packed).text());
  for (const kind of ["claims", "inferences", "conflicts", "rephrases"]) {
    data[kind] = rowsOf(data[kind], data.defaults[kind]);
    delete data.defaults[kind];
  }
  const relations = [...data.inferences, ...data.conflicts];
  for (const scene of Object.values(scenes)) {
    const { boxes, edges } = scene;
    scene.boxes = () => boxesOf(boxes, scene, data.claims);
    scene.edges = (/** @type {Item[]} */ items) => linksOf(edges, scene, items, relations);
  }
  stored.set("argmap-data", data);
  stored.set("argmap-scenes", scenes);
}

await unpackAll();
