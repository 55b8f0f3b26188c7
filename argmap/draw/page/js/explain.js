/**
 * Why an element stands as it does, in one sentence, worded as `argmap.semantics.verdict` words it. The causes it names were
 * themselves decided in earlier rounds, which keeps explanations from going round in circles.
 */

import { several, unique } from "./findings.js";
import { listed, t } from "./words.js";

/** @typedef {[reason: string, because: string[], words: string]} Account why an element has its status */

/** @type {Record<Status, (findings: Findings, node: string) => Account>} */
const ACCOUNTS = { holds, falls, open };

/**
 * @param {Findings} findings
 * @param {string} id
 * @returns {{status: string, reason: string, because: string[], words: string}}
 */
export function explain(findings, id) {
  const status = findings.status(id);
  const nodes = findings.conflicts.has(id) ? [id, ...(findings.framework.parts.get(id) ?? [])] : [id];
  const node = nodes.find((candidate) => findings.label(candidate) === status) ?? id;
  const [reason, because, words] = ACCOUNTS[status](findings, node);
  return { status, reason, because: unique(because.map((cause) => findings.element(cause))), words };
}

/**
 * Whether the page says "answered": an objection that something on the map answers, not the reader's own rejection.
 * @param {Findings} findings
 * @param {string} id
 */
export function isAnswered(findings, id) {
  if (!findings.attacks.has(id) || findings.isRelation(id)) return false;
  const { status, reason } = explain(findings, id);
  return reason === "answered" || (status === "holds" && findings.undercutters(id).length > 0);
}

/**
 * @param {Findings} f
 * @param {string} node
 * @returns {Account}
 */
function holds(f, node) {
  const { all, some, none } = f.condition(node);
  const because = [...f.premises(none), ...all, ...f.premises(some.filter((id) => f.label(id) === "holds"))];
  const isAccepted = f.framework.accepted.has(node);
  const given = f.isConceded(node) && !none.length ? t("why.granted") : t("why.given", { why: unopposed(f, none) });
  const told = [isAccepted ? assumed(f, node, "accepted") : all.length || some.length ? unopposed(f, none) : given];
  if (all.length) told.push(share(all.length, all.length, f.isRelation(node) ? "premise" : "step"));
  if (some.length) told.push(share(some.filter((id) => f.label(id) === "holds").length, some.length, "reason"));
  const answers = f.undercutters(node);
  const plainly = listed(told, "why.clauses");
  const words = answers.length ? f.say("why.undercut_itself", answers, { why: plainly }) : plainly;
  return [isAccepted ? "accepted" : some.length ? "supported" : all.length ? "complete" : "given", because, words];
}

/**
 * That the reader said so, of `node` or of what it is a part of.
 * @param {Findings} f
 * @param {string} node
 * @param {Assumption} kind
 */
function assumed(f, node, kind) {
  if (f[kind].has(f.element(node))) return t(`why.you.${kind}`);
  return t(`why.part.${kind}`, { name: f.name(f.whole.get(node) ?? node) });
}

/**
 * @param {Findings} f
 * @param {string[]} none
 */
function unopposed(f, none) {
  if (!none.length) return t("why.unopposed");
  if (none.length === 1) return f.say("why.objection_falls", f.premises(none));
  return t("why.objections_fall", { n: none.length });
}

/**
 * @param {number} holding
 * @param {number} total
 * @param {string} kind
 */
function share(holding, total, kind) {
  if (holding < total) return t(`why.some.${kind}`, { n: holding, total });
  const size = { 1: "only", 2: "both" }[total] ?? "all";
  return t(`why.${size}.${kind}`, { n: total });
}

/**
 * @param {Findings} f
 * @param {string} node
 * @returns {Account}
 */
function falls(f, node) {
  if (f.framework.rejected.has(node)) {
    const isItself = f.rejected.has(f.element(node));
    return ["rejected", isItself ? [] : [f.whole.get(node) ?? node], assumed(f, node, "rejected")];
  }
  const { all, some, none } = f.condition(node);
  const standing = f.causes(node, none, "holds");
  if (standing.length) return attacked(f, node, f.premises(standing));
  const missing = f.causes(node, all, "falls");
  if (missing.length) {
    return ["incomplete", missing, incomplete(f, all, missing, f.isRelation(node) ? "premise" : "step")];
  }
  const lost = f.causes(node, some, "falls");
  const because = lost.flatMap((reason) => decisive(f, reason));
  if (some.length === 1 && lost.length) return ["unsupported", because, lostReason(f, lost[0])];
  if (lost.length && some.length === lost.length) {
    return ["unsupported", because, t("why.no_reason", { n: some.length })];
  }
  return ["unsupported", [], t("why.grounds")];
}

