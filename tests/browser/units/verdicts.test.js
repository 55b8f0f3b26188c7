import { MOST_WEIGHT, STANDARDS } from "../../../argmap/draw/page/js/address.js";
import { findingsFor, lookOf } from "../../../argmap/draw/page/js/judgement.js";
import { isQuiet } from "../../../argmap/draw/page/js/picture.js";
import { change, start, state } from "../../../argmap/draw/page/js/state.js";
import { signOf, signShapes, STRUCK, WORDS } from "../../../argmap/draw/page/js/verdict-signs.js";
import { words } from "../../../argmap/draw/page/js/words.js";
import { equal, holds, test, testEach } from "./harness.js";

const MARKED = WORDS.filter((word) => word !== "stands");

test("every verdict but that of what simply stands has a sign of its own shape", () => {
  const shapes = MARKED.map((word) => signShapes(word, { x: 0, y: 0 }, "black", "white").map(({ d }) => d).join());
  holds(shapes.every(Boolean));
  equal(new Set(shapes).size, MARKED.length);
  equal(new Set(WORDS.map((word) => signOf(word).innerHTML)).size, WORDS.length);
});

testEach("every verdict has a word in the corner of a box", MARKED, (word) => holds(words.mark[word], word));

test("struck through are what is refuted and what the reader rejects, and nothing else", () => {
  equal([...STRUCK].sort(), ["refuted", "rejected"]);
  const looks = [[], ["o"], ["p", "q"]].flatMap((rejected) => {
    const findings = findingsFor({ rejected });
    return ["t", "p", "q", "o"].map((id) => lookOf(id, findings));
  });
  holds(looks.every(({ struck, mark }) => struck === ["refuted", "rejected"].includes(mark)));
});

test("what simply stands has no word, and what is only challenged stays readable", () => {
  const findings = findingsFor([]);
  equal(["q", "o"].map((id) => lookOf(id, findings).mark), ["", ""]);
  equal(lookOf("p", findings).mark, "challenged");
  equal(isQuiet(lookOf("p", findings)), false);
});

test("an objection that is weighed decides no more, and weights change what it comes to", () => {
  const [, , weighed] = STANDARDS;
  const verdict = (/** @type {Outlook} */ outlook) => findingsFor(outlook).status("p");
  equal(verdict({}), "falls");
  equal(verdict({ standard: weighed }), "falls"); // as sure as the claim that it speaks against
  equal(verdict({ standard: weighed, weights: { o: 300 } }), "holds");
  equal(verdict({ standard: weighed, weights: { o: MOST_WEIGHT } }), "falls");
});

test("the standard and the weights that a reader chooses are in the address", () => {
  history.replaceState(null, "", location.pathname);
  start();
  change({ standard: "preponderance", weights: { o: 300, p: 0 } });
  const { standard, weights } = state();
  dispatchEvent(new PopStateEvent("popstate"));
  equal([state().standard, state().weights], [standard, weights]);
  history.replaceState(null, "", "#standard=nonsense&weight=99999:o&weight=300:gone");
  dispatchEvent(new PopStateEvent("popstate"));
  equal([state().standard, state().weights], ["", {}]);
});
