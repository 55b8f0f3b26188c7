/** Puts the reasons and objections of an element on the scales, as `argmap.semantics.reading` does. */

import { lookup } from "./maps.js";
import { NO_OBJECTION } from "./rules.js";
import { isSymmetric } from "./relations.js";
import { first, pair } from "./weighing.js";

export class Weigher {
  /**
   * @param {Framework} framework
   * @param {import("./weights.js").Weights} weights
   * @param {Assumptions} assumptions
   * @param {(directions: Direction[]) => string} standardOfAnswers
   */
  constructor({ structure, rules, hits }, weights, { accepted = [] }, standardOfAnswers) {
    this.structure = structure;
    this.rules = rules;
    this.hits = hits;
    this.weights = weights;
    this.standardOfAnswers = standardOfAnswers;
    this.accepted = new Set(accepted);
    this.directions = new Map(structure.directions.map((d) => [d.id, d]));
    this.facing = new Set(structure.directions.map((d) => JSON.stringify([d.target, distinct(d)])));
    const pairs = new Set((structure.data.preferences ?? []).map(([a, b]) => pair(a, b)));
    /**
     * @param {string} a
     * @param {string} b
     */
    const isAlike = (a, b) => structure.elements.has(a) === structure.elements.has(b);
    const ranked = (structure.data.preferences ?? []).filter(([a, b]) => !pairs.has(pair(b, a)) && isAlike(a, b));
    this.preferred = new Set(ranked.map(([a, b]) => pair(a, b)));
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
        const found = [];
        if (prefers(ours, theirs)) found.push([first(pro), first(con)]);
        if (prefers(theirs, ours)) found.push([first(con), first(pro)]);
        return found;
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
