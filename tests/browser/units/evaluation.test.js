import { data } from "../../../argmap/draw/page/js/data.js";
import { Findings } from "../../../argmap/draw/page/js/findings.js";
import { label } from "../../../argmap/draw/page/js/evaluate.js";
import { assume, readFramework } from "../../../argmap/draw/page/js/framework.js";
import { standingUnder } from "../../../argmap/draw/page/js/standing.js";
import { strengths } from "../../../argmap/draw/page/js/strength.js";
import { components } from "../../../argmap/draw/page/js/components.js";
import { equal, holds, test, testEach } from "./harness.js";

/** @type {[Assumptions, Status][]} */
const CASES = [
  [{}, "falls"],
  [{ rejected: ["o"] }, "holds"],
  [{ accepted: ["p"] }, "holds"],
  [{ contested: ["o"] }, "open"],
];

testEach("assumptions turn the verdict", CASES, ([assumed, thesis]) => {
  equal(new Findings(data, assumed).status("t"), thesis);
});

test("the framework of a map has what it needs, what carries it and what strikes it", () => {
  const { conditions } = readFramework(data);
  equal(conditions.get("t"), { all: [], some: ["i"], none: [] });
  equal(conditions.get("i"), { all: ["p", "q"], some: [], none: [] });
  equal(conditions.get("p")?.none, ["x"]);
});

test("strengths lie between nought and one and a rejected attacker raises them", () => {
  holds(data.scores);
  const [plain, raised] = [{}, { rejected: ["o"] }].map((assumed) =>
    strengths(data, data.scores ?? {}, assumed).values
  );
  holds(Object.values(plain).every((value) => value >= 0 && value <= 1));
  holds(raised.p > plain.p);
  holds(raised.t > plain.t);
});

test("the strongly connected components of a graph part it, and each comes after what it leads to", () => {
  const successors = new Map([["a", ["b"]], ["b", ["c", "d"]], ["c", ["a"]], ["d", ["d", "e"]], ["e", []]]);
  equal([...components(successors)].map((ids) => ids.sort()), [["e"], ["d"], ["a", "b", "c"]]);
});

test("what a new assumption touches is judged as from scratch, and so is what comes after", () => {
  /** @type {Assumptions[]} */
  const sequence = [{ rejected: ["o"] }, { contested: ["p"] }, {}, { accepted: ["p"], rejected: ["i"] }, {
    rejected: ["t"],
  }];
  for (const assumed of sequence) {
    const { labelling } = standingUnder(data, assumed, {});
    const scratch = label(assume(readFramework(data), assumed));
    equal([...labelling.status].sort(), [...scratch.status].sort());
    equal([...labelling.round].sort(), [...scratch.round].sort());
  }
});
