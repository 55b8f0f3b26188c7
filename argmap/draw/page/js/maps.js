/** Maps and lists: looking up what is known to be there, adding to a list, each item once. */

/**
 * The value of a key that a map has.
 * @template Key, Value
 * @param {ReadonlyMap<Key, Value>} map
 * @param {Key} key
 * @returns {Value}
 */
export function lookup(map, key) {
  const value = map.get(key);
  if (value === undefined) throw new Error(`there is nothing for ${key}`);
  return value;
}

/**
 * Add an item to the list that a map has for a key.
 * @template Key, Item
 * @param {Map<Key, Item[]>} map
 * @param {Key} key
 * @param {Item} item
 */
export function addTo(map, key, item) {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/**
 * Rows by their id.
 * @template {{id: string}} Row
 * @param {Row[][]} lists
 */
export function indexed(...lists) {
  /** @type {Map<string, Row>} */
  const byId = new Map();
  for (const rows of lists) for (const row of rows) byId.set(row.id, row); // pairs in an array would cost a large map as much again
  return byId;
}

/**
 * The items of a list, each once.
 * @template Item
 * @param {Item[]} items
 */
export const unique = (items) => (items.length > 1 ? [...new Set(items)] : items);

/**
 * What is known of an object, worked out once.
 * @template T
 * @param {WeakMap<WeakKey, T>} known
 * @param {object} key
 * @param {() => T} find
 * @returns {T}
 */
export function remember(known, key, find) {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}

/**
 * A map as it is, but for some keys, of which another map tells all there is: little is copied, and the order of the keys
 * stays. To be read, not changed.
 * @template Key, Value
 * @extends {Map<Key, Value>}
 */
export class Layered extends Map {
  /** @type {{under: Map<Key, Value>, over: Map<Key, Value>, own: Set<Key>}} */
  #layers;

  /**
   * @param {Map<Key, Value>} under
   * @param {Map<Key, Value>} over
   * @param {Set<Key>} own the keys of which `over` tells
   */
  constructor(under, over, own) {
    super();
    this.#layers = { under, over, own };
  }

  /** @param {Key} key */
  #of(key) {
    const { under, over, own } = this.#layers;
    return own.has(key) ? over : under;
  }

  *#each() {
    const { under, over, own } = this.#layers;
    for (const [key, value] of under) {
      const other = over.get(key);
      if (!own.has(key)) yield /** @type {[Key, Value]} */ ([key, value]);
      else if (other !== undefined) yield /** @type {[Key, Value]} */ ([key, other]);
    }
    for (const entry of over) if (!under.has(entry[0])) yield entry;
  }

  /**
   * @param {Key} key
   * @override
   */
  get(key) {
    return this.#of(key).get(key);
  }

  /**
   * @param {Key} key
   * @override
   */
  has(key) {
    return this.#of(key).has(key);
  }

  /** @override */
  entries() {
    return new Map(this.#each()).entries();
  }

  /** @override */
  keys() {
    return new Map(this.#each()).keys();
  }

  /** @override */
  values() {
    return new Map(this.#each()).values();
  }

  /** @override */
  [Symbol.iterator]() {
    return this.entries();
  }

  /** @override */
  get size() {
    return new Map(this.#each()).size;
  }
}

/**
 * What each part is a part of.
 * @param {Map<string, string[]>} parts
 */
export const wholesOf = (parts) =>
  new Map([...parts].flatMap(([whole, own]) => own.map((part) => /** @type {[string, string]} */ ([part, whole]))));

/**
 * What depends on any of these, and they themselves.
 * @param {Set<string>} touched
 * @param {Map<string, Iterable<string>>} users
 */
export function reach(touched, users) {
  for (const id of touched) for (const user of lookup(users, id)) touched.add(user); // which grows meanwhile
  return touched;
}
