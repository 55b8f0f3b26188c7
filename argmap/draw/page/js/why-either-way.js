/** What is open step by step, but the same in every preferred labelling: by which cases (`argmap.semantics.why_either_way`). */

import { lookup, unique } from "./maps.js";
import { t } from "./words.js";

/** @typedef {[boxes: string[], by: string[]]} Case what is guessed true, and by what reason the element then holds */

const MOST_CASES = 4; // that a sentence names one by one

/**
 * The reason, the cases, and the words: "either way" only between contradictories, whose cases exhaust.
 * @param {Findings} f
 * @param {string} node
 * @returns {Account}
 */
export function whyEitherWay(f, node) {
  const prospect = lookup(f.prospects, node);
  if (f.shared(node) === "falls") return ["either-way", prospect.choices, t("why.either.never")];
  const cases = casesOf(f, node, prospect);
  const ids = unique(cases.flat(2));
  const named = unique(cases.flatMap(([boxes]) => boxes));
  const boxes = named.length ? named : prospect.choices;
  if (prospect.preferred.length === 1 && !named.length) {
    const [only] = prospect.preferred;
    const gone = prospect.choices.filter((box) => only.get(box) === "falls" && !f.isRelation(box));
    if (gone.length) return ["either-way", gone, f.say("why.either.without", gone)];
  }
  if (prospect.preferred.length === 1) return ["either-way", ids.length ? ids : boxes, f.say("why.either.only", boxes)];
  if (exhaust(f, boxes) && cases.length <= MOST_CASES && cases.every(([boxes]) => boxes.length)) {
    return ["either-way", ids, t("why.either.both", { cases: cases.map((one) => told(f, one)).join(", ") })];
  }
  return ["either-way", ids.length ? ids : boxes, f.say("why.either.if", boxes)];
}

/**
 * @param {Findings} f
 * @param {Case} case
 */
function told(f, [boxes, by]) {
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
  return [...cases.values()];
}

/**
 * What a node rests on: what it needs and its supports that hold; of what only is attacked, all that bears on it.
 * @param {Findings} f
 * @param {string} start
 * @param {(id: string) => Status} status
 */
function behind(f, start, status) {
  const found = new Set([start]);
  for (const id of found) { // which grows meanwhile
    const onwards = [...f.condition(id).all, ...f.pros(id).filter((pro) => status(pro) === "holds")];
    for (const other of onwards.length ? onwards : f.causesOf(id)) if (f.prospects.has(other)) found.add(other);
  }
  return found;
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
