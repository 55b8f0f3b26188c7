/** Why an element holds, in words, as `argmap.semantics.why_holds` has it. */

import { Balance, decimals, weightTold } from "./balance.js";
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
    const clauses = [];
    if (isAccepted) clauses.push(f.assumedWords(node, "accepted"));
    else {
      const [known, opening] = openingOf(f, node, reason);
      reason = known;
      clauses.push(opening);
    }
    const asserted = all.filter((need) => !f.isHorn(need)).length;
    if (asserted) clauses.push(share(asserted, asserted, f.isRelation(node) ? "premise" : "step"));
    if (reasons.length) clauses.push(share(holding.length, reasons.length, "reason"));
    const [opening, ...others] = clauses; // first what speaks for it, so that "its" is not said of the objection
    words = listed(objections.length && !isAccepted ? [...others, opening] : clauses, "why.clauses");
  }
  const supposed = f.framework.structure.discharged.get(node) ?? [];
  if (supposed.length && !isAccepted) {
    reason = "discharged";
    words = f.say("why.discharged", supposed, { why: words });
  }
  const doubtful = isAccepted ? [] : hearsay(f, node);
  if (doubtful.length) {
    because = [...because, ...doubtful];
    words = doubted(f, node, doubtful, words);
  }
  const answers = undercutters(f, node);
  if (answers.length) words = f.say("why.undercut_itself", answers, { why: words });
  return [isAccepted ? "accepted" : reason, because, words];
}

/**
 * Adds to a sentence that what it says rests on nothing surer than what is doubtful, which it may have named.
 * @param {Findings} f
 * @param {string} node
 * @param {string[]} doubtful
 * @param {string} why
 */
function doubted(f, node, doubtful, why) {
  const credence = f.claims.get(f.element(doubtful[0]))?.credence ?? null;
  const key = doubtful[0] === node ? "itself" : why.includes(f.names(doubtful)) ? "named" : "others";
  if (credence !== null) return f.say(`why.hearsay.${key}_credence`, doubtful, { why, credence: decimals(credence) });
  return f.say(`why.hearsay.${key}${f.stance(doubtful[0]) === "reported" ? "_reported" : ""}`, doubtful, { why });
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
  const although = f.standingCons(node).length ? "although" : "even_if";
  if (balance.isRanked) {
    const [above, below] = balance.ranking.map((entries) => balance.premises(entries));
    const ids = [...above, ...below];
    if (new Set(against).size === new Set([...against, ...below]).size && against.every((id) => below.includes(id))) {
      return ["ranked", ids, f.say(`why.ranked_higher.${although}`, against, { above: f.names(above) })];
    }
    const why = t("why.ranked", { above: f.names(above), below: f.names(below) });
    return ["ranked", ids, f.say(`why.${although}`, against, { why })];
  }
  const { tipping } = balance;
  const ours = balance.premises(tipping);
  const other = balance.weightOf(balance.cons);
  const anyWillDo = balance.weighing.standard === "scintilla";
  if (!tipping.every(({ ids }) => ids.length)) {
    const of = f.isRelation(node) ? "use" : f.vouching(node);
    const why = t(anyWillDo ? `why.outweighs.any_${of}` : `why.outweighs.${of}`, {
      weight: balance.weightOf(balance.pros),
      other,
    });
    return ["outweighs", against, f.say(`why.${although}`, against, { why })];
  }
  const why = anyWillDo
    ? f.say("why.outweighs.any", ours)
    : balance.isTippedByNumber && balance.afterEquals[1]
    ? f.say("why.outweighs.rest", ours, {
      weight: weightTold(f, balance.afterEquals[0]),
      other: weightTold(f, balance.afterEquals[1]),
    })
    : balance.isTippedByNumber
    ? f.say("why.outweighs.number", ours)
    : f.say("why.outweighs.reason", ours, { weight: balance.weightOf(tipping), other });
  return ["outweighs", [...ours, ...against], f.say(`why.${although}`, against, { why })];
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
  const causes = attacks.map((attack) => f.causes(attack, f.cons(attack), "holds"));
  if (causes.some((hits) => !hits.length) || attacks.some((attack) => f.label(attack) !== "falls")) return [];
  return f.premises([...new Set(causes.flat())]);
}
