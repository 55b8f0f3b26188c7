/** A map evaluated as a reader with certain assumptions sees it, and what its sentences need to know of single elements. */

import { circlesIn, restsWith, waitsFor } from "./circles.js";
import { floated, prospectsOf, sharedBy } from "./either-way.js";
import { statusOf } from "./evaluate.js";
import { bestRoutes } from "./hearsay.js";
import { standingUnder } from "./standing.js";
import { undercutters } from "./why-holds.js";
import { addTo, lookup, remember, unique } from "./maps.js";
import { byId } from "./rows.js";
import { idsOf } from "./weighing.js";
import { listed, quoted, t } from "./words.js";

export const NAMED_AT_MOST = 3;
/**
 * The number that verbs agree with: one or several, since "A, B, C and 18 more" are never singular, as 21 is in Ukrainian.
 * @param {string[]} items
 */
export const several = (items) => (items.length === 1 ? 1 : 2);

/** What findings with other assumptions know as well: rows by id, what parts are part of, attacks by premise. */
const [rowsById, wholes, attacks] = [new WeakMap(), new WeakMap(), new WeakMap()];

/** A map evaluated as a reader with these assumptions sees it; answers questions about single elements. */
export class Findings {
  /** @type {{circles?: Map<string, Circle>, rests?: Map<string, number>, routes?: Map<string, Route>, prospects?: Map<string, Prospect>}} */
  #remembered = {};

  /**
   * @param {MapData} data
   * @param {Assumptions} assumptions
   * @param {Settings} settings
   */
  constructor(data, { rejected = [], accepted = [], contested = [] } = {}, settings = {}) {
    this.data = data;
    this.rejected = new Set(rejected);
    this.accepted = new Set(accepted);
    this.contested = new Set(contested);
    const { framework, labelling } = standingUnder(data, { rejected, accepted, contested }, settings);
    this.framework = framework;
    this.rules = this.framework.rules;
    const { claims, inferences, conflicts } = remember(rowsById, data, () => byId(data));
    this.claims = claims;
    this.inferences = inferences;
    this.conflicts = conflicts;
    /** @type {Map<string, string>} */
    this.whole = remember(
      wholes,
      framework.parts,
      () => new Map([...framework.parts].flatMap(([whole, parts]) => parts.map((part) => [part, whole]))),
    );
    this.grounded = labelling;
    this.labelling = this.grounded;
    if (this.rules.floatingCounts) this.labelling = floated(this.grounded, this.prospects);
    /** @type {Map<string, string[]>} */
    this.attacks = remember(attacks, framework.all, () => this.#attacksByPremise());
  }

  #attacksByPremise() {
    const plain = [...this.framework.all.values()].flatMap(({ none }) => none);
    const weighed = [...this.framework.weighed.values()].flatMap(({ cons }) => cons.map(({ ids }) => ids[0]));
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const attack of new Set([...plain, ...weighed])) {
      for (const premise of this.condition(attack).all) addTo(found, premise, attack);
    }
    return found;
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
   * @param {string} node
   * @returns {Status}
   */
  label(node) {
    return this.labelling.status.get(node) ?? "open";
  }

  /** The circles among what is open. */
  get circles() {
    const { status } = this.labelling;
    return (this.#remembered.circles ??= circlesIn(
      this.framework,
      status,
      (id) => this.cons(id),
      (id) => !this.isRelation(id),
    ));
  }

  /** The circle of needs and reasons that each node is in, by number. */
  get restsWith() {
    const { framework, labelling } = this;
    const pros = (/** @type {string} */ id) => this.pros(id);
    return (this.#remembered.rests ??= restsWith(framework, framework.rejected, labelling.status, pros));
  }

  /** The best route to each node that holds. */
  get routes() {
    return (this.#remembered.routes ??= bestRoutes(this));
  }

  /** The preferred labellings of the part that each open node is in. */
  get prospects() {
    const { structure } = this.framework;
    /** @type {import("./either-way.js").About} */
    const about = { causes: (id) => this.causesOf(id), cons: (id) => this.cons(id) };
    const boxes = new Set(structure.elements.keys());
    return (this.#remembered.prospects ??= prospectsOf(this.framework, this.grounded.status, boxes, about));
  }

  /**
   * What an open box becomes however the open part is settled, if that is always the same; else open.
   * @param {string} node
   */
  shared(node) {
    const prospect = this.prospects.get(node);
    if (!prospect?.preferred.length || this.isRelation(node) || this.framework.contested.has(node)) return "open";
    return sharedBy(prospect, node);
  }

  /**
   * What a box without reasons has in its favour: the author's "word", or that it is "presumed".
   * @param {string} node
   */
  vouching(node) {
    return this.stance(node) === "unknown" ? "presumed" : "word";
  }

  /**
   * Whether a node was decided only by what all preferred labellings share.
   * @param {string} node
   */
  isFloating(node) {
    return this.labelling !== this.grounded && this.grounded.status.get(node) === "open" && this.label(node) !== "open";
  }

  /**
   * The open elements that keep a node open.
   * @param {string} node
   */
  waitsFor(node) {
    return waitsFor(this.framework, this.labelling.status, node);
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
   * @returns {Status}
   */
  status(id) {
    return statusOf(id, this.labelling.status, this.framework.parts, this.conflicts.has(id));
  }

  /**
   * The node that a verdict on an element is about: of a symmetric conflict, the direction that stands, if one does.
   * @param {string} id
   */
  leading(id) {
    const nodes = this.conflicts.has(id) ? [id, ...(this.framework.parts.get(id) ?? [])] : [id];
    return nodes.find((node) => this.label(node) === this.status(id)) ?? id;
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

  /**
   * The attacks on a node that hold, each with all that it is weighed by.
   * @param {string} node
   */
  standingCons(node) {
    const plain = this.condition(node).none.filter((attack) => this.label(attack) === "holds");
    const cons = this.framework.weighings.get(node)?.cons ?? [];
    return unique([...plain, ...cons.filter(({ ids }) => this.allHold(ids)).map(({ ids }) => ids[0])]);
  }

  /** @param {string[]} ids */
  allHold(ids) {
    return ids.every((id) => this.label(id) === "holds");
  }

  /**
   * Whether some reason for a node has not fallen, or the author's word for it is there.
   * @param {string} node
   */
  isAlive(node) {
    const weighing = this.framework.weighings.get(node);
    if (weighing) return weighing.pros.some(({ ids }) => ids.every((id) => this.label(id) !== "falls"));
    const { some } = this.condition(node);
    return !some.length || some.some((reason) => this.label(reason) !== "falls");
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
   * @param {string[]} relations
   * @param {Status} [having]
   * @returns {string[]}
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
   * /*
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

  /**
   * What answers an objection without denying it: it holds, but every attack that it makes is itself defeated.
   * @param {string} node
   */
  undercutters(node) {
    return undercutters(this, node);
  }
}
