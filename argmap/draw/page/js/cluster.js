/**
 * Clusters: of a large map's boxes with a great many below them, only some are opened at once; a box that says how many more
 * there are opens the next. Roots are below "".
 */

const STEP = 40; // boxes below one that are shown at once
const FEW = 4; // so many more are shown at once rather than held back

/**
 * How many of `count` things below `parent` are shown, before those that are brought out one by one.
 * @param {number} count
 * @param {string} parent
 * @param {string[]} more
 */
export function partOf(count, parent, more) {
  const limit = STEP * (1 + more.filter((id) => id === parent).length);
  return count <= limit + FEW ? count : limit;
}

/**
 * The same of the boxes of a family.
 * @param {string} parent
 * @param {Family} family
 * @param {string[]} more
 */
const limitOf = (parent, { siblings }, more) => partOf(siblings.get(parent)?.length ?? 0, parent, more);

/**
 * How many boxes a box opens when it is unfolded first.
 * @param {string} parent
 * @param {Family} family
 */
export const opensOf = (parent, family) => limitOf(parent, family, []);

/**
 * The boxes that are held back, by what they are below: `more` names a parent once for every further step of boxes that is
 * shown of it, `shown` the boxes that are brought out besides.
 * @param {Family} family
 * @param {Pick<State, "more" | "shown">} options
 * @returns {Map<string, string[]>}
 */
export function heldBack(family, { more, shown }) {
  const out = new Set(shown);
  const heldBelow = new Map();
  for (const [parent, ids] of family.siblings) {
    if (ids.length <= STEP) continue;
    const held = ids.slice(limitOf(parent, family, more)).filter((id) => !out.has(id));
    if (held.length) heldBelow.set(parent, held);
  }
  return heldBelow;
}

/**
 * Those of `ids` that have to be brought out of a cluster to be seen.
 * @param {string[]} ids
 * @param {Family} family
 * @param {Pick<State, "more" | "shown">} options
 */
export function clusteredAway(ids, family, { more, shown }) {
  return ids.filter((id) => {
    const parent = family.parent.get(id);
    if (parent === undefined || shown.includes(id)) return false;
    const all = family.siblings.get(parent) ?? []; // none where only the reader's own hang below
    return all.length > STEP && all.indexOf(id) >= limitOf(parent, family, more);
  });
}

/**
 * What a box's cluster is below: the box itself if some below it are held back, else what it is below; "" may mean the roots.
 * @param {string} id
 * @param {Map<string, string[]>} held
 * @param {Family} family
 */
export function clusterAt(id, held, { parent }) {
  return [id, parent.get(id) ?? ""].find((above) => held.has(above));
}
