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

import { data } from "./data.js";
import { falls } from "./exercises-fall.js";
import { answers, undercuts } from "./exercises-find.js";
import { ownExercises } from "./exercises-own.js";
import { LETTERS, placings } from "./exercises-place.js";
import { questionings } from "./exercises-questions.js";
import { relations } from "./exercises-relation.js";

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

/** The exercise of an id, and the group that it stands in; null if the map has none. */
export function exerciseOf(id) {
  for (const group of id ? groups() : []) {
    const at = group.list.findIndex((exercise) => exercise.id === id);
    if (at >= 0) return { exercise: /** @type {Exercise} */ (group.list[at]), group, at };
  }
  return null;
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
