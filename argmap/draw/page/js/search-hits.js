/** The claims that a search found, as a list beside the map: each with the words marked, where it stands, and the way there. */

import { claimOf, languageOf, nameOf } from "./data.js";
import { byId, make } from "./dom.js";
import { family } from "./family.js";
import { ancestors } from "./fold.js";
import { strandClass } from "./palette.js";
import { select } from "./state.js";
import { t } from "./words.js";

const MOST = 200; // hits that are listed

/**
 * A text without marks above letters and without capitals, so that a search finds whatever is typed.
 * @param {string} text
 */
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether folding leaves each character of a text one. @param {string} text */
const isPlain = (text) => /^[\0-\x7f]*$/u.test(text);

/**
 * The text in pieces, with those marked that a search found.
 * @param {string} text
 * @param {string[]} needed folded words
 */
function marked(text, needed) {
  const folded = [...text].map(isPlain(text) ? (character) => character.toLowerCase() : fold);
  let length = 0;
  const starts = folded.map((character) => (length += character.length) - character.length);
  const whole = folded.join("");
  /** @type {boolean[]} */
  const lit = [];
  for (const word of needed) {
    for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + word.length)) {
      starts.forEach((start, n) => {
        if (start >= at && start < at + word.length) lit[n] = true;
      });
    }
  }
  /** @type {(Node | string)[]} */
  const pieces = [];
  let piece = "";
  [...text, ""].forEach((character, at) => {
    if (at && Boolean(lit[at]) !== Boolean(lit[at - 1])) {
      pieces.push(lit[at - 1] ? make("mark", { text: piece }) : piece);
      piece = "";
    }
    piece += character;
  });
  return [...pieces, piece];
}

/**
 * @param {string} id
 * @param {number} at
 * @param {string[]} needed
 */
function hit(id, at, needed) {
  const { text, strand } = claimOf(id);
  const above = ancestors(id, family).toReversed().slice(1);
  return make(
    "li",
    {},
    make(
      "button",
      {
        type: "button",
        class: `hit ${strandClass(strand)}`,
        data: { id },
        on: { click: () => select(id, "search") },
      },
      make("span", { class: "at", "aria-hidden": "true", text: at + 1 }),
      make(
        "span",
        {},
        make("b", { dir: "auto", lang: languageOf(id) }, ...marked(nameOf(id), needed)),
        text && text !== nameOf(id)
          ? make("span", { dir: "auto", lang: languageOf(id) }, ...marked(text, needed))
          : null,
        above.length ? make("small", { text: t("found.in", { names: above.map(nameOf).join(" › ") }) }) : null,
      ),
    ),
  );
}

/**
 * Show the list of what was found for a query.
 * @param {string} query
 * @param {string[]} needed
 * @param {string[]} ids
 * @param {() => void} close
 */
export function listHits(query, needed, ids, close) {
  byId("hits").replaceChildren(
    make("button", { type: "button", class: "close", "aria-label": t("found.close"), on: { click: close } }),
    make(
      "div",
      { class: "scroll", tabindex: 0, role: "group", "aria-labelledby": "hits-title" },
      make("h2", { id: "hits-title", class: "kicker", text: t("found.about", { query, n: ids.length }) }),
      make("ol", { class: "hits" }, ...ids.slice(0, MOST).map((id, at) => hit(id, at, needed))),
    ),
  );
}

/**
 * Mark the hit that is chosen, and bring it into sight.
 * @param {string} selected
 */
export function markHit(selected) {
  for (const button of byId("hits").querySelectorAll(".hit")) {
    if (!(button instanceof HTMLElement)) continue;
    const isChosen = button.dataset.id === selected;
    button.setAttribute("aria-current", String(isChosen));
    if (isChosen) button.scrollIntoView({ block: "nearest" });
  }
}
