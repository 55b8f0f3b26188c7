/** How many levels of the map are shown: a choice that folds everything below a level. */

import { byId, make } from "./dom.js";
import { countBelow, family } from "./family.js";
import { lookup } from "./maps.js";
import { foldTo, watch } from "./state.js";
import { t } from "./words.js";

const MOST = 12; // levels that can be chosen from; deeper ones are opened one by one
/** @param {string} id */
const levelOf = (id) => lookup(family.level, id);
const parents = [...family.level.keys()].filter((id) => countBelow(id));
const deepest = parents.reduce((most, id) => Math.max(most, levelOf(id) + 1), 0);

/**
 * The level below which everything is folded and above which nothing is; Infinity if nothing is, -1 if it is not so simple.
 * @param {string[]} folded
 */
function levelBy(folded) {
  const shut = folded.filter((id) => countBelow(id));
  if (!shut.length) return Infinity;
  const level = levelOf(shut[0]);
  const wanted = parents.filter((id) => levelOf(id) === level);
  return wanted.length === shut.length && shut.every((id) => levelOf(id) === level) ? level : -1;
}

export function startDepth() {
  const select = byId("depth", HTMLSelectElement);
  byId("depth-label").hidden = deepest < 2;
  /**
   * @param {number} value
   * @param {string} text
   */
  const option = (/** @type {number} */ value, /** @type {string} */ text) =>
    make("option", { value: String(value), text });
  for (let level = 0; level < Math.min(deepest, MOST); level += 1) {
    select.append(option(level, t("page.levels", { n: level + 1 })));
  }
  const own = option(-1, t("page.some_levels"));
  select.append(option(Infinity, t("page.all_levels")), own);
  select.addEventListener("change", () => foldTo(Number(select.value), "depth"));
  /** @type {string[] | null} */
  let drawn = null;
  watch(({ folded }) => {
    if (folded === drawn) return;
    drawn = folded;
    const level = levelBy(folded);
    own.hidden = level !== -1;
    select.value = String(level);
  });
}
