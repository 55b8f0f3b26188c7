import { family } from "../../../argmap/draw/page/js/family.js";
import { farEnds } from "../../../argmap/draw/page/js/far-ends.js";
import { ancestors } from "../../../argmap/draw/page/js/fold.js";
import { foregroundOf, isOn } from "../../../argmap/draw/page/js/foreground.js";
import { linksOf } from "../../../argmap/draw/page/js/near.js";
import { sceneOf } from "../../../argmap/draw/page/js/data.js";
import { equal, holds, test } from "./harness.js";

const scene = sceneOf("wide");
/** @param {string} id */
const front = (id) => foregroundOf(id, scene, ancestors(id, family));

test("a choice leaves its own lines, their ends and the way to the thesis in the foreground", () => {
  equal([...front("p").relations].sort(), ["i", "x"]);
  equal([...front("p").ends].sort(), [["o", "attack"], ["p", "attack"], ["q", "support"], ["t", "support"]]);
  equal([...front("o").relations].sort(), ["i", "x"]);
  equal([...front("o").ends.keys()].sort(), ["o", "p"]);
  equal([...front("o").boxes].sort(), ["o", "p", "t"]);
});

test("a chosen line has both of its ends", () => {
  equal([...front("x").relations], ["x"]);
  equal([...front("x").boxes].sort(), ["o", "p", "x"]);
});

test("a point is on a line at most some px from it", () => {
  const [link] = linksOf(scene).of.get("x") ?? [];
  const [x, y] = link.points[0];
  holds(isOn(link, { x, y: y + 4 }, 1));
  holds(!isOn(link, { x, y: y + 4 }, 4));
  holds(!isOn(link, { x, y: y + 40 }, 1));
});

test("what is out of sight has its name at the nearest edge, and none where some of it is seen", () => {
  const { x, y, width, height } = scene.boxes.find(({ id }) => id === "o") ?? scene.boxes[0];
  /** @param {Rectangle} seen */
  const names = (seen) =>
    farEnds(new Map([["o", "attack"]]), "p", scene, seen, 1, (text) => text.length * 7).map((
      { id, side },
    ) => [id, side]);
  equal(names({ x: x - 10, y: y - 10, width: 400, height: 300 }), []);
  equal(names({ x: x - 10, y: y + height + 10, width: 400, height: 300 }), [["o", "up"]]);
  equal(names({ x: x + width + 10, y: y - 100, width: 400, height: 300 }), [["o", "left"]]);
});
