/** Place this sentence: a passage of the text, and four boxes that show nothing but where they stand. */

import { bearsOn, claimOf, claims, data, inferences, nameOf, strandLabel, thesis } from "./data.js";
import { isThere } from "./dom.js";
import { dealt, shuffled } from "./exercises-order.js";
import { endOf, isConflict, kindOf } from "./relations.js";
import { listed, quoted, t, words } from "./words.js";

export const LETTERS = ["A", "B", "C", "D"];
const NEAR = 14; // claims before and behind among which wrong places are looked for

const lastSteps = new Map(data.arguments.map((argument) => [argument.id, argument.inferences.at(-1)]));

/**
 * The step that an undercut is aimed at, which may be an argument's last; null if it is aimed at something else.
 * @param {string} id
 */
export const stepAt = (id) => inferences.get(id) ?? inferences.get(lastSteps.get(id) ?? "") ?? null;

/**
 * @param {Relation} relation
 * @param {string} id
 * @param {(id: string) => string} name what claims are called
 */
function placeBy(relation, id, name = nameOf) {
  /** @param {string[]} ids */
  const names = (ids) => listed(ids.map((other) => quoted(name(other))));
  const kind = kindOf(relation);
  const step = kind === "undercut" && stepAt(endOf(relation));
  if (step) {
    return t("exercises.place.undercut", { premises: names(step.premises), conclusion: names([step.conclusion]) });
  }
  const target = names([endOf(relation)]);
  const others = relation.premises.filter((other) => other !== id);
  const plain = t(kind === "support" ? "exercises.place.reason" : "exercises.place.objection", { target });
  return others.length ? t("exercises.place.together", { plain, names: names(others) }) : plain;
}

/**
 * Where a claim stands, in words that do not say what it says.
 * @param {string} id
 * @param {(id: string) => string} name what claims are called
 */
export function placeOf(id, name = nameOf) {
  if (id === thesis) return t("exercises.place.thesis");
  return [...new Set(bearsOn(id).map((relation) => placeBy(relation, id, name)))].join(" · ") ||
    t("exercises.place.alone");
}

/**
 * The passages of the text by the claim that each means first, with what stands around it in its sentence; `key` is where it
 * stands, by which an exercise is called: the name of the claim would tell what it asks.
 */
const passages = new Map();
const order = new Map(data.claims.map(({ id }, at) => [id, at]));
const spoken = data.text.flatMap(({ number: paragraph, sentences }) =>
  sentences.map(({ number, segments }) => ({ name: `p${paragraph}s${number}`, segments }))
);
for (const { name, segments } of spoken) {
  segments.forEach(([text, [id]], at) => {
    /** @param {Segment[]} pieces */
    const join = (pieces) => pieces.map(([piece]) => piece).join("");
    if (!claims.has(id) || passages.has(id)) return;
    const key = at ? `${name}.${at + 1}` : name;
    passages.set(id, { key, before: join(segments.slice(0, at)), text, after: join(segments.slice(at + 1)) });
  });
}

/**
 * The claims that are named where a claim's place is told.
 * @param {string} id
 */
function named(id) {
  return bearsOn(id).flatMap((relation) => {
    const step = isConflict(relation) ? stepAt(endOf(relation)) : null;
    return [...relation.premises, endOf(relation), ...(step ? [...step.premises, step.conclusion] : [])];
  });
}

/**
 * Wrong places that are near: of the same strand first, none that gives the right one away or is given away by it.
 * @param {string} id
 */
function elsewhere(id) {
  const order = data.claims.map((claim) => claim.id);
  const at = order.indexOf(id);
  const taken = new Set([placeOf(id)]);
  const near = order.slice(Math.max(0, at - NEAR), at + NEAR + 1)
    .filter((other) => other !== id && (bearsOn(other).length || other === thesis))
    .filter((other) => !named(id).includes(other) && !named(other).includes(id));
  const strand = claimOf(id).strand;
  const [own, others] = [true, false].map((isOwn) =>
    near.filter((other) => (claimOf(other).strand === strand) === isOwn)
  );
  /** @type {string[]} */
  const distractors = [];
  for (const other of [...shuffled(own, id), ...shuffled(others, id)]) {
    const place = placeOf(other);
    if (taken.has(place) || distractors.some((one) => named(one).includes(other) || named(other).includes(one))) {
      continue;
    }
    taken.add(place);
    distractors.push(other);
    if (distractors.length === LETTERS.length - 1) break;
  }
  return distractors;
}

/**
 * Whether two places may be asked about together: they read otherwise, and neither is told by naming the other.
 * @param {string} one
 * @param {string} other
 */
const canShare = (one, other) =>
  placeOf(one) !== placeOf(other) && !named(one).includes(other) && !named(other).includes(one);

/** Boxes that are asked about together, whichever of them a passage belongs in: so the choice of boxes tells nothing. */
function sets() {
  /** @type {string[][]} */
  const groups = [];
  const placed = data.claims.map(({ id }) => id).filter((id) => bearsOn(id).length || id === thesis);
  /** @param {string} id */
  const isNear = (id) => (/** @type {string[]} */ set) =>
    set.length < LETTERS.length && (order.get(id) ?? 0) - (order.get(set[0]) ?? 0) <= 2 * NEAR &&
    set.every((other) => canShare(id, other));
  for (const id of placed) {
    const set = groups.slice(-NEAR).find(isNear(id));
    if (set) set.push(id);
    else groups.push([id]);
  }
  return new Map(groups.filter((set) => set.length > 2).flatMap((set) => set.map((id) => [id, set])));
}

/** @type {Map<string, string[]>} */
let shared;

/**
 * The boxes among which a claim is to be placed, in the order of the map; by themselves they do not tell which it is.
 * @param {string} id
 */
function boxesFor(id) {
  shared ??= sets();
  return shared.get(id) ?? [id, ...elsewhere(id)].toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/**
 * The exercise for a claim; null if the text does not carry it or there are not enough other places.
 * @param {string} id
 * @returns {Exercise | null}
 */
export function placing(id) {
  const passage = passages.get(id);
  const boxes = passage ? boxesFor(id) : [];
  if (boxes.length < 3) return null;
  const claim = claimOf(id);
  const role = words.role[claim.role] ?? words.role.claim;
  return {
    id: `place:${passage.key}`,
    kind: "place",
    ask: t("exercises.place.ask"),
    passage,
    options: boxes.map((box, index) => ({
      id: box,
      letter: LETTERS[index],
      text: placeOf(box),
      right: box === id,
      why: t("exercises.place.wrong", { letter: LETTERS[index], claim: quoted(nameOf(box)) }),
    })),
    hint: t("exercises.place.hint", { role, strand: claim.strand ? strandLabel(claim.strand) : "–" }),
    why: t("exercises.place.right", { claim: quoted(nameOf(id)), place: placeOf(id) }),
    at: id,
    boxes,
    blank: boxes,
  };
}

/**
 * Passages to place, from all strands.
 * @param {number} most
 */
export function placings(most) {
  const strands = new Set(data.claims.map((claim) => claim.strand));
  const lists = [...strands].map((strand) =>
    shuffled([...passages.keys()].filter((id) => claimOf(id).strand === strand), "place")
  );
  return dealt(lists, most * 2).map(placing).filter(isThere).slice(0, most);
}

/** The claims that passages carry, by what exercises call the passage. */
const carried = new Map([...passages].map(([id, { key }]) => [key, id]));

/**
 * The exercise for what a link names: a passage, such as "p8s2", or a claim.
 * @param {string} name
 */
export const placingOf = (name) => placing(claims.has(name) ? name : carried.get(name) ?? "");
