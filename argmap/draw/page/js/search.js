/** Search over claims, sources and the text: what does not match steps back on the map. */

import { data } from "./data.js";
import { byId } from "./dom.js";
import { change, select, state, watch } from "./state.js";
import { say } from "./announce.js";
import { markSentences } from "./article.js";
import { fold, listHits, markHit } from "./search-hits.js";
import { quotesOf } from "./quotes.js";
import { t } from "./words.js";

const index = data.claims.map((claim) => ({
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
}));
/** @type {{query: string, found: Matches}} */
let remembered = { query: "", found: null };

/** @param {string} query */
const wordsOf = (query) => fold(query).split(/\s+/u).filter(Boolean);

/**
 * The ids of the claims that have every word of the query, or, without one, of those that a SPARQL query found; null where
 * nothing is looked for or no claim has them.
 * @param {string} query
 */
export function matchesOf(query) {
  const { results } = state();
  if (!query && results.length) return new Set(results);
  if (query === remembered.query) return remembered.found;
  const needed = wordsOf(query);
  const hits = needed.length ? index.filter(({ text }) => needed.every((word) => text.includes(word))) : [];
  remembered = { query, found: hits.length ? new Set(hits.map(({ id }) => id)) : null };
  return remembered.found;
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
  const found = [...(query ? matchesOf(query) ?? [] : [])];
  if (!found.length || selected === before.selected) return;
  const at = found.indexOf(selected);
  byId("found").textContent = at < 0
    ? t("found.claims", { n: found.length })
    : t("found.at", { at: at + 1, n: found.length });
  showHits(how === "search" || !selected);
  markHit(selected);
}

export function startSearch() {
  const input = /** @type {HTMLInputElement} */ (byId("search"));
  input.addEventListener("input", () => change({ query: input.value }, "search"));
  input.addEventListener("keydown", (event) => {
    const found = [...(matchesOf(state().query) ?? [])];
    if (event.key === "Enter" && found.length) {
      const at = found.indexOf(state().selected);
      select(found[(at + (event.shiftKey ? found.length - 1 : 1)) % found.length], "search");
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
  watch(({ query, selected }, before, how) => {
    if (query === before.query) return follow(selected, before, how);
    const needed = wordsOf(query);
    const found = matchesOf(query)?.size ?? 0;
    const sentences = markSentences((text) => needed.length > 0 && needed.every((word) => fold(text).includes(word)));
    byId("found").textContent = needed.length
      ? (found ? t("found.claims", { n: found }) : t(sentences ? "found.text" : "found.none"))
      : "";
    document.body.classList.toggle("searching", needed.length > 0);
    showHits(found > 0);
    if (found) listHits(query.trim(), needed, [...(matchesOf(query) ?? [])], close);
    if (needed.length && !found) say(sentences ? t("found.sentences", { n: sentences }) : t("found.nothing"));
  });
}
