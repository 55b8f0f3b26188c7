/** Choose the relation: two claims, and five ways in which one may bear on the other. */

import { bearingOn, bearsOn, claimOf, claims, conflicts, data, nameOf } from "./data.js";
import { dealt, shuffled } from "./exercises-order.js";
import { stepAt } from "./exercises-place.js";
import { endOf, isConflict, isSymmetric, kindOf } from "./relations.js";
import { listed, quoted, t } from "./words.js";

/** @typedef {{kind: string, relation: Relation | null}} Bearing how one claim bears on another, and by which relation */

const CHOICES = ["support", "attack", "undercut", "linked", "none"];

/** @param {string[]} ids */
const names = (ids) => listed(ids.map((id) => quoted(nameOf(id))));

/**
 * The step or the attack that a conflict is aimed at, if it is aimed at one.
 * @param {Relation} conflict
 */
const struckBy = (conflict) => stepAt(endOf(conflict)) ?? conflicts.get(endOf(conflict));

/**
 * How `a` bears on `b`, and by which relation.
 * @param {string} a
 * @param {string} b
 * @returns {Bearing}
 */
function between(a, b) {
  const uses = bearsOn(a);
  const support = uses.find((relation) => !isConflict(relation) && endOf(relation) === b);
  if (support) return { kind: "support", relation: support };
  /** @param {Relation} relation */
  const excludes = (relation) => endOf(relation) === a && relation.premises.includes(b) && isSymmetric(relation);
  const attack = uses.find((relation) => isConflict(relation) && endOf(relation) === b) ?? bearsOn(b).find(excludes);
  if (attack) return { kind: "attack", relation: attack };
  /** @param {Relation | undefined} struck */
  const touches = (struck) => struck && (endOf(struck) === b || struck.premises.includes(b));
  const undercut = uses.find((relation) => isConflict(relation) && touches(struckBy(relation)));
  if (undercut) return { kind: "undercut", relation: undercut };
  const linked = uses.find((relation) => kindOf(relation) === "support" && relation.premises.includes(b));
  return linked ? { kind: "linked", relation: linked } : { kind: "none", relation: null };
}

/**
 * What the map says of two claims, in a sentence.
 * @param {string} a
 * @param {string} b
 * @param {Bearing} bearing
 */
function sentenceOn(a, b, { kind, relation }) {
  const values = { a: quoted(nameOf(a)), b: quoted(nameOf(b)) };
  const plain = () => t(`exercises.relation.is_${kind}`, values);
  if (!relation) {
    const shared = targets(a).find((id) => targets(b).includes(id));
    return shared ? t("exercises.relation.is_apart", { ...values, names: names([shared]) }) : plain();
  }
  if (kind === "support") {
    const others = relation.premises.filter((id) => id !== a);
    return others.length ? t("exercises.relation.is_one_of", { ...values, names: names(others) }) : plain();
  }
  const struck = kind === "undercut" ? struckBy(relation) : undefined;
  if (struck) {
    const [premises, conclusion] = [names(struck.premises), names([endOf(struck)])];
    return t("exercises.relation.is_undercut", { ...values, premises, conclusion });
  }
  return kind === "linked"
    ? t("exercises.relation.is_linked", { ...values, names: names([endOf(relation)]) })
    : plain();
}

/** @param {string} id */
const targets = (id) => bearsOn(id).map(endOf);

/**
 * The exercise for two claims.
 * @param {string} a
 * @param {string} b
 * @returns {Exercise}
 */
export function relating(a, b) {
  const bearing = between(a, b);
  return {
    id: `relation:${a}:${b}`,
    kind: "relation",
    ask: t("exercises.relation.ask"),
    shown: [a, b].map((id, index) => ({ letter: "AB"[index], text: claimOf(id).text || nameOf(id) })),
    options: CHOICES.map((kind) => ({
      id: kind,
      text: t(`exercises.relation.${kind}`),
      right: kind === bearing.kind || (kind === "undercut" && strikesUses(b, bearing)),
      why: t(`exercises.relation.not_${kind}`),
    })),
    hint: t("exercises.relation.hint"),
    why: sentenceOn(a, b, bearing),
    at: a,
    boxes: [a, b],
  };
}

/**
 * Whether a relation attacks a conceded claim, and so strikes what that is used for: then attack and undercut say the same.
 * @param {string} id
 * @param {Bearing} bearing
 */
const strikesUses = (id, { kind, relation }) =>
  kind === "attack" && relation !== null && endOf(relation) === id && !isSymmetric(relation) &&
  claimOf(id).stance === "conceded" && bearsOn(id).some((use) => isBox(endOf(use)));

/** @param {string} id */
const isBox = (id) => claims.has(id) || data.arguments.some((argument) => argument.id === id);

/** Pairs of claims for each of the ways, all that the map has. */
function pairs() {
  /** @type {Record<string, [a: string, b: string][]>} */
  const lists = Object.fromEntries(CHOICES.map((kind) => [kind, []]));
  /** @param {string} id */
  const isClaim = (id) => claims.has(id);
  for (const relation of [...data.inferences, ...data.conflicts]) {
    const premises = relation.premises.filter(isClaim);
    const kind = kindOf(relation);
    const ends = kind === "undercut"
      ? stepAt(endOf(relation))?.premises.filter(isClaim) ?? []
      : [endOf(relation)].filter(isClaim);
    const list = lists[kind === "support" || kind === "undercut" ? kind : "attack"];
    if (premises.length && ends.length) list.push([premises[0], ends[0]]);
    if (kind === "support" && premises.length > 1) lists.linked.push([premises[0], premises[1]]);
  }
  for (const { id } of data.claims) {
    const reasons = bearingOn(id).filter((relation) => kindOf(relation) === "support").map(({ premises }) =>
      premises[0]
    );
    if (reasons.length > 1) lists.none.push([reasons[0], reasons[reasons.length - 1]]);
  }
  return lists;
}

/** @param {number} most */
export function relations(most) {
  const lists = Object.entries(pairs()).map(([kind, list]) => {
    const fitting = list.filter(([a, b]) => a !== b && isClaimPair(a, b) && between(a, b).kind === kind);
    return shuffled(fitting, "relation");
  });
  return shuffled(dealt(lists, most), "relations").map(([a, b]) => relating(a, b));
}

/**
 * @param {string} a
 * @param {string} b
 */
const isClaimPair = (a, b) => claims.has(a) && claims.has(b);
