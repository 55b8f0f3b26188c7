/** Why something stays open: the circles of elements that wait for each other, as `argmap.semantics.circles` finds them. */

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

/** The strongly connected components (Tarjan 1972), with a stack of its own instead of recursion. */
export function* components(successors) {
  const index = new Map();
  const low = new Map();
  const stack = new Set();
  const lower = (id, to) => low.set(id, Math.min(low.get(id), to));
  const enter = (id) => {
    low.set(id, index.size);
    index.set(id, index.size);
    stack.add(id);
    return [id, successors.get(id).values()];
  };
  for (const root of successors.keys()) {
    const work = index.has(root) ? [] : [enter(root)];
    while (work.length) {
      const [id, rest] = work.at(-1);
      const { value: next, done } = rest.next();
      if (!done && !index.has(next)) work.push(enter(next));
      else if (!done && stack.has(next)) lower(id, index.get(next));
      else if (done) {
        work.pop();
        if (work.length) lower(work.at(-1)[0], low.get(id));
        if (low.get(id) === index.get(id)) {
          const all = [...stack];
          const component = all.slice(all.indexOf(id));
          for (const member of component) stack.delete(member);
          yield component;
        }
      }
    }
  }
}
