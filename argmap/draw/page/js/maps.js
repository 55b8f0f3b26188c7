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
 * The items of a list, each once.
 * @template Item
 * @param {Item[]} items
 */
export const unique = (items) => [...new Set(items)];

/**
 * What is known of an object, worked out once.
 * @template T
 * @param {WeakMap<WeakKey, T>} known
 * @param {object} key
 * @param {() => T} find
 * @returns {T}
 */
export function remember(known, key, find) {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}
