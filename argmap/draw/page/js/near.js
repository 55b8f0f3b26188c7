/** What is connected with what in a scene, found once for all that ask. */

const known = new WeakMap();

function grouped(links, key) {
  const found = new Map();
  for (const link of links) {
    if (!found.has(link[key])) found.set(link[key], []);
    found.get(link[key]).push(link);
  }
  return found;
}

/** The links of a scene by where they begin, where they end, and by the relation that they draw. */
export function linksOf(scene) {
  if (!known.has(scene)) {
    const [from, to, of] = ["source", "target", "element"].map((key) => grouped(scene.links, key));
    known.set(scene, { from, to, of });
  }
  return known.get(scene);
}

/** Ids of the relations on the way from what is chosen to the thesis, and of what touches it directly. */
export function neighbourhood(id, scene) {
  const { from, to, of } = linksOf(scene);
  const near = new Set();
  const queue = [id];
  const seen = new Set(queue);
  while (queue.length) {
    const here = queue.pop();
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

/** The ids of the boxes that a link joins a box to, directly or over a junction. */
export function joinedTo(id, scene) {
  const { from, to } = linksOf(scene);
  const ends = (from.get(id) ?? []).map((link) => link.target);
  const starts = (to.get(id) ?? []).map((link) => link.source);
  return new Set([...ends, ...starts]);
}
