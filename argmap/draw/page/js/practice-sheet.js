/** What an exercise looks like: its task, what it shows, its choices, and what is said to an answer. */

import { nameOf } from "./data.js";
import { isThere, make } from "./dom.js";
import { keep, kept } from "./practice-store.js";
import { signOf } from "./verdict-signs.js";
import { quoted, t } from "./words.js";

/** @typedef {(id: string, isOn: boolean) => void} Choose what happens to a choice that is made or taken back */

/**
 * The passage in its sentence, or the claims that are asked about.
 * @param {Exercise} exercise
 */
function shown(exercise) {
  const { passage, shown: claims = [] } = exercise;
  if (passage) {
    return make(
      "blockquote",
      { class: "passage-shown", dir: "auto" },
      passage.before,
      make("mark", { text: passage.text }),
      passage.after,
    );
  }
  if (!claims.length) return null;
  return make(
    "ul",
    { class: "shown" },
    ...claims.map(({ letter, text }) =>
      make("li", {}, letter ? make("b", { class: "letter", text: letter }) : null, make("span", { dir: "auto", text }))
    ),
  );
}

/**
 * One choice: a radio button, or a box to tick where several may be right.
 * @param {Exercise} exercise
 * @param {Choice} option
 * @param {Attempt} attempt
 * @param {string} picked
 * @param {boolean} answered
 * @param {Choose} choose
 */
function choice(exercise, option, attempt, picked, answered, choose) {
  const isOn = exercise.isMany ? attempt.ticked.includes(option.id) : picked === option.id;
  const isRight = answered && option.right;
  const isWrong = attempt.tried.includes(option.id) && !option.right;
  const id = `choice-${option.id}`;
  const mark = isRight ? t("exercises.is_right") : isWrong ? t("exercises.is_wrong") : "";
  return make(
    "label",
    { class: `option${isRight ? " right" : ""}${isWrong ? " wrong" : ""}`, for: id },
    make("input", {
      type: exercise.isMany ? "checkbox" : "radio",
      name: "choice",
      id,
      value: option.id,
      checked: isOn,
      disabled: answered,
      on: { change: (event) => choose(option.id, event.target.checked) },
    }),
    option.letter ? make("b", { class: "letter", text: option.letter }) : null,
    make("span", {}, make("bdi", { text: option.text }), mark ? make("small", { text: ` ${mark}` }) : null),
  );
}

/**
 * @param {Exercise} exercise
 * @param {Attempt} attempt
 * @param {State} state
 * @param {Choose} choose
 */
function choices(exercise, attempt, { picked, selected, phase }, choose) {
  const answered = phase === "answered";
  if (exercise.options) {
    return make(
      "fieldset",
      { class: "options" },
      make("legend", { class: "unseen", text: t("exercises.choices") }),
      ...exercise.options.map((option) => choice(exercise, option, attempt, picked, answered, choose)),
    );
  }
  if (!exercise.right || answered) return null;
  const text = selected ? t("exercises.chosen", { claim: quoted(nameOf(selected)) }) : t("exercises.choose_box");
  return make("p", { class: "chosen-box", text });
}

/**
 * A place for the reader's own words, kept in the browser.
 * @param {Exercise} exercise
 */
function note(exercise) {
  if (!exercise.note) return null;
  const area = make("textarea", { id: "practice-note", rows: 3, dir: "auto" });
  area.value = kept().notes[exercise.id] ?? "";
  area.addEventListener("input", () => keep({ notes: { ...kept().notes, [exercise.id]: area.value } }));
  return make("p", { class: "note-box" }, make("label", { for: "practice-note", text: exercise.note }), area);
}

/** @type {Record<string, string>} */
const SIGNS = {
  compare: "answered",
  first: "holds",
  later: "holds",
  shown: "answered",
  wrong: "refuted",
  empty: "open",
};

/**
 * What is said to the latest answer.
 * @param {Attempt} attempt
 */
function feedback({ outcome, said }) {
  if (!outcome) return null;
  return make(
    "p",
    { class: "judged", id: "practice-said", data: { status: SIGNS[outcome] === "refuted" ? "falls" : SIGNS[outcome] } },
    make("span", { class: "glyph", "aria-hidden": "true" }, signOf(SIGNS[outcome])),
    make("span", { dir: "auto" }, make("b", { text: `${t(`exercises.outcome.${outcome}`)} ` }), said),
  );
}

/**
 * The parts of the panel for an exercise, in order.
 * @param {Exercise} exercise
 * @param {Attempt} attempt
 * @param {State} current
 * @param {Choose} choose
 */
export function sheet(exercise, attempt, current, choose) {
  const hint = current.phase === "hinted" && exercise.hint;
  return [
    shown(exercise),
    choices(exercise, attempt, current, choose),
    note(exercise),
    hint ? make("p", { class: "hint-box", dir: "auto" }, make("b", { text: `${t("exercises.hint")}: ` }), hint) : null,
    feedback(attempt),
  ].filter(isThere);
}

/**
 * Whether only the reader can judge an answer: the page shows what the map says, to be compared.
 * @param {Exercise} exercise
 */
export const isComparing = ({ options, right }) => (options ? options.some((option) => option.right === null) : !right);

/**
 * What an answer is worth: null if nothing was chosen, otherwise whether it is right.
 * @param {Exercise} exercise
 * @param {Attempt} attempt
 * @param {State} state
 */
export function judge(exercise, attempt, { picked, selected }) {
  if (exercise.isMany) {
    if (isComparing(exercise)) return attempt.ticked.length ? true : null;
    return exercise.options?.every(({ id, right }) => right === attempt.ticked.includes(id));
  }
  if (exercise.options) return picked ? exercise.options.some(({ id, right }) => id === picked && right) : null;
  if (exercise.right) return selected ? exercise.right.includes(selected) : null;
  return true;
}

/**
 * Why an answer is wrong.
 * @param {Exercise} exercise
 * @param {State} state
 */
export function objection(exercise, { picked, selected }) {
  const option = exercise.options?.find(({ id }) => id === picked);
  return option?.why || exercise.wrong?.(selected) || "";
}
