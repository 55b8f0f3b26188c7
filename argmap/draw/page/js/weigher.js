/** Puts the reasons and objections of an element on the scales, as `argmap.semantics.weigher` does. */

import { addTo, lookup, remember } from "./maps.js";
import { NO_OBJECTION } from "./rules.js";
import { isSymmetric } from "./relations.js";
import { first, pair } from "./weighing.js";

/** What is weighed anew by what, and the attacks and preferences of a map: by its reading, and by its structure. */
const [reads, relations] = [new WeakMap(), new WeakMap()];

export class Weigher {
  /**
   * @param {Framework} plain with nothing weighed
   * @param {string[]} chosen the elements for which something is weighed
   * @param {import("./weights.js").Weights} weights
   * @param {Assumptions} assumptions
   * @param {(directions: Direction[]) => string} standardOfAnswers
   */
  constructor(plain, chosen, weights, { accepted = [] }, standardOfAnswers) {
    const { structure, rules, hits } = plain;
    this.plain = plain;
    this.chosen = chosen;
    this.structure = structure;
    this.rules = rules;
    this.hits = hits;
    this.weights = weights;
    this.standardOfAnswers = standardOfAnswers;
    this.accepted = new Set(accepted);
    const { directions, facing, preferred } = remember(relations, structure, () => relationsIn(structure));
    this.directions = directions;
    this.facing = facing;
    this.preferred = preferred;
  }

  /**
   * The same for a reader with other assumptions, by whom elements weigh something else.
   * @param {import("./weights.js").Weights} weights
   * @param {Assumptions} assumptions
   */
  under(weights, assumptions) {
    return new Weigher(this.plain, this.chosen, weights, assumptions, this.standardOfAnswers);
  }

  /**
   * A framework with what is weighed for elements on the scales, in their second readings too, and the nodes that are put anew.
   * @param {Framework} framework
   * @param {Iterable<string>} ids
   */
  put(framework, ids) {
    const conditions = new Map(framework.conditions);
    const weighings = new Map(framework.weighings);
    const anew = new Set();
    for (const id of ids) {
      for (const { node, weights, shadows } of this.#readings(id)) {
        const { condition, weighing } = this.weigh(id, lookup(this.plain.conditions, node), weights, shadows);
        anew.add(node);
        conditions.set(node, condition);
        if (weighing) weighings.set(node, weighing);
        else weighings.delete(node);
      }
    }
    return { framework: { ...framework, conditions, weighings, weights: this.weights }, anew };
  }

