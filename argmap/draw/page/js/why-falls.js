/** Why an element falls, in words, as `argmap.semantics.why_falls` has it. */

import { Balance } from "./balance.js";
import { unique } from "./maps.js";
import { ALPHA, BETA, GAMMA } from "./rules.js";
import { wordOf } from "./verdict-word.js";
import { whyEitherWay } from "./why-either-way.js";
import { share } from "./why-holds.js";
import { t } from "./words.js";

/** @param {unknown[]} items */
const several = (items) => (items.length === 1 ? 1 : 2);
/** @param {Entry[]} entries */
const heaviest = (entries) => Math.max(0, ...entries.map(({ weight }) => weight));

/**
 * @returns {Account} the reason, what decided, and the words
 * @param {Findings} f
 * @param {string} node
 */
export function whyFalls(f, node) {
  if (f.assumed(node) === "rejected") {
    const missing = missingBesides(f, node);
    const whole = f.whole.get(node);
    const because = f.isItselfAssumed(node) || !whole ? [] : [whole];
    const words = besides(f, f.assumedWords(node, "rejected"), missing);
    return ["rejected", missing.length ? [node, ...missing] : because, words];
  }
  if (f.framework.rejected.has(node)) return unclaimed(f, node);
  if (f.isFloating(node) && !f.isRelation(node)) return whyEitherWay(f, node);
  if (f.isRelation(node) || !f.isBox(node)) return madeOfOthers(f, node);
  if (f.framework.weighings.has(node)) return weighed(f, node);
  const cons = f.apart(node, f.standingCons(node), "holds");
  return cons.length ? objected(f, node, cons) : unsupported(f, node);
}

/** @type {(f: Findings, node: string) => string[]} what a node needs and lacks, whatever becomes of itself */
const missingOf = (f, node) => f.apart(node, f.condition(node).all, "falls");

/** @type {(f: Findings, node: string) => string[]} the same of what the reader rejects, not of what falls with a whole */
const missingBesides = (f, node) => (f.isRelation(node) && f.isItselfAssumed(node) ? missingOf(f, node) : []);

/** @type {(f: Findings, why: string, missing: string[]) => string} */
const besides = (f, why, missing) => (missing.length ? f.say("why.besides", missing, { why }) : why);

/**
 * Nobody puts it forward: denied, or only supposed or asked.
 * @param {Findings} f
 * @param {string} node
 * @returns {Account}
 */
function unclaimed(f, node) {
  const stance = f.stance(node);
  if (stance !== "denied") return [stance === "supposed" ? "supposed" : "asked", [], t("why.unclaimed")];
  const reasons = f.framework.structure.reasons.get(f.element(node)) ?? [];
  const standing = f.premises(reasons.filter((reason) => f.label(reason) === "holds"));
  return ["denied", [], standing.length ? f.say("why.denied_though", standing) : t("why.denied")];
}

/**
 * A relation or an argument with steps: attacks on it decide, then what it needs, then what backs it.
 * @param {Findings} f
 * @param {string} node
 * @returns {Account}
 */
function madeOfOthers(f, node) {
  const standing = f.apart(node, f.condition(node).none, "holds");
  const missing = standing.length && !f.isRelation(node) ? [] : missingOf(f, node);
  if (standing.length) {
    const attackers = f.premises(standing);
    const why = f.say(f.isRelation(node) ? "why.undercut" : "why.attacked", attackers);
    const code = f.isRelation(node) ? "attacked" : f.isObjection(node) ? "answered" : "refuted";
    return [code, [...attackers, ...missing], besides(f, why, missing)];
  }
  if (missing.length) return ["incomplete", missing, incomplete(f, node, missing)];
  const answers = f.premises(f.standingCons(node));
  if (f.framework.weighings.has(node) && answers.length) {
    const balance = new Balance(f, node);
    const weights = { weight: balance.weightOf(balance.cons), other: balance.weightOf(balance.pros) };
    const isEven = weights.weight === weights.other && !balance.afterEquals.some((weight) => weight);
    const key = isEven ? "why.outweighed.even_answer" : "why.outweighed.answer";
    return ["outweighed", answers, f.say(key, answers, weights)];
  }
  return unsupported(f, node);
}

/**
 * An objection stands, and nothing is weighed: it decides.
 * @param {Findings} f
 * @param {string} node
 * @param {string[]} cons
 * @returns {Account}
 */
