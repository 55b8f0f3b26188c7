/**
 * Why an element stands as it does, in a word and in one sentence, worded as `argmap.semantics.verdict` words it. The causes it
 * names were themselves decided in earlier rounds, so that no explanation rests on itself.
 */

import { unique } from "./maps.js";
import { wordOf } from "./verdict-word.js";
import { whyFalls } from "./why-falls.js";
import { whyHolds } from "./why-holds.js";
import { whyOpen } from "./why-open.js";

const ACCOUNTS = { holds: whyHolds, falls: whyFalls, open: whyOpen };

/**
 * @param {Findings} findings
 * @param {string} id
 * @returns {{status: string, word: string, head: string, reason: string, because: string[], words: string}}
 */
export function explain(findings, id) {
  const status = findings.status(id);
  const node = findings.leading(id);
  const [reason, because, words] = ACCOUNTS[status](findings, node);
  const word = wordOf(findings, node);
  const isTold = !findings.isRelation(node) || word === "rejected";
  const head = reason === "answered" ? reason : isTold ? word : status;
  return { status, word, head, reason, because: unique(because.map((cause) => findings.element(cause))), words };
}

/**
 * Whether the page says "answered": an objection that something on the map answers, not the reader's own rejection.
 * @param {Findings} findings
 * @param {string} id
 */
export function isAnswered(findings, id) {
  if (!findings.isObjection(id) || findings.isRelation(id)) return false;
  const status = findings.status(id);
  if (status === "falls") return whyFalls(findings, findings.leading(id))[0] === "answered";
  return status === "holds" && findings.undercutters(id).length > 0;
}
