// @ts-nocheck: to be typed
/**
 * What a map is made of before it is read as conditions, as `argmap.semantics.structure` has it: relations with all their ends,
 * who concludes what, attacks by direction, and what steps discharge.
 *
 * @typedef {{id: string, premises: string[], conclusion: string, argument?: string|null, scheme?: string, weight?: number|null}} Inference
 * @typedef {{id: string, premises: string[], target: string, kind: string, weight?: number|null}} Conflict
 * @typedef {{id: string, whole: string, premises: string[], target: string, answers: string, isTurned: boolean}} Direction
 *   `answers` is the conceded claim that it is an attack on, where it strikes one of the uses of that
 * @typedef {{claims: {id: string, role?: string, stance?: string, hedge?: string, standard?: string, credence?: number|null}[],
 *            arguments: {id: string, inferences: string[]}[], inferences: Inference[], conflicts: Conflict[],
 *            preferences?: [string, string][], rules?: object}} MapData
 */

const CASES = "cases";
const end = (relation) => relation.target ?? relation.conclusion;
export const isSymmetric = (conflict) => conflict.kind === "contrary" || conflict.kind === "contradictory";

/** Relations whose ends all exist, however deep they refer to each other. */
function completeRelations(data, elements) {
  let relations = [...data.inferences, ...data.conflicts].filter((relation) => relation.premises.length);
  for (let before = -1; before !== relations.length;) {
    before = relations.length;
    const known = new Set([...elements, ...relations.map((relation) => relation.id)]);
    relations = relations.filter((relation) => [...relation.premises, end(relation)].every((id) => known.has(id)));
  }
  return relations;
}

/** `id`, or with marks behind it until nothing else is called so. */
export function fresh(id, taken) {
  let free = id;
  while (taken.has(free)) free += "'";
  taken.add(free);
  return free;
}

/** A symmetric conflict turned round: its target, with the other premises, speaks against each premise. */
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

function add(map, key, item) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(item);
}

/** A map without the relations that lack an end. */
export class Structure {
  /** @param {MapData} data */
  constructor(data) {
    this.data = data;
    this.elements = new Map([...data.claims, ...data.arguments].map((element) => [element.id, element]));
    this.relations = completeRelations(data, [...this.elements.keys()]);
    this.inferences = new Map(this.relations.filter((r) => !("target" in r)).map((r) => [r.id, r]));
    this.conflicts = new Map(this.relations.filter((r) => "target" in r).map((r) => [r.id, r]));
    this.reasons = new Map();
    this.usedIn = new Map();
    for (const inference of this.inferences.values()) {
      add(this.reasons, inference.conclusion, inference.id);
      for (const premise of new Set(inference.premises)) add(this.usedIn, premise, inference.id);
    }
    this.steps = this.#stepsOfArguments();
    this.boxes = new Map([...this.elements].filter(([id]) => !this.steps.has(id)));
    this.directions = this.#directions();
    this.discharged = this.#discharged();
  }

  /** The argument that an inference is a step of. */
  owner(inference) {
    return this.isArgument.has(inference.argument) ? inference.argument : this.listedIn.get(inference.id) ?? null;
  }

  #stepsOfArguments() {
    const { data } = this;
    this.listedIn = new Map(data.arguments.flatMap(({ id, inferences }) => inferences.map((step) => [step, id])));
    const sketches = data.claims.filter((claim) => claim.role === "argument");
    this.isArgument = new Set([...data.arguments, ...sketches].map((argument) => argument.id));
    const steps = new Map();
    for (const inference of this.inferences.values()) {
      const owner = this.owner(inference);
      if (owner) add(steps, owner, inference.id);
    }
    return steps;
  }

  /**
   * Whoever concedes an objection and answers it does not deny it: an attack on a conceded claim strikes what that claim is used
   * for, and leaves the claim itself alone.
   * @returns {Direction[]}
   */
  #directions() {
    const taken = new Set(
      [...this.elements.keys(), ...this.data.inferences, ...this.data.conflicts].map((e) => e.id ?? e),
    );
    const conceded = this.data.claims.filter((claim) => claim.stance === "conceded");
    const uses = new Map(conceded.map((claim) => [claim.id, []]));
    for (const { id, premises } of this.relations) for (const p of new Set(premises)) uses.get(p)?.push(id);
    return [...this.conflicts.values()].flatMap((conflict) => {
      const { id, premises, target, kind } = conflict;
      const struck = kind === "attack" ? (uses.get(target) ?? []).filter((use) => use !== id) : [];
      const answers = struck.length ? target : "";
      const [first, ...others] = struck.length ? struck : [target];
      const part = (hit) => fresh(`${id} against ${hit}`, taken);
      return [
        { id, whole: id, premises, target: first, answers, isTurned: false },
        ...others.map((hit) => ({ id: part(hit), whole: id, premises, target: hit, answers, isTurned: false })),
        ...turnedRound(conflict, taken),
      ];
    });
  }

  isSupposed(id) {
    return this.boxes.get(id)?.stance === "supposed";
  }

  #kind(inference) {
    return this.data.rules?.discharges[inference.scheme];
  }

  /** Whether the suppositions that a step discharges are cases, or horns. */
  isByCases(step) {
    return this.#kind(this.inferences.get(step)) === CASES;
  }

  /** The suppositions that each discharging step discharges; "if p then p" is no ground for p. */
  #discharged() {
    const discharging = [...this.inferences.values()].filter((inference) => this.#kind(inference));
    const found = discharging.map((inference) => [inference.id, this.#suppositions(inference)]);
    return new Map(found.filter(([id, gone]) => gone.length && !gone.includes(this.inferences.get(id).conclusion)));
  }

  /** What is supposed among the premises or, unless these are cases, behind them by support. */
  #suppositions(inference) {
    const seen = new Set();
    const todo = [...inference.premises].reverse();
    while (todo.length) {
      const id = todo.pop();
      if (seen.has(id)) continue;
      seen.add(id);
      if (this.#kind(inference) === CASES || !this.boxes.has(id) || this.isSupposed(id)) continue;
      for (const step of this.reasons.get(id) ?? []) todo.push(...[...this.inferences.get(step).premises].reverse());
    }
    return [...seen].filter((id) => this.isSupposed(id));
  }

  /** What follows from the suppositions that a step discharges, by way of support: it is read twice. */
  between(step) {
    const gone = this.discharged.get(step);
    if (this.isByCases(step)) return [];
    const seen = new Set();
    const todo = [...gone].reverse();
    while (todo.length) {
      for (const user of this.usedIn.get(todo.pop()) ?? []) {
        if (user === step || this.discharged.has(user) || seen.has(user)) continue;
        const { conclusion } = this.inferences.get(user);
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