  /**
   * The element itself and what it is inside steps that discharge a supposition, each with the weights there.
   * @param {string} id
   */
  *#readings(id) {
    yield { node: id, weights: this.weights.of, shadows: new Map() };
    for (const [step, shadows] of this.plain.shadows) {
      const shadow = shadows.get(id);
      if (shadow === undefined || this.structure.discharged.get(step)?.includes(id)) continue;
      yield { node: shadow, weights: this.weights.within(step), shadows };
    }
  }

  /** What is weighed anew if an element weighs less or more, or is accepted, by that element. */
  get reads() {
    return remember(reads, this.plain, () => {
      /** @type {Map<string, string[]>} */
      const readers = new Map();
      for (const id of this.chosen) for (const other of this.#readBy(id)) addTo(readers, other, id);
      return readers;
    });
  }

  /** @param {string} id */
  #readBy(id) {
    const own = this.directions.get(id);
    const directions = [...(this.hits.get(id) ?? []), ...(own ? [own] : [])];
    const premises = directions.flatMap((d) => d.premises);
    const reasons = [id, ...premises].flatMap((other) => this.structure.reasons.get(other) ?? []);
    return new Set([id, ...reasons, ...directions.map((d) => d.whole), ...premises]);
  }

  /**
   * The condition that is left of an element, or of a second reading of it, and what goes on the scales.
   * @param {string} id
   * @param {Condition} condition
   * @param {Map<string, number>} weights
   * @param {Map<string, string>} shadows
   * @returns {{condition: Condition, weighing?: Weighing}}
   */
  weigh(id, condition, weights, shadows = new Map()) {
    return this.structure.boxes.has(id)
      ? this.#box(id, condition, weights, shadows)
      : this.#relation(id, condition, weights);
  }

  /**
   * An answer to a concession is weighed against the use that it strikes; undercuts decide.
   * @param {string} id
   * @param {Condition} condition
   * @param {Map<string, number>} weights
   * @returns {{condition: Condition, weighing?: Weighing}}
   */
  #relation(id, condition, weights) {
    const hits = lookup(this.hits, id);
    const direction = this.directions.get(id);
    const own = direction ? this.#weight(direction) : lookup(weights, id);
    const answers = hits.filter((d) => d.answers).map((d) => ({ ids: [d.id], weight: this.#weight(d) }));
    const undercuts = hits.filter((d) => !d.answers).map((d) => d.id);
    /** @type {Entry[]} */
    const pros = [{ ids: [], weight: own }];
    /** @type {Set<string>} */
    const over = new Set();
    return {
      condition: { ...condition, none: undercuts },
      weighing: { ...this.#standard(this.standardOfAnswers(hits)), pros, cons: answers, over },
    };
  }

  /** @param {string} standard */
  #standard(standard) {
    return { standard, isStrongest: this.rules.isStrongest };
  }

  /**
   * @param {string} id
   * @param {Condition} condition
   * @param {Map<string, number>} weights
   * @param {Map<string, string>} shadows
   * @returns {{condition: Condition, weighing?: Weighing}}
   */
  #box(id, condition, weights, shadows) {
    const box = lookup(this.structure.boxes, id);
    const standard = this.rules.standardOf(box);
    /** @type {Entry[]} */
    const reasons = (this.structure.reasons.get(id) ?? []).map((step) => ({
      ids: [step],
      weight: lookup(weights, step),
    }));
    /** @type {Entry[]} */
    const word = this.rules.vouches(box) ? [{ ids: [], weight: this.rules.word(box) }] : [];
    const pros = reasons.length ? reasons : word;
    const { decisive, cons } = this.#objections(id, standard);
    const over = this.#over(id, pros, cons);
    if (standard === NO_OBJECTION && !over.length) return { condition };
    /** @param {string} other */
    const swap = (other) => shadows.get(other) ?? other;
    return {
      condition: { all: [], some: [], none: decisive },
      weighing: {
        ...this.#standard(standard),
        pros: pros.map(({ ids, weight }) => ({ ids: ids.map(swap), weight })),
        cons,
        over: new Set(over.map(([a, b]) => pair(swap(a), swap(b)))),
      },
    };
  }

  /**
   * What decides against a box, and what is weighed: of a rival that excludes it, each of its reasons.
   * @param {string} id
   * @param {string} standard
   */
  #objections(id, standard) {
    /** @type {string[]} */
    const decisive = [];
    /** @type {Entry[]} */
    const cons = [];
    for (const d of this.hits.get(id) ?? []) {
      const [rival, ...others] = distinct(d);
      const isRival = !others.length && rival !== id && this.#excludes(d) && this.#faces(rival, id);
      const reasons = isRival ? this.structure.reasons.get(rival) ?? [] : [];
      if (isRival && this.accepted.has(rival)) decisive.push(d.id);
      else if (standard !== NO_OBJECTION && reasons.length) {
        for (const step of reasons) cons.push({ ids: [d.id, step], weight: lookup(this.weights.of, step) });
      } else cons.push({ ids: [d.id], weight: this.#weight(d) });
    }
    return { decisive, cons };
  }

  /**
   * @param {string} rival
   * @param {string} id
   */
  #faces(rival, id) {
    return this.facing.has(JSON.stringify([rival, [id]]));
  }

  /**
   * Whether an attack, if there is one back, is an exclusion: it has no weight of its own.
   * @param {Direction} direction
   */
  #excludes({ whole }) {
    const conflict = lookup(this.structure.conflicts, whole);
    return isSymmetric(conflict) || (conflict.weight ?? null) === null;
  }

  /** @param {Direction} direction */
  #weight({ whole, premises }) {
    const conflict = lookup(this.structure.conflicts, whole);
    const said = isSymmetric(conflict) ? null : conflict.weight ?? null;
    return said ?? Math.min(...premises.map((premise) => lookup(this.weights.of, premise)));
  }

  /**
   * Which entries cancel which, since the author prefers a claim or relation of theirs.
   * @param {string} id
   * @param {Entry[]} pros
   * @param {Entry[]} cons
   */
  #over(id, pros, cons) {
    if (!this.preferred.size) return [];
    /**
     * @param {string[]} these
     * @param {string[]} those
     */
    const prefers = (these, those) => these.some((a) => those.some((b) => this.preferred.has(pair(a, b))));
    return pros.flatMap((pro) =>
      cons.flatMap((con) => {
        const [ours, theirs] = [this.#named(pro, id), this.#named(con, id)];
        /** @type {[string, string][]} */
        const pairs = [];
        if (prefers(ours, theirs)) pairs.push([first(pro), first(con)]);
        if (prefers(theirs, ours)) pairs.push([first(con), first(pro)]);
        return pairs;
      })
    );
  }

  /**
   * What a preference can be about: a relation and its premises, or the claim whose word it is.
   * @param {Entry} entry
   * @param {string} id
   */
  #named(entry, id) {
    const step = this.structure.inferences.get(first(entry));
    if (step) return [step.id, ...step.premises];
    const direction = this.directions.get(first(entry));
    return direction ? [direction.id, direction.whole, ...direction.premises] : [id];
  }
}

/**
 * The premises of a direction, each once; an exclusion turned round may name its target among them.
 * @param {Direction} direction
 */
const distinct = ({ premises, isTurned }) => (isTurned ? premises : [...new Set(premises)]);

/** @param {Framework["structure"]} structure */
function relationsIn(structure) {
  const pairs = new Set((structure.data.preferences ?? []).map(([a, b]) => pair(a, b)));
  /**
   * @param {string} a
   * @param {string} b
   */
  const isAlike = (a, b) => structure.elements.has(a) === structure.elements.has(b);
  const ranked = (structure.data.preferences ?? []).filter(([a, b]) => !pairs.has(pair(b, a)) && isAlike(a, b));
  return {
    directions: new Map(structure.directions.map((d) => [d.id, d])),
    facing: new Set(structure.directions.map((d) => JSON.stringify([d.target, distinct(d)]))),
    preferred: new Set(ranked.map(([a, b]) => pair(a, b))),
  };
}
