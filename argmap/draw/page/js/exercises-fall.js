/** What still stands? One claim is rejected: does another still stand? The page's own evaluation knows. */

import { bearingOn, bearsOn, claimOf, claims, data, inferences, nameOf, thesis } from "./data.js";
import { shuffled } from "./exercises-order.js";
import { endOf, kindOf } from "./relations.js";
import { authorFindings, sentenceOf } from "./judgement.js";
import { quoted, t, words } from "./words.js";

const WORK = 20000; // claims that are evaluated in all while exercises are looked for, so that a large map does not wait

/**
 * Claims that may be asked about when `id` is rejected: those on the next two steps of its way, and the thesis.
 * @param {string} id
 */
function ahead(id) {
  /** @param {string} from */
  const next = (from) => {
    return bearsOn(from).flatMap((relation) => {
      const end = endOf(relation);
      return [claims.has(end) ? end : inferences.get(end)?.conclusion ?? ""].filter((other) => claims.has(other));
    });
  };
  const first = next(id);
  return [...new Set([...first, ...first.flatMap(next), thesis])].filter((other) => other !== id && claims.has(other));
}

/**
 * The exercise that rejects `x` and asks about `y`.
 * @param {string} x
 * @param {string} y
 * @returns {Exercise}
 */
export function falling(x, y) {
  const after = authorFindings([x]);
  const status = after.status(y);
  const { head, tail } = sentenceOf(y, after);
  const outcome = `${head}: ${tail}`;
  const reasons = bearingOn(y).filter((relation) => kindOf(relation) === "support").length;
  const was = words.status[authorFindings([]).status(y)];
  return {
    id: `fall:${x}:${y}`,
    kind: "fall",
    ask: t("exercises.fall.ask", { x: quoted(nameOf(x)), y: quoted(nameOf(y)) }),
    options: ["holds", "falls", "open"].map((option) => ({
      id: option,
      text: t(`exercises.fall.${option}`),
      right: option === status,
      why: t("exercises.fall.wrong", { y: quoted(nameOf(y)) }),
    })),
    hint: t("exercises.fall.hint", { n: reasons, y: quoted(nameOf(y)), was }),
    why: t("exercises.fall.right", { y: quoted(nameOf(y)), told: outcome }),
    at: y,
    shown: [x, y].map((id, index) => ({ letter: "XY"[index], text: claimOf(id).text || nameOf(id) })),
    boxes: [x, y],
    letters: ["X", "Y"],
    reject: x,
  };
}

/**
 * Pairs of which some change and some do not, in turn as far as the map has both.
 * @param {number} most
 */
export function falls(most) {
  const plain = authorFindings([]);
  const tried = Math.max(4, Math.min(most * 3, Math.floor(WORK / Math.max(1, data.claims.length))));
  const hopeful = data.claims.map(({ id }) => id).filter((id) => plain.status(id) === "holds" && ahead(id).length);
  /** @type {[x: string, y: string][]} */
  const turned = [];
  /** @type {[x: string, y: string][]} */
  const kept = [];
  for (const x of shuffled(hopeful, "fall").slice(0, tried)) {
    const after = authorFindings([x]);
    const [changed, same] = [true, false].map((wish) => {
      return ahead(x).filter((y) => (after.status(y) !== plain.status(y)) === wish);
    });
    if (changed.length) turned.push([x, shuffled(changed, x)[0]]);
    else if (same.length) kept.push([x, same[0]]);
  }
  const half = Math.ceil(most / 2);
  /** @param {string[]} others */
  const enough = (/** @type {[string, string][]} */ list, /** @type {[string, string][]} */ others) =>
    list.slice(0, Math.max(half, most - others.length));
  const chosen = [...enough(turned, kept), ...enough(kept, turned)].slice(0, most);
  return shuffled(chosen, "falls").map(([x, y]) => falling(x, y));
}
