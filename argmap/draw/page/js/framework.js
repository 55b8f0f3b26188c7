/**
 * A map read as a framework: for every element what it needs (`all`), what could carry it (`some`, one is enough), what would
 * bring it down (`none`), and for some what is weighed. The same reading as `argmap.semantics.reading` in Python, over plain data.
 */

import { addTo, lookup } from "./maps.js";
import { NO_OBJECTION, Rules, strictest } from "./rules.js";
import { fresh, Structure } from "./structure.js";
import { Weigher } from "./weigher.js";
import { Weights } from "./weights.js";

/**
 * Read a map's data as conditions by id. What the reader assumes is needed only where something is weighed.
 * @param {MapData} data
 * @param {Assumptions} assumptions
 * @param {Settings} settings
 * @returns {Framework}
 */
export function readFramework(data, assumptions = {}, settings = {}) {
  return weighed(readPlain(data, settings), assumptions);
}

/**
 * The same with all reasons and objections in the conditions, and nothing weighed or preferred.
 * @param {MapData} data
 * @param {Settings} settings
 */
export function readPlain(data, settings = {}) {
  const structure = new Structure(data);
  const rules = new Rules(data, settings);
  const { conditions, parts } = connect(structure);
  /** @type {Map<string, Direction[]>} */
  const hits = new Map();
  for (const direction of structure.directions) {
    const { target } = direction;
    for (const hit of [target, ...(parts.get(target) ?? [])]) addTo(hits, hit, direction);
  }
  for (const { id, whole, isTurned } of structure.directions) {
    if (isTurned) lookup(conditions, id).some = lookup(conditions, whole).some; // what backs an exclusion backs it both ways
  }
  const taken = new Set([...conditions.keys(), ...everything(data)]);
  const found = { structure, rules, conditions, parts, hits, shadows: new Map(), weighings: new Map() };
  const horns = new Set();
  for (const step of structure.discharged.keys()) readTwice(step, found, taken, horns);
  const wholes = new Map([...found.shadows.values()].flatMap((shadows) => [...shadows].map(([id, s]) => [s, id])));
  const unclaimed = [...conditions.keys()].filter((id) => !horns.has(id) && isUnclaimed(wholes.get(id) ?? id, found));
  return { ...found, unclaimed: new Set(unclaimed) };
}

/** @param {MapData} data */
const everything = (data) =>
  [data.claims, data.arguments, data.inferences, data.conflicts, data.rephrases ?? []].flat().map(({ id }) => id);

/**
 * @param {string} id
 * @param {Pick<Framework, "structure" | "rules">} options
 */
function isUnclaimed(id, { structure, rules }) {
  const box = structure.boxes.get(id);
  if (!box) return false;
  return box.stance === "denied" || (!structure.reasons.has(id) && !rules.vouches(box));
}

/** @param {Framework["structure"]} structure */
function connect(structure) {
  const relations = [
    ...[...structure.inferences.values()].map((inference) => ({ ...inference, whole: structure.owner(inference) })),
    ...structure.directions.map((d) => ({ ...d, whole: d.id === d.whole ? null : d.whole })),
  ];
  /** @type {Map<string, Condition>} */
  const conditions = new Map([...structure.elements.keys()].map((id) => [id, { all: [], some: [], none: [] }]));
  /** @type {Map<string, string[]>} */
  const parts = new Map();
  for (const { id, whole } of relations) if (whole !== null) addTo(parts, whole, id);
  for (const [whole, steps] of parts) if (conditions.has(whole)) lookup(conditions, whole).all = [...steps];
  for (const { id, premises } of relations) conditions.set(id, { all: [...premises], some: [], none: [] });
  for (const { id, conclusion } of structure.inferences.values()) lookup(conditions, conclusion).some.push(id);
  for (const { id, target } of structure.directions) {
    for (const hit of [target, ...(parts.get(target) ?? [])]) lookup(conditions, hit).none.push(id);
  }
  return { conditions, parts };
}

/**
 * Add what a discharging step reads in its own way: its horns, or what lies between its suppositions and itself.
 * @param {string} step
 * @param {Omit<Framework, "unclaimed">} omit
 * @param {Set<string>} taken
 * @param {Set<string>} horns
 */
