/** What the browser keeps of the reader's work: each map by its name, the latest first. */

const KEY = "argmap-studio";

/** @typedef {{name: string, map: string, retelling: string, parts?: Record<string, string>}} Work */

/** @returns {Work[]} */
export function works() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    const list = Array.isArray(kept) ? kept : [kept];
    return list.filter((work) => ["name", "map", "retelling"].every((part) => typeof work?.[part] === "string"));
  } catch { // no storage, or nonsense in it
    return [];
  }
}

/** Keep a work; false if the browser does not. @param {Work} work */
export function keep(work) {
  try {
    localStorage.setItem(KEY, JSON.stringify([work, ...works().filter(({ name }) => name !== work.name)]));
    return true;
  } catch { // no storage, or no room in it
    return false;
  }
}

/** Forget a work. @param {string} name */
export function drop(name) {
  localStorage.setItem(KEY, JSON.stringify(works().filter((work) => work.name !== name)));
}

/** A name that no kept work has. @param {string} wanted */
export function freeName(wanted) {
  const taken = new Set(works().map(({ name }) => name));
  let [name, number] = [wanted, 2];
  while (taken.has(name)) [name, number] = [`${wanted} ${number}`, number + 1];
  return name;
}
