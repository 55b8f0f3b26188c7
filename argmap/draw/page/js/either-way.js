/**
 * Either way: what grounded semantics leaves open and every preferred labelling settles alike, found as
 * `argmap.semantics.either_way` finds it, with the same bounds.
 */

import { lookup } from "./maps.js";
import { components } from "./components.js";
import { consensus } from "./evaluate.js";

/**
 * @typedef {{causes: (id: string) => string[], cons: (id: string) => string[]}} About what an element depends on, and its attacks
 * @typedef {About & {framework: AssumedFramework, status: Map<string, Status>, boxes: Set<string>, members: string[]}} Part
 * @typedef {Part & {choices: string[], users: Map<string, string[]>, most: number, guesses: number,
 *                   complete: Map<string, Status>[]}} Search
 */

const MOST_BOXES = 12; // in cycles of attack in one part
/** @type {Status[]} */
const STATUSES = ["holds", "falls", "open"];
const MOST_GUESSES = 4096;
const MOST_WORK = 500_000; // guesses times elements of the part
const FEWEST_GUESSES = 16; // with which it is worth beginning

/**
 * The preferred labellings of the part that each open element is in; none if it was too large to look into.
 * @param {AssumedFramework} framework
 * @param {Map<string, Status>} status
 * @param {Set<string>} boxes
 * @param {About} about
 * @returns {Map<string, Prospect>}
 */
export function prospectsOf(framework, status, boxes, { causes, cons }) {
  const byMember = new Map();
  for (const members of openParts(framework, status, causes)) {
    const prospect = lookInto({ framework, status, boxes, causes, cons, members });
    for (const id of members) byMember.set(id, prospect);
  }
  return byMember;
}

/**
 * The status that an element has in all preferred labellings of its part, or open.
 * @param {Prospect} prospect
 * @param {string} id
 */
export function sharedBy({ preferred }, id) {
  const statuses = new Set(preferred.map((labelling) => labelling.get(id)));
  const [status = "open"] = statuses;
  return statuses.size === 1 ? status : "open";
}

/**
 * A labelling with what all preferred labellings share, each decided after everything else.
 * @param {Labelling} labelling
 * @param {Map<string, Prospect>} prospects
 */
export function floated({ status, round }, prospects) {
  const counted = { status: new Map(status), round: new Map(round) };
  const last = Math.max(0, ...round.values()) + 1;
  for (const [id, prospect] of prospects) {
    const shared = prospect.preferred.length ? sharedBy(prospect, id) : "open";
    if (shared === "open") continue;
    counted.status.set(id, shared);
    counted.round.set(id, last);
  }
  return counted;
}

/**
 * What is open, in parts that nothing open connects; members and parts in the order of the framework.
 * @param {Framework} framework
 * @param {Map<string, Status>} status
 * @param {About["causes"]} causes
 */
function openParts({ conditions }, status, causes) {
  const open = [...conditions.keys()].filter((id) => status.get(id) === "open");
  /** @type {Map<string, string[]>} */
  const neighbours = new Map(open.map((id) => [id, []]));
  for (const id of open) {
    for (const other of causes(id)) {
      if (!neighbours.has(other)) continue;
      lookup(neighbours, id).push(other);
      lookup(neighbours, other).push(id);
    }
  }
  const seen = new Set();
  const parts = [];
  for (const start of open) {
    if (seen.has(start)) continue;
    const reached = new Set([start]);
    for (const id of reached) for (const other of lookup(neighbours, id)) reached.add(other); // it grows meanwhile
    for (const id of reached) seen.add(id);
    parts.push(open.filter((id) => reached.has(id)));
  }
  return parts;
}

/**
 * @param {Part} part
 * @returns {Prospect}
 */
