/** Exercises made from the map, and those of its author: the same ones, in the same order, for everybody who opens it. */

import { claims, data } from "./data.js";
import { falling, falls } from "./exercises-fall.js";
import { answers, undercuts } from "./exercises-find.js";
import { ownExercises } from "./exercises-own.js";
import { LETTERS, placingOf, placings } from "./exercises-place.js";
import { questionings } from "./exercises-questions.js";
import { relating, relations } from "./exercises-relation.js";

const MOST = 12; // of one kind
/** @type {Record<string, (most: number) => Exercise[]>} */
const MAKERS = {
  own: ownExercises,
  place: placings,
  relation: relations,
  undercut: undercuts,
  answer: answers,
  questions: questionings,
  fall: falls,
};
/** @type {Map<string, Exercise[]>} */
const made = new Map();

/** The kinds of exercises, each with its own; kinds that the map has no material for are left out. */
export function groups() {
  if (!made.size) { for (const [kind, make] of Object.entries(MAKERS)) made.set(kind, make(MOST)); }
  return [...made].filter(([, list]) => list.length).map(([kind, list]) => ({ kind, list }));
}

/** Whether there may be something to practise; cheap, since every page asks it. */
export const canPractise = data.claims.length > 1 && data.inferences.length + data.conflicts.length > 0 ||
  data.exercises.length > 0;

/** @type {Map<string, Exercise | null>} */
const asked = new Map();

/**
 * The exercise that a link asks for although it is not among those of the map: "place:CLAIM", "fall:CLAIM:CLAIM" ...
 * @param {string} id
 */
function onDemand(id) {
  if (!asked.has(id)) {
    const [kind, first, second, ...rest] = id.split(":");
    const isPair = claims.has(first) && claims.has(second) && first !== second && !rest.length;
    /** @type {Record<string, () => Exercise | null>} */
    const makers = { place: () => (second === undefined ? placingOf(first) : null) };
    if (isPair) Object.assign(makers, { relation: () => relating(first, second), fall: () => falling(first, second) });
    asked.set(id, Object.hasOwn(makers, kind) ? makers[kind]() : null);
  }
  const exercise = asked.get(id);
  return exercise ? { exercise, group: { kind: exercise.kind, list: [exercise] }, at: 0 } : null;
}

/**
 * The exercise of an id, and the group that it stands in; null if there is none.
 * @param {string} id
 */
export function exerciseOf(id) {
  for (const group of id ? groups() : []) {
    const at = group.list.findIndex((exercise) => exercise.id === id);
    if (at >= 0) return { exercise: group.list[at], group, at };
  }
  return onDemand(id);
}

/** @type {Cover} */
const NOTHING = { mode: "", letters: new Map(), blank: new Set() };
const STRUCTURED = ["place", "fall"]; // asked about the structure itself; of all others it would be the answer, or near it
let remembered = { key: "", cover: NOTHING };

/**
 * What the map covers up while an exercise is open.
 * @param {Pick<State, "exercise" | "phase">} options
 * @returns {Cover}
 */
export function coverOf({ exercise, phase }) {
  const key = exercise && phase !== "answered" ? `${phase} ${exercise}` : "";
  if (remembered.key !== key) {
    remembered = { key, cover: key ? coverFor(exerciseOf(exercise)?.exercise, phase) : NOTHING };
  }
  return remembered.cover;
}

/**
 * What stands in the place of the map: while an exercise is open the map alone, which covers up what is asked.
 * @param {State} current
 * @returns {MapView}
 */
export const viewOf = (current) => coverOf(current).mode ? "map" : current.view;

/**
 * @param {Exercise | undefined} exercise
 * @param {Phase} phase
 */
function coverFor(exercise, phase) {
  const boxes = exercise?.boxes ?? (phase === "hinted" ? exercise?.among : []) ?? [];
  const letters = exercise?.letters ?? LETTERS;
  return {
    mode: !exercise ? "" : STRUCTURED.includes(exercise.kind) ? "bare" : "loose",
    letters: new Map(boxes.map((id, index) => [id, letters[index]])),
    blank: new Set(exercise?.blank),
  };
}
