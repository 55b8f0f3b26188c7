/** The card of the chosen claim or step: what it says, who says it, how it stands and why, and "what if I reject this?". */

import { actionsFor } from "./actions.js";
import { strengthOf } from "./bars.js";
import { factsOf, hundredths } from "./card-facts.js";
import { argumentOf, incoming, link, outgoing, section, steps, stepWords } from "./card-relations.js";
import { contrast } from "./contrast.js";
import { cruxFor } from "./crux.js";
import { cardAdditions } from "./additions.js";
import { claims, data, elements, inferences, languageOf, nameOf, roleOf, strandLabel, thesis } from "./data.js";
import { byId, make } from "./dom.js";
import { family } from "./family.js";
import { ancestors } from "./fold.js";
import { findingsFor, sentenceOf } from "./judgement.js";
import { endOf } from "./relations.js";
import { linkedText } from "./links.js";
import { strandClass } from "./palette.js";
import { change, isSame, state, watch } from "./state.js";
import { weightChoice } from "./standards.js";
import { trailItems } from "./trail.js";
import { signOf } from "./verdict-signs.js";
import { t, words } from "./words.js";

const MOST_ABOVE = 4; // claims on the way to the chosen one

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

/** Close the card; the keyboard goes back to where it came from, or, where that is gone, to the map as it is looked at now. */
function closeCard() {
  const from = origin;
  origin = null;
  change({ selected: "" }, "card");
  const ways = ["#columns .claim[tabindex='0']", "#canvas", "#views [aria-pressed='true']"];
  const places = [from, ...ways.map((selector) => document.querySelector(selector))];
  const back = places.find((place) => place?.isConnected && place.checkVisibility());
  if (back instanceof HTMLElement) back.focus({ preventScroll: true });
}

/**
 * What an element is, in a few words.
 * @param {MapElement} element
 */
function kicker(element) {
  if ("scheme" in element) return stepWords(element);
  if ("kind" in element) return words.relation[element.kind] ?? words.relation.other;
  if (!("role" in element)) return words.relation.other;
  const { id, role, strand, implicit } = element;
  const label = role !== "thesis" && strand ? strandLabel(strand) : "";
  return [roleOf(id), label, implicit ? words.implicit : ""].filter(Boolean).join(" · ");
}

/**
 * The way from the thesis to the claim, to walk back along.
 * @param {string} id
 */
function trail(id) {
  const above = ancestors(id, family).toReversed();
  if (!above.length) return null;
  return make(
    "nav",
    { "aria-label": t("card.trail") },
    make("ol", { class: "trail" }, ...trailItems(above, MOST_ABOVE, "card")),
  );
}

/**
 * @param {string} id
 * @param {Findings} findings
 */
function verdict(id, findings) {
  const { status, word, head, tail, answered } = sentenceOf(id, findings);
  const parting = contrast(findings, id, strengthOf(id, state()), (value) => String(hundredths(value)));
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
      ...cardAdditions(element.id),
    ),
    actionsFor(element.id, current),
  ];
}

/**
 * @param {State} current
 * @param {State} before
 */
function draw(current, before) {
  const { query, results } = current;
  if (isSame({ ...before, query, results }, current) && !isSame(before, current)) return; // a search alone changes nothing here
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
    const kept = focused === "card-undo" || focused.startsWith("card-weight") || focused.startsWith("own-")
      ? document.getElementById(focused)
      : null;
    (kept ?? byId("card-reject")).focus();
  }
}

/** Do once, unseen, what the first choice needs: what has never run takes a browser several times as long. */
export function rehearseCard() {
  const element = elements.get(thesis || (data.claims[0]?.id ?? ""));
  if (element) body(element, state());
}

export function startCard() {
  byId("card").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    closeCard();
  });
  watch(draw);
}