/**
 * @param {Findings} f
 * @param {string} node
 * @param {string[]} attackers
 * @returns {Account}
 */
function attacked(f, node, attackers) {
  if (f.isRelation(node)) return ["attacked", attackers, f.say("why.undercut", attackers)];
  if (f.attacks.has(node)) return ["answered", attackers, f.say("why.answered", attackers)];
  return ["attacked", attackers, f.say("why.attacked", attackers)];
}

/**
 * @param {Findings} f
 * @param {string[]} needs
 * @param {string[]} missing
 * @param {string} kind
 */
function incomplete(f, needs, missing, kind) {
  if (needs.length === 1) return f.say(`why.${kind}_falls`, missing);
  if (kind === "step") return t("why.steps_fall", { n: missing.length, total: needs.length });
  const others = needs.filter((need) => !missing.includes(need));
  return others.length ? together(f, "why.together", others, missing) : f.say("why.premises_fall", missing);
}

/**
 * That `others` count only together with what is `missing`.
 * @param {Findings} f
 * @param {string} key
 * @param {string[]} others
 * @param {string[]} missing
 */
function together(f, key, others, missing) {
  const number = others.length === 1 ? "one" : "several";
  return f.say(`${key}.${number}`, others, { n: several(missing), missing: f.names(missing) });
}

/**
 * @param {Findings} f
 * @param {string} relation
 * @returns {string[]}
 */
function decisive(f, relation) {
  const because = falls(f, relation)[1];
  return because.length ? because : [relation];
}

/**
 * @param {Findings} f
 * @param {string} reason
 */
function lostReason(f, reason) {
  const [code, because] = falls(f, reason);
  const premises = f.condition(reason).all;
  if (code === "rejected") return f.say("why.lost.rejected", premises);
  if (code === "attacked") {
    return f.say("why.lost.undercut", premises, { n: several(because), by: f.names(because) });
  }
  const others = premises.filter((premise) => !because.includes(premise));
  if (code === "incomplete" && others.length) return together(f, "why.lost.together", others, because);
  return f.say("why.lost.falls", premises);
}

/**
 * @param {Findings} f
 * @param {string} node
 * @returns {Account}
 */
function open(f, node) {
  if (f.framework.contested.has(node)) return ["contested", [node], assumed(f, node, "contested")];
  const objections = f.condition(node).none.filter((id) => f.label(id) === "open");
  const attackers = f.premises(objections, "open");
  if (attackers.includes(node)) return ["conflict", [node], t("why.itself")];
  const rivals = attackers.filter((rival) =>
    f.condition(rival).none.some((id) => (f.attacks.get(node) ?? []).includes(id))
  );
  if (rivals.length) return ["conflict", rivals, f.say("why.rivals", rivals)];
  const circle = f.circles.get(node);
  if (circle?.isOrigin && !f.isRelation(node)) return inCircle(f, node, circle);
  return waiting(f, node, objections, circle);
}

/**
 * @param {Findings} f
 * @param {string} node
 * @param {import("./circles.js").Circle} circle
 * @returns {Account}
 */
function inCircle(f, node, { members, isSupport }) {
  const others = members.filter((member) => member !== node && !f.isRelation(member));
  const kind = isSupport ? "support" : "attacks";
  const words = others.length ? f.say(`why.circle.${kind}`, others) : t(`why.circle.${kind}_alone`);
  return ["circle", others.length ? others : [node], words];
}

/**
 * @param {Findings} f
 * @param {string} node
 * @param {string[]} objections
 * @param {import("./circles.js").Circle | undefined} circle
 * @returns {Account}
 */
function waiting(f, node, objections, circle) {
  const { all, some } = f.condition(node);
  const waits = f.waitsFor(node);
  const outside = waits.filter((id) => !circle?.members.includes(id));
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
  if (some.length > 1) {
    return ["waiting", premises.length ? premises : pending, t("why.waiting.reasons", { n: some.length })];
  }
  const its = f.premises(some);
  return premises.length
    ? ["waiting", premises, f.say("why.waiting.reason", its)]
    : ["waiting", pending, f.say("why.waiting.counts", its)];
}
