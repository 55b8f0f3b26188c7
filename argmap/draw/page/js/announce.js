/** What a reader who does not see the page is told after each change. */

import { nameOf, thesis } from "./data.js";
import { byId } from "./dom.js";
import { changesBetween, findingsFor, sentenceOf, verdictOf } from "./judgement.js";
import { watch } from "./state.js";
import { listed, quoted, t } from "./words.js";

const NAMED_AT_MOST = 4;

export function say(message) {
  byId("announcer").textContent = message;
}

function named(ids) {
  const names = ids.slice(0, NAMED_AT_MOST).map((id) => quoted(nameOf(id)));
  const rest = ids.length - names.length;
  return listed(rest > 0 ? [...names, t("say.more", { n: rest })] : names);
}

/** The effect of a change of rejections in sentences; `supposed` where it has not been made, but may be. */
export function effectOf(before, after, supposed = false) {
  const [old, now] = [findingsFor(before), findingsFor(after)];
  const added = after.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !after.includes(id));
  const parts = [];
  if (added.length && !supposed) parts.push(t("say.rejected", { names: named(added) }));
  if (removed.length) parts.push(t("say.accepted_again", { names: named(removed) }));
  const others = changesBetween(old, now).filter((id) => !added.includes(id) && !removed.includes(id) && id !== thesis);
  for (const status of ["falls", "holds", "open"]) {
    const ids = others.filter((id) => now.status(id) === status);
    if (ids.length) parts.push(t(`say.${supposed ? "then" : "now"}_${status}`, { n: ids.length, names: named(ids) }));
  }
  const verdict = verdictOf(now);
  parts.push(`${[verdict.words, verdict.tally].filter(Boolean).join(", ")}.`);
  return parts.join(" ");
}

export function startAnnouncing() {
  watch((state, before, how) => {
    if (how === "quiet") return;
    if (String(state.rejected) !== String(before.rejected)) say(effectOf(before.rejected, state.rejected));
    else if (state.selected && state.selected !== before.selected) {
      const { head, tail } = sentenceOf(state.selected, findingsFor(state.rejected));
      say(`${nameOf(state.selected)}. ${head}: ${tail}`);
    }
  });
}
