/** What is open step by step, but the same in every preferred labelling: by which cases (`argmap.semantics.why_either_way`). */

import { lookup, unique } from "./maps.js";
import { t } from "./words.js";

/** @typedef {[boxes: string[], by: string[]]} Case what is guessed true, and by what reason the element then holds */

const MOST_CASES = 4; // that a sentence names one by one

/**
 * The reason, the cases, and the words; where what is floating counts, that it is open step by step all the same.
 * @param {Findings} f
 * @param {string} node
 * @returns {Account}
 */
export function whyEitherWay(f, node) {
  const [reason, because, words] = eitherWay(f, node);
  return [reason, because, f.isFloating(node) ? t("why.either.counted", { why: words }) : words];
}

/**
 * The same where nothing floating counts: "either way" only between contradictories, whose cases exhaust.
 * @param {Findings} f
 * @param {string} node
 * @returns {Account}
 */
function eitherWay(f, node) {
  const prospect = lookup(f.prospects, node);
  const cases = casesOf(f, node, prospect);
  const ids = unique(cases.flat(2));
  const named = unique(cases.flatMap(([boxes]) => boxes));
  const boxes = inOrder(named.length ? named : prospect.choices);
  const areAll = exhaust(f, boxes) && cases.length <= MOST_CASES && cases.every(([some]) => some.length);
  if (f.shared(node) === "falls") {
    return ["either-way", prospect.choices, t(areAll ? "why.either.never" : "why.either.never_any")];
  }
  if (prospect.preferred.length === 1 && !named.length) {
    const [only] = prospect.preferred;
    const gone = prospect.choices.filter((box) => only.get(box) === "falls" && !f.isRelation(box));
    if (gone.length) return ["either-way", gone, f.say("why.either.without", gone)];
  }
  if (prospect.preferred.length === 1) return ["either-way", ids.length ? ids : boxes, f.say("why.either.only", boxes)];
  if (areAll) {
    return ["either-way", ids, t("why.either.both", { cases: cases.map((one) => caseWords(f, one)).join(", ") })];
  }
  if (!cases.every(([some, by]) => some.length || by.length)) {
    return ["either-way", ids.length ? ids : boxes, t("why.either.any")];
  }
  const enough = inOrder(cases.flatMap(([some, by]) => (some.length ? some : by)));
  return ["either-way", ids, f.say("why.either.if", enough)];
}

/**
 * Each of some nodes once, in an order that does not hang on what was found first.
 * @param {string[]} ids
 */
const inOrder = (ids) => unique(ids).sort();

/**
 * @param {Findings} f
 * @param {Case} case
 */
function caseWords(f, [boxes, by]) {
  const names = f.names(boxes);
  return by.length ? t("why.either.case", { names, by: f.names(by) }) : t("why.either.plain", { names });
}

/**
 * For each preferred labelling, what is guessed true there and bears on `node`, and by what reason `node` holds.
 * @param {Findings} f
 * @param {string} node
 * @param {Prospect} prospect
 */
function casesOf(f, node, prospect) {
  /** @type {Map<string, Case>} */
  const cases = new Map();
  for (const labelling of prospect.preferred) {
    /** @param {string} id */
    const status = (id) => labelling.get(id) ?? f.label(id);
    const [reason] = f.pros(node).filter((pro) => status(pro) === "holds");
    const near = behind(f, reason ?? node, status);
    const chosen = prospect.choices.filter((id) => near.has(id) && status(id) === "holds" && id !== node);
    const by = reason ? f.condition(reason).all.filter((premise) => !chosen.includes(premise)) : [];
    /** @type {Case} */
    const one = [chosen.filter((id) => !f.isRelation(id)), by];
    cases.set(JSON.stringify(one), one);
  }
  /** @param {Case} case */
  const first = ([boxes, by]) => inOrder(boxes.length ? boxes : by)[0] ?? "";
  return [...cases.values()].sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0));
}

/**
 * What a node rests on: what it needs and its supports that hold; of what only is attacked, all that bears on it.
 * @param {Findings} f
 * @param {string} start
 * @param {(id: string) => Status} status
 */
function behind(f, start, status) {
  const causes = new Set([start]);
  for (const id of causes) { // which grows meanwhile
    const onwards = [...f.condition(id).all, ...f.pros(id).filter((pro) => status(pro) === "holds")];
    for (const other of onwards.length ? onwards : f.causesOf(id)) if (f.prospects.has(other)) causes.add(other);
  }
  return causes;
}

/**
 * Whether one of `boxes` has to hold: there are two, and they contradict each other.
 * @param {Findings} f
 * @param {string[]} boxes
 */
function exhaust(f, boxes) {
  if (boxes.length !== 2 || boxes.some((box) => f.framework.contested.has(box))) return false;
  const ends = new Set(boxes.map((box) => f.element(box)));
  return f.data.conflicts.some(({ kind, premises, target }) => {
    const both = new Set([...premises, target]);
    return kind === "contradictory" && both.size === ends.size && [...both].every((id) => ends.has(id));
  });
}
