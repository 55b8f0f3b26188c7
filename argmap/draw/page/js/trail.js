/** The way from the thesis to a claim, to walk back along: of a long one its two ends, since what is between would have no room. */

import { languageOf, nameOf } from "./data.js";
import { make } from "./dom.js";
import { select } from "./state.js";

/**
 * An item for each claim of the way. Where there are more than `most`, those after the first are one item, which leads to the last of them.
 * @param {string[]} ids
 * @param {number} most
 * @param {How} by the view that chooses
 * @param {string} [current] the claim that is chosen
 */
export function trailItems(ids, most, by, current = "") {
  const left = ids.length > most ? ids.length - most : 0;
  const shown = left ? [ids[0], ...ids.slice(left + 1)] : ids;
  return shown.map((id, at) => {
    const isShort = left > 0 && at === 1;
    return make(
      "li",
      { class: isShort ? "between" : null },
      make("button", {
        type: "button",
        dir: "auto",
        lang: languageOf(id),
        title: nameOf(id),
        "aria-label": isShort ? nameOf(id) : null,
        "aria-current": id === current ? "true" : null,
        text: isShort ? "…" : nameOf(id),
        on: { click: () => select(id, by) },
      }),
    );
  });
}
