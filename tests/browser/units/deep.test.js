import { walkTree } from "../../../argmap/draw/page/js/tree.js";
import { equal, test } from "./harness.js";

test("a chain of thousands of reasons is a tree like any other", () => equal([...walkTree()].at(-1)?.level, 5000));
