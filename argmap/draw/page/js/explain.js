/**
 * Why an element stands as it does, in one sentence, worded as `argmap.semantics.verdict` words it. The causes it names were
 * themselves decided in earlier rounds, which keeps explanations from going round in circles.
 */

import { circlesIn, waitsFor } from "./circles.js";
import { label, statusOf } from "./evaluate.js";
import { assume, readFramework } from "./framework.js";
import { listed, quoted, t } from "./words.js";

const NAMED_AT_MOST = 3;
const unique = (items) => [...new Set(items)];

/** The number that verbs agree with: one or several, since "A, B, C and 18 more" are never singular, as 21 is in Ukrainian. */
const several = (items) => (items.length === 1 ? 1 : 2);

/** A map evaluated as a reader with these assumptions sees it; answers questions about single elements. */
export class Findings {
  #circles = null;

  constructor(data, { rejected = [], accepted = [], contested = [] } = {}, settings = {}) {
    this.data = data;
    this.rejected = new Set(rejected);
    this.accepted = new Set(accepted);
    this.contested = new Set(contested);
    const assumptions = { rejected, accepted, contested };
    this.framework = assume(readFramework(data, assumptions, settings), assumptions);
    this.labelling = label(this.framework);
    this.claims = new Map([...data.claims, ...data.arguments].map((claim) => [claim.id, claim]));
    this.inferences = new Set(data.inferences.map((inference) => inference.id));
    this.conflicts = new Set(data.conflicts.map((conflict) => conflict.id));
    this.whole = new Map([...this.framework.parts].flatMap(([whole, parts]) => parts.map((part) => [part, whole])));
    this.attacks = this.#attacksByPremise();
  }

  #attacksByPremise() {
    const hits = new Set([...this.framework.all.values()].flatMap(({ none }) => none));
    const found = new Map();
    for (const attack of hits) {
      for (const premise of this.condition(attack).all) found.set(premise, [...(found.get(premise) ?? []), attack]);
    }
    return found;
  }

  condition(node) {
    return this.framework.conditions.get(node) ?? { all: [], some: [], none: [] };
  }

  label(node) {
    return this.labelling.status.get(node) ?? "open";
  }

  /** The circles among what is open. */
  get circles() {
    return (this.#circles ??= circlesIn(this.framework.conditions, this.labelling.status));
  }

  /** The open elements that keep a node open. */
  waitsFor(node) {
    return waitsFor(this.condition(node), this.labelling.status);
  }

  /** What open nodes wait for in the end, seen through the relations between: boxes, and what is contested. */
  sources(pending) {
    const found = [];
    const seen = new Set();
    const todo = [...pending];
    for (const node of todo) {
      if (seen.has(node)) continue;
      seen.add(node);
      if (this.isRelation(node) && !this.framework.contested.has(node)) todo.push(...this.waitsFor(node));
      else found.push(node);
    }
    return found;
  }

  /** The status of a map's element. */
  status(id) {
    return statusOf(id, this.labelling.status, this.framework.parts, this.conflicts.has(id)) ?? "open";
  }

  isRelation(node) {
    return !this.claims.has(node) && (this.inferences.has(node) || this.conflicts.has(node) || this.whole.has(node));
  }

  /** Whether a node is a statement that the author grants. */
  isConceded(node) {
    return this.claims.get(node)?.stance === "conceded";
  }

  /** The id of the map's element that a node stands for. */
  element(node) {
    return this.claims.has(node) || this.inferences.has(node) || this.conflicts.has(node) ? node : this.whole.get(node);
  }

  premises(relations, having) {
    const found = unique(relations.flatMap((relation) => this.condition(relation).all));
    return having ? found.filter((premise) => this.label(premise) === having) : found;
  }

  /** Those of `candidates` that got `status` before `node` was decided. */
  causes(node, candidates, status) {
    const { round } = this.labelling;
    const own = round.get(node) ?? 0;
    return unique(candidates.filter((c) => this.label(c) === status && (round.get(c) ?? own) < own));
  }

  name(node) {
    const id = this.element(node);
    const claim = this.claims.get(id);
    if (claim) return quoted((claim.title || claim.text || "").split(/\s+/u).join(" ").trim() || id);
    const whole = this.whole.get(node);
    if (this.inferences.has(id) && this.framework.parts.get(whole)?.length === 1) {
      return t("why.argument", { name: this.name(whole) });
    }
    const kind = this.inferences.has(id) ? "step" : "objection";
    const premises = this.condition(node).all.filter((premise) => !this.isRelation(premise));
    return premises.length ? this.say(`why.${kind}`, premises) : t(`why.${kind}_alone`);
  }

  names(nodes) {
    const names = unique(nodes.map((node) => this.name(node)));
    const rest = names.length - NAMED_AT_MOST;
    return listed(rest > 1 ? [...names.slice(0, NAMED_AT_MOST), t("why.more", { n: rest })] : names);
  }

  /** The message of `key` about the names of `nodes`; its plural form is that of one or of several. */
  say(key, nodes, values = {}) {
    return t(key, { n: several(nodes), ...values, names: this.names(nodes) });
  }

  /** What answers an objection without denying it: it holds, but every attack that it makes is itself defeated. */
  undercutters(node) {
    const attacks = this.attacks.get(node) ?? [];
    const found = attacks.map((attack) => this.causes(attack, this.condition(attack).none, "holds"));
    if (found.some((hits) => !hits.length) || attacks.some((attack) => this.label(attack) !== "falls")) return [];
    return this.premises(unique(found.flat()));
  }
}

