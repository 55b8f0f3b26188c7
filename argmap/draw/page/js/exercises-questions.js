/** Critical questions: what one asks of a step of its kind, and which of it the map raises already. */

import { bearingOn, claims, data, nameOf } from "./data.js";
import { shuffled } from "./exercises-order.js";
import { authorFindings, lookOf } from "./judgement.js";
import { kindOf } from "./relations.js";
import { listed, quoted, t, words } from "./words.js";

/**
 * Objections to a step, or to one of its premises, each as a name with what became of it.
 * @param {string[]} ids
 */
function objections(ids) {
  const against = ids.flatMap((id) => bearingOn(id).filter((relation) => kindOf(relation) !== "support"));
  const attackers = [...new Set(against.flatMap(({ premises }) => premises))].filter((id) => claims.has(id));
  return attackers.map((id) => {
    const { mark } = lookOf(id, authorFindings([]));
    return mark
      ? t("exercises.questions.marked", { claim: quoted(nameOf(id)), mark: words.mark[mark] })
      : quoted(nameOf(id));
  });
}

/**
 * The exercise for a step with a scheme. `raised` are the numbers of the questions that the map raises, where its author says so;
 * otherwise none if nothing speaks against the step or its premises, and the reader's own judgement if something does.
 * @param {Inference} step
 * @param {number[] | null} raised
 * @returns {Exercise}
 */
export function questioning(step, raised = null) {
  const { name, questions } = data.schemes[step.scheme];
  const [cuts, doubts] = [objections([step.id]), objections(step.premises)];
  const isOpen = !raised && cuts.length + doubts.length > 0;
  const ends = [...step.premises, step.conclusion];
  const letters = ends.map((_, index) => (index < step.premises.length ? "P" : "C"));
  const parts = [
    cuts.length ? t("exercises.questions.step", { n: cuts.length, names: listed(cuts) }) : "",
    doubts.length ? t("exercises.questions.premises", { n: doubts.length, names: listed(doubts) }) : "",
    cuts.length + doubts.length ? t(isOpen ? "exercises.questions.judge" : "exercises.questions.raised") : "",
    cuts.length + doubts.length ? "" : t("exercises.questions.nothing"),
  ];
  return {
    id: `questions:${step.id}`,
    kind: "questions",
    ask: t("exercises.questions.ask", { scheme: name }),
    shown: ends.map((id, index) => ({ letter: letters[index], text: claims.get(id)?.text || nameOf(id) })),
    boxes: ends,
    letters,
    isMany: true,
    options: questions.map((text, index) => ({
      id: String(index + 1),
      text,
      right: isOpen ? null : Boolean(raised?.includes(index + 1)),
      why: "",
    })),
    wrong: () => t("exercises.questions.wrong"),
    hint: t("exercises.questions.hint"),
    why: parts.filter(Boolean).join(" "),
    at: step.id,
    note: t("exercises.questions.note"),
  };
}

/** @param {Inference} step */
const isKnown = (step) => Object.hasOwn(data.schemes, step.scheme) && step.premises.every((id) => claims.has(id));

/**
 * The step that an element's id means: its own, or that of its argument.
 * @param {string} id
 */
export function stepOf(id) {
  return data.inferences.find((step) => isKnown(step) && (step.id === id || step.argument === id || ownedBy(id, step)));
}

/**
 * @param {string} id
 * @param {Inference} step
 */
const ownedBy = (id, step) =>
  data.arguments.some((argument) => argument.id === id && argument.inferences.includes(step.id));

/** @param {number} most */
export const questionings = (most) =>
  shuffled(data.inferences.filter(isKnown), "questions", (step) => step.id).slice(0, most).map((step) =>
    questioning(step)
  );
