/** The exercises that the map's author wrote, in their order. */

import { claims, data, elements, nameOf } from "./data.js";
import { falling } from "./exercises-fall.js";
import { finding } from "./exercises-find.js";
import { placing } from "./exercises-place.js";
import { questioning, stepOf } from "./exercises-questions.js";
import { relating } from "./exercises-relation.js";
import { listed, quoted, t } from "./words.js";

/** @type {Record<string, (entry: OwnExercise) => Partial<Exercise> | null>} */
const MAKERS = {
  place: ({ at }) => placing(at ?? ""),
  relation: ({ of }) => (of?.every((id) => claims.has(id)) ? relating(of[0], of[1]) : null),
  fall: ({ of }) => (of?.every((id) => claims.has(id)) ? falling(of[0], of[1]) : null),
  questions: ({ at, answer }) => {
    const step = stepOf(at ?? "");
    return step ? questioning(step, Array.isArray(answer) ? answer.map(Number) : null) : null;
  },
  choose: ({ ask, options, answer }) => ({
    ask,
    options: options?.map((text, index) => ({ id: String(index + 1), text, right: index + 1 === answer, why: "" })),
    wrong: () => t("exercises.again"),
    why: options?.[Number(answer) - 1],
  }),
  find: ({ ask = "", answer }) => {
    const right = [answer].flat().map(String);
    return finding(
      "",
      "find",
      ask,
      right,
      t("exercises.find.right", { names: listed(right.map((id) => quoted(nameOf(id)))) }),
    );
  },
  write: ({ ask, answer }) => ({ ask, why: String(answer), note: t("exercises.write.note") }),
};

/**
 * An exercise as its author wrote it; one that the map has nothing for is left out.
 * @param {OwnExercise} entry
 * @param {number} index
 * @returns {Exercise[]}
 */
function own(entry, index) {
  const made = MAKERS[entry.kind]?.(entry);
  if (!made) return [];
  const at = entry.at && elements.has(entry.at) ? entry.at : made.at ?? "";
  const { ask = "", hint = "", why = "" } = made;
  return [{ ...made, kind: entry.kind, id: `own:${index + 1}`, ask, hint: entry.hint || hint, why, at }];
}

export const ownExercises = () => data.exercises.flatMap(own);
