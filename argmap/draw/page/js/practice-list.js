/** The list of exercises by kind, with what has been done of each. */

import { isThere, make } from "./dom.js";
import { groups } from "./exercises.js";
import { forget, isOnPlatform, kept } from "./practice-store.js";
import { t } from "./words.js";

/**
 * The first of a group that is not done yet, or its first.
 * @param {ExerciseGroup} exerciseGroup
 */
export const nextOf = ({ list }) => list.find(({ id }) => !kept().done[id]) ?? list[0];

/** @param {Exercise[]} list */
const doneOf = (list) => list.filter(({ id }) => kept().done[id]).length;

/**
 * @param {ExerciseGroup} group
 * @param {(id: string) => void} open
 */
function entry(group, open) {
  const { kind, list } = group;
  const done = doneOf(list);
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "kind-entry", id: `kind-${kind}`, on: { click: () => open(nextOf(group).id) } },
      make(
        "span",
        {},
        make("b", { text: t(`exercises.kinds.${kind}`) }),
        make("small", { text: t(`exercises.about.${kind}`) }),
      ),
      make("span", { class: "count", text: t("exercises.done", { done, n: list.length }) }),
    ),
    make("progress", { max: list.length, value: done, "aria-hidden": "true" }),
  );
}

/** How much of everything is done, in words. */
function scoreWords() {
  const all = groups().flatMap(({ list }) => list);
  const first = all.filter(({ id }) => kept().done[id] === "first").length;
  return t("exercises.score", { done: doneOf(all), n: all.length, first });
}

/**
 * The button that forgets everything, once it has been pressed twice.
 * @param {() => void} redraw
 */
function reset(redraw) {
  const button = make("button", { type: "button", id: "practice-reset", class: "plain", text: t("exercises.reset") });
  let isSure = false;
  button.addEventListener("click", () => {
    if (isSure) {
      forget();
      redraw();
    }
    isSure = true;
    button.textContent = t("exercises.reset_sure");
  });
  return button;
}

/**
 * The parts of the panel that lists the exercises.
 * @param {(id: string) => void} open
 * @param {() => void} redraw
 */
export function list(open, redraw) {
  const { done, notes } = kept();
  const hasTraces = Object.keys(done).length + Object.keys(notes).length > 0;
  return [
    make("p", { class: "soft", text: t(isOnPlatform ? "exercises.intro_platform" : "exercises.intro") }),
    make("ul", { class: "kinds" }, ...groups().map((group) => entry(group, open))),
    make("p", { class: "soft", id: "practice-score", text: scoreWords() }),
    hasTraces ? reset(redraw) : null,
  ].filter(isThere);
}
