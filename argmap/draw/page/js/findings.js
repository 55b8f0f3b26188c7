/** A map evaluated as a reader with certain assumptions sees it, and what its sentences need to know of single elements. */

import { cyclesIn, waitsFor } from "./cycles.js";
import { placesOf } from "./components.js";
import { floated, prospectsOf, sharedBy } from "./either-way.js";
import { statusOf } from "./evaluate.js";
import { bestRoutes } from "./hearsay.js";
import { addTo, lookup, remember, unique } from "./maps.js";
import { Reading } from "./reading.js";
import { standingUnder } from "./standing.js";
import { undercutters } from "./why-holds.js";

/** @type {WeakMap<object, Findings>} */
/** @type {WeakMap<WeakKey, Map<string, string[]>>} */
const aims = new WeakMap(); // the attacks by what they are aimed at, by the structure of a map
const unassumed = new WeakMap(); // the findings with nothing assumed, by what a map is read as

/** A map evaluated as a reader with these assumptions sees it; answers questions about single elements. */
export class Findings extends Reading {
  /** @type {{cycles?: Map<string, Cycle>, routes?: import("./hearsay.js").Routes, prospects?: Map<string, Prospect>, places?: Map<string, number>}} */
  #remembered = {};
  #followed = 0; // nodes on the way to what others hang on

  /**
   * @param {MapData} data
   * @param {Assumptions} assumptions
   * @param {Settings} settings
   */
  constructor(data, { rejected = [], accepted = [], contested = [] } = {}, settings = {}) {
    const assumptions = { rejected, accepted, contested };
    const { framework, labelling, members } = standingUnder(data, assumptions, settings);
    super(data, assumptions, framework);
    this.settings = settings;
    this.members = members;
    this.grounded = labelling;
    this.labelling = this.grounded;
    if (this.rules.floatingCounts) this.labelling = floated(this.grounded, this.prospects);
  }

  /**
   * @param {string} node
   * @returns {Status}
   */
  label(node) {
    return this.labelling.status.get(node) ?? "open";
  }

  /** The cycles among what is open. */
  get cycles() {
    const { status } = this.labelling;
    return (this.#remembered.cycles ??= cyclesIn(
      this.framework,
      status,
      (id) => this.cons(id),
      (id) => !this.isRelation(id),
    ));
  }

  /**
   * The best route to each node that holds.
   * @returns {import("./hearsay.js").Routes}
   */
  get routes() {
    return (this.#remembered.routes ??= bestRoutes(this, this.#routesBefore()));
  }

  /** The routes with nothing assumed, where only some can differ from them. */
  #routesBefore() {
    if (!this.members || this.rules.floatingCounts) return null;
    const before = remember(unassumed, this.framework.structure, () => new Findings(this.data, {}, this.settings));
    return before === this ? null : { members: this.members, routes: before.routes };
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
   * What a box without reasons has in its favour: the author's "word", that it is "reported", or "presumed".
   * @param {string} node
   */
  vouching(node) {
    const stance = this.stance(node);
    return stance === "unknown" ? "presumed" : stance === "reported" ? "reported" : "word";
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
    const ends = [];
    const seen = new Set();
    const todo = [...pending];
    for (const node of todo) {
      if (seen.has(node)) continue;
      seen.add(node);
      if (this.isRelation(node) && !this.framework.contested.has(node)) todo.push(...this.waitsFor(node));
      else ends.push(node);
    }
    return ends;
  }

  /**
   * Whether nothing that is said of an element can be other than with nothing assumed. What is open may be open otherwise.
   * @param {string} id
   */
  isAsBefore(id) {
    const nodes = [id, ...(this.framework.parts.get(id) ?? [])];
    /** @type {Map<string, string[]>} */
    const known = remember(aims, this.framework.structure, () => this.#attacksByAim());
    const aimed = known.get(id) ?? [];
    return this.members !== undefined && !this.rules.floatingCounts && this.status(id) !== "open" &&
      ![...nodes, ...aimed].some((node) => this.members?.has(node));
  }

  /** The attacks by what they are aimed at, of a conceded claim also those that answer it by striking what it is used for. */
  #attacksByAim() {
    /** @type {Map<string, string[]>} */
    const attacks = new Map();
    for (const { id, whole, target, answers } of this.framework.structure.directions) {
      for (const end of answers ? [target, answers] : [target]) {
        for (const node of [id, whole]) addTo(attacks, end, node);
      }
    }
    return attacks;
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

  /**
   * @param {string[]} relations
   * @param {Status} [having]
   * @returns {string[]}
   */
  premises(relations, having) {
    const premises = unique(relations.flatMap((relation) => this.condition(relation).all));
    return having ? premises.filter((premise) => this.label(premise) === having) : premises;
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
   * Those of `candidates` that have a status whatever becomes of `node`: found before it, or without it.
   * @param {string} node
   * @param {string[]} candidates
   * @param {Status} status
   */
  apart(node, candidates, status) {
    const before = new Set(this.causes(node, candidates, status));
    return unique(candidates.filter((c) => before.has(c) || (this.label(c) === status && !this.#restsOn(c, node))));
  }

  /**
   * Whether `node` is among what `user` hangs on. A few questions are answered by following it; once that has cost as much as putting
   * all nodes in one order, that is done, and what only hangs on what comes before is not followed.
   * @param {string} user
   * @param {string} node
   */
  #restsOn(user, node) {
    const places = this.#followed > this.framework.all.size ? this.#hanging : null;
    const least = places?.get(node) ?? 0;
    const seen = new Set([user]);
    for (const other of seen) { // which grows meanwhile
      this.#followed += 1;
      if (other === node || (places && places.get(other) === least)) return true; // itself, or in one cycle
      for (const cause of this.#hangsOn(other)) if (!places || lookup(places, cause) >= least) seen.add(cause);
    }
    return false;
  }

  /** A number for each node, no less than those of what it hangs on. */
  get #hanging() {
    const hanging = () => new Map([...this.framework.all.keys()].map((node) => [node, this.#hangsOn(node)]));
    return (this.#remembered.places ??= placesOf(hanging()));
  }

  /**
   * What a node hangs on at once: what is struck by what decides, or has lost all that it has, on that alone.
   * @param {string} node
   */
  #hangsOn(node) {
    if (this.framework.rejected.has(node)) return [];
    const strikes = this.condition(node).none.filter((attack) => this.label(attack) === "holds");
    const missing = this.condition(node).all.filter((need) => this.label(need) === "falls");
    const pros = this.pros(node);
    const lost = pros.every((pro) => this.label(pro) === "falls") ? pros : [];
    return [strikes, missing, lost].find((causes) => causes.length) ?? this.causesOf(node);
  }

  /**
   * Whether a node is a case inside the step that discharges it.
   * @param {string} node
   */
  isHorn(node) {
    return this.element(node) !== node && this.stance(node) === "supposed";
  }

  /**
   * What answers an objection without denying it: it holds, but every attack that it makes is itself defeated.
   * @param {string} node
   */
  undercutters(node) {
    return undercutters(this, node);
  }
}
