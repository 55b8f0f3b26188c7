/** A map read as conditions under certain assumptions: what is known of single elements before they are labelled, and their names. */

import { addTo, lookup, remember, unique, wholesOf } from "./maps.js";
import { byId } from "./rows.js";
import { idsOf } from "./weighing.js";
import { listed, quoted, t } from "./words.js";

export const NAMED_AT_MOST = 3;
/**
 * The number that verbs agree with: one or several, since "A, B, C and 18 more" are never singular, as 21 is in Ukrainian.
 * @param {string[]} items
 */
export const several = (items) => (items.length === 1 ? 1 : 2);

/** What readings with other assumptions know as well: rows by id, what parts are part of, attacks by premise. */
const [rowsById, wholes, attacks] = [new WeakMap(), new WeakMap(), new WeakMap()];

/** A map as a reader with these assumptions reads it. */
export class Reading {
  /**
   * @param {MapData} data
   * @param {Assumptions} assumptions
   * @param {AssumedFramework} framework
   */
  constructor(data, { rejected = [], accepted = [], contested = [] }, framework) {
    this.data = data;
    this.rejected = new Set(rejected);
    this.accepted = new Set(accepted);
    this.contested = new Set(contested);
    this.framework = framework;
    this.rules = framework.rules;
    const { claims, inferences, conflicts } = remember(rowsById, data, () => byId(data));
    this.claims = claims;
    this.inferences = inferences;
    this.conflicts = conflicts;
    /** @type {Map<string, string>} */
    this.whole = remember(wholes, framework.parts, () => wholesOf(framework.parts));
    /** @type {Map<string, string[]>} */
    this.attacks = remember(attacks, framework.all, () => this.#attacksByPremise());
  }

  #attacksByPremise() {
    const plain = [...this.framework.all.values()].flatMap(({ none }) => none);
    const weighed = [...this.framework.weighed.values()].flatMap(({ cons }) => cons.map(({ ids }) => ids[0]));
    /** @type {Map<string, string[]>} */
    const attacks = new Map();
    for (const attack of new Set([...plain, ...weighed])) {
      for (const premise of this.condition(attack).all) addTo(attacks, premise, attack);
    }
    return attacks;
  }

  /** Whether an element is an objection that can be answered; a thesis is none, whatever it excludes. @param {string} node */
  isObjection(node) {
    return this.attacks.has(node) && this.claims.get(node)?.role !== "thesis";
  }

  /** @param {string} node */
  condition(node) {
    return this.framework.conditions.get(node) ?? { all: [], some: [], none: [] };
  }

  /**
   * The supports of a node, weighed or not.
   * @param {string} node
   */
  pros(node) {
    const weighed = (this.framework.weighings.get(node)?.pros ?? []).flatMap(({ ids }) => ids.slice(0, 1));
    return [...this.condition(node).some, ...weighed];
  }

  /**
   * The attacks on a node, weighed or not.
   * @param {string} node
   */
  cons(node) {
    const weighed = (this.framework.weighings.get(node)?.cons ?? []).map(({ ids }) => ids[0]);
    return unique([...this.condition(node).none, ...weighed]);
  }

  /**
   * Everything that a node depends on at once.
   * @param {string} node
   */
  causesOf(node) {
    const { all, some, none } = this.condition(node);
    const weighing = this.framework.weighings.get(node);
    return unique([...all, ...some, ...none, ...(weighing ? idsOf(weighing) : [])]);
  }

  /**
   * What the reader assumes of a node, itself or by what it is a part of: "rejected", "accepted", "contested" or nothing.
   * @param {string} node
   */
  assumed(node) {
    if (this.framework.accepted.has(node)) return "accepted";
    if (this.framework.contested.has(node)) return "contested";
    return this.framework.ruledOut.has(node) ? "rejected" : "";
  }

  /**
   * Whether the reader assumes something of the element itself.
   * @param {string} node
   */
  isItselfAssumed(node) {
    return [this.rejected, this.accepted, this.contested].some((ids) => ids.has(this.element(node)));
  }

  /**
   * That the reader said so, of `node` or of what it is a part of.
   * @param {string} node
   * @param {Assumption} kind
   */
  assumedWords(node, kind) {
    if (this.isItselfAssumed(node)) return t(`why.you.${kind}`);
    return t(`why.part.${kind}`, { name: this.name(this.whole.get(node) ?? node) });
  }

  /**
   * What reasons and objections decide on: a claim, or an argument without steps.
   * @param {string} node
   */
  isBox(node) {
    return this.framework.structure.boxes.has(this.element(node));
  }

  /** @param {string} id */
  isArgument(id) {
    return this.framework.structure.isArgument.has(id);
  }

  /**
   * How the author stands to a claim; nothing for anything else.
   * @param {string} node
   */
  stance(node) {
    const id = this.element(node);
    return this.isArgument(id) ? "" : this.claims.get(id)?.stance ?? "";
  }

  /**
   * The weight that the map gives a relation outright.
   * @param {string} id
   */
  weightOf(id) {
    return (this.inferences.get(id) ?? this.conflicts.get(id))?.weight ?? null;
  }

  /** @param {string} node */
  isRelation(node) {
    const id = this.element(node);
    return !this.claims.has(id) && (this.inferences.has(id) || this.conflicts.has(id));
  }

  /**
   * Whether a node is a statement that the author grants.
   * @param {string} node
   */
  isConceded(node) {
    return this.stance(node) === "conceded";
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
   * How a sentence calls a node: its title, or what kind of relation it is.
   * @param {string} node
   * @returns {string}
   */
  name(node) {
    const id = this.element(node);
    const claim = this.claims.get(id);
    if (claim) return quoted((claim.title || claim.text || "").split(/\s+/u).join(" ").trim() || id);
    const whole = this.whole.get(node) ?? "";
    if (this.inferences.has(id) && this.isArgument(whole) && lookup(this.framework.parts, whole).length === 1) {
      return t("why.argument", { name: this.name(whole) });
    }
    const kind = this.inferences.has(id) ? "step" : "objection";
    const premises = this.condition(node).all.filter((premise) => !this.isRelation(premise));
    return premises.length ? this.say(`why.${kind}`, premises) : t(`why.${kind}_alone`);
  }

  /**
   * @param {string[]} nodes
   * @param {number} beyond how many others, which are not in `nodes`, are counted as well
   */
  names(nodes, beyond = 0) {
    const names = unique(nodes.map((node) => this.name(node)));
    const rest = names.length - NAMED_AT_MOST + beyond;
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
}
