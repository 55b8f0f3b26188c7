/** Where chips and card stand: where they hide least of the opening view. `toPane` turns a point of the scene into one of the pane. */

import { byId } from "./dom.js";
import { isPhone, sceneNow } from "./scene.js";

/**
 * How much of `element` lies on boxes of the map, in square px.
 * @param {HTMLElement} element
 * @param {ToPane} toPane
 */
function hidden(element, toPane, dear = "") {
  const pane = byId("canvas").getBoundingClientRect();
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const [x0, x1, y0, y1] = [left - pane.left, right - pane.left, top - pane.top, bottom - pane.top];
  return sceneNow().boxes.reduce((sum, box) => {
    const [a, b] = [toPane({ x: box.x, y: box.y }), toPane({ x: box.x + box.width, y: box.y + box.height })];
    return sum +
      (box.id === dear ? 20 : 1) * Math.max(0, Math.min(x1, b.x) - Math.max(x0, a.x)) *
        Math.max(0, Math.min(y1, b.y) - Math.max(y0, a.y));
  }, 0);
}

/**
 * Take that of the arrangements, each a class or none, in which `element` hides least; the first wins a draw.
 * @param {HTMLElement} element
 * @param {string[]} classes
 * @param {ToPane} toPane
 * @param {string} dear
 */
function settle(element, classes, toPane, dear) {
  const tried = classes.map((name) => {
    element.classList.remove(...classes.filter(Boolean));
    if (name) element.classList.add(name);
    return { name, cost: hidden(element, toPane, dear) };
  });
  const best = tried.reduce((one, other) => (other.cost < one.cost ? other : one));
  element.classList.remove(...classes.filter(Boolean));
  if (best.name) element.classList.add(best.name);
}

/**
 * Put the card, on opening, where it hides least, and the chosen box least of all.
 * @param {ToPane} toPane
 * @param {string} chosen
 */
export function settleCard(toPane, chosen) {
  if (!isPhone()) settle(byId("card"), ["", "low"], toPane, chosen);
}

/**
 * Stack the chips in the corner if they hide nothing of the map there; otherwise they stand in a row above it.
 * @param {ToPane} toPane
 */
export function settleCorners(toPane) {
  const chips = byId("chips");
  chips.classList.toggle("stacked", !isPhone());
  if (!isPhone() && hidden(chips, toPane) > 0) chips.classList.remove("stacked");
}
