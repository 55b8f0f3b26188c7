/** The pane that the map is seen through: its size, what covers it, and where the map may lie in it. */

import { byId } from "./dom.js";
import { enlargement } from "./letters.js";
import { sceneNow } from "./scene.js";

const EDGE = 12; // px that may be seen beyond the map's ends

/**
 * The scale at which the smallest text of a scene is `size` px high, with the letters of the page.
 * @param {Scene} scene
 * @param {number} size
 */
export const scaleFor = (scene, size) => (size * enlargement()) / scene.smallest;

/** The size of the pane, and how much of its lower part the walk or, on a phone, a sheet covers. */
export function paneOf() {
  const pane = byId("canvas").getBoundingClientRect();
  const covers = ["card", "practice", "hits", "walk-box"].map((id) => byId(id)).filter((element) =>
    element.offsetHeight
  );
  const tops = covers.map((element) => element.getBoundingClientRect()).filter(({ left, right, top }) =>
    top < pane.bottom && left < pane.right && right > pane.left
  ).map(({ top }) => top);
  return { width: pane.width, height: pane.height, bottom: Math.max(0, pane.bottom - Math.min(pane.bottom, ...tops)) };
}

/**
 * The position nearest to the wish at which the map does not leave the pane.
 * @param {Position} position
 * @param {number} scale
 * @param {ReturnType<typeof paneOf>} pane
 */
export function held({ x, y }, scale, pane) {
  const scene = sceneNow();
  /**
   * @param {number} centre
   * @param {number} size
   * @param {number} room
   * @param {number} behind
   */
  const along = (centre, size, room, behind) => {
    const free = room - size * scale;
    const [least, most] = [Math.min(0, free - behind) - EDGE, Math.max(0, free) + EDGE];
    const start = Math.min(most, Math.max(least, room / 2 - centre * scale));
    return (room / 2 - start) / scale;
  };
  return {
    x: along(x, scene.width, pane.width, 0),
    y: along(y, scene.height, pane.height, pane.bottom),
  };
}

/**
 * How far [from, to] has to move to lie within [low, high], `margin` from its ends, or in its middle if `centred`.
 * @param {number} from
 * @param {number} to
 * @param {number} low
 * @param {number} high
 * @param {number} margin
 * @param {boolean} centred
 */
export function shift(from, to, low, high, margin, centred) {
  if (from >= low + margin && to <= high - margin) return 0;
  if (to - from + 2 * margin > high - low) return low + margin - from;
  if (centred) return (low + high) / 2 - (from + to) / 2;
  return from < low + margin ? low + margin - from : high - margin - to;
}

/** Whether a card stands beside the map or over it. */
export const isDocked = () => ["card", "practice", "hits"].some((id) => byId(id).offsetHeight > 0);
