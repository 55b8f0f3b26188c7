import { quotesOf } from "../../../argmap/draw/page/js/quotes.js";
import { walkTree } from "../../../argmap/draw/page/js/tree.js";
import { equal, test } from "./harness.js";

test("a claim's words are found in the text", () => {
  equal(quotesOf("q"), [{ paragraph: 1, sentence: 1, text: "b c" }]);
  equal(quotesOf("p"), []);
});

test("the outline has every claim once below what it bears on", () => {
  equal([...walkTree()].map(({ id, level, kind, again }) => [id, level, kind, again]), [
    ["t", 1, "root", false],
    ["p", 2, "support", false],
    ["o", 3, "attack", false],
    ["q", 2, "support", false],
  ]);
});
