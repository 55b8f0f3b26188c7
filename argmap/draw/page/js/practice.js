/** Practising: the panel beside the map in which one exercise after another is asked, checked and explained. */

import { say } from "./announce.js";
import { elements } from "./data.js";
import { byId, make, within } from "./dom.js";
import { coverOf, exerciseOf, groups } from "./exercises.js";
import { list, nextOf } from "./practice-list.js";
import { isComparing, judge, objection, sheet } from "./practice-sheet.js";
import { isOnPlatform, keep, keepList, kept } from "./practice-store.js";
import { isPhone } from "./letters.js";
import { bringAllOut, change, state, watch } from "./state.js";
import { t } from "./words.js";

const LIST = "list"; // in the address, in place of an exercise
/** @returns {Attempt} */
const blank = () => ({ tried: [], ticked: [], said: "", outcome: "" });
let attempt = blank();
let drawn = "";

/**
 * Open an exercise, the list, or with "" nothing. On a phone the map is opened for it.
 * @param {string} id
 */
export function practise(id) {
  /** @type {Partial<State>} */
  const closed = { exercise: id, phase: "", picked: "", selected: "" };
  change({ ...closed, ...(id ? { step: 0, query: "", ...(isPhone() ? { tab: "map" } : {}) } : {}) }, "practice");
  byId(id ? "practice-title" : "learn").focus();
}

/**
 * @param {string} id
 * @param {boolean} isOn
 */
function choose(id, isOn) {
  const exercise = exerciseOf(state().exercise)?.exercise;
  if (!exercise) return;
  if (exercise.isMany) attempt.ticked = isOn ? [...attempt.ticked, id] : attempt.ticked.filter((other) => other !== id);
  else change({ picked: id }, "quiet");
}

/**
 * End an exercise: say what is right, show it on the map, and remember how it went.
 * @param {Exercise} exercise
 * @param {string} outcome
 */
function settle(exercise, outcome) {
  attempt.outcome = outcome;
  attempt.said = exercise.why;
  if (!kept().done[exercise.id]) {
    keep({ done: { ...kept().done, [exercise.id]: ["first", "compare"].includes(outcome) ? "first" : "later" } });
  }
  const at = elements.has(exercise.at) ? exercise.at : "";
  change({ phase: "answered", selected: at }, "quiet");
  tell();
}

/** @param {Exercise} exercise */
function check(exercise) {
  const current = state();
  const isRight = judge(exercise, attempt, current);
  if (isRight) {
    if (isComparing(exercise)) return settle(exercise, "compare");
    return settle(exercise, attempt.outcome || current.phase === "hinted" ? "later" : "first");
  }
  attempt.outcome = isRight === null ? "empty" : "wrong";
  attempt.said = isRight === null ? t("exercises.nothing") : objection(exercise, current);
  if (isRight === false && current.picked) attempt.tried = [...attempt.tried, current.picked];
  draw(state(), state());
  tell();
}

const tell = () => say(`${t(`exercises.outcome.${attempt.outcome}`)} ${attempt.said}`);

/** @param {Exercise} exercise */
function hint(exercise) {
  change({ phase: "hinted" }, "quiet");
  say(`${t("exercises.hint")}: ${exercise.hint}`);
}

/**
 * What comes after an exercise: the next of its kind, the first of the next kind that is not all done, or the list.
 * @param {PlacedExercise} placedExercise
 */
function following({ group, at }) {
  const next = group.list.slice(at + 1).find(({ id }) => !kept().done[id]) ?? group.list[at + 1];
  if (next) return next.id;
  const all = groups();
  const later = all.slice(all.findIndex(({ kind }) => kind === group.kind) + 1);
  const unfinished = later.find(({ list: own }) => own.some(({ id }) => !kept().done[id]));
  return unfinished ? nextOf(unfinished).id : LIST;
}

/**
 * @param {string} id
 * @param {string} key
 * @param {() => void} action
 */
function button(id, key, action, isMain = false) {
  return make("button", { type: "button", id, class: isMain ? "primary" : "", text: t(key), on: { click: action } });
}

/**
 * @param {PlacedExercise} placed
 * @param {State} state
 */
