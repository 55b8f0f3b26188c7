/**
 * A map read as a framework: for every element what it needs (`all`), what could carry it (`some`, one is enough), what would
 * bring it down (`none`), and for some what is weighed. The same reading as `argmap.semantics.reading` in Python, over plain data.
 */

import { addTo, Layered, lookup, remember } from "./maps.js";
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
  if (Object.keys(settings).length) return readAnew(data, settings);
  return remember(plainly, data, () => readAnew(data, settings));
}

/** @type {WeakMap<object, Framework>} */
const plainly = new WeakMap(); // by the data, under the map's own settings

/**
 * @param {MapData} data
 * @param {Settings} settings
 * @returns {Framework}
 */
function readAnew(data, settings) {
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
  const taken = structure.discharged.size ? new Set([...conditions.keys(), ...everything(data)]) : new Set();
  const reading = { structure, rules, conditions, parts, hits, shadows: new Map(), weighings: new Map() };
  const horns = new Set();
  for (const step of structure.discharged.keys()) readTwice(step, reading, taken, horns);
  const wholes = new Map([...reading.shadows.values()].flatMap((shadows) => [...shadows].map(([id, s]) => [s, id])));
  const unclaimed = [...conditions.keys()].filter((id) => !horns.has(id) && isUnclaimed(wholes.get(id) ?? id, reading));
  return { ...reading, unclaimed: new Set(unclaimed) };
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
  const chosen = [...new Set([...boxes, ...relations].map(([id]) => id))];
  if (!chosen.length) return plain;
  const weights = new Weights(structure, rules, assumptions);
  const weigher = new Weigher(
    plain,
    chosen,
    weights,
    assumptions,
    (directions) => standardOfAnswers(directions, plain),
  );
  return { ...weigher.put(plain, chosen).framework, weigher };
}

/**
 * A framework that was read with nothing assumed, as a reader with assumptions reads it, which still have to be made, and the nodes
 * that may be other ones in it.
 * @param {Framework} framework
 * @param {Assumptions} assumptions
 * @returns {{framework: Framework, anew: Set<string>}}
 */
export function readAgain(framework, assumptions) {
  const { weigher } = framework;
  if (!weigher) return { framework, anew: new Set() };
  const { weights, changed } = weigher.weights.under(assumptions);
  const ids = new Set([...changed, ...(assumptions.accepted ?? [])].flatMap((id) => weigher.reads.get(id) ?? []));
  if (!ids.size) return { framework: { ...framework, weights }, anew: new Set() };
  return weigher.under(weights, assumptions).put(framework, ids);
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
    const whole = new Set(ids);
    for (const id of whole) { // which grows meanwhile
      for (const part of parts.get(id) ?? []) if (!own.has(part)) whole.add(part);
    }
    return new Set([...whole].filter((id) => conditions.has(id)));
  };
  const assumed = { rejected: spread(rejected), accepted: spread(accepted), contested: spread(contested) };
  const ruledOut = new Set(assumed.rejected);
  for (const id of unclaimed) if (!assumed.accepted.has(id) && !assumed.contested.has(id)) assumed.rejected.add(id);
  const inForce = new Map();
  const weighings = new Map(framework.weighings);
  for (const id of assumed.accepted) inForce.set(id, { all: lookup(conditions, id).all, some: [], none: [] });
  for (const id of assumed.contested) inForce.set(id, { all: lookup(conditions, id).all, some: [id], none: [] });
  const supposed = new Set([...assumed.accepted, ...assumed.contested]);
  for (const id of supposed) weighings.delete(id);
  return {
    ...framework,
    conditions: supposed.size ? new Layered(conditions, inForce, supposed) : conditions,
    weighings,
    all: conditions,
    weighed: framework.weighings,
    ruledOut,
    ...assumed,
  };
}
