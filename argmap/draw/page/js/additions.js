/**
 * What a reader has added to the author's map, for the modules that show and judge it. There is none unless the page carries
 * `own.js`, which puts it here.
 */

import { addRows, data } from "./data.js";
import { family } from "./family.js";
import { change, state } from "./state.js";

/** @type {AdditionViews} */
const views = { scene: (scene) => scene, branches: () => [], card: () => [] };
let merged = data;
let current = 0;

/** How often the additions have changed. */
export const revision = () => current;

/** The map with what the reader has added; while an exercise is open, the author's alone. */
export const shownMap = () => (state().exercise ? data : merged);

/**
 * Let `rows` be what the reader has added, and draw everything anew.
 * @param {AddedRows} rows
 * @param {Map<string, string>} parents the box that each added one hangs below
 */
export function putAdditions(rows, parents) {
  for (const { id } of merged.claims.slice(data.claims.length)) family.parent.delete(id);
  for (const [id, parent] of parents) family.parent.set(id, parent);
  addRows(rows);
  merged = rows.claims.length
    ? {
      ...data,
      claims: [...data.claims, ...rows.claims],
      inferences: [...data.inferences, ...rows.inferences],
      conflicts: [...data.conflicts, ...rows.conflicts],
    }
    : data;
  current += 1;
  change({ additions: current }, "additions");
}

/** @param {Partial<AdditionViews>} own how a scene, the outline and a card show what was added */
export function showAdditions(own) {
  Object.assign(views, own);
}

/**
 * A scene with what the reader has added.
 * @param {Scene} scene
 * @param {boolean} isNarrow
 */
export const extended = (scene, isNarrow) => (state().exercise ? scene : views.scene(scene, isNarrow));

/** What the outline lists of what the reader has added. */
export const additionBranches = () => (state().exercise ? [] : views.branches());

/**
 * What the card of an element shows of what the reader has added to it.
 * @param {string} id
 */
export const cardAdditions = (id) => (state().exercise ? [] : views.card(id));

/** @type {Record<string, unknown>} */
export const own = {}; // what those who script the page, and tests, may use of the reader's layer

/** @param {Record<string, unknown>} tools */
export function expose(tools) {
  Object.assign(own, tools);
}
