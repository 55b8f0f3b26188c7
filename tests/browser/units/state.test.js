import { canRedo, change, start, state, toggle, undo } from "../../../argmap/draw/page/js/state.js";
import { equal, test } from "./harness.js";

/** Begin as a reader does who opens the page without a link. */
function fresh() {
  history.replaceState(null, "", location.pathname);
  start();
}

test("the state reads what it wrote", () => {
  fresh();
  change({ selected: "o", rejected: ["p"], accepted: ["q"], strands: ["two"], filters: ["role:objection"] });
  change({ tab: "outline", theme: "dark", bars: false, folded: ["t"], selected: "" });
  const before = state();
  dispatchEvent(new PopStateEvent("popstate"));
  equal({ ...state(), undone: [] }, { ...before, undone: [] });
  equal([before.rejected, before.folded], [["p"], ["t"]]);
});

test("the latest assumption about a claim counts", () => {
  fresh();
  toggle("rejected", "p", "test");
  toggle("accepted", "p", "test");
  toggle("contested", "q", "test");
  undo("test");
  equal(state().assumed, [["accepted", "p"]]);
  equal(canRedo(), true);
});
