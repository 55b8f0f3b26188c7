/** The word for a verdict, told from the labels of what bears on an element, as `argmap.semantics.verdict_word` tells it. */

const UNCLAIMED = ["denied", "supposed", "asked"];

/**
 * What became of a node, in a word: "stands", "challenged" ... and of relations "holds", "undercut" ...
 * @param {Findings} f
 * @param {string} node
 */
export function wordOf(f, node) {
  const assumed = f.assumed(node);
  const status = f.label(node);
  if (assumed === "rejected") return "rejected";
  if (f.isRelation(node)) return ofRelation(f, node, status);
  const stance = f.stance(node);
  if (!assumed && f.framework.unclaimed.has(node)) return UNCLAIMED.includes(stance) ? stance : "asked";
  if (status === "holds") return stance === "conceded" && !assumed ? "granted" : "stands";
  if (status === "open") return f.shared(node) === "holds" ? "either-way" : "open";
  if (f.isFloating(node)) return f.cons(node).some((con) => f.label(con) !== "falls") ? "challenged" : "unsupported";
  const objected = f.standingCons(node).length > 0;
  if (!f.isBox(node)) return objected ? "refuted" : "unsupported"; // an argument with steps, which fall with it
  if (f.isAlive(node)) return objected ? "challenged" : "unproved";
  return objected ? "refuted" : "unsupported";
}

/**
 * @param {Findings} f
 * @param {string} node
 * @param {Status} status
 */
function ofRelation(f, node, status) {
  if (status !== "falls") return status;
  const { all, none } = f.condition(node);
  if (all.some((need) => f.label(need) === "falls")) return "incomplete";
  if (none.some((attack) => f.label(attack) === "holds")) return "undercut";
  return f.standingCons(node).length ? "outweighed" : "incomplete";
}
