/** What bears on an element and what it bears on, as lists of links for its card. */

import { bearingOn, bearsOn, data, languageOf, nameOf } from "./data.js";
import { make } from "./dom.js";
import { lookOf } from "./judgement.js";
import { endOf, isConflict, kindOf, SIGNS } from "./relations.js";
import { select, state } from "./state.js";
import { weightChoice, weightWords } from "./standards.js";
import { listed, quoted, t, words } from "./words.js";

/**
 * The argument that a step belongs to.
 * @param {{id: string, argument?: string | null}} step
 */
export function argumentOf(step) {
  return data.arguments.find(({ id, inferences: own }) => id === step.argument || own.includes(step.id));
}

/**
 * @param {string} id
 * @param {Relation | Rephrase} relation
 * @param {Findings} findings
 */
export function link(id, relation, findings, extra = "", isWeighedHere = false) {
  const kind = kindOf(relation);
  const look = lookOf(id, findings);
  const weight = isWeighedHere ? "" : weightWords(id, state());
  return make(
    "li",
    {},
    make(
      "button",
      {
        type: "button",
        class: `goto${look.struck ? " struck" : ""}`,
        on: { click: () => select(id, "card") },
      },
      make("span", { class: `sign ${kind}`, "aria-hidden": "true", text: SIGNS[kind] }),
      make("span", { class: "unseen", text: `${words.relation[kind] ?? kind}: ` }),
      make(
        "span",
        {},
        make("bdi", { lang: languageOf(id), text: nameOf(id) }),
        extra ? make("small", { text: ` ${extra}` }) : null,
        look.mark
          ? make("small", { class: "mark", text: ` ${words.mark[look.mark] ?? t(`why.word.${look.mark}`)}` })
          : null,
        weight
          ? make("small", {
            class: "weighs",
            text: `${look.mark || extra ? " ·" : ""} ${t("weighing.weight")}: ${weight}`,
          })
          : null,
      ),
    ),
  );
}

/**
 * @param {string} title
 * @param {HTMLElement[]} links
 */
export function section(title, links) {
  return links.length ? [make("h3", { text: title }), make("ul", { class: "links" }, ...links)] : [];
}

/**
 * What the element leads to: the conclusions of steps from it, or (`isAgainst`) what it speaks against.
 * @param {MapElement} element
 * @param {Findings} findings
 * @param {boolean} isAgainst
 */
export function outgoing(element, findings, isAgainst) {
  return bearsOn(element.id).filter((relation) => isConflict(relation) === isAgainst).map((relation) => {
    const target = endOf(relation);
    const together = relation.premises.filter((premise) => premise !== element.id);
    const extra = together.length
      ? t("card.together_with", { names: listed(together.map((id) => quoted(nameOf(id)))) })
      : "";
    return link(target, relation, findings, extra);
  });
}

/**
 * The reasons for an element, or (`isAgainst`) the objections to it: one entry each, so premises that only count together are one.
 * @param {MapElement} element
 * @param {Findings} findings
 * @param {boolean} isAgainst
 */
export function incoming(element, findings, isAgainst) {
  return bearingOn(element.id).filter((relation) => isConflict(relation) === isAgainst).flatMap((relation) => {
    const gist = argumentOf(relation)?.text ?? "";
    const weight = weightChoice(relation.id, state());
    const isAlone = relation.premises.length === 1;
    const links = relation.premises.map((premise) =>
      link(premise, relation, findings, isAlone ? gist : "", isAlone && weight !== null)
    );
    if (links.length < 2) {
      if (weight) links[0]?.append(weight);
      return links;
    }
    const caption = [words.relation.linked, gist].filter(Boolean).join(": ");
    const list = make("ul", {}, ...links);
    return [make("li", { class: "together" }, make("small", { dir: "auto", text: caption }), list, weight)];
  });
}

/**
 * The steps from this claim that something undercuts, so that they can be opened and rejected too.
 * @param {MapElement} element
 * @param {Findings} findings
 */
export function steps(element, findings) {
  const struck = data.inferences.filter((step) => step.premises.includes(element.id) && bearingOn(step.id).length);
  return struck.flatMap((step) => bearingOn(step.id).flatMap((cut) => cut.premises.map((p) => link(p, cut, findings))));
}

/**
 * What a step is: the argument that it belongs to, and its scheme.
 * @param {Inference} step
 */
export function stepWords(step) {
  return [
    t("card.step"),
    argumentOf(step)?.title ?? "",
    step.scheme.replaceAll("-", " "),
    step.strict ? t("card.strict") : "",
  ].filter(Boolean).join(" · ");
}
