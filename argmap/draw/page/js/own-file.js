/** The file to hand in: the author's map with what the reader added and answered, as Argdown; and the way back. */

import { data } from "./data.js";
import { groups } from "./exercises.js";
import { inflated } from "./inflate.js";
import { readArgdown, writeArgdown, writeLayer } from "./own-argdown.js";
import { joined, MOST, readLayer, rowsOf } from "./own-layer.js";
import { READER, readerName } from "./own-map.js";
import { keepLayer, layer } from "./own-store.js";
import { keep, kept } from "./practice-store.js";
import { save } from "./saving.js";
import { t } from "./words.js";

const [SOURCE, PACKED] = Object.entries(data.downloads).find(([name]) => name.endsWith(".argdown")) ??
  [`${data.map.id.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/gu, "") || "map"}.argdown`, ""];
const MOST_BYTES = 20e6; // of a file that is opened

/** What the reader has answered to the exercises, with what was asked. */
function answers() {
  const { done, notes } = kept();
  return groups().flatMap(({ list }) => list).filter(({ id }) => done[id] || notes[id]).map(({ id, kind, ask }) => ({
    ...{ id, kind, ask, outcome: done[id] ?? "", wrote: notes[id] ?? "" },
  }));
}

/** Whether the page carries the author's map as Argdown; one of a very large map does not. */
export const hasSource = PACKED !== "";

/** Who says what was added, what stands above it, and the answers to exercises. */
function more() {
  const name = readerName();
  return { reader: READER, name, heading: t("own.heading", { name }), answers: answers() };
}

/** What the reader added alone, as Argdown. */
export const alone = () => writeLayer(layer(), rowsOf(layer(), data, READER), data, more());

/** The map with everything of the reader's, as Argdown; of a very large map what the reader added alone. */
export async function whole() {
  if (!hasSource) return alone();
  return writeArgdown(await inflated(PACKED).text(), layer(), rowsOf(layer(), data, READER), data, more());
}

/**
 * Save a file, called after the map and the reader.
 * @param {string} text
 * @param {string} ending of its name
 */
function saveAs(text, ending = "") {
  const name = layer().reader.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/gu, "");
  save(`${SOURCE.replace(/\.argdown$/u, "")}-${name || "mine"}${ending}.argdown`, text, "text/plain");
}

/** Save the file to hand in. */
export const handIn = async () => saveAs(await whole());

/** Save what the reader added, without the rest of the map. */
export const saveAlone = () => saveAs(alone(), "-only");

/**
 * Add what an opened file holds to the layer, all of it or, where there is no room, nothing.
 * @param {File} file
 * @returns {Promise<{n: number, fault: "" | "no_file" | "full"}>} how many entries came of it, or why none did
 */
export async function open(file) {
  const opened = file.size > MOST_BYTES ? null : readArgdown(await file.text());
  if (!opened) return { n: 0, fault: "no_file" };
  const { answers: answered, entries } = /** @type {{answers?: unknown, entries?: unknown}} */ (opened);
  const theirs = readLayer(opened, data);
  const n = theirs.entries.length;
  const isTooMuch = Array.isArray(entries) && entries.length > MOST;
  if (isTooMuch || !keepLayer((own) => joined(own, theirs, data))) return { n: 0, fault: "full" };
  takeAnswers(answered);
  return { n, fault: "" };
}

/** @param {unknown} answers */
function takeAnswers(answers) {
  const known = new Set(groups().flatMap(({ list }) => list.map(({ id }) => id)));
  const [done, notes] = [{ ...kept().done }, { ...kept().notes }];
  for (const { id, outcome, wrote } of Array.isArray(answers) ? answers.filter(Boolean) : []) {
    if (!known.has(id)) continue;
    if (["first", "later"].includes(outcome)) done[id] = outcome;
    if (typeof wrote === "string" && wrote) notes[id] = wrote.slice(0, 20000);
  }
  keep({ done, notes });
}
