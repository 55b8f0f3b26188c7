/** Why an element holds, in words, as `argmap.semantics.why_holds` has it. */

import { Balance } from "./balance.js";
import { hearsay } from "./hearsay.js";
import { whyEitherWay } from "./why-either-way.js";
import { listed, t } from "./words.js";

/**
 * @returns {Account} the reason, what decided, and the words
 * @param {Findings} f
 * @param {string} node
 */
export function whyHolds(f, node) {
  if (f.isFloating(node) && !f.isRelation(node)) return whyEitherWay(f, node);
  const { all } = f.condition(node);
  const [reasons, objections] = [f.pros(node), f.cons(node)];
  const holding = reasons.filter((id) => f.label(id) === "holds");
  const isAccepted = f.framework.accepted.has(node);
  let because = [...f.premises(objections), ...all, ...f.premises(holding)];
  let reason = reasons.length ? "supported" : all.length ? "complete" : "given";
  let words = "";
  const weighed = isAccepted ? null : outweighs(f, node);
  if (weighed) [reason, because, words] = weighed;
  else {
    const told = [];
    if (isAccepted) told.push(f.assumedWords(node, "accepted"));
    else {
      const [known, opening] = openingOf(f, node, reason);
      reason = known;
      told.push(opening);
    }
    if (all.length) told.push(share(all.length, all.length, f.isRelation(node) ? "premise" : "step"));
    if (reasons.length) told.push(share(holding.length, reasons.length, "reason"));
    words = listed(told, "why.clauses");
  }
  const supposed = f.framework.structure.discharged.get(node) ?? [];
  if (supposed.length && !isAccepted) {
    reason = "discharged";
    words = f.say("why.discharged", supposed, { why: words });
  }
  const doubtful = isAccepted ? [] : hearsay(f, node);
  if (doubtful.length) {
    because = [...because, ...doubtful];
    const isReported = f.stance(doubtful[0]) === "reported";
    const key = `${doubtful[0] === node ? "itself" : "others"}${isReported ? "_reported" : ""}`;
    words = f.say(`why.hearsay.${key}`, doubtful, { why: words });
  }
  const answers = undercutters(f, node);
  if (answers.length) words = f.say("why.undercut_itself", answers, { why: words });
  return [isAccepted ? "accepted" : reason, because, words];
}

/**
 * What the sentence begins with, of an element that no objection stands against.
 * @param {Findings} f
 * @param {string} node
 * @param {string} reason
 */
function openingOf(f, node, reason) {
  const objections = f.cons(node);
  const why = unopposed(f, objections);
  if (reason !== "given" || f.isRelation(node)) return [reason, why];
  const stance = f.stance(node);
  if (stance === "conceded" && !objections.length) return [reason, t("why.granted")];
  return stance === "unknown" ? ["presumed", t("why.presumed", { why })] : [reason, t("why.given", { why })];
}

/**
 * @param {Findings} f
 * @param {string[]} objections
 */
function unopposed(f, objections) {
  if (!objections.length) return t("why.unopposed");
  if (objections.length > 1) return t("why.objections_fall", { n: objections.length });
  const premises = f.premises(objections);
  if (!f.allHold(premises)) return f.say("why.objection_falls", premises);
  const isGranted = premises.every((premise) => f.stance(premise) === "conceded");
  return f.say(isGranted ? "why.objection_granted" : "why.objection_answered", premises);
}

/**
 * Of what holds although something speaks against it: what weighs more, or is preferred.
 * @param {Findings} f
 * @param {string} node
 * @returns {Account | null}
 */
function outweighs(f, node) {
  if (!f.framework.weighings.has(node)) return null;
  const balance = new Balance(f, node);
  if (!balance.cons.length) return null;
  const against = balance.premises(balance.cons);
  const although = f.standingCons(node).length ? "why.although" : "why.even_if";
  if (balance.isRanked) {
    const [above, below] = balance.ranking.map((entries) => balance.premises(entries));
    const why = t("why.ranked", { above: f.names(above), below: f.names(below) });
    return ["ranked", [...above, ...below], f.say(although, against, { why })];
  }
  const { tipping } = balance;
  const ours = balance.premises(tipping);
  const other = balance.told(balance.cons);
  const anyWillDo = balance.weighing.standard === "scintilla";
  if (!tipping.every(({ ids }) => ids.length)) {
    const of = f.isRelation(node) ? "use" : f.vouching(node);
    const why = t(anyWillDo ? `why.outweighs.any_${of}` : `why.outweighs.${of}`, {
      weight: balance.told(balance.pros),
      other,
    });
    return ["outweighs", against, f.say(although, against, { why })];
  }
  const why = anyWillDo
    ? f.say("why.outweighs.any", ours)
    : balance.isTippedByNumber
    ? f.say("why.outweighs.number", ours)
    : f.say("why.outweighs.reason", ours, { weight: balance.told(tipping), other });
  return ["outweighs", [...ours, ...against], f.say(although, against, { why })];
}

/**
 * How many of `total` premises, steps or reasons hold.
 * @param {number} holding
 * @param {number} total
 * @param {string} kind
 */
export function share(holding, total, kind) {
  if (holding < total) return t(`why.some.${kind}`, { n: holding, total });
  const size = { 1: "only", 2: "both" }[total] ?? "all";
  return t(`why.${size}.${kind}`, { n: total });
}

/**
 * What answers an objection without denying it: it holds, but every attack that it makes is itself defeated.
 * @param {Findings} f
 * @param {string} node
 */
export function undercutters(f, node) {
  const attacks = f.attacks.get(node) ?? [];
  const found = attacks.map((attack) => f.causes(attack, f.cons(attack), "holds"));
  if (found.some((hits) => !hits.length) || attacks.some((attack) => f.label(attack) !== "falls")) return [];
  return f.premises([...new Set(found.flat())]);
}
