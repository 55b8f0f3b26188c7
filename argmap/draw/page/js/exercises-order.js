/** An order that looks like chance, but is the same for everybody who opens this map: no teacher wants another test at each visit. */

import { data } from "./data.js";

/**
 * FNV-1a over the characters of a text.
 * @param {string} text
 */
function hash(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * `items` in an order that hangs on the map, on `salt` and on what `keyOf` says of each.
 * @template T
 * @param {T[]} items
 * @param {string} salt
 * @param {(item: T) => string} keyOf
 */
export function shuffled(items, salt, keyOf = (item) => String(item)) {
  const ranked = items.map((item) => ({ item, rank: hash(`${keyOf(item)} ${salt} ${data.map.id}`) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

/**
 * Something of each list in turn, up to `most` in all.
 * @template T
 * @param {T[][]} lists
 * @param {number} most
 */
export function dealt(lists, most) {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const rounds = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1)));
  return rounds.flat().slice(0, most);
}
