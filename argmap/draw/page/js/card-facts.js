/** The facts about an element in its card: how strong it is, who says it, where, how and when, and about whom. */

import { hasSentence, showSentence } from "./article.js";
import { strengthOf } from "./bars.js";
import { claims, data, languageOf } from "./data.js";
import { isThere, make } from "./dom.js";
import { change, state } from "./state.js";
import { listed, place, t, words } from "./words.js";

/**
 * @param {string} name
 * @param {(Node | string)[]} content
 */
function fact(name, ...content) {
  return make("div", { class: "fact" }, make("dt", { text: name }), make("dd", {}, ...content));
}

/**
 * Who says it, from the outermost voice to the innermost.
 * @param {Claim} claim
 */
function voices({ by }) {
  if (!by.length) return null;
  const list = make("ol", { class: "voices" });
  for (const id of by) {
    const source = data.sources[id];
    const isArticle = source?.kind === "work" && source.id === data.map.article?.id;
    list.append(
      make(
        "li",
        {},
        make("bdi", { text: isArticle ? t("card.the_article") : source?.name ?? id }),
        source?.disputed ? make("span", { class: "disputed", text: ` (${t("card.disputed")})` }) : null,
      ),
    );
  }
  return fact(t("card.said_by"), list);
}

/**
 * A moment, or a period of which both ends are given.
 * @param {string} time
 */
function period(time) {
  const [from, to] = time.split("/");
  return to ? t("card.period", { from, to }) : time;
}

/**
 * A strength as the page writes it, out of a hundred.
 * @param {number} value
 */
export const hundredths = (value) => Math.round(value * 100);

/**
 * How strong the element is, as a bar and a number.
 * @param {string} id
 */
function strength(id) {
  const value = strengthOf(id, state());
  if (value === undefined) return null;
  const meter = make("meter", { min: 0, max: 1, value, "aria-label": t("card.strength") });
  return fact(
    t("card.strength"),
    make("span", { class: "strength" }, meter, t("card.of_hundred", { n: hundredths(value) })),
  );
}

/**
 * Where the text says it, each place with the way there where the page has the text.
 * @param {Anchor[]} anchors
 */
function placesOf(anchors) {
  const places = new Map(anchors.map((anchor) => [place(anchor), anchor]));
  return [...places].flatMap(([text, anchor], at) => {
    const action = () => {
      change({ tab: "article" }, "card");
      showSentence(anchor);
    };
    const link = hasSentence(anchor)
      ? make("button", { type: "button", class: "there", text, on: { click: action } })
      : text;
    return at ? [", ", link] : [link];
  });
}

/** @param {Claim} claim */
function claimFacts(claim) {
  const { stance, hedge, quotation, anchors, time, entities } = claim;
  const manner = [words.stance[stance], words.hedge[hedge], quotation ? t("card.quotation") : ""].filter(Boolean);
  const about = entities.map((id) => data.sources[id]?.name ?? id);
  return [
    voices(claim),
    anchors.length ? fact(t("card.found_in"), ...placesOf(anchors)) : null,
    manner.length ? fact(t("card.put_as"), manner.join(", ")) : null,
    time ? fact(t("card.when"), period(time)) : null,
    about.length ? fact(t("card.about"), listed(about)) : null,
  ];
}

/**
 * Who brought the element up in the dialogue that the map was taken from, with which force, in which words, and when.
 * @param {string} id
 */
function utterances(id) {
  const said = data.utterances[id] ?? [];
  if (!said.length) return null;
  const list = make("ol", { class: "utterances" });
  for (const [speaker, force, text, time] of said) {
    const manner = [speaker, force, time].filter(Boolean).join(" · ");
    list.append(make("li", {}, make("bdi", { text: manner }), make("q", { dir: "auto", lang: languageOf(id), text })));
  }
  return fact(t("card.dialogue"), list);
}

/**
 * The list of all that is known of an element; null if nothing is.
 * @param {string} id
 */
export function factsOf(id) {
  const claim = claims.get(id);
  const rows = [strength(id), ...(claim ? claimFacts(claim) : []), utterances(id)].filter(isThere);
  return rows.length ? make("dl", { class: "facts" }, ...rows) : null;
}
