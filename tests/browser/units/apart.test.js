import { apart } from "../../../argmap/draw/page/js/apart.js";
import { equal, holds, test } from "./harness.js";

test("heights that are far apart stay, and those that are near make room for each other evenly", () => {
  equal(apart([10, 40, 70], 16), [10, 40, 70]);
  equal(apart([10, 10], 16), [2, 18]);
  equal(apart([0, 100, 101, 200], 16), [0, 92.5, 108.5, 200]);
});

test("whatever the heights, no two are nearer than the gap", () => {
  let seed = 7;
  const next = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let run = 0; run < 50; run++) {
    const moved = apart(Array.from({ length: 14 }, () => next() * 120).sort((a, b) => a - b), 16);
    holds(moved.every((height, place) => !place || height - moved[place - 1] > 16 - 1e-9));
  }
});
