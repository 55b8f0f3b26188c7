import { listed, quoted, t } from "../../../argmap/draw/page/js/words.js";
import { equal, failure, holds, test, testEach } from "./harness.js";

/** @type {[n: number, message: string][]} */
const COUNTS = [[0, "0 claims"], [1, "1 claim"], [2, "2 claims"], [1000, "1000 claims"]];

testEach(
  "a message takes the plural form of its number",
  COUNTS,
  ([n, message]) => equal(t("page.claims", { n }), message),
);

test("lists and quotations read as in print", () => {
  equal([[], ["a"], ["a", "b", "c"]].map((parts) => listed(parts)), ["", "a", "a, b and c"]);
  equal(["a", "“a”"].map(quoted), ["“a”", "“a”"]);
});

test("a message that is missing is a fault and not a blank", () => {
  holds(failure(() => t("no.such")).includes("no message"));
});
