/** The whole map claim by claim, as one strip that covers nothing: where the focus is in it, and a way to another place. */

import { nameOf } from "./data.js";
import { contextOf, make, within } from "./dom.js";
import { lookup } from "./maps.js";
import { paletteOf } from "./palette.js";
import { numberOf, order, sizesIn, standingsIn } from "./sizes.js";
import { select, state } from "./state.js";
import { tree } from "./tree.js";

const HEIGHT = 16; // px
const LABEL = 56; // px, the least room that a title is worth
/** @type {[standing: import("./sizes.js").Standing, height: number][]} the tallest first, so that all can be seen */
const HEIGHTS = [["refuted", 1], ["challenged", 0.85], ["stands", 0.6], ["open", 0.35]];

/**
 * Paint the strip with the part below `focus` bracketed.
 * @param {HTMLElement} strip
 * @param {string} focus
 * @param {Findings} findings
 */
export function drawStrip(strip, focus, findings) {
  const canvas = strip.querySelector("canvas") ?? begin(strip);
  const width = strip.clientWidth;
  paintMarks(canvas, width, findings);
  const step = width / order.length;
  const sizes = sizesIn(findings);
  const from = numberOf.get(focus) ?? 0;
  const bracket = within(strip, ".bracket");
  bracket.style.left = `${from * step}px`;
  bracket.style.width = `${Math.max(4, (lookup(sizes, focus).all + 1) * step)}px`;
  const tops = tree.roots.length > 1 ? tree.roots : tree.roots.flatMap(({ children }) => children);
  within(strip, ".names").replaceChildren(
    ...tops.filter(({ again }) => !again).flatMap(({ id }) => {
      const room = (lookup(sizes, id).all + 1) * step;
      if (room < LABEL) return [];
      const name = make("span", { dir: "auto", text: nameOf(id) });
      name.style.left = `${lookup(numberOf, id) * step}px`;
      name.style.width = `${room - 6}px`;
      return [name];
    }),
  );
}

/** @type {WeakMap<HTMLCanvasElement, {palette: object, width: number, ratio: number, findings: Findings}>} */
const painted = new WeakMap();

/**
 * One mark a claim, or one for all that stand alike within a pixel, painted once for the same findings, width and colours.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width
 * @param {Findings} findings
 */
function paintMarks(canvas, width, findings) {
  const palette = paletteOf(state().theme);
  const is = { palette, width, ratio: devicePixelRatio || 1, findings };
  const was = painted.get(canvas);
  if (was && was.palette === palette && was.width === width && was.ratio === is.ratio && was.findings === findings) {
    return;
  }
  painted.set(canvas, is);
  const { ratio } = is;
  Object.assign(canvas, { width: width * ratio, height: HEIGHT * ratio });
  canvas.style.width = `${width}px`;
  canvas.style.height = `${HEIGHT}px`;
  const context = contextOf(canvas);
  const colours = { stands: palette.support, challenged: palette.attack, refuted: palette.danger, open: palette.soft };
  const columns = Math.min(order.length, Math.max(1, Math.round(width * ratio))); // no more than there are pixels
  const step = width / columns;
  const columnsOf = { refuted: new Set(), challenged: new Set(), stands: new Set(), open: new Set() };
  standingsIn(findings).forEach((standing, at) => columnsOf[standing].add(Math.floor(at * columns / order.length)));
  context.scale(ratio, ratio);
  for (const [standing, height] of HEIGHTS) {
    context.fillStyle = colours[standing];
    for (const at of columnsOf[standing]) {
      context.fillRect(at * step, HEIGHT * (1 - height), Math.max(step * 0.75, 0.8), HEIGHT * height);
    }
  }
}

/** @param {HTMLElement} strip */
function begin(strip) {
  const canvas = make("canvas");
  strip.replaceChildren(make("div", { class: "names" }), canvas, make("div", { class: "bracket" }));
  strip.addEventListener("click", (event) => {
    const { left, width } = strip.getBoundingClientRect();
    const at = Math.floor((event.clientX - left) / width * order.length);
    if (order[at]) select(order[at].id, "overview");
  });
  return canvas;
}
