/** What holds of every relation: pure functions over plain data. */

/**
 * The element that a relation leads to.
 * @param {{conclusion: string} | {target: string}} relation
 */
export const endOf = (relation) => ("conclusion" in relation ? relation.conclusion : relation.target);

/**
 * The sign of a relation in lists, beside its words.
 * @type {Record<RelationKind | "root" | "note", string>}
 */
export const SIGNS = {
  support: "+",
  attack: "−",
  undercut: "×",
  contrary: "!",
  contradictory: "!",
  rephrase: "=",
  root: "•",
  note: "✎",
};

/**
 * What a relation does: "support", or the kind of its conflict.
 * @param {Relation | Rephrase} relation
 * @returns {RelationKind}
 */
export const kindOf = (relation) => ("conclusion" in relation ? "support" : relation.kind);

/**
 * Whether a relation speaks against what it leads to.
 * @param {Relation | Rephrase} relation
 */
export const isConflict = (relation) => !("conclusion" in relation);

/**
 * Whether a conflict speaks against both of its ends.
 * @param {{kind: string} | Relation} relation
 */
export const isSymmetric = (relation) =>
  "kind" in relation && (relation.kind === "contrary" || relation.kind === "contradictory");
