/** What would have to fall for the thesis to turn: the smallest sets of claims, found in Python, each to be tried at once. */

import { KINDS } from "./address.js";
import { shownMap } from "./additions.js";
import { bearingOn, bearsOn, claims, data, elements, nameOf, thesis } from "./data.js";
import { make } from "./dom.js";
import { Findings } from "./findings.js";
import { findingsFor } from "./judgement.js";
import { endOf, isSymmetric } from "./relations.js";
import { change, state } from "./state.js";
import { listed, quoted, t } from "./words.js";

const [MOST_CLAIMS, LARGE, MOST_TOLD] = [1000, 120, 4]; // what trying costs is felt beyond
/** Claims of which sets of one, two, three are tried: of two and three all of them, or it would not be said how many it takes. */
const MOST_OF = claims.size > LARGE ? [8] : [LARGE, 45, 14];
const NOTHING = { rejected: [], accepted: [], contested: [] };
const ofThesis = data.crux.filter((ids) => ids.length && ids.every((id) => elements.has(id)));

/**
 * The section of a claim's card; nothing where no set was found. Once the reader's assumptions have turned the verdict, it says
 * which of them to take back.
 * @param {string} id
 */
export function cruxFor(id) {
  const current = state();
  if (findingsFor(current).status(id) !== findingsFor({ ...current, ...NOTHING }).status(id)) return back(id, current);
  const { sets, isMore } = id === thesis ? { sets: ofThesis, isMore: data.moreCrux } : smallest(id);
  const isChanged = id === thesis && shownMap() !== data; // and the sets were found in the author's map
  const isJudgedElse = isChanged || current.standard || Object.keys(current.weights).length;
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
    isMore ? make("p", { class: "soft", text: t("crux.more") }) : null,
  ];
}

/**
 * The claims that bear on one, the nearest first.
 * @param {string} id
 */
function supporting(id) {
  const leading = new Set([id]);
  for (const at of leading) {
    const turned = bearsOn(at).filter(isSymmetric); // which speak against each of their ends
    for (const relation of [...bearingOn(at), ...turned]) {
      for (const next of [relation.id, ...relation.premises, endOf(relation)]) leading.add(next);
    }
  }
  return [...leading].filter((other) => other !== id && claims.has(other));
}

/**
 * The smallest sets of claims that bear on one whose rejection turns its verdict, and whether there may be more; none where that is too much to try.
 * @param {string} id
 * @returns {{sets: string[][], isMore: boolean}}
 */
function smallest(id) {
  if (!claims.has(id) || claims.size > MOST_CLAIMS) return { sets: [], isMore: false };
  const holds = findingsFor([]).status(id) === "holds";
  const near = supporting(id);
  for (const [more, most] of MOST_OF.entries()) {
    if (more && near.length > most) break;
    const sets = choices(near.slice(0, most), more + 1).filter((ids) =>
      (new Findings(shownMap(), { rejected: ids }).status(id) === "holds") !== holds // not to be remembered, being many
    );
    if (sets.length) return { sets: sets.slice(0, MOST_TOLD), isMore: sets.length > MOST_TOLD || near.length > most };
  }
  return { sets: [], isMore: false };
}

/**
 * All sets of a size.
 * @param {string[]} ids
 * @param {number} size
 * @returns {string[][]}
 */
function choices(ids, size) {
  if (!size) return [[]];
  return ids.flatMap((id, at) => choices(ids.slice(at + 1), size - 1).map((others) => [id, ...others]));
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
