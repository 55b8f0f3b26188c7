/** How strong each claim is with what the reader assumes, for the bars on the map and in the card. */

import { revision, shownMap } from "./additions.js";
import { data } from "./data.js";
import { strengthsUnder } from "./strength.js";

/** Whether the page knows what scores hedges stand for. */
export const hasStrengths = Boolean(data.scores);

/** @type {{key: string, strengths: ReturnType<typeof strengthsUnder> | null}} */
let remembered = { key: "", strengths: null };

/**
 * The strengths in a state: what `strengthsUnder` finds.
 * @param {State} state
 */
function strengthsIn({ rejected, accepted, contested }) {
  const map = shownMap();
  const key = JSON.stringify([rejected, accepted, contested, map === data ? 0 : revision()]);
  if (remembered.key !== key) {
    const strengths = data.scores &&
      strengthsUnder(map, data.scores, { rejected, accepted, contested }, data.ownScores);
    remembered = { key, strengths };
  }
  return remembered.strengths;
}

/**
 * The strength of an element in a state, from 0 to 1; undefined if there is none.
 * @param {string} id
 * @param {State} state
 */
export const strengthOf = (id, state) => strengthsIn(state)?.of(id);
