/** What a reader who does not see the page is told after each change. */

import { KINDS } from "./address.js";
import { data, nameOf, thesis } from "./data.js";
import { byId } from "./dom.js";
import { coverOf } from "./exercises.js";
import { countBelow } from "./family.js";
import { passes } from "./filters.js";
import { changesBetween, findingsFor, sentenceOf, verdictOf } from "./judgement.js";
import { watch } from "./state.js";
import { listed, quoted, t } from "./words.js";

/** @type {Status[]} */
const STATUSES = ["falls", "holds", "open"]; // in the order in which changes are told
const NAMED_AT_MOST = 4;

/** @param {string} message */
export function say(message) {
  byId("announcer").textContent = message;
}

/**
 * Some claims by their names, and how many more there are.
 * @param {string[]} ids
 */
export function named(ids) {
  const names = ids.slice(0, NAMED_AT_MOST).map((id) => quoted(nameOf(id)));
  const rest = ids.length - names.length;
  return listed(rest > 0 ? [...names, t("say.more", { n: rest })] : names);
}

/**
 * The effect of a change of assumptions in sentences; `supposed` where it has not been made, but may be.
 * @param {State} before
 * @param {State} after
 */
export function effectOf(before, after, supposed = false) {
  const [old, now] = [findingsFor(before), findingsFor(after)];
  const parts = [];
  const touched = new Set();
  for (const kind of KINDS) {
    const added = after[kind].filter((id) => !before[kind].includes(id));
    for (const id of [...added, ...before[kind].filter((other) => !after[kind].includes(other))]) touched.add(id);
    if (added.length && !supposed) parts.push(t(`say.${kind}`, { names: named(added) }));
  }
  const dropped = [...touched].filter((id) => KINDS.every((kind) => !after[kind].includes(id)));
  if (dropped.length) parts.push(t("say.dropped", { names: named(dropped) }));
  const others = changesBetween(old, now).filter((id) => !touched.has(id) && id !== thesis);
  for (const status of STATUSES) {
    const ids = others.filter((id) => now.status(id) === status);
    if (ids.length) parts.push(t(`say.${supposed ? "then" : "now"}_${status}`, { n: ids.length, names: named(ids) }));
  }
  const verdict = verdictOf(now);
  parts.push(`${[verdict.words, verdict.tally].filter(Boolean).join(", ")}.`);
  return parts.join(" ");
}

/**
 * What was folded or unfolded.
 * @param {State} state
 * @param {State} before
 */
function foldingOf({ folded }, before) {
  const closed = folded.filter((id) => !before.folded.includes(id));
  const opened = before.folded.filter((id) => !folded.includes(id));
  const [key, ids] = closed.length ? ["say.folded", closed] : ["say.unfolded", opened];
  return t(key, { names: named(ids), n: ids.reduce((sum, id) => sum + countBelow(id), 0) });
}

/**
 * How many claims a filter leaves in the foreground.
 * @param {State} state
 */
export function filteredTo(state) {
  /** @param {Claim} claim */
  const isIn = ({ id, strand }) => (!state.strands.length || state.strands.includes(strand)) && passes(id, state);
  return t("say.filtered", { n: data.claims.filter(isIn).length, all: data.claims.length });
}

export function startAnnouncing() {
  watch((state, before, how) => {
    if (how === "quiet") return;
    if (coverOf(state).mode) { // nothing that would tell the answer
      if (state.selected && state.selected !== before.selected) say(nameOf(state.selected));
      return;
    }
    if (String(state.assumed) !== String(before.assumed)) say(effectOf(before, state));
    else if (state.standard !== before.standard || state.weights !== before.weights) say(effectOf(before, state));
    else if (state.folded !== before.folded && state.selected === before.selected) say(foldingOf(state, before));
    else if (`${state.strands};${state.filters}` !== `${before.strands};${before.filters}`) say(filteredTo(state));
    else if (state.selected && state.selected !== before.selected) {
      const { head, tail } = sentenceOf(state.selected, findingsFor(state));
      say(`${nameOf(state.selected)}. ${head}: ${tail}`);
    }
  });
}
