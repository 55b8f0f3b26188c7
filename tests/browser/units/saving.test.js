import { csv } from "../../../argmap/draw/page/js/saving.js";
import { equal, test } from "./harness.js";

test("a cell that a spreadsheet would compute is written as text", () => {
  equal(csv([["=1", 'a"b', null]]), '"\'=1","a""b",""\r\n');
});