function lookInto(part) {
  const { members, causes } = part;
  const most = Math.min(MOST_GUESSES, Math.floor(MOST_WORK / members.length));
  if (most < FEWEST_GUESSES) return { members, choices: [], preferred: [] };
  const { chosen, attacking } = choicesOf(part);
  const choices = members.filter((id) => chosen.has(id));
  /** @type {Map<string, string[]>} */
  const users = new Map(members.map((id) => [id, []]));
  for (const id of members) for (const other of causes(id)) users.get(other)?.push(id);
  /** @type {Search} */
  const search = { ...part, choices, users, most, guesses: 0, complete: [] };
  if (attacking.size > MOST_BOXES || !guess(search, new Map(), part.status)) return { members, choices, preferred: [] };
  const { complete } = search;
  const preferred = complete.filter((one) => !complete.some((other) => extendsIt(members, other, one)));
  return { members, choices, preferred };
}

/**
 * What to guess so that nothing else goes in cycles, and the boxes in cycles of attack.
 * @param {Part} part
 */
function choicesOf({ members, causes, cons, boxes }) {
  const inside = new Set(members);
  const waits = new Map(members.map((id) => [id, causes(id).filter((other) => inside.has(other))]));
  const chosen = new Set();
  const attacking = new Set();
  for (const cycle of cyclesOf(waits)) {
    const own = [...cycle].filter((id) => boxes.has(id));
    if ([...cycle].some((id) => cons(id).some((con) => cycle.has(con)))) { for (const id of own) attacking.add(id); }
    for (const id of own) chosen.add(id);
    const rest = new Set([...cycle].filter((id) => !boxes.has(id)));
    const left = new Map([...rest].map((id) => [id, lookup(waits, id).filter((other) => rest.has(other))]));
    for (const other of cyclesOf(left)) for (const id of other) chosen.add(id);
  }
  return { chosen, attacking };
}

/** @param {Map<string, string[]>} waits */
function cyclesOf(waits) {
  const groups = [...components(waits)].map((component) => new Set(component));
  return groups.filter((cycle) => cycle.size > 1 || [...cycle].some((id) => lookup(waits, id).includes(id)));
}

/**
 * Try every way to go on from what is guessed; false if there are too many.
 * @param {Search} search
 * @param {Map<string, Status>} guessed
 * @param {Map<string, Status>} status
 * @returns {boolean}
 */
function guess(search, guessed, status) {
  search.guesses += 1;
  if (search.guesses > search.most) return false;
  const settled = settle(search, guessed, status);
  if (!settled) return true;
  const open = search.choices.find((id) => !guessed.has(id) && settled.get(id) === "open");
  if (open === undefined) {
    /** @param {[string, Status]} value */
    const agrees = ([id, value]) => consensus(search.framework, id, settled) === value;
    if ([...guessed].every(agrees)) {
      search.complete.push(new Map(search.members.map((id) => [id, lookup(settled, id)])));
    }
    return true;
  }
  return STATUSES.every((value) =>
    guess(search, new Map([...guessed, [open, value]]), new Map([...settled, [open, value]]))
  );
}

/**
 * What follows from a guess, or nothing if it contradicts it; guesses may still lack their reasons.
 * @param {Search} search
 * @param {Map<string, Status>} guessed
 * @param {Map<string, Status>} before
 */
function settle({ framework, members, users }, guessed, before) {
  const status = new Map(before);
  const todo = new Set(members);
  for (const id of todo) { // what is added again comes again
    todo.delete(id);
    const value = consensus(framework, id, status);
    if (guessed.has(id)) {
      if (value !== "open" && value !== guessed.get(id)) return null;
    } else if (value !== status.get(id)) {
      status.set(id, value);
      for (const user of lookup(users, id)) todo.add(user);
    }
  }
  return status;
}

/**
 * @param {string[]} members
 * @param {Map<string, Status>} larger
 * @param {Map<string, Status>} smaller
 */
function extendsIt(members, larger, smaller) {
  const decided = members.filter((id) => smaller.get(id) !== "open");
  const more = members.filter((id) => larger.get(id) !== "open").length > decided.length;
  return more && decided.every((id) => larger.get(id) === smaller.get(id));
}
