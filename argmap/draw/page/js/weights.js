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
   * @param {Weights} [like] whose weights these have at first
   */
  constructor(structure, rules, { accepted = [], rejected = [] }, like) {
    this.structure = structure;
    this.rules = rules;
    this.accepted = new Set(accepted);
    this.rejected = new Set(rejected);
    /** @type {Map<string, Map<string, number>>} */
    this.inside = new Map();
    /** @type {Map<string, string[]> | undefined} */
    this.users = like?.users;
    /** @type {Map<string, number>} */
    this.of = like?.of ?? this.#spread(new Set(), this.#inner());
  }

  /** What each discharging step weighs, by what is inside it. */
  #inner() {
    return new Map([...this.structure.discharged.keys()].map((step) => [step, this.within(step).get(step)]));
  }

  /**
   * The weights for a reader with these assumptions, where these have none, and what weighs something else for them. Only what can
   * weigh something else is looked at.
   * @param {Assumptions} assumptions
   */
  under({ accepted = [], rejected = [] }) {
    this.users ??= usersIn(this.structure);
    const other = new Weights(this.structure, this.rules, {}, this);
    other.accepted = new Set(accepted);
    other.rejected = new Set(rejected);
    const touched = [...accepted, ...rejected].filter((id) => this.structure.boxes.has(id));
    /** @type {Set<string>} */
    const changed = new Set();
    for (const [step, gone] of this.structure.discharged) {
      const inner = other.#respread(this.within(step), touched, new Set(gone), new Map(), changed);
      other.inside.set(step, inner);
    }
    const steps = [...changed].filter((id) => this.structure.discharged.has(id));
    other.of = other.#respread(this.of, [...touched, ...steps], new Set(), other.#inner(), changed);
    return { weights: other, changed };
  }

  /**
   * Known weights with those that hang on what is touched found anew; those that changed are added to `changed`.
   * @param {Map<string, number>} known
   * @param {string[]} touched
   * @param {Set<string>} lent
   * @param {Map<string, number | undefined>} inner
   * @param {Set<string>} changed
   */
  #respread(known, touched, lent, inner, changed) {
    const members = new Set(touched);
    for (const id of members) for (const user of this.users?.get(id) ?? []) members.add(user); // which grows meanwhile
    const changes = [...this.#spread(lent, inner, members, known)].filter(([id, weight]) => known.get(id) !== weight);
    for (const [id] of changes) changed.add(id);
    return changes.length ? new Map([...known, ...changes]) : known;
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
   * The least weights that fit, of `members` alone if there are any: what they live on besides weighs as is known.
   * @param {Set<string>} lent
   * @param {Map<string, number | undefined>} inner
   * @param {Set<string>} [members]
   * @param {Map<string, number>} [known]
   */
  #spread(lent, inner, members, known) {
    const { structure } = this;
    const chosen = members ?? new Set([...structure.elements.keys(), ...structure.relations.map(({ id }) => id)]);
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
    for (const id of chosen) {
      const relation = structure.inferences.get(id) ?? structure.conflicts.get(id);
      const said = relation ? relation.weight ?? inner.get(id) : structure.boxes.has(id) ? this.#word(id, lent) : null;
      const needs = relation ? [...new Set(relation.premises)] : structure.steps.get(id);
      if (typeof said === "number") queue.push([said, id]);
      else if (needs) wait(id, needs);
    }
    if (members && known) {
      const border = new Set([...users.keys(), ...[...members].flatMap((id) => structure.reasons.get(id) ?? [])]);
      for (const id of border) if (!members.has(id)) queue.push([lookup(known, id), id]);
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
    const isNothing = (/** @type {string} */ id) =>
      (structure.inferences.get(id) ?? structure.conflicts.get(id))?.weight === 0;
    return new Map([...chosen].map((id) => [id, weights.get(id) || (isNothing(id) ? 0 : LEAST)]));
  }
}

/**
 * What can weigh something else if an element does.
 * @param {Framework["structure"]} structure
 */
function usersIn(structure) {
  /** @type {Map<string, string[]>} */
  const users = new Map();
  const made = [
    ...structure.steps,
    ...structure.relations.map(({ id, premises }) => /** @type {const} */ ([id, premises])),
  ];
  for (const [id, needs] of made) for (const need of needs) addTo(users, need, id);
  for (const { id, conclusion } of structure.inferences.values()) addTo(users, id, conclusion);
  return users;
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
