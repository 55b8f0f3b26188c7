import { bar, pathOf, shortened } from "../../../argmap/draw/page/js/strokes.js";
import { tagPlace, tagRoom } from "../../../argmap/draw/page/js/tags.js";
import { equal, holds, test } from "./harness.js";

/** @type {Point[]} */
const STRAIGHT = [[100, 0], [70, 0], [30, 0], [0, 0]];

test("strokes end where they are told to", () => {
  equal(pathOf(STRAIGHT), "M100 0C70 0 30 0 0 0");
  equal(shortened(STRAIGHT, true, 6).at(-1), [6, 0]);
  equal(shortened(STRAIGHT, false, 6)[0], [94, 0]);
  holds(bar(STRAIGHT, true, true).startsWith("M0 0L8 "));
});

/** @param {number} y */
const boxAt = (y) => /** @type {Box} */ (/** @type {unknown} */ ({ id: `b${y}`, x: 0, y, width: 190, height: 22 }));

test("a tag reaches no box above or below its own", () => {
  const stack = [0, 29, 58].map(boxAt); // 7 px apart, as siblings stand
  const [first, middle, last] = stack;
  equal(stack.map((box) => tagRoom(box, stack)), ["above", "between", "below"]);
  for (const box of stack) {
    const { y, height } = tagPlace(box, "unsupported", tagRoom(box, stack));
    holds(stack.every((other) => other === box || y > other.y + other.height || y + height < other.y));
  }
  equal(tagRoom(middle, [middle]), "above");
  holds(tagPlace(first, "rejected", "above").width > tagPlace(last, "rejected", "between").width);
});
