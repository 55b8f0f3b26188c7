/** The map as a tree, which the outline shows and paper prints: every claim once with all below it, and where it comes again. */

import {
  bearingOn,
  bearsOn,
  claimOf,
  claims,
  conflicts,
  data,
  inferences,
  isTangled,
  nameOf,
  roleOf,
  thesis,
} from "./data.js";
import { addTo, lookup } from "./maps.js";
import { endOf, kindOf } from "./relations.js";
import { listed, quoted, t, words } from "./words.js";

/** @typedef {{id: string, relation: Relation | null, together: string[], cuts: Relation[]}} Branch */

/** @type {string[]} */
const NONE = [];

/**
 * What hangs below an element: one branch for each premise, and below the first what attacks the step itself.
 * @param {string} id
 * @returns {Branch[]}
 */
function branches(id) {
  return bearingOn(id).flatMap((relation) => {
    const known = relation.premises.filter((premise) => claims.has(premise));
    return known.map((premise, index) => ({
      id: premise,
      relation,
      together: known.length > 1 ? known.filter((other) => other !== premise) : NONE,
      cuts: index === 0 ? bearingOn(relation.id) : [],
    }));
  });
}

/**
 * What attacks a step stands below the step's first premise.
 * @param {Relation[]} cuts
 * @returns {Branch[]}
 */
function cutBranches(cuts) {
  return cuts.flatMap((cut) =>
    cut.premises.filter((premise) => claims.has(premise)).map((premise) => ({
      id: premise,
      relation: cut,
      together: [],
      cuts: bearingOn(cut.id),
    }))
  );
}

/**
 * "Objection, attacks", "Evidence, supports only together with “X”", "Undercuts the step from “X” to “Y”".
 * @param {Place} place
 */
export function labelOf({ id, by, label, together = NONE }) {
  if (label) return label;
  const claim = claimOf(id);
  const relation = inferences.get(by) ?? conflicts.get(by);
  const role = [roleOf(id), claim.implicit && words.implicit].filter(Boolean).join(" · ");
  if (!relation) return [role, aside(id)].filter(Boolean).join(" · ");
  const kind = kindOf(relation);
  const step = kind === "undercut" ? inferences.get(endOf(relation)) ?? conflicts.get(endOf(relation)) : null;
  const verb = step
    ? t("outline.undercuts_step", { premises: listed(step.premises.map((p) => quoted(nameOf(p)))) })
    : words.relation[kind];
  const names = listed(together.map((other) => quoted(nameOf(other))));
  return `${role} · ${names ? t("outline.together", { verb, names }) : verb}`;
}

/** What a chain of relations ties to the thesis, whichever way they point; all that there is where there is no thesis. */
const tied = (() => {
  if (!thesis) return new Set(claims.keys());
  /** @type {Map<string, string[]>} */
  const ties = new Map();
  for (const relation of [...data.inferences, ...data.conflicts, ...data.rephrases]) {
    for (const end of [...relation.premises, endOf(relation)]) {
      addTo(ties, relation.id, end);
      addTo(ties, end, relation.id);
    }
  }
  const reached = new Set([thesis]);
  for (const id of reached) for (const next of ties.get(id) ?? []) reached.add(next);
  return reached;
})();

/**
 * How a root stands to the argument, if it is not the thesis: it follows from that, or nothing ties it to that.
 * @param {string} id
 */
function aside(id) {
  if (id === thesis) return "";
  if (!tied.has(id)) return t("aside.beside");
  const follows = data.inferences.some(({ conclusion, premises: [first, second] }) =>
    conclusion === id && first === thesis && !second
  );
  return follows ? t("aside.follows") : "";
}

/** @type {Map<string, Rephrase[]>} */
const rephrasings = new Map(); // by what says something again
for (const rephrase of data.rephrases) for (const id of rephrase.premises) addTo(rephrasings, id, rephrase);

/**
 * What a claim does besides, told where it first stands: every relation of it but the one by which it stands there.
 * @param {Place} place
 */
export function alsoOf({ id, by, again }) {
  if (again) return "";
  const relations = bearsOn(id).filter((relation) => relation.id !== by).map((relation) => {
    const end = endOf(relation);
    const step = inferences.get(end) ?? conflicts.get(end);
    return t(`also.${kindOf(relation)}`, { target: quoted(nameOf(step ? endOf(step) : end)) });
  });
  const repeated = (rephrasings.get(id) ?? []).map(({ conclusion }) =>
    t("also.rephrase", { target: quoted(nameOf(conclusion)) })
  );
  return [...relations, ...repeated].join(", ");
}

/**
 * Plant a root and all below it; without recursion, since a chain of reasons may be thousands long. A claim stands in full where
 * it is met first, a reply below what it answers; but in a tangle, as in the map, where it is nearest to the root, lest nearly
 * all hangs below the first reason.
 * @param {Branch} root
 * @param {Map<string, Place>} known
 */
function plant(root, known) {
  /** @type {Place[]} */
  const top = [];
  /** @type {(Branch & {list: Place[], parent: Place | null})[]} */
  const queue = [{ ...root, list: top, parent: null }];
  let at = 0;
  const next = () => isTangled ? queue[at++] : queue.pop();
  for (let branch = next(); branch; branch = next()) {
    const { id, relation, together, cuts, list, parent } = branch;
    const again = known.has(id);
    /** @type {Place} */
    const place = {
      id,
      kind: relation ? kindOf(relation) : "root",
      together,
      by: relation?.id ?? "",
      level: parent ? parent.level + 1 : 1,
      parent,
      children: [],
      again,
    };
    list.push(place);
    if (again) continue;
    known.set(id, place);
    const below = [...cutBranches(cuts), ...branches(id)];
    if (!isTangled) below.reverse();
    for (const each of below) queue.push({ ...each, list: place.children, parent: place });
  }
  return top;
}

/**
 * The places of all claims: roots, and by its id the first place of each claim.
 * @returns {{roots: Place[], first: Map<string, Place>}}
 */
function grow() {
  /** @type {Map<string, Place>} */
  const first = new Map();
  const below = new Set([...data.inferences, ...data.conflicts].flatMap((relation) => relation.premises));
  const ids = data.claims.map((claim) => claim.id);
  const roots = [thesis, ...ids.filter((id) => !below.has(id)), ...ids].flatMap((id) =>
    claims.has(id) && !first.has(id) ? plant({ id, relation: null, together: [], cuts: [] }, first) : []
  );
  roots.sort((one, other) => Number(tied.has(other.id)) - Number(tied.has(one.id))); // beside the argument, last
  return { roots, first };
}

export const tree = grow();

/**
 * Where a claim that comes again is shown with all below it.
 * @param {Place} place
 */
export function whereOf({ id }) {
  const above = lookup(tree.first, id).parent;
  return above ? t("outline.elsewhere", { name: quoted(nameOf(above.id)) }) : t("outline.again");
}

/**
 * Every place from top to bottom, without what is below those that `isShut` holds of.
 * @param {(place: Place) => boolean} isShut
 * @param {(place: Place) => Place[]} below
 */
export function* walkTree(places = tree.roots, isShut = (_place) => false, below = (place) => place.children) {
  const stack = places.toReversed();
  for (let place = stack.pop(); place; place = stack.pop()) {
    yield place;
    if (!isShut(place)) stack.push(...below(place).toReversed());
  }
}
