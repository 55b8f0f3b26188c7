import { data } from "../../../argmap/draw/page/js/data.js";
import { passes } from "../../../argmap/draw/page/js/filters.js";
import { state } from "../../../argmap/draw/page/js/state.js";
import { equal, testEach } from "./harness.js";

/** @type {[filters: string[], passing: string[]][]} */
const CASES = [
  [[], ["t", "p", "q", "o"]],
  [["role:objection"], ["o"]],
  [["role:objection", "role:thesis"], ["t", "o"]],
  [["source:ann", "role:objection"], []],
  [["hedge:likely"], ["q"]],
  [["standing:falls"], ["t", "p"]],
  [["colour:red"], []],
];

testEach("a claim passes one filter of each kind", CASES, ([filters, passing]) => {
  const ids = data.claims.map(({ id }) => id);
  equal(ids.filter((id) => passes(id, { ...state(), filters })), passing);
});
