/** How strong each claim is with what the reader assumes, for the bars on the map and in the card. */

import { data } from "./data.js";
import { strengths } from "./strength.js";

/** Whether the page knows what scores hedges stand for. */
export const hasStrengths = Boolean(data.scores);

let remembered = { key: null, found: null };

/** The strengths in a state: `{values, converged}`. */
export function strengthsIn({ rejected, accepted, contested }) {
  const key = JSON.stringify([rejected, accepted, contested]);
  if (remembered.key !== key) {
    remembered = { key, found: strengths(data, data.scores, { rejected, accepted, contested }, data.ownScores) };
  }
  return remembered.found;
}

/** The strength of an element in a state, from 0 to 1; undefined if there is none. */
export const strengthOf = (id, state) => (hasStrengths ? strengthsIn(state).values[id] : undefined);
