import { namesGraphs } from "../../../argmap/draw/page/js/iris.js";
import { placeIn, requestOf, revealed, shortOf } from "../../../argmap/draw/page/js/querying.js";
import { equal, test } from "./harness.js";

const PREFIXES = { a: "urn:a#" };

test("a query names graphs by the words FROM and GRAPH alone", () => {
  const naming = ["from <x>", "{ <http://x#p> ?p ?o GRAPH ?g {} }", "{graph<u:g>{?s ?p ?o}}", "# no\n FROM <x>"];
  equal(naming.map(namesGraphs), naming.map(() => true));
  const others = ["?graph", "'GRAPH'", '"""a\nfrom"""', "# graph", "graph:x", "<urn:graph>", "?from ?graphs", "@from"];
  equal(others.map(namesGraphs), others.map(() => false));
  equal(requestOf("{ ?s a:p <http://x#p> . GRAPH ?g {} }", PREFIXES, 7), {
    text: "PREFIX a: <urn:a#> { ?s a:p <http://x#p> . GRAPH ?g {} }",
    most: 7,
    union: false,
  });
});

test("the place of a fault is that in the text as it was typed", () => {
  equal(placeIn("error at 1:25: no", "ask a:b", PREFIXES), { line: 1, column: 6 });
  equal(placeIn("error at 2:3: no", "ask\na:b", PREFIXES), { line: 2, column: 3 });
  equal(placeIn("no place", "ask", PREFIXES), null);
});

test("an IRI is shortened by its prefix, and a text that looks like one is not", () => {
  equal(shortOf(["iri", "urn:a#b", ""], PREFIXES), "a:b");
  equal(shortOf(["iri", "urn:b", ""], PREFIXES), "urn:b");
  equal(shortOf(["text", "urn:a#b", "en"], PREFIXES), "urn:a#b");
  equal(shortOf(null, PREFIXES), "");
});

test("what nobody sees in an answer is written as its code, wherever it stands", () => {
  equal(revealed("a\u202eb\u202e", "[\\u202e]"), "a[U+202E]b[U+202E]");
});
