/** The menu of what there is to learn with: the author's walk, exercises, and what a module of some pages only offers. */

import { byId } from "./dom.js";
import { canPractise } from "./exercises.js";
import { startMenu } from "./menu.js";
import { practise } from "./practice.js";
import { hasWalk, walkOn, walkWords } from "./walk.js";
import { t } from "./words.js";

/** @type {MenuEntry[]} */
const offered = [];

/**
 * Put one more entry into the menu, before it is built.
 * @param {string} label
 * @param {() => void} action
 */
export function offer(label, action) {
  offered.push([label, action]);
}

export function startLearning() {
  /** @type {MenuEntry[]} */
  const entries = [];
  if (hasWalk) entries.push([walkWords(), walkOn]);
  if (canPractise) entries.push([t("exercises.practise"), () => practise("list")]);
  entries.push(...offered);
  byId("learn").hidden = !entries.length;
  if (entries.length) startMenu(byId("learn"), byId("learn-list"), entries);
}
