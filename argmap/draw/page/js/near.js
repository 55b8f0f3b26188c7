/** What is connected with what in a scene, found once for all that ask. */

/** @typedef {Map<string, Link[]>} Grouped */

/** @type {WeakMap<Scene, {from: Grouped, to: Grouped, of: Grouped}>} */
const known = new WeakMap();

/**
 * The links of a scene by where they begin, where they end, and by the relation that they draw.
 * @param {Scene} scene
 */
export function linksOf(scene) {
  const { links } = scene;
  const groups = known.get(scene) ?? {
    from: Map.groupBy(links, (link) => link.source),
    to: Map.groupBy(links, (link) => link.target),
    of: Map.groupBy(links, (link) => link.element),
  };
  known.set(scene, groups);
  return groups;
}

/**
 * Ids of the relations on the way from what is chosen to the thesis, and of what touches it directly.
 * @param {string} id
 * @param {Scene} scene
 */
export function neighbourhood(id, scene) {
  const { from, to, of } = linksOf(scene);
  const near = new Set();
  const queue = [id];
  const seen = new Set(queue);
  for (let here = queue.pop(); here !== undefined; here = queue.pop()) {
    for (const link of [...(from.get(here) ?? []), ...(of.get(here) ?? [])]) {
      near.add(link.element);
      for (const next of [link.element, link.target]) {
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      }
    }
  }
  for (const link of to.get(id) ?? []) near.add(link.element);
  return near;
}

/**
 * The ids of the boxes that a link joins a box to, directly or over a junction.
 * @param {string} id
 * @param {Scene} scene
 */
export function joinedTo(id, scene) {
  const { from, to } = linksOf(scene);
  const ends = (from.get(id) ?? []).map((link) => link.target);
  const starts = (to.get(id) ?? []).map((link) => link.source);
  return new Set([...ends, ...starts]);
}
