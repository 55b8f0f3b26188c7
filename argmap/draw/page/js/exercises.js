/**
 * Exercises made from the map, and those of its author: the same ones, in the same order, for everybody who opens it.
 *
 * @typedef {{id: string, letter?: string, text: string, right: boolean | null, why: string}} Option `right` is null where only the
 *   reader can judge
 * @typedef {{id: string, kind: string, ask: string, hint: string, why: string, at: string, options?: Option[], isMany?: boolean,
 *            right?: string[], wrong?: (chosen: string) => string, passage?: {before: string, text: string, after: string},
 *            shown?: {letter: string, text: string}[], boxes?: string[], letters?: string[], blank?: string[], hidden?: string[],
 *            among?: string[], note?: string, reject?: string}} Exercise `right` are boxes, one of which is to be found on the map;
 *   `boxes` those that get letters, of which `blank` do not say what they are; `hidden` relations are not drawn until it is answered
 * @typedef {{letters: Map<string, string>, blank: Set<string>, hidden: Set<string>}} Cover
 */

import { claims, data } from "./data.js";
import { falling, falls } from "./exercises-fall.js";
import { answers, undercuts } from "./exercises-find.js";
import { ownExercises } from "./exercises-own.js";
import { LETTERS, placing, placings } from "./exercises-place.js";
import { questionings } from "./exercises-questions.js";
import { relating, relations } from "./exercises-relation.js";

const MOST = 12; // of one kind
const MAKERS = {
  own: ownExercises,
  place: placings,
  relation: relations,
  undercut: undercuts,
  answer: answers,
  questions: questionings,
  fall: falls,
};
const made = new Map();

/** The kinds of exercises, each with its own; kinds that the map has no material for are left out. */
export function groups() {
  if (!made.size) { for (const [kind, make] of Object.entries(MAKERS)) made.set(kind, make(MOST)); }
  return [...made].filter(([, list]) => list.length).map(([kind, list]) => ({ kind, list }));
}

/** Whether there may be something to practise; cheap, since every page asks it. */
export const canPractise = data.claims.length > 1 && data.inferences.length + data.conflicts.length > 0 ||
  data.exercises.length > 0;

const asked = new Map();

/** The exercise that a link asks for although it is not among those of the map: "place:CLAIM", "fall:CLAIM:CLAIM" ... */
function onDemand(id) {
  if (!asked.has(id)) {
    const [kind, first, second, ...rest] = id.split(":");
    const isPair = claims.has(first) && claims.has(second) && first !== second && !rest.length;
    const makers = { place: () => (second === undefined ? placing(first) : null) };
    if (isPair) Object.assign(makers, { relation: () => relating(first, second), fall: () => falling(first, second) });
    asked.set(id, Object.hasOwn(makers, kind) ? makers[kind]() : null);
  }
  const exercise = asked.get(id);
  return exercise && { exercise, group: { kind: exercise.kind, list: [exercise] }, at: 0 };
}

/** The exercise of an id, and the group that it stands in; null if there is none. */
export function exerciseOf(id) {
  for (const group of id ? groups() : []) {
    const at = group.list.findIndex((exercise) => exercise.id === id);
    if (at >= 0) return { exercise: /** @type {Exercise} */ (group.list[at]), group, at };
  }
  return onDemand(id);
}

/** @type {Cover} */
const NOTHING = { letters: new Map(), blank: new Set(), hidden: new Set() };
let remembered = { key: "", cover: NOTHING };

/**
 * What the map covers up while an exercise is open.
 * @returns {Cover}
 */
export function coverOf({ exercise, phase }) {
  const key = exercise && phase !== "answered" ? `${phase} ${exercise}` : "";
  if (remembered.key !== key) {
    remembered = { key, cover: key ? coverFor(exerciseOf(exercise)?.exercise, phase) : NOTHING };
  }
  return remembered.cover;
}

function coverFor(exercise, phase) {
  const boxes = exercise?.boxes ?? (phase === "hinted" ? exercise?.among : []) ?? [];
  const letters = exercise?.letters ?? LETTERS;
  return {
    letters: new Map(boxes.map((id, index) => [id, letters[index]])),
    blank: new Set(exercise?.blank),
    hidden: new Set(exercise?.hidden),
  };
}