/**
 * @param {Findings} findings
 * @param {string} id
 * @returns {{status: string, reason: string, because: string[], words: string}}
 */
export function explain(findings, id) {
  const status = findings.status(id);
  const nodes = findings.conflicts.has(id) ? [id, ...(findings.framework.parts.get(id) ?? [])] : [id];
  const node = nodes.find((candidate) => findings.label(candidate) === status) ?? id;
  const [reason, because, words] = { holds, falls, open }[status](findings, node);
  return { status, reason, because: unique(because.map((cause) => findings.element(cause))), words };
}

/** Whether the page says "answered": an objection that something on the map answers, not the reader's own rejection. */
export function isAnswered(findings, id) {
  if (!findings.attacks.has(id) || findings.isRelation(id)) return false;
  const { status, reason } = explain(findings, id);
  return reason === "answered" || (status === "holds" && findings.undercutters(id).length > 0);
}

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

/** That the reader said so, of `node` or of what it is a part of. */
function assumed(f, node, kind) {
  if (f[kind].has(f.element(node))) return t(`why.you.${kind}`);
  return t(`why.part.${kind}`, { name: f.name(f.whole.get(node)) });
}

function unopposed(f, none) {
  if (!none.length) return t("why.unopposed");
  if (none.length === 1) return f.say("why.objection_falls", f.premises(none));
  return t("why.objections_fall", { n: none.length });
}

function share(holding, total, kind) {
  if (holding < total) return t(`why.some.${kind}`, { n: holding, total });
  const size = { 1: "only", 2: "both" }[total] ?? "all";
  return t(`why.${size}.${kind}`, { n: total });
}

function falls(f, node) {
  if (f.framework.rejected.has(node)) {
    const isItself = f.rejected.has(f.element(node));
    return ["rejected", isItself ? [] : [f.whole.get(node)], assumed(f, node, "rejected")];
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

function attacked(f, node, attackers) {
  if (f.isRelation(node)) return ["attacked", attackers, f.say("why.undercut", attackers)];
  if (f.attacks.has(node)) return ["answered", attackers, f.say("why.answered", attackers)];
  return ["attacked", attackers, f.say("why.attacked", attackers)];
}

function incomplete(f, needs, missing, kind) {
  if (needs.length === 1) return f.say(`why.${kind}_falls`, missing);
  if (kind === "step") return t("why.steps_fall", { n: missing.length, total: needs.length });
  const others = needs.filter((need) => !missing.includes(need));
  return others.length ? together(f, "why.together", others, missing) : f.say("why.premises_fall", missing);
}

/** That `others` count only together with what is `missing`. */
function together(f, key, others, missing) {
  const number = others.length === 1 ? "one" : "several";
  return f.say(`${key}.${number}`, others, { n: several(missing), missing: f.names(missing) });
}

function decisive(f, relation) {
  const because = falls(f, relation)[1];
  return because.length ? because : [relation];
}

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

function inCircle(f, node, { members, isSupport }) {
  const others = members.filter((member) => member !== node && !f.isRelation(member));
  const kind = isSupport ? "support" : "attacks";
  const words = others.length ? f.say(`why.circle.${kind}`, others) : t(`why.circle.${kind}_alone`);
  return ["circle", others.length ? others : [node], words];
}

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
