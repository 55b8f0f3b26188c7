import { data } from "../../../argmap/draw/page/js/data.js";
import { EMPTY, isFull, joined, MOST, readLayer, rowsOf, withEntry } from "../../../argmap/draw/page/js/own-layer.js";
import { equal, holds, test } from "./harness.js";

/**
 * A layer with entries one after another, each of a kind, about something, with a text.
 * @param {[OwnKind, string, string][]} entries
 */
const layerOf = (entries) =>
  entries.reduce((layer, [kind, to, text]) => withEntry(layer, { kind, to, about: "", text }, new Map()), EMPTY);

/** What each text of a layer is about, by the text that draws it. @param {OwnLayer} layer */
function places(layer) {
  const { inferences, conflicts, lost } = rowsOf(layer, data, "reader");
  equal([...lost], []);
  const textOf = new Map(layer.entries.map(({ id, text }) => [id, text]));
  const drawn = new Map(
    [...inferences, ...conflicts].map(({ id, premises }) => [id, `step of ${textOf.get(premises[0])}`]),
  );
  return Object.fromEntries(layer.entries.map(({ text, to }) => [text, textOf.get(to) ?? drawn.get(to) ?? to]));
}

/** @param {string} who @returns {OwnLayer} */
const argued = (who) =>
  layerOf([
    ["reason", "t", `${who} reason`],
    ["undercut", "own-1-supports-t", `${who} undercut`],
    ["reason", "own-1", `${who} deeper`],
    ["undercut", "own-3-supports-own-1", `${who} undercut of deeper`],
    ["note", "own-2-undercuts-own-1-supports-t", `${who} note`],
  ]);

test("what answers a step stays with it when the entries of two readers come together", () => {
  const both = joined(argued("My"), argued("Their"), data);
  equal(both.entries.length, 10);
  const said = places(both);
  for (const who of ["My", "Their"]) {
    equal(said[`${who} undercut`], `step of ${who} reason`);
    equal(said[`${who} deeper`], `${who} reason`);
    equal(said[`${who} undercut of deeper`], `step of ${who} deeper`);
    equal(said[`${who} note`], `step of ${who} undercut`);
  }
  equal(joined(both, argued("Their"), data).entries.length, 10);
});

test("an entry takes no id and no title that the map or another entry has", () => {
  const theirs = readLayer({
    entries: ["own-1", "own-2"].map((id) => ({ id, kind: "reason", to: "t", title: "Thesis", text: id })),
  }, data);
  equal(theirs.entries.map(({ title }) => title), ["Thesis 2", "Thesis 3"]);
  const mine = layerOf([["reason", "t", "Thesis 2"], ["reason", "t", "Else"]]);
  const taken = { ...data, claims: [...data.claims, { ...data.claims[0], id: "own-3", title: "Theirs" }] };
  const { entries } = joined(mine, theirs, taken);
  equal(new Set(entries.map(({ title }) => title)).size, 4);
  equal(entries.map(({ id }) => id), ["own-4", "own-5", "own-1", "own-2"]);
});

test("a full layer takes no more, and loses nothing", () => {
  const many = Array.from(
    { length: MOST - 1 },
    (_, at) => ({ id: `own-${at + 1}`, kind: "note", to: "t", text: `${at}` }),
  );
  const nearly = readLayer({ entries: many }, data);
  holds(!isFull(nearly));
  const full = withEntry(nearly, { kind: "note", to: "t", about: "", text: "last" }, new Map());
  holds(isFull(full));
  equal(full.entries.length, MOST);
  holds(withEntry(full, { kind: "note", to: "t", about: "", text: "more" }, new Map()) === full);
  holds(joined(nearly, argued("Their"), data) === nearly);
  holds(joined(full, full, data) !== full, "the same entries again are no more");
});
