/** What the reader has added, as places of the outline: each below what it is about, behind what the author has there. */

import { inferences } from "./data.js";
import { addTo } from "./maps.js";
import { tree, walkTree } from "./tree.js";

/** @type {Map<Place, Place[]>} */
let below = new Map();
/** @type {Map<string, Place>} */
let first = new Map();

/** What stands below a place: the author's, then the reader's. @param {Place} place */
export const childrenOf = (place) => [...place.children, ...ownBelow(place)];

/** What the reader has added below a place, or below none. @param {Place | null} place */
export const ownBelow = (place) => (place && below.get(place)) ?? [];

/** Where an element first stands. @param {string} id */
export const placeOf = (id) => tree.first.get(id) ?? first.get(id);

/** @type {Map<string, Place> | null} */
let steps = null;

/** The place of the first premise of a relation of the author's. @param {string} relation */
function stepPlace(relation) {
  if (!steps) {
    steps = new Map();
    for (const place of walkTree()) if (!steps.has(place.by)) steps.set(place.by, place);
  }
  return steps.get(relation);
}

/**
 * The place below which something about an element is listed: the element's own, or of a relation its first premise's.
 * @param {OwnBranch} branch
 */
function homeOf({ to, under }) {
  const step = [...inferences.values()].find(({ argument }) => argument === to); // what is about an argument is about its steps
  const drawn = [...first.values()].find(({ by }) => by === to);
  return placeOf(to) ?? drawn ?? stepPlace(step?.id ?? to) ?? placeOf(under) ?? tree.roots[0];
}

/**
 * Let the outline hold these branches, each of them after what it is about, in place of what the reader had added before.
 * Returns the places that are gone, and those below which some are gone or new.
 * @param {OwnBranch[]} branches
 */
export function graft(branches) {
  const before = below;
  [below, first] = [new Map(), new Map()];
  for (const branch of branches) {
    const parent = homeOf(branch);
    if (!parent) continue;
    const { id, kind, label, relation, text, to } = branch;
    /** @type {Place} */
    const place = {
      ...{ id, kind, label, by: relation, level: parent.level + 1, parent, children: [], again: false },
      own: { text, shows: relation ? id : to },
    };
    addTo(below, parent, place);
    first.set(id, place);
  }
  return { gone: [...before.values()].flat(), parents: new Set([...before.keys(), ...below.keys()]) };
}
