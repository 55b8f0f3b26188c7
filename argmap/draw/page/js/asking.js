/** The query pane, on pages that carry one: a question in SPARQL, answered in the page as a table and as boxes of the map. */

import { claims, elements, nameOf } from "./data.js";
import { byId, make } from "./dom.js";
import { inflated } from "./inflate.js";
import { startField } from "./query-field.js";
import { askWorker, faultIn, idOf, replyOf, requestOf, revealed, shortOf, tableOf } from "./querying.js";
import { csv, save } from "./saving.js";
import { change, select, state, watch } from "./state.js";
import { t } from "./words.js";

const MOST = 1000; // rows that are shown
const SECONDS = 10; // that a query may take
/**
 * @typedef {import("./querying.js").Term} Term
 * @typedef {import("./querying.js").Answer} Answer
 */

/** @type {{prefixes: Record<string, string>, elements: string, hidden: string, questions: [title: string, asks: string, text: string][]}} */
const settings = JSON.parse(byId("argmap-sparql").textContent ?? "");
/** @type {Pick<Answer, "columns" | "rows">} */
const latest = { columns: [], rows: [] };
/** @type {Promise<Worker> | null} */
let engine = null; // once the pane is used

const ownPrefix = Object.entries(settings.prefixes).find(([, start]) => start === settings.elements)?.[0] ?? "map";
const redraw = startField(settings.questions.map(([, , text]) => text), ownPrefix);
const queryField = () => byId("query-text", HTMLTextAreaElement);
/** @param {string} id */
const carried = (id) => inflated(byId(id).textContent ?? "");

async function startEngine() {
  const script = new Blob([await carried("argmap-sparql-worker").text()], { type: "text/javascript" });
  const address = URL.createObjectURL(script);
  const worker = new Worker(address);
  const ready = replyOf(worker, t("query.no_engine"));
  const program = await carried("argmap-sparql-program").arrayBuffer();
  worker.postMessage({ program, dataset: await carried("argmap-sparql-dataset").text() });
  const { error } = await ready;
  URL.revokeObjectURL(address);
  if (error) throw new Error(error);
  return worker;
}

/**
 * Ask the worker; a query that takes too long is stopped together with it.
 * @param {string} text
 */
async function answerTo(text) {
  engine ??= startEngine();
  const worker = await engine;
  const request = requestOf(text, settings.prefixes, MOST);
  const reply = await askWorker(worker, request, SECONDS, t("query.no_engine"));
  if (!reply.late) return reply;
  worker.terminate();
  engine = null;
  return { error: t("query.too_long", { n: SECONDS }) };
}

/**
 * The claim or step that a term names, or nothing.
 * @param {Term | null} term
 */
function elementOf(term) {
  const id = idOf(term, settings.elements);
  return elements.has(id) ? id : "";
}

/** @param {Term | null} term */
function cell(term) {
  const id = elementOf(term);
  if (!id) {
    const text = revealed(shortOf(term, settings.prefixes), settings.hidden);
    return make("td", { dir: "auto", lang: languageOf(term), text });
  }
  return make(
    "td",
    {},
    make("button", {
      type: "button",
      dir: "auto",
      title: nameOf(id),
      text: revealed(id, settings.hidden),
      on: { click: () => select(id, "query") },
    }),
  );
}

/**
 * A literal's language, which stands where others have their datatype.
 * @param {Term | null} term
 */
const languageOf = (term) => (term?.[0] === "text" && !term[2].includes(":") ? term[2] : null);

/** @param {string} words */
function tell(words, isFault = false) {
  byId("query-said").textContent = words;
  byId("query-said").classList.toggle("fault", isFault);
}

/** @param {Answer} answer */
function show({ boolean, columns, rows, all }) {
  Object.assign(latest, { columns, rows });
  const ids = rows.flat().map(elementOf).filter((id) => claims.has(id));
  change({ results: [...new Set(ids)] }, "query");
  if (boolean !== undefined) tell(t(boolean ? "query.yes" : "query.no"));
  else tell(all > rows.length ? t("query.rows_of", { n: rows.length, all }) : t("query.rows", { n: rows.length }));
  byId("query-result").replaceChildren(...(rows.length ? [tableOf(columns, rows, cell)] : []));
  draw(state());
}

async function run() {
  const button = byId("query-run", HTMLButtonElement);
  if (button.disabled) return; // a query runs, and the worker would answer it to this one
  button.disabled = true;
  tell(t("query.running"));
  try {
    const { answer, error } = await answerTo(queryField().value);
    if (answer) show(answer);
    else fail(error ?? "");
  } catch (error) {
    engine = null;
    fail(String(/** @type {Error} */ (error).message));
  }
  button.disabled = false;
}

/**
 * What went wrong, in words, and where.
 * @param {string} error
 */
function fail(error) {
  show({ boolean: undefined, columns: [], rows: [], all: 0 });
  const { line, column, slip } = faultIn(error, queryField().value, settings.prefixes) ?? {};
  const reason = slip ? t(`query.${slip.message}`, { ...slip }) : "";
  if (!line) tell(error, true);
  else tell(reason ? t("query.slip", { line, column, reason }) : t("query.fault", { line, column }), true);
}

/** @param {number} at */
function choose(at) {
  const [, asks, text] = settings.questions[at] ??
    ["", "", "SELECT ?claim ?label WHERE {\n  ?claim rdfs:label ?label\n}\n"];
  byId("query-asks").textContent = asks;
  queryField().value = text.replace(/^(?:#.*\n)+/u, "");
  redraw();
}

/** @param {State} state */
function draw({ results }) {
  byId("query-clear").hidden = !results.length;
  byId("query-csv").hidden = !latest.rows.length;
}

export function startAsking() {
  const questions = byId("query-choice", HTMLSelectElement);
  settings.questions.forEach(([title], at) => questions.append(make("option", { value: String(at), text: title })));
  questions.append(make("option", { value: "-1", text: t("query.own") }));
  questions.addEventListener("change", () => choose(Number(questions.value)));
  choose(0);
  byId("query-run").addEventListener("click", run);
  byId("query-text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  });
  byId("query-clear").addEventListener("click", () => change({ results: [] }, "query"));
  byId("query-csv").addEventListener("click", () => {
    const rows = [latest.columns, ...latest.rows.map((row) => row.map((term) => term?.[1] ?? ""))];
    save("answer.csv", `\ufeff${csv(rows)}`, "text/csv");
  });
  watch(draw);
  draw(state());
}

startAsking();
