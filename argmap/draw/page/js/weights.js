// @ts-nocheck: to be typed
/**
 * How much each element weighs, in whole thousandths, as `argmap.semantics.weights` has it: the weakest link of the best route to
 * it. The least weights that fit are found by settling first what weighs most.
 */

import { SURE } from "./rules.js";

const LEAST = 1;

/** The weights of a map's elements (`of`), and inside a step that discharges suppositions (`within`). */
export class Weights {
  constructor(structure, rules, { accepted = [], rejected = [] }) {
    this.structure = structure;
    this.rules = rules;
    this.accepted = new Set(accepted);
    this.rejected = new Set(rejected);
    this.inside = new Map();
    const inner = new Map([...structure.discharged.keys()].map((step) => [step, this.within(step).get(step)]));
    this.of = this.#spread(new Set(), inner);
  }

  within(step) {
    if (!this.inside.has(step)) {
      this.inside.set(step, this.#spread(new Set(this.structure.discharged.get(step)), new Map()));
    }
    return this.inside.get(step);
  }

  /** The most that reasons can lend a box; nothing for what the reader rejects or the author denies. */
  #limit(id) {
    const box = this.structure.boxes.get(id);
    return box.stance === "denied" || this.rejected.has(id) ? null : this.rules.word(box);
  }

  /** What a box weighs whatever its reasons do; nothing if it lives on them. */
  #word(id, lent) {
    if (this.accepted.has(id) || lent.has(id)) return SURE;
    const limit = this.#limit(id);
    const box = this.structure.boxes.get(id);
    if (this.structure.reasons.has(id)) return (box.credence ?? null) === null ? null : limit;
    return this.rules.vouches(box) ? limit : null;
  }

  #spread(lent, inner) {
    const { structure } = this;
    const weights = new Map();
    const queue = [];
    const missing = new Map();
    const users = new Map();
    const wait = (id, needs) => {
      missing.set(id, needs.length);
      for (const need of needs) users.set(need, [...(users.get(need) ?? []), id]);
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
    while (queue.length) {
      const [weight, id] = queue.pop();
      if (weights.has(id)) continue;
      weights.set(id, weight);
      for (const user of users.get(id) ?? []) {
        missing.set(user, missing.get(user) - 1);
        if (!missing.get(user)) push(queue, weight, user);
      }
      const conclusion = structure.inferences.get(id)?.conclusion;
      const limit = structure.boxes.has(conclusion) ? this.#limit(conclusion) : null;
      if (limit !== null) push(queue, Math.min(limit, weight), conclusion);
    }
    const isNothing = new Set(structure.relations.filter(({ weight }) => weight === 0).map(({ id }) => id));
    const all = [...structure.elements.keys(), ...structure.relations.map(({ id }) => id)];
    return new Map(all.map((id) => [id, weights.get(id) || (isNothing.has(id) ? 0 : LEAST)]));
  }
}

/** Put a weight into its place in a queue that is sorted upwards. */
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
