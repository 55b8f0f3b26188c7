/** The exercises that the map's author wrote, in their order. */

import { claims, data, elements, nameOf } from "./data.js";
import { falling } from "./exercises-fall.js";
import { finding } from "./exercises-find.js";
import { placing } from "./exercises-place.js";
import { questioning, stepOf } from "./exercises-questions.js";
import { relating } from "./exercises-relation.js";
import { listed, quoted, t } from "./words.js";

const MAKERS = {
  place: ({ at }) => placing(at),
  relation: ({ of }) => (of.every((id) => claims.has(id)) ? relating(of[0], of[1]) : null),
  fall: ({ of }) => (of.every((id) => claims.has(id)) ? falling(of[0], of[1]) : null),
  questions: ({ at, answer }) => (stepOf(at) ? questioning(stepOf(at), answer) : null),
  choose: ({ ask, options, answer }) => ({
    ask,
    options: options.map((text, index) => ({ id: String(index + 1), text, right: index + 1 === answer, why: "" })),
    wrong: () => t("exercises.again"),
    why: options[answer - 1],
  }),
  find: ({ ask, answer }) => {
    const right = [answer].flat();
    return finding(
      "",
      "find",
      ask,
      right,
      t("exercises.find.right", { names: listed(right.map((id) => quoted(nameOf(id)))) }),
    );
  },
  write: ({ ask, answer }) => ({ ask, why: answer, note: t("exercises.write.note") }),
};

function own(entry, index) {
  const made = MAKERS[entry.kind]?.(entry);
  if (!made) return null;
  const at = elements.has(entry.at) ? entry.at : made.at ?? "";
  return { ...made, kind: entry.kind, id: `own:${index + 1}`, hint: entry.hint || (made.hint ?? ""), at };
}

export const ownExercises = () => data.exercises.map(own).filter(Boolean);
