/** How an unanswered objection counts: a choice beside the filters, and the weights of what is weighed in the card. */

import { MOST_WEIGHT, STANDARDS } from "./address.js";
import { claims, conflicts, data, inferences } from "./data.js";
import { byId, make } from "./dom.js";
import { findingsFor } from "./judgement.js";
import { endOf, isSymmetric } from "./relations.js";
import { change, state, watch } from "./state.js";
import { t } from "./words.js";

const [DECIDES, , WEIGHED] = STANDARDS;

/**
 * The standard in force for what is at issue: the reader's, or the map's.
 * @param {State} current
 */
const standardIn = ({ standard }) => standard || data.rules.standard || DECIDES;

/** @param {string} standard */
function labelOf(standard) {
  if (standard === DECIDES) return t("weighing.decides");
  return standard === WEIGHED ? t("weighing.weighed") : t(`weighing.standard.${standard}`);
}

/** The two ways, and the standard in force where it is neither. */
export function startStandards() {
  const offered = [...new Set([DECIDES, WEIGHED, standardIn(state())])];
  const boxes = offered.map((standard) =>
    make("input", {
      type: "radio",
      name: "standard",
      value: standard,
      on: { change: () => change({ standard: standard === data.rules.standard ? "" : standard }, "standard") },
    })
  );
  const labels = boxes.map((box, at) => make("label", {}, box, make("span", { text: labelOf(offered[at]) })));
  byId("filter-groups").before(
    make("fieldset", { id: "standards" }, make("legend", { text: t("weighing.legend") }), ...labels),
  );
  watch((current) => {
    for (const box of boxes) box.checked = box.value === standardIn(current);
  });
}

/**
 * A weight in a word, where it is that of a hedge.
 * @param {number} weight in thousandths
 */
function wordFor(weight) {
  const [hedge] = Object.entries(data.rules.hedges).find(([, own]) => own === weight) ?? [];
  return hedge ? t(`why.weight.${hedge}`) : String(weight / MOST_WEIGHT);
}

/**
 * What an element weighs as the map and the reader have it; nothing where no verdict hangs on weights.
 * @param {string} id
 * @param {State} current
 */
export function weightWords(id, current) {
  const weight = findingsFor(current).framework.weights?.of.get(id);
  return weight === undefined ? "" : wordFor(weight);
}

/**
 * The choice of the weight of a claim, or of a relation where it is weighed, among those of the hedges; nothing where no verdict
 * hangs on weights.
 * @param {string} id
 * @param {State} current
 */
export function weightChoice(id, current) {
  const relation = inferences.get(id) ?? conflicts.get(id);
  if (standardIn(current) === DECIDES || !(claims.has(id) || (relation && isWeighed(relation)))) return null;
  const { [id]: chosen, ...others } = current.weights;
  const hedges = Object.entries(data.rules.hedges).sort(([, a], [, b]) => b - a);
  const own = t("weighing.own", { weight: ownWeight(id, current, others) });
  const offered = hedges.map(([hedge, weight]) => ({ weight, text: t(`why.weight.${hedge}`) }));
  if (chosen !== undefined && !offered.some(({ weight }) => weight === chosen)) {
    offered.push({ weight: chosen, text: wordFor(chosen) }); // which an address can give
  }
  const options = [
    make("option", { value: "", text: own, selected: chosen === undefined }),
    ...offered.map(({ weight, text }) => make("option", { value: weight, text, selected: chosen === weight })),
  ];
  const select = make("select", {
    id: `card-weight${relation ? `-${id}` : ""}`,
    on: { change: () => put(id, select.value) },
  }, ...options);
  return make(
    "label",
    { class: "weight" },
    make("span", { text: t(relation ? "weighing.here" : "weighing.weight") }),
    select,
  );
}

/**
 * Whether the weight of a relation counts: to exclude has none, and an undercut decides.
 * @param {Relation} relation
 */
const isWeighed = (relation) =>
  !isSymmetric(relation) && !inferences.has(endOf(relation)) && !conflicts.has(endOf(relation));

/**
 * What an element weighs where the reader gives it no weight.
 * @param {string} id
 * @param {State} current
 * @param {Weights} weights
 */
function ownWeight(id, current, weights) {
  const claim = claims.get(id);
  if (claim) return wordFor(claim.credence ?? data.rules.hedges[claim.hedge || "certain"]);
  return weightWords(id, { ...current, weights });
}

/**
 * Give an element a weight, or with "" that of the map.
 * @param {string} id
 * @param {string} value
 */
function put(id, value) {
  const { [id]: _, ...others } = state().weights;
  change({ weights: value ? { ...others, [id]: Number(value) } : others }, "card");
}
