import { bar, pathOf, shortened } from "../../../argmap/draw/page/js/strokes.js";
import { equal, holds, test } from "./harness.js";

/** @type {Point[]} */
const STRAIGHT = [[100, 0], [70, 0], [30, 0], [0, 0]];

test("strokes end where they are told to", () => {
  equal(pathOf(STRAIGHT), "M100 0C70 0 30 0 0 0");
  equal(shortened(STRAIGHT, true, 6).at(-1), [6, 0]);
  equal(shortened(STRAIGHT, false, 6)[0], [94, 0]);
  holds(bar(STRAIGHT, true, true).startsWith("M0 0L8 "));
});
