/** What holds of the structure of a graph, whatever it is of. */

import { lookup } from "./maps.js";

/**
 * The strongly connected components (Tarjan 1972), with a stack of its own instead of recursion.
 * @param {ReadonlyMap<string, string[]>} successors
 */
export function* components(successors) {
  /** @type {Map<string, number>} */
  const index = new Map();
  /** @type {Map<string, number>} */
  const low = new Map();
  /** @type {string[]} */
  const stack = [];
  const waiting = new Set(); // what is on the stack
  const lower = (/** @type {string} */ id, /** @type {number} */ to) => low.set(id, Math.min(lookup(low, id), to));
  const enter = (/** @type {string} */ id) => {
    low.set(id, index.size);
    index.set(id, index.size);
    stack.push(id);
    waiting.add(id);
    return { id, rest: lookup(successors, id).values() };
  };
  for (const root of successors.keys()) {
    const work = index.has(root) ? [] : [enter(root)];
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { id, rest } = top;
      const { value: next, done } = rest.next();
      if (!done && !index.has(next)) work.push(enter(next));
      else if (!done && waiting.has(next)) lower(id, lookup(index, next));
      else if (done) {
        work.pop();
        const above = work.at(-1);
        if (above) lower(above.id, lookup(low, id));
        if (low.get(id) === index.get(id)) {
          const component = stack.splice(stack.lastIndexOf(id));
          for (const member of component) waiting.delete(member);
          yield component;
        }
      }
    }
  }
}

/**
 * A number for each node, no less than those of its successors, and the same for all of a component.
 * @param {ReadonlyMap<string, string[]>} successors
 */
export function placesOf(successors) {
  /** @type {Map<string, number>} */
  const places = new Map();
  for (const component of components(successors)) {
    const place = places.size;
    for (const node of component) places.set(node, place);
  }
  return places;
}
