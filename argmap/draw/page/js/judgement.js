/** How the map stands with what the reader assumes, beside how it stands without. */

import { KINDS } from "./address.js";
import { data, thesis } from "./data.js";
import { explain, isAnswered } from "./explain.js";
import { Findings } from "./findings.js";
import { t } from "./words.js";

const plain = new Findings(data);
/** @type {Map<string, Findings>} */
const remembered = new Map();

/**
 * The findings with what a state, or a list of rejections alone, assumes.
 * @param {Assumptions | string[]} stateOrRejected
 */
export function findingsFor(stateOrRejected) {
  const { rejected = [], accepted = [], contested = [] } = Array.isArray(stateOrRejected)
    ? { rejected: stateOrRejected }
    : stateOrRejected;
  const lists = [rejected, accepted, contested];
  if (lists.every((ids) => !ids.length)) return plain;
  const key = JSON.stringify(lists);
  const findings = remembered.get(key) ?? new Findings(data, { rejected, accepted, contested });
  remembered.set(key, findings);
  return findings;
}

/** The verdicts that are struck through; every other one has only its word. */
const STRUCK = ["refuted", "rejected"];

/**
 * What the map shows of an element: its status, the word in its corner, which what simply stands has none of, and whether it is
 * struck through: only what is refuted, or rejected by the reader.
 * @param {string} id
 * @param {Findings} findings
 * @returns {Look}
 */
export function lookOf(id, findings) {
  const status = findings.status(id);
  const before = plain.status(id);
  if (findings.rejected.has(id)) return { status: "falls", mark: "rejected", struck: true, changed: true };
  const { word } = explain(findings, id);
  const changed = status !== before;
  if (findings.accepted.has(id) && status === "holds") return { status, mark: "accepted", struck: false, changed };
  if (findings.contested.has(id) && status === "open") return { status, mark: "contested", struck: false, changed };
  if (status === "falls") {
    const answered = isAnswered(findings, id) && (!changed || plain.attacks.has(id));
    return { status, mark: answered ? "answered" : word, struck: STRUCK.includes(word) && !answered, changed };
  }
  if (status === "open") return { status, mark: word, struck: false, changed };
  if (before === "falls" || (isAnswered(plain, id) && !isAnswered(findings, id))) {
    return { status, mark: "stands", struck: false, changed: true };
  }
  const mark = isAnswered(findings, id) ? "answered" : word === "granted" ? word : "";
  return { status, mark, struck: false, changed };
}

/**
 * The verdict on an element in one sentence, such as "Stands: both its reasons hold."
 * @param {string} id
 * @param {Findings} findings
 */
export function sentenceOf(id, findings) {
  const { status, head: word, reason, because, words: told } = explain(findings, id);
  const answers = status === "holds" && isAnswered(findings, id) ? findings.undercutters(id) : [];
  if (answers.length) {
    const head = t(findings.isConceded(id) ? "verdict.granted" : "verdict.not_denied");
    return { status, head, tail: findings.say("verdict.by", answers), answered: true, reason };
  }
  const answered = reason === "answered";
  return answered
    ? { status, head: t("verdict.answered"), tail: findings.say("verdict.by", because), answered, reason }
    : { status, head: t(`verdict.word.${word}`), tail: `${told}.`, answered, reason };
}

/**
 * The reasons for the thesis that hold, and all of them.
 * @param {string} id
 * @param {Findings} findings
 */
export function reasonsFor(id, findings) {
  const reasons = data.inferences.filter((inference) => inference.conclusion === id);
  return { holding: reasons.filter((reason) => findings.status(reason.id) === "holds").length, all: reasons.length };
}

/**
 * The verdict on the whole map: of its thesis, or how many claims stand where it has none.
 * @param {Findings} findings
 */
export function verdictOf(findings) {
  if (!thesis) {
    const standing = data.claims.filter((claim) => findings.status(claim.id) === "holds").length;
    if (!data.claims.length) return { status: "open", words: t("verdict.none"), tally: "" };
    return { status: "open", words: t("verdict.claims", { standing, n: data.claims.length }), tally: "" };
  }
  const status = findings.status(thesis);
  const { holding, all } = reasonsFor(thesis, findings);
  const assumed = KINDS.find((kind) => findings[kind].has(thesis));
  const { word } = explain(findings, thesis);
  const said = t(`thesis.${word}`);
  if (assumed) return { status, words: said, tally: t(`verdict.${assumed}`) };
  if (status === "falls" && holding) return { status, words: said, tally: t("verdict.objection") };
  return { status, words: said, tally: all ? t("verdict.reasons", { holding, n: all }) : "" };
}

/**
 * What is different between two findings, in the order of the map.
 * @param {Findings} before
 * @param {Findings} after
 */
export function changesBetween(before, after) {
  return data.claims.filter((claim) => before.status(claim.id) !== after.status(claim.id)).map((claim) => claim.id);
}
