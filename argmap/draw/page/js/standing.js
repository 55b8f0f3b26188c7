/**
 * A map that is judged again and again: after the first time, only what depends on a new assumption is judged anew, as in
 * `argmap.semantics.standing`. Where something is weighed, what the reader accepts changes weights, and all is read anew.
 */

import { dependants, label, labelWithin } from "./evaluate.js";
import { assume, readFramework } from "./framework.js";
import { lookup } from "./maps.js";

/** @typedef {{framework: Framework, labelling: Labelling, users: Map<string, Set<string>>}} Standing */

/** @type {WeakMap<object, Map<string, Standing>>} */
const known = new WeakMap(); // by the data and the settings

/**
 * How a map stands with nothing assumed.
 * @param {MapData} data
 * @param {Settings} settings
 */
function standingOf(data, settings) {
  const bySettings = known.get(data) ?? new Map();
  known.set(data, bySettings);
  const key = JSON.stringify(settings);
  const found = bySettings.get(key);
  if (found) return found;
  const framework = readFramework(data, {}, settings);
  const assumed = assume(framework, {});
  const standing = {
    framework,
    labelling: label(assumed),
    users: dependants(framework.conditions, framework.weighings),
  };
  bySettings.set(key, standing);
  return standing;
}

/**
 * The framework and its grounded labelling as a reader with these assumptions sees them.
 * @param {MapData} data
 * @param {Assumptions} assumptions
 * @param {Settings} settings
 * @returns {{framework: AssumedFramework, labelling: Labelling}}
 */
export function standingUnder(data, assumptions, settings) {
  const standing = standingOf(data, settings);
  const isWeighed = standing.framework.weights !== undefined; // of which the card tells, even where none decides
  const read = isWeighed ? readFramework(data, assumptions, settings) : standing.framework;
  const framework = assume(read, assumptions);
  if (isWeighed) return { framework, labelling: label(framework) };
  const { rejected, accepted, contested } = framework;
  const { unclaimed } = standing.framework;
  const differing = [...rejected].filter((id) => !unclaimed.has(id));
  const members = reach(new Set([...differing, ...accepted, ...contested]), standing.users);
  if (!members.size) return { framework, labelling: standing.labelling };
  return { framework, labelling: labelWithin(framework, members, standing) };
}

/**
 * What depends on any of these, and they themselves.
 * @param {Set<string>} touched
 * @param {Map<string, Set<string>>} users
 */
function reach(touched, users) {
  for (const id of touched) for (const user of lookup(users, id)) touched.add(user); // which grows meanwhile
  return touched;
}
