/** What stands beside the pointer: the whole claim for boxes that show a short title, and for a junction what step it is. */

import { argumentOf, stepWords } from "./card-relations.js";
import { claims, inferences, nameOf } from "./data.js";
import { byId } from "./dom.js";
import { coverOf } from "./exercises.js";
import { state } from "./state.js";

let waiting = 0;

/**
 * What there is to say of an element that its picture does not; nothing of a step while a question is open, which may be about it.
 * @param {string} id
 */
function wordsOf(id) {
  const [claim, step] = [claims.get(id), inferences.get(id)];
  if (claim) return claim.text === nameOf(id) ? "" : claim.text;
  if (!step || coverOf(state()).mode) return "";
  return step.scheme || argumentOf(step)?.title ? stepWords(step) : "";
}

/**
 * Show the tip for `id` after a moment, near the pointer; an empty id hides it.
 * @param {string} id
 * @param {MouseEvent | null} [event]
 */
export function showTip(id, event) {
  const tip = byId("tip");
  clearTimeout(waiting);
  tip.hidden = true;
  const words = wordsOf(id);
  if (!words || !event || matchMedia("(hover: none)").matches) return;
  waiting = setTimeout(() => {
    tip.textContent = words;
    tip.hidden = false;
    const pane = byId("panel-map").getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const x = Math.min(event.clientX - pane.left + 14, pane.width - width - 8);
    const y = event.clientY - pane.top + 18 + height > pane.height
      ? event.clientY - pane.top - height - 14
      : event.clientY - pane.top + 18;
    tip.style.transform = `translate(${Math.max(8, Math.round(x))}px, ${Math.max(8, Math.round(y))}px)`;
  }, 450);
}
