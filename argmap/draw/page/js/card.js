/** The card of the chosen claim or step: what it says, who says it, how it stands and why, and "what if I reject this?". */

import { actionsFor } from "./actions.js";
import { strengthOf } from "./bars.js";
import { factsOf } from "./card-facts.js";
import { contrast } from "./contrast.js";
import { cruxFor } from "./crux.js";
import { bearingOn, bearsOn, claims, data, elements, inferences, languageOf, nameOf, strandLabel } from "./data.js";
import { byId, make } from "./dom.js";
import { family } from "./family.js";
import { ancestors } from "./fold.js";
import { findingsFor, lookOf, sentenceOf } from "./judgement.js";
import { endOf, isConflict, kindOf, SIGNS } from "./relations.js";
import { linkedText } from "./links.js";
import { strandClass } from "./palette.js";
import { change, select, state, watch } from "./state.js";
import { weightChoice, weightWords } from "./standards.js";
import { signOf } from "./verdict-signs.js";
import { listed, quoted, t, words } from "./words.js";

/** @type {HTMLElement | null} */
let origin = null; // where the keyboard was before the card had it

/**
 * Move the keyboard into the card; Escape brings it back to `from`.
 * @param {HTMLElement} from
 */
export function focusCard(from) {
  origin = from;
  document.getElementById("card-reject")?.focus();
}

export function closeCard() {
  const back = origin?.isConnected ? origin : byId("canvas");
  origin = null;
  change({ selected: "" }, "card");
  back.focus({ preventScroll: true });
}

/**
 * What an element is, in a few words.
 * @param {MapElement} element
 */
function kicker(element) {
  if ("scheme" in element) return stepWords(element);
  if ("kind" in element) return words.relation[element.kind] ?? words.relation.other;
  if (!("role" in element)) return words.relation.other;
  const { role, strand, implicit } = element;
  const label = role !== "thesis" && strand ? strandLabel(strand) : "";
  return [words.role[role] ?? words.role.claim, label, implicit ? words.implicit : ""].filter(Boolean).join(" · ");
}

/**
 * The way from the thesis to the claim, to walk back along.
 * @param {string} id
 */
function trail(id) {
  const above = ancestors(id, family).toReversed();
  if (!above.length) return null;
  /** @param {string} other */
  const crumb = (other) => {
    return make("button", {
      type: "button",
      dir: "auto",
      lang: languageOf(other),
      title: nameOf(other),
      text: nameOf(other),
      on: { click: () => select(other, "card") },
    });
  };
  return make(
    "nav",
    { "aria-label": t("card.trail") },
    make("ol", { class: "trail" }, ...above.map((other) => make("li", {}, crumb(other)))),
  );
}

/** @param {Inference} step */
function stepWords(step) {
  return [
    t("card.step"),
    argumentOf(step)?.title ?? "",
    step.scheme.replaceAll("-", " "),
    step.strict ? t("card.strict") : "",
  ].filter(Boolean).join(" · ");
}

/**
 * The argument that a step belongs to.
 * @param {{id: string, argument?: string | null}} step
 */
function argumentOf(step) {
  return data.arguments.find(({ id, inferences: own }) => id === step.argument || own.includes(step.id));
}

/**
 * @param {string} id
 * @param {Relation | Rephrase} relation
 * @param {Findings} findings
 */
function link(id, relation, findings, extra = "", isWeighedHere = false) {
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
        weight ? make("small", { class: "weighs", text: ` ${t("weighing.weight")}: ${weight}` }) : null,
      ),
    ),
  );
}

/**
 * @param {string} title
 * @param {HTMLElement[]} links
 */
function section(title, links) {
  return links.length ? [make("h3", { text: title }), make("ul", { class: "links" }, ...links)] : [];
}

/**
 * What the element leads to: the conclusions of steps from it, or (`isAgainst`) what it speaks against.
 * @param {MapElement} element
 * @param {Findings} findings
 * @param {boolean} isAgainst
 */
function outgoing(element, findings, isAgainst) {
  return bearsOn(element.id).filter((relation) => isConflict(relation) === isAgainst).map((relation) => {
    const target = endOf(relation);
    const together = relation.premises.filter((premise) => premise !== element.id);
    const extra = together.length
      ? t("card.together_with", { names: listed(together.map((id) => quoted(nameOf(id)))) })
      : "";
    return link(target, relation, findings, extra);
  });
}

/** @param {Relation} relation */