function readTwice(step, { structure, conditions, parts, hits, shadows: allShadows }, taken, horns) {
  const gone = lookup(structure.discharged, step);
  const isByCases = structure.isByCases(step);
  const twice = isByCases ? gone : structure.between(step);
  const shadows = new Map(twice.map((id) => [id, fresh(`${id} within ${step}`, taken)]));
  allShadows.set(step, shadows);
  /** @param {string[]} ids */
  const inside = (ids) => ids.filter((id) => isByCases || !gone.includes(id)).map((id) => shadows.get(id) ?? id);
  for (const [id, shadow] of shadows) {
    const { all, some, none } = lookup(conditions, id);
    if (isByCases) { // a horn must be live: no way between the horns
      const others = gone.filter((other) => other !== id);
      const live = (hits.get(id) ?? []).filter(({ premises }) => !premises.some((p) => others.includes(p)));
      conditions.set(shadow, { all: [], some: [], none: live.map((d) => d.id) });
      horns.add(shadow);
    } else if (structure.boxes.has(id)) {
      conditions.set(shadow, { all: [], some: some.map((reason) => shadows.get(reason) ?? reason), none });
    } else {
      conditions.set(shadow, { all: inside(structure.inferences.get(id)?.premises ?? all), some, none });
    }
    addTo(parts, id, shadow);
  }
  conditions.set(step, { ...lookup(conditions, step), all: inside(lookup(conditions, step).all) });
}

/**
 * The plain reading, but for what is weighed.
 * @param {Framework} plain
 * @param {Assumptions} assumptions
 */
function weighed(plain, assumptions) {
  const { structure, rules, hits, unclaimed } = plain;
  const isRanked = Boolean(structure.data.preferences?.length);
  const boxes = [...structure.boxes].filter(([id, box]) =>
    !unclaimed.has(id) && (rules.standardOf(box) !== NO_OBJECTION || (isRanked && hits.has(id)))
  );
  const relations = [...hits].filter(([id, directions]) =>
    !structure.elements.has(id) && standardOfAnswers(directions, plain) !== NO_OBJECTION
  );
  const chosen = new Set([...boxes, ...relations].map(([id]) => id));
  if (!chosen.size) return plain;
  const weights = new Weights(structure, rules, assumptions);
  const weigher = new Weigher(plain, weights, assumptions, (directions) => standardOfAnswers(directions, plain));
  const conditions = new Map(plain.conditions);
  const weighings = new Map();
  /**
   * @param {string} node
   * @param {{condition: Condition, weighing?: Weighing}} options
   */
  const put = (node, { condition, weighing }) => {
    conditions.set(node, condition);
    if (weighing) weighings.set(node, weighing);
  };
  for (const id of chosen) put(id, weigher.weigh(id, lookup(conditions, id), weights.of));
  for (const [step, shadows] of plain.shadows) {
    const isHorn = new Set(structure.discharged.get(step));
    for (const [id, shadow] of shadows) {
      if (!chosen.has(id) || isHorn.has(id)) continue;
      put(shadow, weigher.weigh(id, lookup(conditions, shadow), weights.within(step), shadows));
    }
  }
  return { ...plain, conditions, weighings, weights };
}

/**
 * The standard by which answers to concessions are weighed where they strike: of several, the strictest.
 * @param {Direction[]} directions
 * @param {Pick<Framework, "structure" | "rules">} options
 */
function standardOfAnswers(directions, { structure, rules }) {
  const conceded = directions.filter(({ answers }) => answers).map(({ answers }) =>
    lookup(structure.elements, answers)
  );
  return conceded.length ? strictest(new Set(conceded.map((claim) => rules.standardOf(claim)))) : NO_OBJECTION;
}

/**
 * A framework as a reader with these assumptions sees it. What is assumed of an element is assumed of its parts, unless
 * something else is assumed of the part itself. An assumption takes the place of what speaks for and against an element, not
 * of what it is made of: an accepted step still needs its premises. A contested element rests on itself.
 * @param {Framework} framework
 * @param {Assumptions} assumptions
 * @returns {AssumedFramework}
 */
export function assume(framework, { rejected = [], accepted = [], contested = [] }) {
  const { conditions, parts, unclaimed } = framework;
  const own = new Set([...rejected, ...accepted, ...contested]);
  /** @param {string[]} ids */
  const spread = (ids) => {
    const found = new Set(ids);
    for (const id of found) { // which grows meanwhile
      for (const part of parts.get(id) ?? []) if (!own.has(part)) found.add(part);
    }
    return new Set([...found].filter((id) => conditions.has(id)));
  };
  const found = { rejected: spread(rejected), accepted: spread(accepted), contested: spread(contested) };
  const ruledOut = new Set(found.rejected);
  for (const id of unclaimed) if (!found.accepted.has(id) && !found.contested.has(id)) found.rejected.add(id);
  const inForce = new Map(conditions);
  const weighings = new Map(framework.weighings);
  for (const id of found.accepted) inForce.set(id, { all: lookup(conditions, id).all, some: [], none: [] });
  for (const id of found.contested) inForce.set(id, { all: lookup(conditions, id).all, some: [id], none: [] });
  for (const id of [...found.accepted, ...found.contested]) weighings.delete(id);
  return {
    ...framework,
    conditions: inForce,
    weighings,
    all: conditions,
    weighed: framework.weighings,
    ruledOut,
    ...found,
  };
}
