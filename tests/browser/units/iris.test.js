import { idIn, withPrefixes } from "../../../argmap/draw/page/js/iris.js";
import { equal, test } from "./harness.js";

test("an id is what stands behind the start, escaped or not", () => {
  equal(["#a%20b", "#100%", "#%ff", "#"].map((iri) => idIn(iri, "#")), ["a b", "100%", "%ff", ""]);
});

test("names in strings and IRIs and comments need no prefix", () => {
  const put = (/** @type {string} */ text) => withPrefixes(text, { a: "urn:a" }) !== text;
  equal(["?s a:b ?o", "^a:b", "(a:)", "'x' # y\n a:b"].map(put), [true, true, true, true]);
  equal(["'a:b'", "<a:b>", "# a:b", "ba:b", "c:a:b", "prefix a: <x> a:b"].map(put), [
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});
