import { ancestors, familyOf, foldedAtFirst, hiddenBy, rows } from "../../../argmap/draw/page/js/fold.js";
import { equal, holds, test } from "./harness.js";

/** @type {[string, string][]} */
const TREE = [["t", ""], ["p", "t"], ["o", "p"], ["q", "t"]];
/** @type {Box[]} */
const BOXES = TREE.map(([id, parent], at) => ({
  ...{ id, parent, x: 0, y: 40 * at, width: 100, height: 30 },
  ...{ lines: [], shape: "plain", role: "claim", strand: "" },
}));
const family = familyOf(BOXES);

test("rows keep what stands in them and close what is empty", () => {
  const row = rows([[20, 50], [40, 60], [200, 230]]);
  const heights = [20, 50, 60, 200, 230].map(row);
  equal(heights.slice(0, 3), [16, 46, 56]);
  holds(heights[3] > heights[2] && heights[3] - heights[2] <= 14);
  equal(heights[4] - heights[3], 30);
});

test("what is below a folded box is hidden and the box is not", () => {
  equal([...hiddenBy(["p"], family)], ["o"]);
  equal([...hiddenBy(["t"], family)].sort(), ["o", "p", "q"]);
  equal([...hiddenBy(["gone"], family)], []);
});

test("a family counts what is below and knows the way up", () => {
  equal(Object.fromEntries(family.below), { t: 3, p: 1, o: 0, q: 0 });
  equal(ancestors("o", family), ["p", "t"]);
});

test("a large map opens with no more boxes than allowed", () => {
  equal(foldedAtFirst(BOXES, family, 3), ["p"]);
});
