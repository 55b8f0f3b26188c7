/** What the pane of the page and that of the editor have in common: how they ask a worker, and read what it answers. */

import { make } from "./dom.js";
import { idIn, namesGraphs, short, withPrefixes } from "./iris.js";
import { slipIn } from "./slips.js";

/**
 * @typedef {[kind: string, value: string, about: string]} Term `about` is the language or the datatype of a literal
 * @typedef {{boolean?: boolean, columns: string[], rows: (Term | null)[][], all: number}} Answer
 * @typedef {{answer?: Answer, error?: string, late?: boolean}} Reply
 */

/**
 * What a worker says next; `broken` are the words for one that fails without any.
 * @param {Worker} worker
 * @param {string} broken
 * @returns {Promise<Reply>}
 */
export const replyOf = (worker, broken) =>
  new Promise((done) => {
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = ({ message }) => done({ error: message || broken });
  });

/**
 * The request for a query, as the worker reads it: of all graphs at once where it names none.
 * @param {string} text
 * @param {Record<string, string>} prefixes
 * @param {number} most rows
 */
export const requestOf = (text, prefixes, most) => ({
  text: withPrefixes(text, prefixes),
  most,
  union: !namesGraphs(text),
});

/**
 * What a worker answers to a request, or `late` after so many seconds.
 * @param {Worker} worker
 * @param {ReturnType<typeof requestOf>} request
 * @param {number} seconds
 * @param {string} broken
 * @returns {Promise<Reply>}
 */
export function askWorker(worker, request, seconds, broken) {
  worker.postMessage(request);
  /** @type {Promise<Reply>} */
  const late = new Promise((done) => setTimeout(() => done({ late: true }), seconds * 1000));
  return Promise.race([replyOf(worker, broken), late]);
}

/**
 * The place in a query that a message names; the prefixes that were put in front of the first line do not count.
 * @param {string} error
 * @param {string} text
 * @param {Record<string, string>} prefixes
 */
export function placeIn(error, text, prefixes) {
  const [, line, column] = (/at (\d+):(\d+)/u.exec(error) ?? []).map(Number);
  if (!line) return null;
  const put = line === 1 ? withPrefixes(text, prefixes).length - text.length : 0;
  return { line, column: Math.max(1, column - put) };
}

/**
 * What is wrong with a query that was refused: the slip, if it is a usual one, and its place; null for a message without any.
 * @param {string} error
 * @param {string} text
 * @param {Record<string, string>} prefixes
 */
export function faultIn(error, text, prefixes) {
  const place = placeIn(error, text, prefixes);
  const start = place ? text.split("\n").slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0) : 0;
  const slip = place && slipIn(text, prefixes, start + place.column - 1);
  if (!slip) return place && { ...place, slip };
  const before = text.slice(0, slip.at).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1, slip };
}

/**
 * An IRI by its prefix, another term as it is.
 * @param {Term | null} term
 * @param {Record<string, string>} prefixes
 */
export const shortOf = (term, prefixes) => (term?.[0] === "iri" ? short(term[1], prefixes) : term?.[1] ?? "");

/**
 * The id in the IRI of an element, or nothing; `start` is how those of the map begin.
 * @param {Term | null} term
 * @param {string} start
 */
export const idOf = (term, start) =>
  start && term?.[0] === "iri" && term[1].startsWith(start) ? idIn(term[1], start) : "";

/**
 * A table with a head, whose cells `cell` makes of terms.
 * @template T
 * @param {string[]} columns
 * @param {T[][]} rows
 * @param {(term: T) => HTMLElement} cell
 */
export function tableOf(columns, rows, cell) {
  const head = make("tr", {}, ...columns.map((text) => make("th", { scope: "col", text })));
  const body = rows.map((row) => make("tr", {}, ...row.map((term) => cell(term))));
  return make("table", {}, make("thead", {}, head), make("tbody", {}, ...body));
}

/**
 * A text in which what a reader could not see is written as its code.
 * @param {string} text
 * @param {string} hidden the pattern of such characters
 */
export const revealed = (text, hidden) =>
  text.replace(
    new RegExp(hidden, "gu"),
    (sign) => `[U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}]`,
  );
