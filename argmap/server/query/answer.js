/** An answer as a table, as bars, and as boxes of a map. */

import { make } from "../../draw/page/js/dom.js";
import { idIn } from "../../draw/page/js/iris.js";
import { tableOf } from "../../draw/page/js/querying.js";
import { t } from "../../draw/page/js/words.js";

const MOST = 1000; // rows that are shown
const MOST_BARS = 60;

/**
 * @typedef {{type: string, value: string, datatype?: string}} Term
 * @typedef {{columns: string[], rows: (Term | undefined)[][]}} Table
 * @typedef {{name: string, title: string, elements: string}} MapPlace where a map is, and how the IRIs of its elements begin
 */

/** @param {Term | undefined} term */
const isNumber = (term) => /#(integer|decimal|double|float)$/u.test(term?.datatype ?? "");

/**
 * @param {Table} table
 * @param {(term: Term | undefined) => string} wordsOf
 * @param {(iri: string) => (() => void) | undefined} way what leads to an element on its map
 */
export function drawTable({ columns, rows }, wordsOf, way) {
  return tableOf(columns, rows.slice(0, MOST), (term) => {
    const go = term?.type === "uri" ? way(term.value) : undefined;
    const cell = { class: isNumber(term) ? "number" : null };
    const [text, title] = [wordsOf(term), term?.type === "uri" ? term.value : null];
    return go
      ? make("td", cell, make("button", { type: "button", text, title, on: { click: go } }))
      : make("td", { ...cell, text, title, dir: "auto" });
  });
}

/**
 * Bars for the first column of numbers, named by the first column that is none; null where there are no numbers.
 * @param {Table} table
 * @param {(term: Term | undefined) => string} wordsOf
 */
export function drawBars({ columns, rows }, wordsOf) {
  const numbers = columns.findIndex((_, at) => rows.length && rows.every((row) => isNumber(row[at])));
  if (numbers < 0) return null;
  const names = columns.findIndex((_, at) => at !== numbers && !rows.every((row) => isNumber(row[at])));
  const shown = rows.slice(0, MOST_BARS);
  const values = shown.map((row) => Number(row[numbers]?.value));
  const most = Math.max(...values.map(Math.abs)) || 1;
  const parts = shown.flatMap((row, at) => {
    const bar = make("span", { class: "bar-of", "aria-hidden": "true" });
    bar.style.width = `${(100 * Math.abs(values[at])) / most}%`;
    const name = make("span", { class: "of", dir: "auto", text: names < 0 ? String(at + 1) : wordsOf(row[names]) });
    return [name, bar, make("span", { class: "value", text: wordsOf(row[numbers]) })];
  });
  return make("div", { class: "bars", role: "group", "aria-label": columns[numbers] }, ...parts);
}

/**
 * The map on which most of the elements of an answer are, with these ringed; null where there is none.
 * @param {Table} table
 * @param {MapPlace[]} maps
 */
export function bestMap({ rows }, maps) {
  const iris = [...new Set(rows.flat().filter((term) => term?.type === "uri").map((term) => term?.value ?? ""))];
  const counted = maps.map((map) => ({
    map,
    ids: iris.filter((iri) => iri.startsWith(map.elements)).map((iri) => idIn(iri, map.elements)),
  }));
  const [best] = counted.filter(({ ids }) => ids.length).toSorted((a, b) => b.ids.length - a.ids.length);
  return best ?? null;
}

/** @param {Table} table */
export const sizeOf = ({ rows }) =>
  rows.length > MOST ? t("query.rows_of", { n: MOST, all: rows.length }) : t("query.rows", { n: rows.length });
