/**
 * What a map is made of before it is read as conditions, as `argmap.semantics.structure` has it: relations with all their ends,
 * who concludes what, attacks by direction, and what steps discharge.
 */

import { addTo, indexed, lookup, unique } from "./maps.js";
import { endOf, isSymmetric } from "./relations.js";

const CASES = "cases";

/**
 * Relations whose ends all exist, however deep they refer to each other.
 * @param {MapData} data
 * @param {string[]} elements
 */
function completeRelations(data, elements) {
  /** @type {(Step | Clash)[]} */
  let relations = [...data.inferences, ...data.conflicts].filter((relation) => relation.premises.length);
  for (let before = -1; before !== relations.length;) {
    before = relations.length;
    const known = new Set(elements);
    for (const { id } of relations) known.add(id);
    relations = relations.filter((relation) =>
      known.has(endOf(relation)) && relation.premises.every((id) => known.has(id))
    );
  }
  return relations;
}

/**
 * `id`, or with marks behind it until nothing else is called so.
 * @param {string} id
 * @param {Set<string>} taken
 */
export function fresh(id, taken) {
  let free = id;
  while (taken.has(free)) free += "'";
  taken.add(free);
  return free;
}

/**
 * A symmetric conflict turned round: its target, with the other premises, speaks against each premise.
 * @param {Clash} conflict
 * @param {Set<string>} taken
 */
function turnedRound(conflict, taken) {
  if (!isSymmetric(conflict)) return [];
  const premises = [...new Set(conflict.premises)];
  return premises.map((premise) => ({
    id: fresh(`${conflict.id} against ${premise}`, taken),
    whole: conflict.id,
    premises: [conflict.target, ...premises.filter((other) => other !== premise)],
    target: premise,
    answers: "",
    isTurned: true,
  }));
}

/** A map without the relations that lack an end. */
export class Structure {
  /** @param {MapData} data */
  constructor(data) {
    this.data = data;
    /** @type {Map<string, Judged>} */
    this.elements = indexed(data.claims, data.arguments);
    this.relations = completeRelations(data, [...this.elements.keys()]);
    /** @type {Map<string, Step>} */
    this.inferences = new Map();
    /** @type {Map<string, Clash>} */
    this.conflicts = new Map();
    for (const relation of this.relations) {
      if ("target" in relation) this.conflicts.set(relation.id, relation);
      else this.inferences.set(relation.id, relation);
    }
    /** @type {Map<string, string[]>} */
    this.reasons = new Map();
    /** @type {Map<string, string[]>} */
    this.usedIn = new Map();
    for (const inference of this.inferences.values()) {
      addTo(this.reasons, inference.conclusion, inference.id);
      for (const premise of unique(inference.premises)) addTo(this.usedIn, premise, inference.id);
    }
    this.listedIn = new Map(data.arguments.flatMap(({ id, inferences }) => inferences.map((step) => [step, id])));
    const sketches = data.claims.filter((claim) => claim.role === "argument");
    this.isArgument = new Set([...data.arguments, ...sketches].map((argument) => argument.id));
    this.steps = this.#stepsOfArguments();
    this.boxes = new Map([...this.elements].filter(([id]) => !this.steps.has(id)));
    this.directions = this.#directions();
    this.discharged = this.#discharged();
  }

  /**
   * The argument that an inference is a step of.
   * @param {Step} inference
   */
  owner(inference) {
    return inference.argument && this.isArgument.has(inference.argument)
      ? inference.argument
      : this.listedIn.get(inference.id) ?? null;
  }

  #stepsOfArguments() {
    /** @type {Map<string, string[]>} */
    const steps = new Map();
    for (const inference of this.inferences.values()) {
      const owner = this.owner(inference);
      if (owner) addTo(steps, owner, inference.id);
    }
    return steps;
  }

  /**
   * Whoever concedes an objection and answers it does not deny it: an attack on a conceded claim strikes what that claim is used
   * for, and leaves the claim itself alone.
   * @returns {Direction[]}
   */
  #directions() {
    const relations = [...this.data.inferences, ...this.data.conflicts].map(({ id }) => id);
    const taken = new Set([...this.elements.keys(), ...relations]);
    const conceded = this.data.claims.filter((claim) => claim.stance === "conceded");
    /** @type {Map<string, string[]>} */
    const uses = new Map(conceded.map((claim) => [claim.id, []]));
    for (const { id, premises } of this.relations) for (const p of unique(premises)) uses.get(p)?.push(id);
    return [...this.conflicts.values()].flatMap((conflict) => {
      const { id, premises, target, kind } = conflict;
      const struck = kind === "attack" || kind === "undercut"
        ? (uses.get(target) ?? []).filter((use) => use !== id)
        : [];
      const answers = struck.length ? target : "";
      const [first, ...others] = struck.length ? struck : [target];
      /** @param {string} hit */
      const part = (hit) => fresh(`${id} against ${hit}`, taken);
      return [
        { id, whole: id, premises, target: first, answers, isTurned: false },
        ...others.map((hit) => ({ id: part(hit), whole: id, premises, target: hit, answers, isTurned: false })),
        ...turnedRound(conflict, taken),
      ];
    });
  }

  /** @param {string} id */
  isSupposed(id) {
    return this.boxes.get(id)?.stance === "supposed";
  }

  /** @param {Step} inference */
  #kind(inference) {
    return this.data.rules?.discharges[inference.scheme ?? ""];
  }

  /**
   * Whether the suppositions that a step discharges are cases, or horns.
   * @param {string} step
   */
  isByCases(step) {
    return this.#kind(lookup(this.inferences, step)) === CASES;
  }

  /** The suppositions that each discharging step discharges; "if p then p" is no ground for p. */
  #discharged() {
    const discharging = [...this.inferences.values()].filter((inference) => this.#kind(inference));
    /** @type {Map<string, string[]>} */
    const discharged = new Map();
    for (const inference of discharging) {
      const gone = this.#suppositions(inference);
      if (gone.length && !gone.includes(inference.conclusion)) discharged.set(inference.id, gone);
    }
    return discharged;
  }

  /**
   * What is supposed among the premises or, unless these are cases, behind them by support.
   * @param {Step} inference
   */
  #suppositions(inference) {
    /** @type {Set<string>} */
    const seen = new Set();
    const todo = [...inference.premises].reverse();
    for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      if (this.#kind(inference) === CASES || !this.boxes.has(id) || this.isSupposed(id)) continue;
      for (const step of this.reasons.get(id) ?? []) {
        todo.push(...[...lookup(this.inferences, step).premises].reverse());
      }
    }
    return [...seen].filter((id) => this.isSupposed(id));
  }

  /**
   * What follows from the suppositions that a step discharges, by way of support: it is read twice.
   * @param {string} step
   */
  between(step) {
    const gone = lookup(this.discharged, step);
    if (this.isByCases(step)) return [];
    /** @type {Set<string>} */
    const seen = new Set();
    const used = new Set(); // steps that were followed, where a step can also be what is concluded
    const todo = [...gone].reverse();
    for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
      for (const user of this.usedIn.get(id) ?? []) {
        if (user === step || this.discharged.has(user) || used.has(user)) continue;
        used.add(user);
        const { conclusion } = lookup(this.inferences, user);
        seen.add(user);
        if (!seen.has(conclusion)) {
          seen.add(conclusion);
          todo.push(conclusion);
        }
        todo.push(user);
      }
    }
    return [...seen].filter((id) => !this.conflicts.has(id) && !gone.includes(id));
  }
}