function buttons(placed, { phase }) {
  const { exercise } = placed;
  const { reject } = exercise;
  if (phase === "answered") {
    return [
      button("practice-main", "exercises.next", () => practise(following(placed)), true),
      reject ? button("practice-try", "exercises.try", () => change({ rejected: [reject] })) : null,
    ];
  }
  const canHint = exercise.hint && phase !== "hinted";
  return [
    button("practice-main", exercise.options || exercise.right ? "exercises.check" : "exercises.compare", () => {
      check(exercise);
    }, true),
    canHint ? button("practice-hint", "exercises.hint", () => hint(exercise)) : null,
    attempt.outcome === "wrong" ? button("practice-show", "exercises.show", () => settle(exercise, "shown")) : null,
  ];
}

/**
 * The kind of an exercise; once it is answered also which it is of how many, since those that a map gives rise to are a hint.
 * @param {PlacedExercise} placed
 * @param {State} state
 */
function kindOf({ group, at }, { phase }) {
  const kind = t(`exercises.kinds.${group.kind}`);
  return phase === "answered" ? t("exercises.at", { kind, at: at + 1, n: group.list.length }) : kind;
}

/** @param {State} current */
function parts(current) {
  const placed = exerciseOf(current.exercise);
  const close = make("button", {
    type: "button",
    class: "close",
    "aria-label": t("exercises.close"),
    on: { click: () => practise("") },
  });
  if (!placed) {
    return [
      close,
      make(
        "div",
        { class: "scroll" },
        make("h2", { id: "practice-title", tabindex: -1, text: t("exercises.title") }),
        ...list(practise, () => draw(state(), state())),
      ),
    ];
  }
  const { exercise } = placed;
  return [
    close,
    make(
      "div",
      { class: "scroll", tabindex: 0, role: "group", "aria-labelledby": "practice-title" },
      make(
        "p",
        { class: "kicker" },
        make("button", {
          type: "button",
          id: "practice-list",
          text: t("exercises.title"),
          on: { click: () => practise(LIST) },
        }),
        ` › ${kindOf(placed, current)}`,
      ),
      make("h2", { id: "practice-title", tabindex: -1, dir: "auto", text: exercise.ask }),
      ...sheet(exercise, attempt, current, choose),
    ),
    make("div", { class: "practice-bar" }, ...buttons(placed, current)),
  ];
}

/**
 * Build the panel anew, with the keyboard where it was.
 * @param {State} current
 * @param {State} before
 */
function draw(current, before) {
  const panel = byId("practice");
  if (current.exercise !== before.exercise) attempt = blank();
  panel.hidden = !current.exercise;
  document.body.classList.toggle("practising", Boolean(current.exercise));
  if (!current.exercise) return panel.replaceChildren();
  const { activeElement } = document;
  const focused = activeElement && panel.contains(activeElement) ? activeElement.id : "";
  const top = panel.querySelector(".scroll")?.scrollTop ?? 0;
  panel.replaceChildren(...parts(current));
  within(panel, ".scroll").scrollTop = current.exercise === before.exercise ? top : 0;
  const again = [focused, "practice-main", "practice-title"].map((id) => document.getElementById(id));
  if (focused) again.find(Boolean)?.focus();
  if (current.exercise === before.exercise) {
    document.getElementById("practice-said")?.scrollIntoView({ block: "nearest" });
  }
}

/**
 * Whether anything that the panel shows has changed.
 * @param {State} current
 * @param {State} before
 */
function follow(current, before) {
  const key = [current.exercise, current.phase, current.picked, current.selected].join("\n");
  if (key === drawn) return;
  drawn = key;
  const id = exerciseOf(current.exercise)?.exercise.id ?? current.exercise;
  if (id !== current.exercise) return change({ exercise: id }, "quiet"); // as a link may name it that tells too much
  draw(current, before);
  bringAllOut([...coverOf(current).letters.keys()]);
}

export function startPractice() {
  if (isOnPlatform) {
    keepList(groups().flatMap((group) => group.list.map(({ id }) => id)));
  }
  byId("practice").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    practise("");
  });
  watch(follow);
}
