/**
 * How much each element weighs, in whole thousandths, as `argmap.semantics.weights` has it: the weakest link of the best route to
 * it. The least weights that fit are found by settling first what weighs most.
 */

import { addTo, lookup } from "./maps.js";
import { SURE } from "./rules.js";

const LEAST = 1;

/** The weights of a map's elements (`of`), and inside a step that discharges suppositions (`within`). */
export class Weights {
  /**
   * @param {Framework["structure"]} structure
   * @param {Framework["rules"]} rules
   * @param {Assumptions} assumptions
   */
  constructor(structure, rules, { accepted = [], rejected = [] }) {
    this.structure = structure;
    this.rules = rules;
    this.accepted = new Set(accepted);
    this.rejected = new Set(rejected);
    /** @type {Map<string, Map<string, number>>} */
    this.inside = new Map();
    const inner = new Map([...structure.discharged.keys()].map((step) => [step, this.within(step).get(step)]));
    this.of = this.#spread(new Set(), inner);
  }

  /** @param {string} step */
  within(step) {
    const weights = this.inside.get(step) ?? this.#spread(new Set(this.structure.discharged.get(step)), new Map());
    this.inside.set(step, weights);
    return weights;
  }

  /**
   * The most that reasons can lend a box; nothing for what the reader rejects or the author denies.
   * @param {string} id
   * @param {Set<string>} lent
   */
  #limit(id, lent) {
    const box = lookup(this.structure.boxes, id);
    if (this.accepted.has(id) || lent.has(id)) return SURE;
    return box.stance === "denied" || this.rejected.has(id) ? null : this.rules.word(box);
  }

  /**
   * What a box weighs whatever its reasons do; nothing if it lives on them.
   * @param {string} id
   * @param {Set<string>} lent
   */
  #word(id, lent) {
    if (this.accepted.has(id) || lent.has(id)) return SURE;
    const limit = this.#limit(id, lent);
    const box = lookup(this.structure.boxes, id);
    if (this.structure.reasons.has(id)) return (box.credence ?? null) === null ? null : limit;
    return this.rules.vouches(box) ? limit : null;
  }

  /**
   * @param {Set<string>} lent
   * @param {Map<string, number | undefined>} inner
   */
  #spread(lent, inner) {
    const { structure } = this;
    /** @type {Map<string, number>} */
    const weights = new Map();
    /** @type {[weight: number, id: string][]} */
    const queue = [];
    /** @type {Map<string, number>} */
    const missing = new Map();
    /** @type {Map<string, string[]>} */
    const users = new Map();
    /**
     * @param {string} id
     * @param {string[]} needs
     */
    const wait = (id, needs) => {
      missing.set(id, needs.length);
      for (const need of needs) addTo(users, need, id);
    };
    for (const { id, premises, weight } of structure.relations) {
      const said = weight ?? inner.get(id);
      if (said === undefined) wait(id, [...new Set(premises)]);
      else queue.push([said, id]);
    }
    for (const [argument, steps] of structure.steps) wait(argument, steps);
    for (const id of structure.boxes.keys()) {
      const word = this.#word(id, lent);
      if (word !== null) queue.push([word, id]);
    }
    queue.sort(([a], [b]) => a - b);
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [weight, id] = next;
      if (weights.has(id)) continue;
      weights.set(id, weight);
      for (const user of users.get(id) ?? []) {
        missing.set(user, lookup(missing, user) - 1);
        if (!missing.get(user)) push(queue, weight, user);
      }
      const conclusion = structure.inferences.get(id)?.conclusion ?? "";
      const limit = structure.boxes.has(conclusion) ? this.#limit(conclusion, lent) : null;
      if (limit !== null) push(queue, Math.min(limit, weight), conclusion);
    }
    const isNothing = new Set(structure.relations.filter(({ weight }) => weight === 0).map(({ id }) => id));
    const all = [...structure.elements.keys(), ...structure.relations.map(({ id }) => id)];
    return new Map(all.map((id) => [id, weights.get(id) || (isNothing.has(id) ? 0 : LEAST)]));
  }
}

/**
 * Put a weight into its place in a queue that is sorted upwards.
 * @param {[weight: number, id: string][]} queue
 * @param {number} weight
 * @param {string} id
 */
function push(queue, weight, id) {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (queue[middle][0] < weight) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, [weight, id]);
}