function objected(f, node, cons) {
  const attackers = f.premises(cons);
  const why = f.say("why.attacked", attackers);
  if (f.isObjection(node)) return ["answered", attackers, why];
  if (!f.isAlive(node)) {
    const lost = lostReasons(f, node).flatMap((reason) => decisive(f, reason));
    return ["refuted", [...attackers, ...lost], t("why.refuted", { why })];
  }
  return ["challenged", attackers, t("why.challenged", { why, left: whatIsLeft(f, node) })];
}

/**
 * @param {Findings} f
 * @param {string} node
 */
function whatIsLeft(f, node) {
  const reasons = f.pros(node);
  if (!reasons.length) return t(`why.left.${f.vouching(node)}`);
  const holding = reasons.filter((reason) => f.label(reason) === "holds").length;
  return holding ? share(holding, reasons.length, "reason") : t("why.left.open", { n: reasons.length });
}

/**
 * What is on the scales falls short: outweighed, ranked below, or short of a strict standard.
 * @param {Findings} f
 * @param {string} node
 * @returns {Account}
 */
function weighed(f, node) {
  const decided = f.apart(node, f.condition(node).none, "holds");
  if (decided.length) return objected(f, node, decided); // what the reader accepts is not weighed against what it excludes
  const balance = new Balance(f, node);
  const against = balance.premises(balance.cons);
  if (!balance.pros.length) return against.length ? objected(f, node, f.standingCons(node)) : unsupported(f, node);
  const answered = f.isObjection(node) && against.length ? "answered" : null;
  if (balance.isRanked) {
    const [above, below] = balance.ranking.map((entries) => balance.premises(entries));
    const words = t("why.ranked", { above: f.names(above), below: f.names(below) });
    return [answered ?? "ranked", [...above, ...below], words];
  }
  if (balance.weighing.standard === "no-objection") return objected(f, node, f.standingCons(node));
  if (against.length && !balance.beats) return [answered ?? "outweighed", against, outweighed(f, balance, against)];
  const named = balance.premises(tooWeighty(balance));
  const decisive = named.length ? named : against;
  const most = heaviest(balance.pros);
  const best = balance.pros.filter(({ weight, ids }) => weight === most && ids.length);
  return [answered ?? "unproved", [...balance.premises(best), ...decisive], unproved(f, balance, decisive)];
}

/** @param {Balance} balance */
const leavesDoubt = (balance) => balance.weighing.standard === "beyond-reasonable-doubt";

/**
 * The cons that a strict standard does not put up with: they leave a doubt, or come too close to the best pro.
 * @param {Balance} balance
 */
function tooWeighty(balance) {
  const best = heaviest(balance.ours);
  if (best < ALPHA) return [];
  return balance.theirs.filter(({ weight }) => weight > (leavesDoubt(balance) ? GAMMA : best - BETA));
}

/**
 * @param {Findings} f
 * @param {Balance} balance
 * @param {string[]} against
 */
function outweighed(f, balance, against) {
  const hasReasons = balance.pros.some(({ ids }) => ids.length);
  const reasons = balance.weighing.pros.length > 1 ? "reasons" : "reason";
  const key = hasReasons ? reasons : f.vouching(balance.node);
  const [ours, theirs] = balance.sides;
  if (heaviest(ours) === heaviest(theirs)) {
    if (balance.afterEquals.some((weight) => weight)) return f.say("why.outweighed.rest", against);
    return f.say(key === "reasons" ? "why.outweighed.even" : `why.outweighed.even_${key}`, against);
  }
  const weights = { weight: balance.weightOf(theirs), other: balance.weightOf(ours) };
  return f.say(`why.outweighed.${key}`, against, weights);
}

/**
 * @param {Findings} f
 * @param {Balance} balance
 * @param {string[]} against
 */
function unproved(f, balance, against) {
  if (!heaviest(balance.ours)) return t("why.unproved.nothing");
  if (heaviest(balance.ours) < ALPHA || !balance.theirs.length) {
    const weak = t("why.unproved.weak", { n: several(balance.pros), weight: balance.weightOf(balance.ours) });
    return against.length ? f.say("why.and_against", against, { why: weak }) : weak;
  }
  // even where they are too close as well: without these objections they are not
  if (leavesDoubt(balance)) return f.say("why.unproved.doubt", against, { weight: balance.weightOf(balance.theirs) });
  return f.say("why.unproved.close", against);
}

/**
 * @param {Findings} f
 * @param {string} node
 * @param {string[]} missing
 */
