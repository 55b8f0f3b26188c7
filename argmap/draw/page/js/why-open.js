/** Why an element stays open, in words, as `argmap.semantics.why_open` has it. */

import { NAMED_AT_MOST, several } from "./findings.js";
import { lookup } from "./maps.js";
import { whyEitherWay } from "./why-either-way.js";
import { t } from "./words.js";

/**
 * @returns {Account} the reason, what it hangs on, and the words
 * @param {Findings} f
 * @param {string} node
 */
export function whyOpen(f, node) {
  if (f.framework.contested.has(node)) return ["contested", [node], f.assumedWords(node, "contested")];
  const told = undecided(f, node);
  if (f.isRelation(node)) return told;
  const [reason, because, why] = told;
  if (!lookup(f.prospects, node).preferred.length) return [reason, because, t("why.either.unknown", { why })];
  return f.shared(node) === "open" ? told : whyEitherWay(f, node);
}

/**
 * @param {Findings} f
 * @param {string} node
 * @returns {Account}
 */
function undecided(f, node) {
  const objections = f.cons(node).filter((id) => f.label(id) === "open");
  const attackers = f.premises(objections, "open");
  if (attackers.includes(node)) return ["conflict", [node], t("why.itself")];
  /** @param {string} rival */
  const isAttacking = (rival) => f.cons(rival).some((id) => (f.attacks.get(node) ?? []).includes(id));
  const rivals = attackers.filter(isAttacking);
  if (rivals.length) return ["conflict", rivals, f.say("why.rivals", rivals)];
  const circle = f.circles.get(node);
  const told = circle?.isOrigin && !f.isRelation(node) ? inCircle(f, node, circle, attackers) : null;
  return told ?? waiting(f, node, objections, circle);
}

/**
 * A circle of support, or of attacks if the node is attacked from inside it.
 * @param {Findings} f
 * @param {string} node
 * @param {Circle} circle
 * @param {string[]} attackers
 * @returns {Account | null}
 */
function inCircle(f, node, { members, boxes, isSupport }, attackers) {
  if (!isSupport && !attackers.some((id) => members.has(id))) return null;
  const kind = isSupport ? "support" : "attacks";
  const others = boxes.length - 1;
  if (!others) return ["circle", [node], t(`why.circle.${kind}_alone`)];
  const first = boxes.slice(0, NAMED_AT_MOST + 2).filter((id) => id !== node).slice(0, NAMED_AT_MOST + 1);
  const before = f.sources(f.waitsFor(node)).filter((id) => id !== node);
  const words = t(`why.circle.${kind}`, { n: several(first), names: f.names(first, others - first.length) });
  return ["circle", before.length ? before : first, words];
}

/**
 * @param {Findings} f
 * @param {string} node
 * @param {string[]} objections
 * @param {Circle | undefined} circle
 * @returns {Account}
 */
function waiting(f, node, objections, circle) {
  const { all } = f.condition(node);
  const waits = f.waitsFor(node);
  const outside = waits.filter((id) => !circle?.members.has(id));
  const pending = outside.length ? outside : waits;
  const sources = f.sources(pending);
  if (sources.length && sources.every((id) => f.framework.contested.has(id))) {
    return ["waiting", sources, f.say("why.waiting.contested", sources)];
  }
  if (objections.includes(pending[0])) {
    const found = f.premises(pending.filter((id) => objections.includes(id)), "open");
    const attackers = found.length ? found : [pending[0]];
    return ["waiting", attackers, f.say("why.waiting.objection", attackers)];
  }
  if (all.includes(pending[0])) {
    const needs = pending.filter((id) => all.includes(id));
    return ["waiting", needs, f.say("why.waiting.needs", needs)];
  }
  const premises = f.premises(pending, "open");
  const reasons = f.pros(node);
  if (reasons.length > 1) {
    return ["waiting", premises.length ? premises : pending, t("why.waiting.reasons", { n: reasons.length })];
  }
  const its = f.premises(reasons).length ? f.premises(reasons) : reasons;
  return premises.length
    ? ["waiting", premises, f.say("why.waiting.reason", its)]
    : ["waiting", pending, f.say("why.waiting.counts", its)];
}
