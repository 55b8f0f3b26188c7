/** The rows of a map's data by id. */

import { indexed } from "./maps.js";

/** @param {MapData} data */
export function byId(data) {
  /** @type {Map<string, Judged & {title?: string, text?: string}>} */
  const claims = indexed(data.claims, data.arguments);
  return { claims, inferences: indexed(data.inferences), conflicts: indexed(data.conflicts) };
}
