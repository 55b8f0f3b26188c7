/** Why an element stays open, in words, as `argmap.semantics.why_open` has it. */

import { NAMED_AT_MOST, several } from "./reading.js";
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
  const account = undecided(f, node);
  if (f.isRelation(node)) return account;
  const [reason, because, why] = account;
  if (!lookup(f.prospects, node).preferred.length) return [reason, because, t("why.either.unknown", { why })];
  return f.shared(node) === "open" ? account : whyEitherWay(f, node);
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
  const cycle = f.cycles.get(node);
  const account = cycle?.isOrigin && !f.isRelation(node) ? inCycle(f, node, cycle, attackers) : null;
  return account ?? waiting(f, node, objections, cycle);
}

/**
 * A cycle of support, or of attacks if the node is attacked from inside it.
 * @param {Findings} f
 * @param {string} node
 * @param {Cycle} cycle
 * @param {string[]} attackers
 * @returns {Account | null}
 */
function inCycle(f, node, cycle, attackers) {
  const { members, isSupport, targets } = cycle;
  const rivals = attackers.filter((id) => members.has(id));
  if (!isSupport && !rivals.length) return null;
  if (targets.size === 1 && targets.has(node)) return ["cycle", rivals, f.say("why.cycle.resting", rivals)];
  const kind = isSupport ? "support" : "attacks";
  const boxes = isSupport ? cycle.boxes : cycle.rivals;
  const others = boxes.length - 1;
  const lost = isSupport ? lostBy(f, cycle) : [];
  const loss = lost.length ? { n: several(lost), lost: f.names(lost) } : null;
  if (!others) {
    const words = loss ? t("why.cycle.support_alone_lost", loss) : t(`why.cycle.${kind}_alone`);
    return ["cycle", [node, ...lost], words];
  }
  const first = boxes.slice(0, NAMED_AT_MOST + 2).filter((id) => id !== node).slice(0, NAMED_AT_MOST + 1);
  const before = f.sources(f.waitsFor(node)).filter((id) => id !== node);
  const names = f.names(first, others - first.length);
  const words = loss
    ? t(`why.cycle.support_lost.${others === 1 ? "one" : "several"}`, { ...loss, names })
    : t(`why.cycle.${kind}`, { n: several(first), names });
  return ["cycle", [...(before.length ? before : first), ...lost], words];
}

/**
 * What stands behind the fallen reasons for the members of a cycle, so that they have only each other.
 * @param {Findings} f
 * @param {Cycle} cycle
 */
function lostBy(f, { boxes, members }) {
  const fallen = boxes.flatMap((box) => f.pros(box)).filter((reason) => f.label(reason) === "falls");
  return f.premises(fallen).filter((premise) => !members.has(premise));
}

/**
 * @param {Findings} f
 * @param {string} node
 * @param {string[]} objections
 * @param {Cycle | undefined} cycle
 * @returns {Account}
 */
function waiting(f, node, objections, cycle) {
  const { all } = f.condition(node);
  const waits = f.waitsFor(node);
  const outside = waits.filter((id) => !cycle?.members.has(id));
  const pending = outside.length ? outside : waits;
  const sources = f.sources(pending);
  if (sources.length && sources.every((id) => f.framework.contested.has(id))) {
    return ["waiting", sources, f.say("why.waiting.contested", sources)];
  }
  if (objections.includes(pending[0])) {
    const premises = f.premises(pending.filter((id) => objections.includes(id)), "open");
    const attackers = premises.length ? premises : [pending[0]];
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
