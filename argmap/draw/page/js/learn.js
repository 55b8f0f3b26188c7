/** The menu of what there is to learn with: the author's walk, and exercises. */

import { byId } from "./dom.js";
import { canPractise } from "./exercises.js";
import { startMenu } from "./menu.js";
import { practise } from "./practice.js";
import { hasWalk, walkOn, walkWords } from "./walk.js";
import { t } from "./words.js";

export function startLearning() {
  /** @type {MenuEntry[]} */
  const entries = [];
  if (hasWalk) entries.push([walkWords(), walkOn]);
  if (canPractise) entries.push([t("exercises.practise"), () => practise("list")]);
  byId("learn").hidden = !entries.length;
  if (entries.length) startMenu(byId("learn"), byId("learn-list"), entries);
}
