/** One mark a claim, of a shape for each way of standing, and the bar that adds them up. */

import { makeSvg } from "./dom.js";
import { addTo } from "./maps.js";
import { STANDINGS } from "./sizes.js";
import { t } from "./words.js";

const STEP = 11; // px from one mark to the next
const ROWS = 4;
const MOST = 80; // marks that are drawn for one claim
/** @type {Record<Standing, [x: number, y: number, path: string]>} where each begins, and how it goes on from there */
const SHAPES = {
  stands: [1, 1, "h7v7h-7z"],
  challenged: [4.5, 1.2, "l3.7 6.8h-7.4z"],
  refuted: [1, 1, "l7 7m0 -7l-7 7"],
  open: [4.5, 1, "a3.5 3.5 0 1 0 .01 0z"],
};

/** @typedef {import("./sizes.js").Standing} Standing */

/**
 * Marks of one shape as one path.
 * @param {Standing} standing
 * @param {Point[]} corners
 */
function marksAt(standing, corners) {
  const [dx, dy, path] = SHAPES[standing];
  return makeSvg("path", {
    d: corners.map(([x, y]) => `M${x + dx} ${y + dy}${path}`).join(""),
    class: `at-${standing}`,
  });
}

/** @param {Standing} standing */
export const sampleOf = (standing) =>
  makeSvg("svg", { viewBox: "0 0 9 9", width: 11, height: 11, "aria-hidden": "true" }, marksAt(standing, [[0, 0]]));

/**
 * One mark for each of the claims, in columns of four.
 * @param {Standing[]} standings
 */
export function marksOf(standings) {
  const shown = standings.slice(0, MOST);
  const [width, height] = [Math.ceil(shown.length / ROWS) * STEP, Math.min(ROWS, shown.length) * STEP];
  /** @type {Map<Standing, Point[]>} */
  const corners = new Map();
  shown.forEach((standing, at) => addTo(corners, standing, [Math.floor(at / ROWS) * STEP, (at % ROWS) * STEP]));
  return makeSvg(
    "svg",
    { viewBox: `0 0 ${width || 1} ${height || 1}`, width, height, class: "marks", "aria-hidden": "true" },
    ...[...corners].map(([standing, own]) => marksAt(standing, own)),
  );
}

/**
 * A bar of what hangs below a claim; `scale` is px for one claim, the same for all so that they can be compared.
 * @param {import("./sizes.js").Size} size
 * @param {number} scale
 */
export function barOf(size, scale) {
  let x = 0;
  const parts = STANDINGS.filter((standing) => size[standing]).map((standing) => {
    const width = Math.max(2, size[standing] * scale);
    x += width + 1;
    return makeSvg("rect", { x: x - width - 0.5, y: 0.5, width, height: 5, class: `at-${standing}` });
  });
  return makeSvg("svg", { width: Math.ceil(x) + 1, height: 6, class: "sum", "aria-hidden": "true" }, ...parts);
}

/**
 * The same in words: "21 below: 17 stand, 2 challenged".
 * @param {import("./sizes.js").Size} size
 */
export function sizeWords(size) {
  const parts = STANDINGS.filter((standing) => size[standing]).map((standing) =>
    t(`overview.${standing}`, { n: size[standing] })
  );
  return size.all ? t("overview.below", { n: size.all, parts: parts.join(", ") }) : t("overview.nothing");
}
