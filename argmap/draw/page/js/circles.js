// @ts-nocheck: to be typed
/** Why something stays open: the circles of elements that wait for each other, as `argmap.semantics.circles` finds them. */

import { components } from "./components.js";

/** The open elements that keep `id` open: attacks, then what it needs, then supports if none of them holds. */
export function waitsFor({ conditions, weighings }, status, id) {
  const { all, some, none } = conditions.get(id);
  const { pros = [], cons = [] } = weighings.get(id) ?? {};
  const isBacked = some.some((other) => status.get(other) === "holds");
  const weighed = (entries) => entries.flatMap(({ ids }) => ids);
  const candidates = [...none, ...weighed(cons), ...all, ...(isBacked ? [] : some), ...weighed(pros)];
  return [...new Set(candidates)].filter((other) => status.get(other) === "open");
}

/**
 * The circle that each open element is in, by id; an element that only waits for others is in none.
 * @param {import("./framework.js").Framework} framework
 * @param {Map<string, string>} status
 * @param {(id: string) => string[]} cons the attacks on an element
 * @returns {Map<string, {members: string[], isOrigin: boolean, isSupport: boolean}>}
 */
export function circlesIn(framework, status, cons) {
  const open = [...framework.conditions.keys()].filter((id) => status.get(id) === "open");
  const waiting = new Map(open.map((id) => [id, waitsFor(framework, status, id)]));
  const order = new Map([...waiting.keys()].map((id, index) => [id, index]));
  const found = new Map();
  for (const component of components(waiting)) {
    const inside = new Set(component);
    if (component.length === 1 && !waiting.get(component[0]).includes(component[0])) continue;
    const circle = {
      members: component.sort((a, b) => order.get(a) - order.get(b)),
      isOrigin: component.every((id) => waiting.get(id).every((other) => inside.has(other))),
      isSupport: !component.some((id) => cons(id).some((other) => inside.has(other))),
    };
    for (const id of component) found.set(id, circle);
  }
  return found;
}
