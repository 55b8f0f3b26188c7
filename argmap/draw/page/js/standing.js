/**
 * A map that is judged again and again: after the first time, only what depends on a new assumption is judged anew, as in
 * `argmap.semantics.standing`. Where something is weighed, what the reader accepts or rejects changes weights: what weighs something
 * else then is put on the scales anew.
 */

import { label, labelWithin, usersOf } from "./evaluate.js";
import { assume, readAgain, readFramework } from "./framework.js";
import { reach } from "./maps.js";

/** @typedef {{framework: Framework, labelling: Labelling, users: Map<string, string[]>}} Standing */

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
  const before = bySettings.get(key);
  if (before) return before;
  const framework = readFramework(data, {}, settings);
  const users = usersOf(framework);
  const standing = { framework, labelling: label(assume(framework, {}), users), users };
  bySettings.set(key, standing);
  return standing;
}

/**
 * The framework and its grounded labelling as a reader with these assumptions sees them, and what alone can differ from how the map
 * stands without.
 * @param {MapData} data
 * @param {Assumptions} assumptions
 * @param {Settings} settings
 * @returns {{framework: AssumedFramework, labelling: Labelling, members: Set<string>}}
 */
export function standingUnder(data, assumptions, settings) {
  const standing = standingOf(data, settings);
  const { framework: read, anew } = readAgain(standing.framework, assumptions);
  const framework = assume(read, assumptions);
  const { ruledOut, accepted, contested } = framework;
  const members = reach(new Set([...ruledOut, ...accepted, ...contested, ...anew]), standing.users);
  if (!members.size) return { framework, labelling: standing.labelling, members };
  return { framework, labelling: labelWithin(framework, members, standing), members };
}
