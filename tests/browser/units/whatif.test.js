/** A map of some size that is judged again and again: what is found of it bit by bit is what is found of it at once. */
import { data } from "../../../argmap/draw/page/js/data.js";
import { Findings } from "../../../argmap/draw/page/js/findings.js";
import { changesBetween, findingsFor, lookOf } from "../../../argmap/draw/page/js/judgement.js";
import { sizesIn } from "../../../argmap/draw/page/js/sizes.js";
import { strengths } from "../../../argmap/draw/page/js/strength.js";
import { equal, holds, test } from "./harness.js";

const ids = [...data.claims, ...data.inferences, ...data.conflicts].map(({ id }) => id);
const some = ids.filter((_, at) => at % 2 === 0);
/** @type {Assumptions[]} */
const READERS = [
  ...some.map((id) => ({ rejected: [id] })),
  ...some.map((id) => ({ accepted: [id] })),
  ...some.map((id, at) => ({ contested: [id], rejected: [ids[(at * 7 + 3) % ids.length]] })),
];
const anew = (/** @type {Assumptions} */ assumed) => new Findings(structuredClone(data), assumed);

test("looks, sizes and changes after an assumption are those of a map judged from scratch", () => {
  let changed = 0;
  for (const assumed of READERS) {
    const [findings, scratch] = [findingsFor({ ...assumed }), anew(assumed)];
    for (const id of ids) equal(lookOf(id, findings), lookOf(id, scratch));
    equal([...sizesIn(findings)], [...sizesIn(scratch)]);
    const changes = changesBetween(findingsFor([]), findings);
    equal(changes, changesBetween(anew({}), scratch));
    changed += changes.length;
  }
  holds(changed > 50);
});

test("strengths after an assumption are those of a map weighed from scratch", () => {
  const table = data.scores ?? {};
  for (const assumed of READERS) {
    equal(strengths(data, table, assumed).values, strengths(structuredClone(data), table, assumed).values);
  }
});