/**
 * The reasons for an element, or (`isAgainst`) the objections to it: one entry each, so premises that only count together are one.
 * @param {MapElement} element
 * @param {Findings} findings
 * @param {boolean} isAgainst
 */
function incoming(element, findings, isAgainst) {
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
    const told = [words.relation.linked, gist].filter(Boolean).join(": ");
    const list = make("ul", {}, ...links);
    return [make("li", { class: "together" }, make("small", { dir: "auto", text: told }), list, weight)];
  });
}

/**
 * The steps from this claim that something undercuts, so that they can be opened and rejected too.
 * @param {MapElement} element
 * @param {Findings} findings
 */
function steps(element, findings) {
  const found = data.inferences.filter((step) => step.premises.includes(element.id) && bearingOn(step.id).length);
  return found.flatMap((step) => bearingOn(step.id).flatMap((cut) => cut.premises.map((p) => link(p, cut, findings))));
}

/**
 * @param {string} id
 * @param {Findings} findings
 */
function verdict(id, findings) {
  const { status, word, head, tail, answered } = sentenceOf(id, findings);
  const parting = contrast(findings, id, strengthOf(id, state()));
  return [
    make(
      "p",
      { class: "judged", data: { status: answered ? "answered" : status, word } },
      make("span", { class: "glyph", "aria-hidden": "true" }, signOf(answered ? "answered" : word)),
      make("span", {}, make("b", { text: `${head}: ` }), tail),
    ),
    parting ? make("p", { class: "parting soft", text: parting }) : null,
  ];
}

/**
 * @param {MapElement} element
 * @param {State} current
 */
function body(element, current) {
  const findings = findingsFor(current);
  const claim = claims.get(element.id);
  const title = claim?.text || nameOf(element.id);
  const bearing = "premises" in element
    ? [
      ...section(t("card.from"), element.premises.map((id) => link(id, element, findings))),
      ...section(t("card.to"), [link(endOf(element), element, findings)]),
    ]
    : [
      ...section(t("card.speaks_for"), outgoing(element, findings, false)),
      ...section(t("card.speaks_against"), outgoing(element, findings, true)),
    ];
  const argument = argumentOf(element);
  return [
    make("button", { type: "button", class: "close", "aria-label": t("card.close"), on: { click: closeCard } }),
    make(
      "div",
      { class: "scroll", tabindex: 0, role: "group", "aria-labelledby": "card-title" },
      trail(element.id),
      make("p", { class: "kicker", text: kicker(element) }),
      make(
        "h2",
        { id: "card-title", dir: "auto", lang: languageOf(element.id) },
        ...linkedText(element.id, title),
      ),
      claim?.text && claim.title && claim.text !== claim.title
        ? make("p", { class: "short", dir: "auto", lang: languageOf(element.id), text: claim.title })
        : null,
      argument?.text
        ? make("p", { class: "gist", dir: "auto", lang: languageOf() }, ...linkedText(argument.id, argument.text))
        : null,
      ...verdict(element.id, findings),
      factsOf(element.id),
      weightChoice(element.id, current),
      ...bearing,
      ...cruxFor(element.id),
      ...section(t("card.reasons"), incoming(element, findings, false)),
      ...section(
        inferences.has(element.id) ? t("card.objections_step") : t("card.objections"),
        incoming(element, findings, true),
      ),
      ...section(t("card.objections_from"), inferences.has(element.id) ? [] : steps(element, findings)),
    ),
    actionsFor(element.id, current),
  ];
}

/** @param {State} current */
function draw(current) {
  const card = byId("card");
  const element = elements.get(current.selected);
  const { activeElement } = document;
  const focused = activeElement && card.contains(activeElement) ? activeElement.id || activeElement.className : "";
  if (element && card.hidden && activeElement instanceof HTMLElement && activeElement !== document.body) {
    origin = activeElement;
  }
  card.hidden = !element;
  document.body.classList.toggle("with-card", Boolean(element));
  if (!element) return card.replaceChildren();
  card.className = `card ${strandClass("strand" in element ? element.strand : "")}${
    card.classList.contains("low") ? " low" : ""
  }`;
  card.replaceChildren(...body(element, current));
  if (focused) {
    const kept = focused === "card-undo" || focused.startsWith("card-weight") ? document.getElementById(focused) : null;
    (kept ?? byId("card-reject")).focus();
  }
}

export function startCard() {
  byId("card").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    closeCard();
  });
  watch(draw);
}
