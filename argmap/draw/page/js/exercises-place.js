/** Place this sentence: a passage of the text, and four boxes that show nothing but where they stand. */

import { bearsOn, claimOf, claims, data, inferences, nameOf, strandLabel, thesis } from "./data.js";
import { isThere } from "./dom.js";
import { dealt, shuffled } from "./exercises-order.js";
import { endOf, isConflict, kindOf } from "./relations.js";
import { listed, quoted, t, words } from "./words.js";

export const LETTERS = ["A", "B", "C", "D"];
const NEAR = 14; // claims before and behind among which wrong places are looked for

const firstSteps = new Map(data.arguments.map((argument) => [argument.id, argument.inferences[0]]));

/**
 * The step that an undercut is aimed at, which may be an argument's first; null if it is aimed at something else.
 * @param {string} id
 */
export const stepAt = (id) => inferences.get(id) ?? inferences.get(firstSteps.get(id) ?? "") ?? null;

/** @param {string[]} ids */
const names = (ids) => listed(ids.map((id) => quoted(nameOf(id))));

/**
 * @param {Relation} relation
 * @param {string} id
 */
function told(relation, id) {
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
 */
export function placeOf(id) {
  if (id === thesis) return t("exercises.place.thesis");
  return [...new Set(bearsOn(id).map((relation) => told(relation, id)))].join(" · ") || t("exercises.place.alone");
}

/** The passages of the text by the claim that each means first, with what stands around it in its sentence. */
const passages = new Map();
for (const { segments } of data.text.flatMap((paragraph) => paragraph.sentences)) {
  segments.forEach(([text, [id]], at) => {
    /** @param {Segment[]} pieces */
    const join = (pieces) => pieces.map(([piece]) => piece).join("");
    if (!claims.has(id) || passages.has(id)) return;
    passages.set(id, { before: join(segments.slice(0, at)), text, after: join(segments.slice(at + 1)) });
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
  const found = [];
  for (const other of [...shuffled(own, id), ...shuffled(others, id)]) {
    const place = placeOf(other);
    if (taken.has(place) || found.some((one) => named(one).includes(other) || named(other).includes(one))) continue;
    taken.add(place);
    found.push(other);
    if (found.length === LETTERS.length - 1) break;
  }
  return found;
}

/**
 * The exercise for a claim; null if the text does not carry it or there are not enough other places.
 * @param {string} id
 * @returns {Exercise | null}
 */
export function placing(id) {
  const passage = passages.get(id);
  const wrong = passage ? elsewhere(id) : [];
  if (wrong.length < 2) return null;
  const boxes = shuffled([id, ...wrong], `boxes for ${id}`);
  const claim = claimOf(id);
  const role = words.role[claim.role] ?? words.role.claim;
  return {
    id: `place:${id}`,
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
