/** Why something stays open: the circles of elements that wait for each other, as `argmap.semantics.circles` finds them. */

import { lookup } from "./maps.js";
import { components } from "./components.js";

/**
 * The open elements that keep `id` open: attacks, then what it needs, then supports if none of them holds.
 * @param {Framework} framework
 * @param {Map<string, Status>} status
 * @param {string} id
 */
export function waitsFor({ conditions, weighings }, status, id) {
  const { all, some, none } = lookup(conditions, id);
  const { pros = [], cons = [] } = weighings.get(id) ?? {};
  const isBacked = some.some((other) => status.get(other) === "holds");
  /** @param {Entry[]} entries */
  const weighed = (entries) => entries.flatMap(({ ids }) => ids);
  const candidates = [...none, ...weighed(cons), ...all, ...(isBacked ? [] : some), ...weighed(pros)];
  return [...new Set(candidates)].filter((other) => status.get(other) === "open");
}

/**
 * The circle of needs and reasons that each element is in, by number; what is in none has its own.
 * What is rejected, or struck by what decides, falls whatever it rests on, and so is in none.
 * @param {Framework} framework
 * @param {ReadonlySet<string>} rejected
 * @param {Map<string, Status>} status
 * @param {(id: string) => string[]} pros the supports of an element
 * @returns {Map<string, number>}
 */
export function restsWith({ conditions }, rejected, status, pros) {
  const restsOn = new Map();
  for (const [id, { all, none }] of conditions) {
    const isStruck = none.some((attack) => status.get(attack) === "holds");
    restsOn.set(id, isStruck || rejected.has(id) ? [] : [...all, ...pros(id)]);
  }
  return new Map([...components(restsOn)].flatMap((inside, number) => inside.map((id) => [id, number])));
}

/**
 * The circle that each open element is in, by id; an element that only waits for others is in none.
 * @param {Framework} framework
 * @param {Map<string, Status>} status
 * @param {(id: string) => string[]} cons the attacks on an element
 * @param {(id: string) => boolean} isBox whether an element is no relation
 * @returns {Map<string, Circle>}
 */
export function circlesIn(framework, status, cons, isBox) {
  const open = [...framework.conditions.keys()].filter((id) => status.get(id) === "open");
  const waiting = new Map(open.map((id) => [id, waitsFor(framework, status, id)]));
  const order = new Map([...waiting.keys()].map((id, index) => [id, index]));
  const found = new Map();
  for (const component of components(waiting)) {
    const inside = new Set(component);
    if (component.length === 1 && !lookup(waiting, component[0]).includes(component[0])) continue;
    const circle = {
      members: inside,
      boxes: component.filter(isBox).sort((a, b) => lookup(order, a) - lookup(order, b)),
      isOrigin: component.every((id) => lookup(waiting, id).every((other) => inside.has(other))),
      isSupport: !component.some((id) => cons(id).some((other) => inside.has(other))),
    };
    for (const id of component) found.set(id, circle);
  }
  return found;
}