function incomplete(f, node, missing) {
  const needs = unique(f.condition(node).all);
  const kind = f.isRelation(node) ? "premise" : "step";
  if (needs.length === 1) return f.say(`why.${kind}_falls`, missing, { word: predicate(f, node, missing) });
  if (kind === "step") return t("why.steps_fall", { n: missing.length, total: needs.length });
  const others = needs.filter((need) => !missing.includes(need));
  return others.length ? together(f, "why.together", node, others, missing) : f.say("why.premises_fall", missing);
}

/**
 * That `others` count for the relation `node` only together with what is `missing`.
 * @param {Findings} f
 * @param {string} key
 * @param {string} node
 * @param {string[]} others
 * @param {string[]} missing
 */
function together(f, key, node, others, missing) {
  const number = others.length === 1 ? "one" : "several";
  const word = predicate(f, node, missing);
  return f.say(`${key}.${number}`, others, { n: several(missing), missing: f.names(missing), word });
}

/**
 * What became of the first of `nodes`, which `user` needs, for a sentence about it alone; of a case, what shows that there
 * are others; of what `user` reads with a supposition, that it does so, if the word is another one without.
 * @param {Findings} f
 * @param {string} user
 * @param {string[]} nodes
 */
function predicate(f, user, [node]) {
  const isCase = f.element(node) !== node && f.stance(node) === "supposed";
  const answers = isCase && f.assumed(node) !== "rejected" ? f.premises(f.standingCons(node)) : [];
  if (answers.length) return f.say("why.word.answered_by", answers);
  const word = wordOf(f, node);
  const supposed = f.framework.structure.discharged.get(user) ?? [];
  const said = t(`why.word.${word}`);
  if (isCase || !supposed.length || word === wordOf(f, f.element(node))) return said;
  return f.say("why.word.supposing", supposed, { word: said });
}

/**
 * What made a fallen relation fall, or itself if the reader rejected it.
 * @param {Findings} f
 * @param {string} relation
 * @returns {string[]}
 */
function decisive(f, relation) {
  const because = whyFalls(f, relation)[1];
  return because.length ? because : [relation];
}

/**
 * The reasons that fell and not because `node` did.
 * @param {Findings} f
 * @param {string} node
 */
const lostReasons = (f, node) => f.apart(node, f.pros(node), "falls");

/**
 * @param {Findings} f
 * @param {string} node
 * @returns {Account}
 */
function unsupported(f, node) {
  const reasons = f.pros(node);
  const lost = lostReasons(f, node);
  const because = lost.flatMap((reason) => decisive(f, reason));
  const attackers = f.isRelation(node) ? [] : f.premises(f.standingCons(node));
  if (lost.length && attackers.length) { // which speak against it because it had lost its reasons
    const why = reasons.length === 1 ? lostReason(f, lost[0]) : t("why.no_reason", { n: reasons.length });
    return ["refuted", because, f.say("why.and_against", attackers, { why })];
  }
  if (reasons.length === 1 && lost.length) return ["unsupported", because, lostReason(f, lost[0])];
  if (lost.length && reasons.every((reason) => f.label(reason) === "falls")) {
    return ["unsupported", because, t("why.no_reason", { n: reasons.length })];
  }
  const both = f.condition(node).all.filter((need) => f.cons(node).includes(need));
  return ["unsupported", both, t(both.length || !reasons.length ? "why.grounds" : "why.cycle.support_alone")];
}

/**
 * @param {Findings} f
 * @param {string} reason
 */
function lostReason(f, reason) {
  const [code, because] = whyFalls(f, reason);
  const needs = f.condition(reason).all;
  const boxes = needs.filter((premise) => !f.isRelation(premise));
  const premises = boxes.length ? boxes : needs;
  if (code === "rejected") return besides(f, f.say("why.lost.rejected", premises), missingBesides(f, reason));
  if (code === "attacked") {
    const by = f.premises(f.apart(reason, f.condition(reason).none, "holds"));
    const why = f.say("why.lost.undercut", premises, { n: several(by), by: f.names(by) });
    return besides(f, why, missingOf(f, reason));
  }
  if (code === "outweighed") {
    return f.say("why.lost.outweighed", premises, { n: several(because), by: f.names(because) });
  }
  const others = premises.filter((premise) => !because.includes(premise));
  if (code === "incomplete" && others.length) return together(f, "why.lost.together", reason, others, because);
  if (code === "incomplete" && because.length === 1) {
    return f.say("why.lost.word", premises, { word: predicate(f, reason, because) });
  }
  return f.say("why.lost.falls", premises);
}
