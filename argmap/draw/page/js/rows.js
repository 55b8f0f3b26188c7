/** The rows of a map's data by id. */

/** @param {MapData} data */
export function byId(data) {
  /** @type {Map<string, Judged & {title?: string, text?: string}>} */
  const claims = new Map([...data.claims, ...data.arguments].map((claim) => [claim.id, claim]));
  const inferences = new Map(data.inferences.map((inference) => [inference.id, inference]));
  return { claims, inferences, conflicts: new Map(data.conflicts.map((conflict) => [conflict.id, conflict])) };
}
