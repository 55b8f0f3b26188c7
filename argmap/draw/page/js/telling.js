/** What the map is described as to who does not see it: what it shows now, in a few sentences; the outline tells all of it. */

import { KINDS } from "./address.js";
import { filteredTo, named } from "./announce.js";
import { claimOf, claims, data, nameOf, thesis } from "./data.js";
import { byId } from "./dom.js";
import { coverOf } from "./exercises.js";
import { family } from "./family.js";
import { hiddenBy } from "./fold.js";
import { findingsFor, sentenceOf, verdictOf } from "./judgement.js";
import { heldNow } from "./scene.js";
import { matchesOf } from "./search.js";
import { watch } from "./state.js";
import { quoted, t, words } from "./words.js";

/** @param {string} text */
const sentence = (text) => (/[.!?…]$/u.test(text) ? text : `${text}.`);

/**
 * How many claims folding and clusters keep out of sight.
 * @param {State} current
 */
function hiddenNow(current) {
  const hidden = hiddenBy(current.folded, family, heldNow(current));
  return [...hidden].filter((id) => claims.has(id)).length;
}

/**
 * What the map says and how it stands.
 * @param {State} current
 */
function whole(current) {
  const { words: said, tally } = verdictOf(findingsFor(current));
  const main = thesis && claims.has(thesis) ? claimOf(thesis).text || nameOf(thesis) : "";
  return [
    data.map.summary,
    t("page.claims", { n: data.claims.length }),
    main && `${words.role.thesis}: ${quoted(main)}`,
    [said, tally].filter(Boolean).join(", "),
  ];
}

/**
 * What the reader has done to it.
 * @param {State} current
 */
function changes(current) {
  const { selected, strands, filters, query } = current;
  const assumed = KINDS.filter((kind) => current[kind].length);
  const parts = assumed.map((kind) => t(`say.${kind}`, { names: named(current[kind]) }));
  if (strands.length || filters.length) parts.push(filteredTo(current));
  const matches = matchesOf(query);
  if (matches && query.trim()) parts.push(t("found.about", { query: query.trim(), n: matches.size }));
  const hidden = hiddenNow(current);
  if (hidden) parts.push(t("page.hidden", { n: hidden }));
  if (selected) {
    const { head, tail } = sentenceOf(selected, findingsFor(current));
    parts.push(t("page.chosen", { name: quoted(nameOf(selected)) }), `${head}: ${tail}`);
  }
  return parts;
}

export function startTelling() {
  const description = byId("picture");
  watch((current) => {
    const parts = coverOf(current).mode ? [] : [...whole(current), ...changes(current)];
    description.textContent = parts.filter(Boolean).map(sentence).join(" ");
  });
}
