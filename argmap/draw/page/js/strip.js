/** The whole map claim by claim, as one strip that covers nothing: where the focus is in it, and a way to another place. */

import { nameOf } from "./data.js";
import { contextOf, make, within } from "./dom.js";
import { lookup } from "./maps.js";
import { paletteOf } from "./palette.js";
import { numberOf, order, sizesIn, standingOf } from "./sizes.js";
import { select, state } from "./state.js";
import { tree } from "./tree.js";

const HEIGHT = 16; // px
const LABEL = 56; // px, the least room that a title is worth

/**
 * Paint the strip with the part below `focus` bracketed.
 * @param {HTMLElement} strip
 * @param {string} focus
 * @param {Findings} findings
 */
export function drawStrip(strip, focus, findings) {
  const canvas = strip.querySelector("canvas") ?? begin(strip);
  const width = strip.clientWidth;
  const ratio = devicePixelRatio || 1;
  Object.assign(canvas, { width: width * ratio, height: HEIGHT * ratio });
  canvas.style.width = `${width}px`;
  canvas.style.height = `${HEIGHT}px`;
  const context = contextOf(canvas);
  const palette = paletteOf(state().theme);
  const colours = { stands: palette.support, challenged: palette.attack, refuted: palette.danger, open: palette.soft };
  const heights = { stands: 0.6, challenged: 0.85, refuted: 1, open: 0.35 };
  const step = width / order.length;
  context.scale(ratio, ratio);
  order.forEach(({ id }, at) => {
    const standing = standingOf(id, findings);
    context.fillStyle = colours[standing];
    context.fillRect(
      at * step,
      HEIGHT * (1 - heights[standing]),
      Math.max(step * 0.75, 0.8),
      HEIGHT * heights[standing],
    );
  });
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
