/** What would have to fall for the thesis to turn: the smallest sets of claims, found in Python, each to be tried at once. */

import { data, elements, nameOf, thesis } from "./data.js";
import { make } from "./dom.js";
import { findingsFor } from "./judgement.js";
import { change } from "./state.js";
import { listed, quoted, t } from "./words.js";

const sets = data.crux.filter((ids) => ids.length && ids.every((id) => elements.has(id)));

/**
 * The section of the thesis' card; nothing for any other element, or where no set was found.
 * @param {string} id
 */
export function cruxFor(id) {
  if (id !== thesis || !sets.length) return [];
  const holds = findingsFor([]).status(thesis) === "holds";
  const sizes = [...new Set(sets.map((ids) => ids.length))];
  return [
    make("h3", { text: t(holds ? "crux.fall" : "crux.stand") }),
    ...sizes.flatMap((n, index) => [
      make("p", { class: "soft", text: t(index ? "crux.or" : "crux.least", { n }) }),
      make(
        "ul",
        { class: "crux" },
        ...sets.filter((ids) => ids.length === n).map((ids) => make("li", {}, attempt(ids))),
      ),
    ]),
  ];
}

/** @param {string[]} ids */
function attempt(ids) {
  const names = listed(ids.map((id) => quoted(nameOf(id))));
  const action = () => change({ rejected: ids, accepted: [], contested: [] }, "crux");
  return make(
    "button",
    { type: "button", class: "try", on: { click: action } },
    make("span", { "aria-hidden": "true", class: "sign attack", text: "✕" }),
    make("span", {}, make("bdi", { text: names }), make("small", { text: ` ${t("crux.try")}` })),
  );
}
