/** What would have to fall for the thesis to turn: the smallest sets of claims, found in Python, each to be tried at once. */

import { KINDS } from "./address.js";
import { bearingOn, claims, data, elements, nameOf, thesis } from "./data.js";
import { make } from "./dom.js";
import { findingsFor } from "./judgement.js";
import { change, state } from "./state.js";
import { listed, quoted, t } from "./words.js";

const [MOST_CLAIMS, MOST_TRIED, MOST_TOLD] = [120, 40, 4]; // what trying costs is felt beyond
const NOTHING = { rejected: [], accepted: [], contested: [] };
const ofThesis = data.crux.filter((ids) => ids.length && ids.every((id) => elements.has(id)));

/**
 * The section of a claim's card; nothing where no set was found, which for other claims than the thesis are single ones. Once the reader's assumptions have
 * turned the verdict, it says which of them to take back.
 * @param {string} id
 */
export function cruxFor(id) {
  const current = state();
  if (findingsFor(current).status(id) !== findingsFor({ ...current, ...NOTHING }).status(id)) return back(id, current);
  const sets = id === thesis ? ofThesis : singles(id);
  const isJudgedElse = current.standard || Object.keys(current.weights).length; // than where the sets were found
  if (!sets.length || isJudgedElse) return [];
  const holds = findingsFor([]).status(id) === "holds";
  const sizes = [...new Set(sets.map((ids) => ids.length))];
  return [
    make("h3", { text: t(`crux.${holds ? "fall" : "stand"}${id === thesis ? "" : "_claim"}`) }),
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
 * The claims that bear on one, the nearest first.
 * @param {string} id
 */
function supporting(id) {
  const found = new Set([id]);
  for (const at of found) {
    for (const relation of bearingOn(at)) for (const next of [relation.id, ...relation.premises]) found.add(next);
  }
  return [...found].filter((other) => other !== id && claims.has(other));
}

/**
 * Of the nearest claims that bear on one, those whose rejection alone turns its verdict.
 * @param {string} id
 */
function singles(id) {
  if (!claims.has(id) || claims.size > MOST_CLAIMS) return [];
  const status = findingsFor([]).status(id);
  return supporting(id).slice(0, MOST_TRIED).filter((other) => findingsFor([other]).status(id) !== status)
    .slice(0, MOST_TOLD).map((other) => [other]);
}

/**
 * What to take back of what is assumed, so that the verdict is what the map alone gives: one thing, or else everything.
 * @param {string} id
 * @param {State} current
 */
function back(id, current) {
  const status = findingsFor({ ...current, ...NOTHING }).status(id);
  const single = KINDS.flatMap((kind) =>
    current[kind].map((own) => ({ own, without: { [kind]: current[kind].filter((other) => other !== own) } }))
  ).filter(({ without }) => findingsFor({ ...current, ...without }).status(id) === status);
  const chances = single.length
    ? single.map(({ own, without }) => ({ ids: [own], without }))
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
