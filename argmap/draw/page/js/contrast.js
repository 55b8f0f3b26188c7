/** Where verdict and strength part: one sentence that says so, as `argmap.semantics.contrast` has it. */

import { Balance, weightTold } from "./balance.js";
import { NO_OBJECTION, STRICT } from "./rules.js";
import { wordOf } from "./verdict-word.js";
import { t } from "./words.js";

const HALF = 0.5; // what falls is weaker than that and what holds is not, or the two part
const FIRM = 750; // thousandths: ground as sure as "likely" is not weak

/**
 * Why the verdict on an element and its strength part; nothing where they do not, or where it has no strength.
 * @param {Findings} f
 * @param {string} id
 * @param {number | undefined} value
 * @param {(value: number) => string} written a strength in digits
 */
export function contrast(f, id, value, written = rounded) {
  const node = f.leading(id);
  const status = f.label(node);
  const isParting = value !== undefined && (status === "holds" ? value < HALF : status === "falls" && value >= HALF);
  if (!isParting) return "";
  return status === "holds" ? ofHolding(f, node, written(value)) : ofFallen(f, node, written(value));
}

/**
 * Two decimals; half a hundredth goes to the even one, as in Python.
 * @param {number} value
 */
const rounded = (value) => ((value * 8) % 4 === 1 ? value - 0.005 : value).toFixed(2);

/**
 * @param {Findings} f
 * @param {string} node
 * @param {string} strength
 */
function ofFallen(f, node, strength) {
  if (f.assumed(node) === "rejected") return t("why.contrast.rejected", { strength });
  if (f.framework.unclaimed.has(node)) return t("why.contrast.unclaimed", { strength });
  const against = f.premises(f.standingCons(node));
  if (against.length && !f.isRelation(node)) {
    const weighing = f.framework.weighings.get(node);
    if (weighing && new Balance(f, node).isRanked) return ranked(f, node, strength);
    if (!weighing || weighing.standard === NO_OBJECTION) return f.say("why.contrast.objection", against, { strength });
    const balance = new Balance(f, node);
    const weights = { weight: balance.weightOf(balance.pros), other: balance.weightOf(balance.cons) };
    return t("why.contrast.weighed", { strength, ...weights });
  }
  if (wordOf(f, node) === "unproved" && STRICT.includes(f.framework.weighings.get(node)?.standard ?? "")) {
    return unproved(f, node, strength);
  }
  const strikes = strikesBehind(f, node);
  if (strikes.length) return f.say("why.contrast.stopped", f.premises(strikes), { strength });
  return t("why.contrast.other", { strength });
}

/**
 * That not the weights decide, but what the author prefers.
 * @param {Findings} f
 * @param {string} node
 * @param {string} strength
 */
function ranked(f, node, strength) {
  const balance = new Balance(f, node);
  const [above, below] = balance.ranking.map((side) => f.names(balance.premises(side)));
  return t("why.contrast.ranked", { strength, above, below });
}

/**
 * That nothing for it is as sure as a strict standard asks, however much there is.
 * @param {Findings} f
 * @param {string} node
 * @param {string} strength
 */
function unproved(f, node, strength) {
  const reasons = new Balance(f, node).pros.filter(({ ids }) => ids.length);
  if (!reasons.length) return t("why.contrast.unproved_word", { strength });
  return t("why.contrast.unproved", { n: Math.min(reasons.length, 2), strength });
}

/**
 * The attacks that stop what speaks for a node: the nearest ones behind all that fell there.
 * @param {Findings} f
 * @param {string} node
 */
function strikesBehind(f, node) {
  const [seen, strikes] = [new Set([node]), new Set()];
  for (const fallen of seen) { // which grows meanwhile
    const standing = f.standingCons(fallen);
    for (const strike of standing) strikes.add(strike);
    if (standing.length || f.framework.rejected.has(fallen)) continue;
    for (const id of [...f.condition(fallen).all, ...f.pros(fallen)]) if (f.label(id) === "falls") seen.add(id);
  }
  return [...strikes];
}

/**
 * @param {Findings} f
 * @param {string} node
 * @param {string} strength
 */
function ofHolding(f, node, strength) {
  if (f.assumed(node) === "accepted") return t("why.contrast.accepted", { strength });
  const against = f.premises(f.standingCons(node));
  if (against.length && f.framework.weighings.has(node) && new Balance(f, node).isRanked) {
    return ranked(f, node, strength);
  }
  if (against.length) return f.say("why.contrast.outweighs", against, { strength });
  const route = f.routes.get(node);
  if (route && route.weight < FIRM) {
    const weight = weightTold(f, route.weight);
    if (!route.weakest || route.weakest === node) return t("why.contrast.weak_itself", { weight });
    return f.say("why.contrast.weak", [route.weakest], { weight });
  }
  const { unclaimed, rejected } = f.framework;
  const answered = f.premises(f.cons(node)).filter((id) => !unclaimed.has(id) && !rejected.has(id));
  return answered.length
    ? f.say("why.contrast.answered", answered, { strength })
    : t("why.contrast.other", { strength });
}
