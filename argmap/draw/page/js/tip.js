/** The whole claim beside the pointer, for boxes that show a short title. */

import { claims, nameOf } from "./data.js";
import { byId } from "./dom.js";

let waiting = 0;

/**
 * Show the tip for `id` after a moment, near the pointer; an empty id hides it.
 * @param {string} id
 * @param {MouseEvent | null} [event]
 */
export function showTip(id, event) {
  const tip = byId("tip");
  clearTimeout(waiting);
  tip.hidden = true;
  const claim = claims.get(id);
  if (!claim?.text || claim.text === nameOf(id) || !event || matchMedia("(hover: none)").matches) return;
  waiting = setTimeout(() => {
    tip.textContent = claim.text;
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
