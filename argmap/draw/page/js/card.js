/** The card of the chosen claim or step: what it says, who says it, how it stands and why, and "what if I reject this?". */

import { strengthOf } from "./bars.js";
import { cruxFor } from "./crux.js";
import {
  bearingOn,
  bearsOn,
  claims,
  data,
  elements,
  inferences,
  kindOf,
  languageOf,
  nameOf,
  strandLabel,
} from "./data.js";
import { byId, make } from "./dom.js";
import { actionsFor } from "./actions.js";
import { family } from "./family.js";
import { ancestors } from "./fold.js";
import { findingsFor, lookOf, sentenceOf } from "./judgement.js";
import { strandClass } from "./palette.js";
import { change, select, state, watch } from "./state.js";
import { listed, place, quoted, t, words } from "./words.js";

const SIGN = { support: "+", attack: "−", undercut: "×", contrary: "!", contradictory: "!" };
let origin = null; // where the keyboard came from

/** Move the keyboard into the card; Escape brings it back to `from`. */
export function focusCard(from) {
  origin = from;
  byId("card-reject")?.focus();
}

export function closeCard() {
  const back = origin;
  origin = null;
  change({ selected: "" }, "card");
  back?.focus();
}

function kicker(element) {
  if (!claims.has(element.id)) {
    return "scheme" in element ? stepWords(element) : words.relation[element.kind] ?? words.relation.other;
  }
  const strand = element.role !== "thesis" && element.strand && strandLabel(element.strand);
  return [words.role[element.role] ?? words.role.claim, strand, element.implicit && words.implicit].filter(Boolean)
    .join(" · ");
}

/** The way from the thesis to the claim, to walk back along. */
function trail(id) {
  const above = ancestors(id, family).toReversed();
  if (!above.length) return null;
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

function stepWords(step) {
  return [
    t("card.step"),
    argumentOf(step)?.title,
    step.scheme && step.scheme.replaceAll("-", " "),
    step.strict && t("card.strict"),
  ].filter(Boolean).join(" · ");
}

/** Who says it, from the outermost voice to the innermost. */
function voices(element) {
  const chain = (element.by ?? []).map((id) => data.sources[id] ?? { name: id });
  if (!chain.length) return null;
  const list = make("ol", { class: "voices" });
  for (const source of chain) {
    const name = source.kind === "work" && source.id === data.map.article?.id ? t("card.the_article") : source.name;
    list.append(
      make(
        "li",
        {},
        make("bdi", { text: name }),
        source.disputed ? make("span", { class: "disputed", text: ` (${t("card.disputed")})` }) : null,
      ),
    );
  }
  return fact(t("card.said_by"), list);
}

/** The argument that a step belongs to. */
function argumentOf(step) {
  return data.arguments.find(({ id, inferences: own }) => id === step.argument || own.includes(step.id));
}

function fact(name, ...content) {
  return make("div", { class: "fact" }, make("dt", { text: name }), make("dd", {}, ...content));
}

/** A moment, or a period of which both ends are given. */
function period(time) {
  const [from, to] = time.split("/");
  return to ? t("card.period", { from, to }) : time;
}

/** How strong the claim is, as a bar and a number. */
function strength(id) {
  const value = strengthOf(id, state());
  if (value === undefined) return null;
  const percent = Math.round(value * 100);
  const meter = make("meter", { min: 0, max: 1, value, "aria-label": t("card.strength") });
  return fact(t("card.strength"), make("span", { class: "strength" }, meter, t("card.of_hundred", { n: percent })));
}

function facts(element) {
  const manner = [words.stance[element.stance], words.hedge[element.hedge], element.quotation && t("card.quotation")]
    .filter(Boolean);
  const anchors = (element.anchors ?? []).map(place);
  const about = (element.entities ?? []).map((id) => data.sources[id]?.name ?? id);
  const rows = [
    strength(element.id),
    voices(element),
    anchors.length ? fact(t("card.found_in"), listed([...new Set(anchors)])) : null,
    manner.length ? fact(t("card.put_as"), manner.join(", ")) : null,
    element.time ? fact(t("card.when"), period(element.time)) : null,
    about.length ? fact(t("card.about"), listed(about)) : null,
  ].filter(Boolean);
  return rows.length ? make("dl", { class: "facts" }, ...rows) : null;
}

function link(id, relation, findings, extra = "") {
  const kind = kindOf(relation);
  const look = lookOf(id, findings);
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
      make("span", { class: `sign ${kind}`, "aria-hidden": "true", text: SIGN[kind] ?? "" }),
      make("span", { class: "unseen", text: `${words.relation[kind] ?? kind}: ` }),
      make(
        "span",
        {},
        make("bdi", { lang: languageOf(id), text: nameOf(id) }),
        extra ? make("small", { text: ` ${extra}` }) : null,
        look.mark ? make("small", { class: "mark", text: ` ${words.mark[look.mark]}` }) : null,
      ),
    ),
  );
}

