/** How the map stands with what the reader assumes, beside how it stands without. */

import { KINDS } from "./address.js";
import { revision, shownMap } from "./additions.js";
import { data, elements, thesis } from "./data.js";
import { explain, isAnswered } from "./explain.js";
import { Findings } from "./findings.js";
import { lookup } from "./maps.js";
import { STRUCK } from "./verdict-signs.js";
import { wordOf } from "./verdict-word.js";
import { t } from "./words.js";

const plain = new Findings(data);
const elementsOfAuthor = new Set(elements.keys());
const PLAIN = JSON.stringify([[], [], [], "", {}]);
/** @type {Map<string, Findings>} */
const remembered = new Map();

/**
 * The map with the weights that a reader gives: those of claims in place of what their hedges say, those of relations outright.
 * @param {Weights} weights
 */
function weighedBy(weights, map = data) {
  if (!Object.keys(weights).length) return map; // of which more is remembered
  /** @type {<Row extends {id: string}>(rows: Row[], key: string) => Row[]} */
  const put = (rows, key) =>
    rows.map((row) => (Object.hasOwn(weights, row.id) ? { ...row, [key]: weights[row.id] } : row));
  return {
    ...map,
    claims: put(map.claims, "credence"),
    inferences: put(map.inferences, "weight"),
    conflicts: put(map.conflicts, "weight"),
  };
}

/**
 * The findings with what a state, or a list of rejections alone, assumes; what the reader has added counts.
 * @param {Outlook | string[]} stateOrRejected
 */
export const findingsFor = (stateOrRejected) => under(stateOrRejected, shownMap());

/**
 * The same of the author's map alone, as exercises ask about it.
 * @param {Outlook | string[]} stateOrRejected
 */
export const authorFindings = (stateOrRejected) => under(stateOrRejected, data);

/**
 * @param {Outlook | string[]} stateOrRejected
 * @param {typeof data} map
 */
function under(stateOrRejected, map) {
  /** @type {Outlook} */
  const outlook = Array.isArray(stateOrRejected) ? { rejected: stateOrRejected } : stateOrRejected;
  const { rejected = [], accepted = [], contested = [], standard = "", weights = {} } = outlook;
  const outlookKey = JSON.stringify([rejected, accepted, contested, standard, weights]);
  if (outlookKey === PLAIN && map === data) return plain;
  const key = map === data ? outlookKey : `${revision()} ${outlookKey}`;
  const known = remembered.get(key);
  if (known) return known;
  const settings = standard ? { standard } : {};
  const findings = new Findings(weighedBy(weights, map), { rejected, accepted, contested }, settings);
  remembered.set(key, findings);
  return findings;
}

/**
 * What the map shows of an element: its status, the word in its corner, and whether it is struck through, which is kept for
 * what is refuted or rejected by the reader. What simply stands has no word.
 * @param {string} id
 * @param {Findings} findings
 * @returns {Look}
 */
export function lookOf(id, findings) {
  const known = looks.get(findings) ?? new Map();
  looks.set(findings, known);
  const look = known.get(id) ?? lookAt(id, findings);
  known.set(id, look);
  return look;
}

/** @type {WeakMap<Findings, Map<string, Look>>} */
const looks = new WeakMap(); // outline, text and map all ask

/**
 * @param {string} id
 * @param {Findings} findings
 * @returns {Look}
 */
function lookAt(id, findings) {
  if (findings !== plain && isRelated(findings) && findings.isAsBefore(id)) return lookOf(id, plain);
  const status = findings.status(id);
  const changed = elementsOfAuthor.has(id) && status !== plain.status(id);
  const mark = markOf(id, findings);
  return { status, mark, struck: STRUCK.has(mark), changed };
}

/**
 * Whether findings are of the map as it is, and differ in what is assumed alone.
 * @param {Findings} findings
 */
const isRelated = (findings) => findings.members !== undefined && findings.framework.all === plain.framework.all;

/**
 * The word in the corner: what the reader says, then what answers it, then the verdict.
 * @param {string} id
 * @param {Findings} findings
 */
function markOf(id, findings) {
  const status = findings.status(id);
  if (findings.rejected.has(id)) return "rejected";
  if (findings.accepted.has(id) && status === "holds") return "accepted";
  if (findings.contested.has(id) && status === "open") return "contested";
  const answered = isAnswered(findings, id);
  if (answered) return "answered";
  const wasFallen = () => plain.status(id) === "falls" || isAnswered(plain, id);
  const isOther = status === "holds" && findings !== plain;
  if (isOther && wasFallen() && !findings.standingCons(id).length) return "stands";
  const word = wordOf(findings, id);
  if (word !== "stands" && word !== "holds") return word;
  return word === "stands" && findings.standingCons(id).length ? "weighed" : "";
}

/**
 * The verdict on an element in one sentence, such as "Stands: both its reasons hold."
 * @param {string} id
 * @param {Findings} findings
 */
export function sentenceOf(id, findings) {
  const { status, word, head, reason, words: why } = explain(findings, id);
  const answered = reason === "answered" || (status === "holds" && isAnswered(findings, id));
  return { status, word, head: t(`verdict.word.${head}`), tail: `${why}.`, answered, reason };
}

/**
 * The reasons for the thesis that hold, and all of them.
 * @param {string} id
 * @param {Findings} findings
 */
function reasonsFor(id, findings) {
  const reasons = findings.data.inferences.filter((inference) => inference.conclusion === id);
  return { holding: reasons.filter((reason) => findings.status(reason.id) === "holds").length, all: reasons.length };
}

/**
 * The verdict on the whole map: of its thesis, or how many claims stand where it has none.
 * @param {Findings} findings
 */
export function verdictOf(findings) {
  if (!thesis) {
    const { claims } = findings.data;
    const standing = claims.filter((claim) => findings.status(claim.id) === "holds").length;
    if (!claims.length) return { status: "", word: "", words: t("verdict.none"), tally: "" };
    return { status: "", word: "", words: t("verdict.claims", { n: standing, all: claims.length }), tally: "" };
  }
  const { status, word } = explain(findings, thesis);
  const said = t(`thesis.${word}`);
  const { holding, all } = reasonsFor(thesis, findings);
  const assumed = KINDS.find((kind) => findings[kind].has(thesis));
  const tally = assumed
    ? t(`verdict.${assumed}`)
    : status === "falls" && holding
    ? t("verdict.objection")
    : all
    ? t("verdict.reasons", { n: holding, all })
    : "";
  return { status, word, words: said, tally };
}

/**
 * What is different between two findings, in the order of the map.
 * @param {Findings} before
 * @param {Findings} after
 */
export function changesBetween(before, after) {
  const ids = differing(before, after) ?? [...places.keys()];
  return ids.filter((id) => before.status(id) !== after.status(id));
}

/** The claims in the order of the map. */
const places = new Map(data.claims.map(({ id }, at) => [id, at]));

/**
 * The claims in which findings may differ, in the order of the map; nothing where all may.
 * @param {Findings} before
 * @param {Findings} after
 */
export function differing(before, after) {
  if (!isRelated(before) || !isRelated(after) || plain.rules.floatingCounts) return null;
  const ids = [...new Set([...(before.members ?? []), ...(after.members ?? [])])].filter((id) => places.has(id));
  return ids.sort((one, other) => lookup(places, one) - lookup(places, other));
}

/** @returns the map with nothing assumed */
export const plainFindings = () => plain;
