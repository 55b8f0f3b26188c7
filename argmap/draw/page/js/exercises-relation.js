/** Choose the relation: two claims, and five ways in which one may bear on the other. */

import { bearingOn, bearsOn, claims, data, kindOf, nameOf } from "./data.js";
import { dealt, shuffled } from "./exercises-order.js";
import { stepAt } from "./exercises-place.js";
import { listed, quoted, t } from "./words.js";

const CHOICES = ["support", "attack", "undercut", "linked", "none"];
const names = (ids) => listed(ids.map((id) => quoted(nameOf(id))));

/** How `a` bears on `b`, and by which relation. */
function between(a, b) {
  const uses = bearsOn(a);
  const support = uses.find((relation) => relation.conclusion === b);
  if (support) return { kind: "support", relation: support };
  const excludes = (relation) => relation.target === a && relation.premises.includes(b) && isMutual(relation);
  const attack = uses.find((relation) => relation.target === b) ?? bearsOn(b).find(excludes);
  if (attack) return { kind: "attack", relation: attack };
  const touches = (step) => step && (step.conclusion === b || step.premises.includes(b));
  const undercut = uses.find((relation) => kindOf(relation) === "undercut" && touches(stepAt(relation.target)));
  if (undercut) return { kind: "undercut", relation: undercut };
  const linked = uses.find((relation) => kindOf(relation) === "support" && relation.premises.includes(b));
  return linked ? { kind: "linked", relation: linked } : { kind: "none", relation: null };
}

const isMutual = (relation) => relation.kind === "contrary" || relation.kind === "contradictory";

/** What the map says of two claims, in a sentence. */
function told(a, b, { kind, relation }) {
  const values = { a: quoted(nameOf(a)), b: quoted(nameOf(b)) };
  const plain = () => t(`exercises.relation.is_${kind}`, values);
  if (kind === "support") {
    const others = relation.premises.filter((id) => id !== a);
    return others.length ? t("exercises.relation.is_one_of", { ...values, names: names(others) }) : plain();
  }
  if (kind === "undercut") {
    const step = stepAt(relation.target);
    return t("exercises.relation.is_undercut", {
      ...values,
      premises: names(step.premises),
      conclusion: names([step.conclusion]),
    });
  }
  if (kind === "linked") return t("exercises.relation.is_linked", { ...values, names: names([relation.conclusion]) });
  const shared = targets(a).find((id) => targets(b).includes(id));
  if (kind === "none" && shared) return t("exercises.relation.is_apart", { ...values, names: names([shared]) });
  return plain();
}

const targets = (id) => bearsOn(id).map((relation) => relation.conclusion ?? relation.target);

/** The exercise for two claims. */
export function relating(a, b) {
  const found = between(a, b);
  const touching = [a, b].flatMap((id) => [...bearsOn(id), ...bearingOn(id)]).map((relation) => relation.id);
  return {
    id: `relation:${a}:${b}`,
    kind: "relation",
    ask: t("exercises.relation.ask"),
    shown: [a, b].map((id, index) => ({ letter: "AB"[index], text: claims.get(id).text || nameOf(id) })),
    options: CHOICES.map((kind) => ({
      id: kind,
      text: t(`exercises.relation.${kind}`),
      right: kind === found.kind,
      why: t(`exercises.relation.not_${kind}`),
    })),
    hint: t("exercises.relation.hint"),
    why: told(a, b, found),
    at: a,
    boxes: [a, b],
    hidden: [...touching, ...(found.relation ? [found.relation.id] : [])],
  };
}

/** Pairs of claims for each of the ways, all that the map has. */
function pairs() {
  const found = Object.fromEntries(CHOICES.map((kind) => [kind, []]));
  const isClaim = (id) => claims.has(id);
  for (const relation of [...data.inferences, ...data.conflicts]) {
    const premises = relation.premises.filter(isClaim);
    const kind = kindOf(relation);
    const ends = kind === "undercut"
      ? stepAt(relation.target)?.premises.filter(isClaim) ?? []
      : [relation.conclusion ?? relation.target].filter(isClaim);
    const list = found[kind === "support" || kind === "undercut" ? kind : "attack"];
    if (premises.length && ends.length) list.push([premises[0], ends[0]]);
    if (kind === "support" && premises.length > 1) found.linked.push([premises[0], premises[1]]);
  }
  for (const { id } of data.claims) {
    const reasons = bearingOn(id).filter((relation) => kindOf(relation) === "support").map(({ premises }) =>
      premises[0]
    );
    if (reasons.length > 1) found.none.push([reasons[0], reasons.at(-1)]);
  }
  return found;
}

export function relations(most) {
  const lists = Object.entries(pairs()).map(([kind, list]) => {
    const fitting = list.filter(([a, b]) => a !== b && isClaimPair(a, b) && between(a, b).kind === kind);
    return shuffled(fitting, "relation");
  });
  return shuffled(dealt(lists, most), "relations").map(([a, b]) => relating(a, b));
}

const isClaimPair = (a, b) => claims.has(a) && claims.has(b);
