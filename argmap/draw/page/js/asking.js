/** The query pane, on pages that carry one: a question in SPARQL, answered in the page as a table and as boxes of the map. */

import { claims, elements, nameOf } from "./data.js";
import { byId, make } from "./dom.js";
import { inflated } from "./inflate.js";
import { startField } from "./query-field.js";
import { csv, save } from "./saving.js";
import { change, select, state, watch } from "./state.js";
import { t } from "./words.js";

const MOST = 1000; // rows that are shown
const SECONDS = 10; // that a query may take
/**
 * @typedef {[kind: string, value: string, about: string]} Term `about` is the language or the datatype of a literal
 * @typedef {{boolean?: boolean, columns: string[], rows: (Term | null)[][], all: number}} Answer
 * @typedef {{answer?: Answer, error?: string, late?: boolean}} Reply
 */

/** @type {{prefixes: Record<string, string>, elements: string, hidden: string, questions: [title: string, asks: string, text: string][]}} */
const settings = JSON.parse(byId("argmap-sparql").textContent ?? "");
const hidden = new RegExp(settings.hidden, "gu");
/** @type {Pick<Answer, "columns" | "rows">} */
const latest = { columns: [], rows: [] };
/** @type {Promise<Worker> | null} */
let engine = null; // once the pane is used

const ownPrefix = Object.entries(settings.prefixes).find(([, start]) => start === settings.elements)?.[0] ?? "map";
const redraw = startField(settings.questions.map(([, , text]) => text), ownPrefix);
const queryField = () => byId("query-text", HTMLTextAreaElement);
/** @param {string} id */
const carried = (id) => inflated(byId(id).textContent ?? "");

/**
 * What the worker says next.
 * @param {Worker} worker
 */
const heard = (worker) =>
  new Promise((done) => {
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = ({ message }) => done({ error: message || t("query.no_engine") });
  });

async function startEngine() {
  const script = new Blob([await carried("argmap-sparql-worker").text()], { type: "text/javascript" });
  const address = URL.createObjectURL(script);
  const worker = new Worker(address);
  const ready = heard(worker);
  const program = await carried("argmap-sparql-program").arrayBuffer();
  worker.postMessage({ program, dataset: await carried("argmap-sparql-dataset").text() });
  const { error } = await ready;
  URL.revokeObjectURL(address);
  if (error) throw new Error(error);
  return worker;
}

/**
 * The query with the prefixes that it uses and does not declare.
 * @param {string} text
 * @param {Record<string, string>} prefixes
 */
export function withPrefixes(text, prefixes = settings.prefixes) {
  const used = Object.entries(prefixes).filter(([name]) =>
    new RegExp(`(?<![\\w-])${name}:`, "u").test(text) && !new RegExp(`prefix\\s+${name}:`, "iu").test(text)
  );
  return `${used.map(([name, iri]) => `PREFIX ${name}: <${iri}> `).join("")}${text}`;
}

/**
 * Ask the worker; a query that takes too long is stopped together with it.
 * @param {string} text
 */
async function answerTo(text) {
  engine ??= startEngine();
  const worker = await engine;
  const names = /\b(?:from|graph)\b/iu.test(text.replace(/#.*$/gmu, ""));
  worker.postMessage({ text: withPrefixes(text), most: MOST, union: !names });
  const late =
    /** @type {Promise<Reply>} */ (new Promise((done) => setTimeout(() => done({ late: true }), SECONDS * 1000)));
  const said = await Promise.race([heard(worker), late]);
  if (!said.late) return said;
  worker.terminate();
  engine = null;
  return { error: t("query.too_long", { n: SECONDS }) };
}

/**
 * The claim or step that an IRI names, or nothing.
 * @param {Term} term
 */
function elementOf([kind, value] = ["", "", ""]) {
  if (kind !== "iri" || !value.startsWith(settings.elements)) return "";
  const id = decodeURIComponent(value.slice(settings.elements.length));
  return elements.has(id) ? id : "";
}

/**
 * A text in which what a reader could not see is written as its code.
 * @param {string} text
 */
const revealed = (text) =>
  text.replace(hidden, (found) => `[U+${found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}]`);

/**
 * An IRI by its prefix, a text as it is.
 * @param {Term | null} term
 */
function shortOf(term) {
  if (!term) return "";
  const [kind, value] = term;
  const id = elementOf(term);
  if (id) return id;
  const prefix = Object.entries(settings.prefixes).find(([, start]) => kind === "iri" && value.startsWith(start));
  return prefix ? `${prefix[0]}:${value.slice(prefix[1].length)}` : value;
}

/** @param {Term | null} term */
function cell(term) {
  const id = elementOf(term ?? undefined);
  if (!id) return make("td", { dir: "auto", lang: languageOf(term), text: revealed(shortOf(term)) });
  return make(
    "td",
    {},
    make("button", {
      type: "button",
      dir: "auto",
      title: nameOf(id),
      text: revealed(id),
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
  const ids = rows.flat().map((term) => elementOf(term ?? undefined)).filter((id) => claims.has(id));
  change({ results: [...new Set(ids)] }, "query");
  if (boolean !== undefined) tell(t(boolean ? "query.yes" : "query.no"));
  else tell(all > rows.length ? t("query.rows_of", { n: rows.length, all }) : t("query.rows", { n: rows.length }));
  const head = make("tr", {}, ...columns.map((column) => make("th", { scope: "col", text: column })));
  const body = rows.map((row) => make("tr", {}, ...row.map(cell)));
  const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...body));
  byId("query-result").replaceChildren(...(rows.length ? [table] : []));
  draw(state());
}

async function run() {
  const button = byId("query-run", HTMLButtonElement);
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
 * What went wrong, in words, and where; the prefixes that were put in front of the first line do not count.
 * @param {string} error
 */
function fail(error) {
  show({ boolean: undefined, columns: [], rows: [], all: 0 });
  const [, line, column] = /at (\d+):(\d+)/u.exec(error) ?? [];
  const put = withPrefixes(queryField().value).length - queryField().value.length;
  const at = Math.max(1, Number(column) - (line === "1" ? put : 0));
  tell(line ? t("query.fault", { line, column: at }) : error, true);
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
