/** What is at a point of the scene that is drawn: a box or junction, the handle of a box, a pile of more boxes. */

import { coverOf } from "./exercises.js";
import { countBelow, isFolded } from "./family.js";
import { handleOf } from "./picture.js";
import { sceneNow } from "./scene.js";
import { state } from "./state.js";
import { hoveredId } from "./surface.js";

/**
 * The box or junction at a point of the scene, or "". Our own search: vis-network takes a custom shape for a square until it
 * has been drawn in another state.
 * @param {Position} position
 */
export function hit({ x, y }) {
  const scene = sceneNow();
  const box = scene.boxes.findLast((b) => x >= b.x && y >= b.y && x <= b.x + b.width && y <= b.y + b.height);
  const junction = scene.junctions.find((j) => Math.hypot(x - j.x, y - j.y) <= j.radius + 4);
  return (box ?? junction)?.id ?? "";
}

/**
 * The box whose handle is at a point of the scene, if it has one that can be seen there.
 * @param {Position} position
 */
export function handleAt({ x, y }) {
  if (coverOf(state()).mode) return undefined;
  return sceneNow().boxes.findLast((box) => {
    if (x < box.x + box.width - 8 || y < box.y || y > box.y + box.height || x > box.x + box.width + 80) return false;
    const fold = { count: countBelow(box.id), folded: isFolded(box.id, state().folded) };
    if (!fold.count || !(fold.folded || box.id === hoveredId() || box.id === state().selected)) return false;
    const handle = handleOf(box, fold);
    return x >= handle.x - 3 && x <= handle.x + handle.width + 3 && y >= handle.y - 3 &&
      y <= handle.y + handle.height + 3;
  });
}

/**
 * The box at a point of the scene that says how many more there are.
 * @param {Position} position
 */
export const moreAt = ({ x, y }) =>
  sceneNow().mores.find((b) => x >= b.x && y >= b.y && x <= b.x + b.width && y <= b.y + b.height);
