/** What would have to fall for the thesis to turn: the smallest sets of claims, found in Python, each to be tried at once. */

import { KINDS } from "./address.js";
import { data, elements, nameOf, thesis } from "./data.js";
import { make } from "./dom.js";
import { findingsFor } from "./judgement.js";
import { change, state } from "./state.js";
import { listed, quoted, t } from "./words.js";

const NOTHING = { rejected: [], accepted: [], contested: [] };
const sets = data.crux.filter((ids) => ids.length && ids.every((id) => elements.has(id)));

/**
 * The section of the thesis' card; nothing for any other element, or where no set was found. Once the reader's assumptions have
 * turned the verdict, it says which of them to take back.
 * @param {string} id
 */
export function cruxFor(id) {
  if (id !== thesis) return [];
  const current = state();
  if (findingsFor(current).status(thesis) !== findingsFor({ ...current, ...NOTHING }).status(thesis)) {
    return back(current);
  }
  const isJudgedElse = current.standard || Object.keys(current.weights).length; // than where the sets were found
  if (!sets.length || isJudgedElse) return [];
  const holds = findingsFor([]).status(thesis) === "holds";
  const sizes = [...new Set(sets.map((ids) => ids.length))];
  return [
    make("h3", { text: t(holds ? "crux.fall" : "crux.stand") }),
    ...sizes.flatMap((n, index) => [
      make("p", { class: "soft", text: t(index ? "crux.or" : "crux.least", { n }) }),
      make(
        "ul",
        { class: "crux" },
        ...sets.filter((ids) => ids.length === n).map((ids) =>
          make("li", {}, button(ids, "✕", { ...NOTHING, rejected: ids }))
        ),
      ),
    ]),
  ];
}

/**
 * What to take back of what is assumed, so that the verdict is what the map alone gives: one thing, or else everything.
 * @param {State} current
 */
function back(current) {
  const status = findingsFor({ ...current, ...NOTHING }).status(thesis);
  const single = KINDS.flatMap((kind) =>
    current[kind].map((id) => ({ id, without: { [kind]: current[kind].filter((other) => other !== id) } }))
  ).filter(({ without }) => findingsFor({ ...current, ...without }).status(thesis) === status);
  const chances = single.length
    ? single.map(({ id, without }) => ({ ids: [id], without }))
    : [{ ids: KINDS.flatMap((kind) => current[kind]), without: NOTHING }];
  return [
    make("h3", { text: t(status === "holds" ? "crux.again" : "crux.back") }),
    make("ul", { class: "crux" }, ...chances.map(({ ids, without }) => make("li", {}, button(ids, "↩", without)))),
  ];
}

/**
 * @param {string[]} ids
 * @param {string} sign
 * @param {Partial<State>} changes
 */
function button(ids, sign, changes) {
  const names = listed(ids.map((id) => quoted(nameOf(id))));
  return make(
    "button",
    { type: "button", class: "try", on: { click: () => change(changes, "crux") } },
    make("span", { "aria-hidden": "true", class: "sign attack", text: sign }),
    make("span", {}, make("bdi", { text: names }), make("small", { text: ` ${t("crux.try")}` })),
  );
}
