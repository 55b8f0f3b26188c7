/** How strong each claim is with what the reader assumes, for the bars on the map and in the card. */

import { data } from "./data.js";
import { strengths } from "./strength.js";

/** Whether the page knows what scores hedges stand for. */
export const hasStrengths = Boolean(data.scores);

/** @type {{key: string, strengths: ReturnType<typeof strengths> | null}} */
let remembered = { key: "", strengths: null };

/**
 * The strengths in a state: `{values, converged}`.
 * @param {State} state
 */
export function strengthsIn({ rejected, accepted, contested }) {
  const key = JSON.stringify([rejected, accepted, contested]);
  if (remembered.key !== key) {
    const found = data.scores && strengths(data, data.scores, { rejected, accepted, contested }, data.ownScores);
    remembered = { key, strengths: found };
  }
  return remembered.strengths;
}

/**
 * The strength of an element in a state, from 0 to 1; undefined if there is none.
 * @param {string} id
 * @param {State} state
 */
export const strengthOf = (id, state) => strengthsIn(state)?.values[id];
