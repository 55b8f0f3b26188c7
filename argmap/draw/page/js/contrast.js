/** Where verdict and strength part: one sentence that says so, as `argmap.semantics.contrast` has it. */

import { Balance, weightTold } from "./balance.js";
import { unique } from "./maps.js";
import { NO_OBJECTION } from "./rules.js";
import { t } from "./words.js";
import { decisive } from "./why-falls.js";

const HALF = 0.5; // what falls is weaker than that and what holds is not, or the two part
const FIRM = 750; // thousandths: ground as sure as "likely" is not weak

/**
 * Why the verdict on an element and its strength part; nothing where they do not, or where it has no strength.
 * @param {Findings} f
 * @param {string} id
 * @param {number | undefined} value
 */
export function contrast(f, id, value) {
  const node = f.leading(id);
  const status = f.label(node);
  const isParting = value !== undefined && (status === "holds" ? value < HALF : status === "falls" && value >= HALF);
  if (!isParting) return "";
  return status === "holds" ? ofHolding(f, node, told(value)) : ofFallen(f, node, told(value));
}

/**
 * Two decimals; half a hundredth goes to the even one, as in Python.
 * @param {number} value
 */
const told = (value) => ((value * 8) % 4 === 1 ? value - 0.005 : value).toFixed(2);

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
    if (!weighing || weighing.standard === NO_OBJECTION) return f.say("why.contrast.objection", against, { strength });
    const balance = new Balance(f, node);
    const weights = { weight: balance.told(balance.pros), other: balance.told(balance.cons) };
    return t("why.contrast.weighed", { strength, ...weights });
  }
  const stopping = stoppedBy(f, node);
  if (stopping.length) return f.say("why.contrast.stopped", stopping, { strength });
  return t("why.contrast.other", { strength });
}

/**
 * What makes a relation fall, or a box lose all its reasons or one of its steps.
 * @param {Findings} f
 * @param {string} node
 */
function stoppedBy(f, node) {
  if (f.isRelation(node)) return decisive(f, node);
  const fallen = [...f.pros(node), ...f.condition(node).all].filter((id) => f.label(id) === "falls");
  return unique(fallen.flatMap((relation) => decisive(f, relation)));
}

/**
 * @param {Findings} f
 * @param {string} node
 * @param {string} strength
 */
function ofHolding(f, node, strength) {
  if (f.assumed(node) === "accepted") return t("why.contrast.accepted", { strength });
  const against = f.premises(f.standingCons(node));
  if (against.length) return f.say("why.contrast.outweighs", against, { strength });
  const route = f.routes.get(node);
  if (route && route.weight < FIRM) {
    const weight = weightTold(f, route.weight);
    if (!route.weakest || route.weakest === node) return t("why.contrast.weak_itself", { weight });
    return f.say("why.contrast.weak", [route.weakest], { weight });
  }
  const answered = f.premises(f.cons(node));
  return answered.length
    ? f.say("why.contrast.answered", answered, { strength })
    : t("why.contrast.other", { strength });
}
