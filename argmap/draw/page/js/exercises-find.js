/** Find it on the map: the undercut of a step, or what answers an objection. */

import { bearingOn, bearsOn, claimOf, claims, data, nameOf } from "./data.js";
import { shuffled } from "./exercises-order.js";
import { LETTERS, placeOf, stepAt } from "./exercises-place.js";
import { kindOf } from "./relations.js";
import { listed, quoted, t } from "./words.js";

/** @param {string[]} ids */
const names = (ids) => listed(ids.map((id) => quoted(nameOf(id))));
/** @param {string[]} ids */
const unique = (ids) => [...new Set(ids)];

/**
 * Four boxes to choose among, for who asks for a hint: one right, the others objections of the same strand if it has as many.
 * @param {string[]} right
 * @param {string[]} asked
 * @param {string} salt
 */
function among(right, asked, salt) {
  const [first] = right;
  const others = data.claims.map(({ id }) => id).filter((id) => !right.includes(id) && !asked.includes(id));
  /** @param {string} id */
  const isNear = (id) => claimOf(id).strand === claims.get(first)?.strand;
  /** @param {string} id */
  const rank = (id) => (bearsOn(id).some((relation) => kindOf(relation) !== "support") ? 0 : 2) + (isNear(id) ? 0 : 1);
  const near = shuffled(others, salt).toSorted((a, b) => rank(a) - rank(b));
  return shuffled([first, ...near].slice(0, LETTERS.length), `${salt} among`);
}

/**
 * An exercise that is answered by choosing one of the boxes `right`; `asked` are those that the task itself names.
 * @param {string} id
 * @param {string} kind
 * @param {string} ask
 * @param {string[]} right
 * @param {string} why
 * @param {string[]} asked
 * @returns {Exercise}
 */
export function finding(id, kind, ask, right, why, asked = []) {
  return {
    id,
    kind,
    ask,
    right,
    hint: t("exercises.find.hint"),
    /** @param {string} chosen */
    wrong: (chosen) => t("exercises.find.wrong", { claim: quoted(nameOf(chosen)), place: placeOf(chosen) }),
    why,
    at: right[0],
    among: among(right, asked, id),
  };
}

/**
 * Every step that something undercuts.
 * @param {number} most
 */
export function undercuts(most) {
  const targets = unique(data.conflicts.filter(({ kind }) => kind === "undercut").map(({ target }) => target));
  return shuffled(targets.filter(stepAt), "undercut").slice(0, most).flatMap((target) => {
    const step = stepAt(target);
    if (!step) return [];
    const cuts = data.conflicts.filter((cut) => cut.kind === "undercut" && stepAt(cut.target) === step);
    const right = unique(cuts.flatMap((cut) => cut.premises)).filter((id) => claims.has(id));
    if (!right.length) return [];
    const values = { premises: names(step.premises), conclusion: names([step.conclusion]), names: names(right) };
    const why = t("exercises.undercut.right", values);
    return [finding(`undercut:${target}`, "undercut", t("exercises.undercut.ask", values), right, why, [
      ...step.premises,
      step.conclusion,
    ])];
  });
}

/** @param {Relation} relation */
const isAttack = (relation) => !["support", "undercut"].includes(kindOf(relation));

/**
 * What answers a claim by attacking it.
 * @param {string} id
 */
const repliesTo = (id) => {
  const premises = bearingOn(id).filter(isAttack).flatMap(({ premises }) => premises);
  return unique(premises.filter((premise) => claims.has(premise)));
};

/**
 * Every objection that another claim answers.
 * @param {number} most
 */
export function answers(most) {
  /** @param {string} id */
  const isObjection = (id) => bearsOn(id).some((relation) => kindOf(relation) !== "support");
  const answered = data.claims.map(({ id }) => id).filter((id) => isObjection(id) && repliesTo(id).length);
  return shuffled(answered, "answer").slice(0, most).map((id) => {
    const right = repliesTo(id);
    const values = { claim: quoted(nameOf(id)), names: names(right) };
    const [ask, why] = [t("exercises.answer.ask", values), t("exercises.answer.right", values)];
    return finding(`answer:${id}`, "answer", ask, right, why, [id]);
  });
}
