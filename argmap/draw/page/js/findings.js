/** A map evaluated as a reader with certain assumptions sees it, and what its sentences need to know of single elements. */

import { circlesIn, waitsFor } from "./circles.js";
import { label, statusOf } from "./evaluate.js";
import { assume, readFramework } from "./framework.js";
import { addTo } from "./maps.js";
import { listed, quoted, t } from "./words.js";

const NAMED_AT_MOST = 3;
/**
 * The items, each once.
 * @template T
 * @param {T[]} items
 */
export const unique = (items) => [...new Set(items)];

/**
 * The number that verbs agree with: one or several, since "A, B, C and 18 more" are never singular, as 21 is in Ukrainian.
 * @param {unknown[]} items
 */
export const several = (items) => (items.length === 1 ? 1 : 2);

/** A map evaluated as a reader with these assumptions sees it; answers questions about single elements. */
export class Findings {
  /** @type {Map<string, import("./circles.js").Circle> | null} */
  #circles = null;

  /**
   * @param {MapData} data
   * @param {Assumptions} assumptions
   */
  constructor(data, { rejected = [], accepted = [], contested = [] } = {}) {
    this.data = data;
    this.rejected = new Set(rejected);
    this.accepted = new Set(accepted);
    this.contested = new Set(contested);
    this.framework = assume(readFramework(data), { rejected, accepted, contested });
    this.labelling = label(this.framework);
    /** @type {Map<string, Partial<MapData["claims"][number]>>} */
    this.claims = new Map([...data.claims, ...data.arguments].map((claim) => [claim.id, claim]));
    this.inferences = new Set(data.inferences.map((inference) => inference.id));
    this.conflicts = new Set(data.conflicts.map((conflict) => conflict.id));
    this.whole = new Map([...this.framework.parts].flatMap(([whole, parts]) => parts.map((part) => [part, whole])));
    this.attacks = this.#attacksByPremise();
  }

  #attacksByPremise() {
    const hits = new Set([...this.framework.all.values()].flatMap(({ none }) => none));
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const attack of hits) for (const premise of this.condition(attack).all) addTo(found, premise, attack);
    return found;
  }

  /** @param {string} node */
  condition(node) {
    return this.framework.conditions.get(node) ?? { all: [], some: [], none: [] };
  }

  /** @param {string} node */
  label(node) {
    return this.labelling.status.get(node) ?? "open";
  }

  /** The circles among what is open. */
  get circles() {
    return (this.#circles ??= circlesIn(this.framework.conditions, this.labelling.status));
  }

  /**
   * The open elements that keep a node open.
   * @param {string} node
   */
  waitsFor(node) {
    return waitsFor(this.condition(node), this.labelling.status);
  }

  /**
   * What open nodes wait for in the end, seen through the relations between: boxes, and what is contested.
   * @param {string[]} pending
   */
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

  /**
   * The status of a map's element.
   * @param {string} id
   */
  status(id) {
    return statusOf(id, this.labelling.status, this.framework.parts, this.conflicts.has(id));
  }

  /** @param {string} node */
  isRelation(node) {
    return !this.claims.has(node) && (this.inferences.has(node) || this.conflicts.has(node) || this.whole.has(node));
  }

  /**
   * Whether a node is a statement that the author grants.
   * @param {string} node
   */
  isConceded(node) {
    return this.claims.get(node)?.stance === "conceded";
  }

  /**
   * The id of the map's element that a node stands for.
   * @param {string} node
   */
  element(node) {
    return this.claims.has(node) || this.inferences.has(node) || this.conflicts.has(node)
      ? node
      : this.whole.get(node) ?? node;
  }

  /**
   * @param {string[]} relations
   * @param {Status} [having]
   */
  premises(relations, having) {
    const found = unique(relations.flatMap((relation) => this.condition(relation).all));
    return having ? found.filter((premise) => this.label(premise) === having) : found;
  }

  /**
   * Those of `candidates` that got `status` before `node` was decided.
   * @param {string} node
   * @param {string[]} candidates
   * @param {Status} status
   */
  causes(node, candidates, status) {
    const { round } = this.labelling;
    const own = round.get(node) ?? 0;
    return unique(candidates.filter((c) => this.label(c) === status && (round.get(c) ?? own) < own));
  }

  /**
   * @param {string} node
   * @returns {string}
   */
  name(node) {
    const id = this.element(node);
    const claim = this.claims.get(id);
    if (claim) return quoted((claim.title || claim.text || "").split(/\s+/u).join(" ").trim() || id);
    const whole = this.whole.get(node) ?? "";
    if (this.inferences.has(id) && this.framework.parts.get(whole)?.length === 1) {
      return t("why.argument", { name: this.name(whole) });
    }
    const kind = this.inferences.has(id) ? "step" : "objection";
    const premises = this.condition(node).all.filter((premise) => !this.isRelation(premise));
    return premises.length ? this.say(`why.${kind}`, premises) : t(`why.${kind}_alone`);
  }

  /** @param {string[]} nodes */
  names(nodes) {
    const names = unique(nodes.map((node) => this.name(node)));
    const rest = names.length - NAMED_AT_MOST;
    return listed(rest > 1 ? [...names.slice(0, NAMED_AT_MOST), t("why.more", { n: rest })] : names);
  }

  /**
   * The message of `key` about the names of `nodes`; its plural form is that of one or of several.
   * @param {string} key
   * @param {string[]} nodes
   * @param {Record<string, string | number>} values
   */
  say(key, nodes, values = {}) {
    return t(key, { n: several(nodes), ...values, names: this.names(nodes) });
  }

  /**
   * What answers an objection without denying it: it holds, but every attack that it makes is itself defeated.
   * @param {string} node
   */
  undercutters(node) {
    const attacks = this.attacks.get(node) ?? [];
    const found = attacks.map((attack) => this.causes(attack, this.condition(attack).none, "holds"));
    if (found.some((hits) => !hits.length) || attacks.some((attack) => this.label(attack) !== "falls")) return [];
    return this.premises(unique(found.flat()));
  }
}
