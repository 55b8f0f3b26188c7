/** Why something stays open: the cycles of elements that wait for each other, as `argmap.semantics.cycles` finds them. */

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
 * The cycle that each open element is in, by id; an element that only waits for others is in none.
 * @param {Framework} framework
 * @param {Map<string, Status>} status
 * @param {(id: string) => string[]} cons the attacks on an element
 * @param {(id: string) => boolean} isBox whether an element is no relation
 * @returns {Map<string, Cycle>}
 */
export function cyclesIn(framework, status, cons, isBox) {
  const open = [...framework.conditions.keys()].filter((id) => status.get(id) === "open");
  const waiting = new Map(open.map((id) => [id, waitsFor(framework, status, id)]));
  const order = new Map([...waiting.keys()].map((id, index) => [id, index]));
  const byMember = new Map();
  for (const component of components(waiting)) {
    const inside = new Set(component);
    if (component.length === 1 && !lookup(waiting, component[0]).includes(component[0])) continue;
    const boxes = component.filter(isBox).sort((a, b) => lookup(order, a) - lookup(order, b));
    const hits = component.map((id) => ({ id, attacks: cons(id).filter((other) => inside.has(other)) }));
    const targets = new Set(hits.filter(({ attacks }) => attacks.length).map(({ id }) => id));
    const attackers = hits.flatMap(({ attacks }) => attacks.flatMap((id) => lookup(framework.conditions, id).all));
    const rivals = new Set([...targets, ...attackers]);
    const cycle = {
      members: inside,
      boxes,
      rivals: boxes.filter((id) => rivals.has(id)),
      targets,
      isOrigin: component.every((id) => lookup(waiting, id).every((other) => inside.has(other))),
      isSupport: !targets.size,
    };
    for (const id of component) byMember.set(id, cycle);
  }
  return byMember;
}
