/** Search over claims, sources and the text: what does not match steps back on the map. */

import { data } from "./data.js";
import { byId } from "./dom.js";
import { change, select, state, watch } from "./state.js";
import { revision, shownMap } from "./additions.js";
import { say } from "./announce.js";
import { markSentences } from "./article.js";
import { fold, listHits, markHit } from "./search-hits.js";
import { quotesOf } from "./quotes.js";
import { t } from "./words.js";

/** @param {Claim} claim */
const entryOf = (claim) => ({
  id: claim.id,
  text: fold(
    [
      claim.title,
      claim.text,
      ...quotesOf(claim.id).map(({ text }) => text),
      ...[...(claim.by ?? []), ...claim.entities].map((id) => data.sources[id]?.name ?? id),
      ...(claim.tags ?? []),
    ].join(" "),
  ),
});
/** @type {ReturnType<typeof entryOf>[] | undefined} */
let indexOfAuthor;
/** What is searched of the author's claims; made when there is time for it, or when it is first needed. */
export const authorsIndex = () => (indexOfAuthor ??= data.claims.map(entryOf));
/** @type {{additions: number, all: ReturnType<typeof entryOf>[]}} */
let known = { additions: -1, all: [] };

/** What is searched: the author's claims, and what the reader has added to them. */
function index() {
  const authors = authorsIndex();
  const additions = revision();
  const { claims } = shownMap();
  if (claims.length === authors.length) return authors;
  if (known.additions !== additions) {
    known = { additions, all: [...authors, ...claims.slice(authors.length).map(entryOf)] };
  }
  return known.all;
}

/** @type {{query: string, among: ReturnType<typeof entryOf>[] | null, matches: Matches}} */
let remembered = { query: "", among: null, matches: null };

/** @param {string} query */
const wordsOf = (query) => fold(query).split(/\s+/u).filter(Boolean);

/**
 * The ids of the claims that have every word of the query, or, without one, of those that a SPARQL query named; null where
 * nothing is looked for or no claim has them.
 * @param {string} query
 */
export function matchesOf(query) {
  const { results } = state();
  if (!query) return results.length ? new Set(results) : null;
  const among = index();
  if (query === remembered.query && among === remembered.among) return remembered.matches;
  const needed = wordsOf(query);
  const hits = needed.length ? among.filter(({ text }) => needed.every((word) => text.includes(word))) : [];
  remembered = { query, among, matches: hits.length ? new Set(hits.map(({ id }) => id)) : null };
  return remembered.matches;
}

/** @param {boolean} isOpen */
function showHits(isOpen) {
  byId("hits").hidden = !isOpen;
  document.body.classList.toggle("with-hits", isOpen);
}

/**
 * Say which of the hits is chosen; a choice that did not come from the list opens the card in its place.
 * @param {string} selected
 * @param {State} before
 * @param {How} how
 */
function follow(selected, before, how) {
  const { query } = state();
  const matches = [...(query ? matchesOf(query) ?? [] : [])];
  if (!matches.length || selected === before.selected) return;
  const at = matches.indexOf(selected);
  byId("found").textContent = at < 0
    ? t("found.claims", { n: matches.length })
    : t("found.at", { at: at + 1, n: matches.length });
  showHits(how === "search" || !selected);
  markHit(selected);
}

export function startSearch() {
  const input = /** @type {HTMLInputElement} */ (byId("search"));
  input.addEventListener("input", () => change({ query: input.value }, "search"));
  input.addEventListener("keydown", (event) => {
    const matches = [...(matchesOf(state().query) ?? [])];
    if (event.key === "Enter" && matches.length) {
      const at = matches.indexOf(state().selected);
      select(matches[(at + (event.shiftKey ? matches.length - 1 : 1)) % matches.length], "search");
    } else if (event.key === "Escape") {
      event.stopPropagation();
      input.value = "";
      change({ query: "" }, "search");
    } else return;
    event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    const typing = /^(?:INPUT|TEXTAREA|SELECT)$/u.test(document.activeElement?.tagName ?? "");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  const close = () => {
    showHits(false);
    input.focus();
  };
  byId("hits").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  watch(({ query, selected, additions }, before, how) => {
    if (query === before.query && (!query || additions === before.additions)) return follow(selected, before, how);
    const needed = wordsOf(query);
    const count = matchesOf(query)?.size ?? 0;
    const sentences = markSentences((text) => needed.length > 0 && needed.every((word) => fold(text).includes(word)));
    byId("found").textContent = needed.length
      ? (count ? t("found.claims", { n: count }) : t(sentences ? "found.text" : "found.none"))
      : "";
    document.body.classList.toggle("searching", needed.length > 0);
    if (query !== before.query || !count) showHits(count > 0); // what is added while a card is open leaves it open
    if (count) listHits(query.trim(), needed, [...(matchesOf(query) ?? [])], close);
    if (needed.length && !count) say(sentences ? t("found.sentences", { n: sentences }) : t("found.nothing"));
  });
}
