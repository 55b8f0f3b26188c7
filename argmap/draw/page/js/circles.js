/** Why something stays open: the circles of elements that wait for each other, as `argmap.semantics.circles` finds them. */

import { lookup } from "./maps.js";
import { components } from "./components.js";

/** @typedef {{members: string[], isOrigin: boolean, isSupport: boolean}} Circle */

/**
 * The open elements that keep `id` open: attacks, then what it needs, then supports if none of them holds.
 * @param {Condition} condition
 * @param {Map<string, Status>} status
 */
export function waitsFor({ all, some, none }, status) {
  const isBacked = some.some((id) => status.get(id) === "holds");
  return [...new Set([...none, ...all, ...(isBacked ? [] : some)])].filter((id) => status.get(id) === "open");
}

/**
 * The circle that each open element is in, by id; an element that only waits for others is in none.
 * @param {Map<string, Condition>} conditions
 * @param {Map<string, Status>} status
 * @returns {Map<string, Circle>}
 */
export function circlesIn(conditions, status) {
  const open = [...conditions].filter(([id]) => status.get(id) === "open");
  const waiting = new Map(open.map(([id, condition]) => [id, waitsFor(condition, status)]));
  const order = new Map([...waiting.keys()].map((id, index) => [id, index]));
  const found = new Map();
  for (const component of components(waiting)) {
    const inside = new Set(component);
    if (component.length === 1 && !lookup(waiting, component[0]).includes(component[0])) continue;
    const circle = {
      members: component.sort((a, b) => lookup(order, a) - lookup(order, b)),
      isOrigin: component.every((id) => lookup(waiting, id).every((other) => inside.has(other))),
      isSupport: !component.some((id) => lookup(conditions, id).none.some((other) => inside.has(other))),
    };
    for (const id of component) found.set(id, circle);
  }
  return found;
}
