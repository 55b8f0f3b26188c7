/** Search over claims and sources: what does not match steps back on the map. */

import { data } from "./data.js";
import { byId } from "./dom.js";
import { change, select, state, watch } from "./state.js";
import { say } from "./announce.js";

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const index = data.claims.map((claim) => ({
  id: claim.id,
  text: fold([claim.title, claim.text, ...[...(claim.by ?? []), ...claim.entities].map((id) => data.sources[id]?.name ?? id), ...(claim.tags ?? [])].join(" ")),
}));
let remembered = { query: "", found: null };

/** The ids of the claims that have every word of the query, or null where there is none to look for. */
export function matchesOf(query) {
  if (query === remembered.query) return remembered.found;
  const needed = fold(query).split(/\s+/u).filter(Boolean);
  const hits = index.filter(({ text }) => needed.every((word) => text.includes(word)));
  remembered = { query, found: needed.length ? new Set(hits.map(({ id }) => id)) : null };
  return remembered.found;
}

export function startSearch() {
  const input = byId("search");
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
  watch(({ query }, before) => {
    if (query === before.query) return;
    const found = matchesOf(query);
    byId("found").textContent = found ? `${found.size} found` : "";
    document.body.classList.toggle("searching", Boolean(found));
    if (found && !found.size) say("Nothing found");
  });
}