function section(title, links) {
  return links.length ? [make("h3", { text: title }), make("ul", { class: "links" }, ...links)] : [];
}

/** What the element leads to: the conclusions of steps from it, or (`isAgainst`) what it speaks against. */
function outgoing(element, findings, isAgainst) {
  return bearsOn(element.id).filter((relation) => isConflict(relation) === isAgainst).map((relation) => {
    const target = relation.conclusion ?? relation.target;
    const together = relation.premises.filter((premise) => premise !== element.id);
    const extra = together.length
      ? t("card.together_with", { names: listed(together.map((id) => quoted(nameOf(id)))) })
      : "";
    return link(target, relation, findings, extra);
  });
}

const isConflict = (relation) => kindOf(relation) !== "support";

/** The reasons for an element, or (`isAgainst`) the objections to it: one entry each, so premises that only count together are one. */
function incoming(element, findings, isAgainst) {
  return bearingOn(element.id).filter((relation) => isConflict(relation) === isAgainst).map((relation) => {
    const gist = argumentOf(relation)?.text;
    const links = relation.premises.map((premise) =>
      link(premise, relation, findings, relation.premises.length === 1 ? gist : "")
    );
    if (links.length < 2) return links[0];
    const told = [words.relation.linked, gist].filter(Boolean).join(": ");
    return make("li", { class: "together" }, make("small", { dir: "auto", text: told }), make("ul", {}, ...links));
  }).filter(Boolean);
}

/** The steps from this claim that something undercuts, so that they can be opened and rejected too. */
function steps(element, findings) {
  const found = data.inferences.filter((step) => step.premises.includes(element.id) && bearingOn(step.id).length);
  return found.flatMap((step) => bearingOn(step.id).flatMap((cut) => cut.premises.map((p) => link(p, cut, findings))));
}

function verdict(id, findings) {
  const { status, head, tail, answered } = sentenceOf(id, findings);
  return make(
    "p",
    { class: "judged", data: { status: answered ? "answered" : status } },
    make("span", { class: "glyph", "aria-hidden": "true" }),
    make("span", {}, make("b", { text: `${head}: ` }), tail),
  );
}

function body(element, current) {
  const findings = findingsFor(current);
  const claim = claims.get(element.id);
  const title = claim?.text || nameOf(element.id);
  const bearing = element.premises
    ? [
      ...section(t("card.from"), element.premises.map((id) => link(id, element, findings))),
      ...section(t("card.to"), [link(element.conclusion ?? element.target, element, findings)]),
    ]
    : [
      ...section(t("card.speaks_for"), outgoing(element, findings, false)),
      ...section(t("card.speaks_against"), outgoing(element, findings, true)),
    ];
  const gist = argumentOf(element)?.text;
  return [
    make("button", { type: "button", class: "close", "aria-label": t("card.close"), on: { click: closeCard } }),
    make(
      "div",
      { class: "scroll", tabindex: 0, role: "group", "aria-labelledby": "card-title" },
      trail(element.id),
      make("p", { class: "kicker", text: kicker(element) }),
      make("h2", { id: "card-title", dir: "auto", lang: languageOf(element.id), text: title }),
      claim?.text && claim.text !== claim.title
        ? make("p", { class: "short", dir: "auto", lang: languageOf(element.id), text: claim.title })
        : null,
      gist ? make("p", { class: "gist", dir: "auto", lang: languageOf(), text: gist }) : null,
      verdict(element.id, findings),
      facts(element),
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

function draw(current) {
  const card = byId("card");
  const element = elements.get(current.selected);
  const focused = card.contains(document.activeElement)
    ? document.activeElement.id || document.activeElement.className
    : "";
  card.hidden = !element;
  document.body.classList.toggle("with-card", Boolean(element));
  if (!element) return card.replaceChildren();
  card.className = `card ${strandClass(element.strand)}${card.classList.contains("low") ? " low" : ""}`;
  card.replaceChildren(...body(element, current));
  if (focused) {
    (byId(focused === "card-undo" || focused === "card-reject" ? focused : "card-reject") ?? byId("card-reject"))
      .focus();
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
