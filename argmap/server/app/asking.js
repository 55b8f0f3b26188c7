/** Questions in SPARQL to the map as it is now: Oxigraph answers them in a worker, as a table and as boxes that light up. */

import { app, change, watch } from "./state.js";
import { choose } from "./placing.js";
import { make as element } from "../../draw/page/js/dom.js";
import {
  askWorker,
  faultIn,
  idOf,
  replyOf,
  requestOf,
  revealed,
  shortOf,
  tableOf,
} from "../../draw/page/js/querying.js";
import { startField } from "../query/sparql.js";
import { askDataset } from "./server.js";
import { t } from "./words.js";

const [MOST, SECONDS] = [500, 10]; // rows that are shown, and what a query may take
const OWN = "SELECT ?claim ?label WHERE {\n  ?claim rdfs:label ?label\n}\n";
const pane = /** @type {HTMLDetailsElement} */ (document.getElementById("asking"));

/**
 * @typedef {import("../../draw/page/js/querying.js").Term} Term
 * @typedef {import("../../draw/page/js/querying.js").Answer} Answer
 * @typedef {import("../../draw/page/js/querying.js").Reply} Reply
 * @typedef {{dataset: string, elements: string, hidden: string, prefixes: Record<string, string>, questions: [title: string, asks: string, text: string][]}} Dataset
 */

/** @type {{worker: Worker, revision: number, data: Dataset} | null} */
let engine = null; // what answers, of the map as it was at a revision

const said = element("p", { role: "status" });
const result = element("div", { id: "asked-result", tabindex: "0" });
const choice = element("select", {});
const asks = element("p", { class: "hint" });
const place = element("div", { id: "query" });
const run = element("button", { type: "button", id: "ask" });
const clear = element("button", { type: "button", id: "unlight", hidden: true });
/** @type {ReturnType<typeof startField> | null} */
let field = null;

/** Oxigraph, as it is carried: deflated. */
async function program() {
  const packed = await fetch(new URL("../../sparql/oxigraph.deflate", import.meta.url));
  if (!packed.ok || !packed.body) throw new Error(t("query_no_engine"));
  return new Response(packed.body.pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
}

/** Stop what answers: another map is asked next. */
function stop() {
  engine?.worker.terminate();
  engine = null;
}

/** What answers of the map as it is now. */
async function ready() {
  if (engine?.revision === app.revision) return engine;
  stop();
  const [revision, data] = [app.revision, await askDataset()];
  if (!data || data.refused) throw new Error(data?.refused ?? t("gone"));
  const worker = new Worker(new URL("../../sparql/worker.js", import.meta.url));
  const first = replyOf(worker, t("query_no_engine"));
  worker.postMessage({ program: await program(), dataset: data.dataset });
  const { error } = await first;
  if (error) throw new Error(error);
  engine = { worker, revision, data };
  return engine;
}

/** @param {string} text @returns {Promise<Reply>} */
async function answerTo(text) {
  const { worker, data } = await ready();
  const reply = await askWorker(worker, requestOf(text, data.prefixes, MOST), SECONDS, t("query_no_engine"));
  if (!reply.late) return reply;
  stop();
  return { error: t("query_too_long", { n: SECONDS }) };
}

/** The element that a term names, if the map has it. @param {Term | null} term */
function elementOf(term) {
  const id = idOf(term, engine?.data.elements ?? "");
  return app.view.claims[id] || app.view.relations.some((relation) => relation.id === id) ? id : "";
}

/** @param {Term | null} term */
function cell(term) {
  const [id, hidden] = [elementOf(term), engine?.data.hidden ?? "(?!)"];
  if (app.view.claims[id]) {
    const title = app.view.claims[id].name || id;
    const click = () => choose(id);
    return element(
      "td",
      {},
      element("button", { type: "button", title, text: revealed(id, hidden), data: { id }, on: { click } }),
    );
  }
  const text = id || shortOf(term, engine?.data.prefixes ?? {});
  return element("td", { dir: "auto", text: revealed(text, hidden) });
}

/** @param {Answer} answer */
function show({ boolean, columns, rows, all }) {
  said.className = "";
  said.textContent = boolean !== undefined
    ? t(boolean ? "query_yes" : "query_no")
    : all > rows.length
    ? t("query_rows_of", { n: rows.length, all })
    : t("query_rows", { n: rows.length });
  result.replaceChildren(...(rows.length ? [tableOf(columns, rows, cell)] : []));
  result.classList.remove("old");
  change({ lit: [...new Set(rows.flat().map(elementOf).filter((id) => app.view.claims[id]))] });
}

/** What went wrong, in words, and where. @param {string} error @param {string} text */
function fail(error, text) {
  change({ lit: [] });
  result.replaceChildren();
  const fault = faultIn(error, text, engine?.data.prefixes ?? {});
  said.className = "fault";
  said.textContent = error;
  if (!fault) return;
  const { line, column, slip } = fault;
  said.textContent = slip
    ? t("query_slip", { line, column, reason: t(`query_${slip.message}`, slip) })
    : t("query_fault", fault);
  field?.point(line, column);
}

/** Ask what stands in the field. */
async function ask() {
  if (run.disabled) return; // a query runs, and the worker would answer it to this one
  const text = field?.text() ?? "";
  run.disabled = true;
  said.textContent = t("query_running");
  try {
    const { answer, error } = await answerTo(text);
    if (answer) show(answer);
    else fail(error ?? "", text);
  } catch (error) {
    stop();
    fail(String(/** @type {Error} */ (error).message), text);
  }
  run.disabled = false;
}

/** Put a question into the field. @param {Dataset["questions"]} questions */
function pose(questions) {
  const [, about, text] = questions[Number(choice.value)] ?? ["", "", OWN];
  asks.textContent = about;
  field?.set(text.replace(/^(?:#.*\n)+/u, ""));
}

/** Make the field and the list of questions, when the pane is opened first. */
async function build() {
  const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content") ?? "";
  said.textContent = t("query_running");
  const data = await askDataset();
  /** @type {Dataset["questions"]} */
  const questions = data?.questions ?? [];
  const terms = [...new Set(questions.flatMap(([, , text]) => text.match(/\b[a-z][\w-]*:[A-Za-z]\w*/gu) ?? []))];
  const onType = () => {
    choice.value = "-1";
    asks.textContent = "";
  };
  field = startField(place, { label: t("query_text"), nonce, terms, run: ask, onType });
  choice.replaceChildren(
    ...questions.map(([title], at) => element("option", { value: String(at), text: title })),
    element("option", { value: "-1", text: t("query_own") }),
  );
  choice.addEventListener("change", () => pose(questions));
  said.textContent = data?.refused ?? "";
  run.disabled = false;
  pose(questions);
}

/** Offer questions below the text. */
export function openAsking() {
  run.textContent = t("query_run");
  run.disabled = true; // until there is a field
  clear.textContent = t("query_clear");
  choice.setAttribute("aria-label", t("query_choice"));
  pane.replaceChildren(
    element("summary", { text: `${t("query_tab")} · SPARQL` }),
    choice,
    asks,
    place,
    element("div", { class: "buttons" }, run, clear),
    said,
    result,
  );
  run.addEventListener("click", ask);
  clear.addEventListener("click", () => change({ lit: [] }));
  pane.addEventListener("toggle", () => {
    if (!pane.open) change({ lit: [] });
    else if (!field) build();
  });
  watch((changed) => {
    if (changed.has("lit")) clear.hidden = !app.lit.length;
    if (changed.has("revision")) result.classList.add("old"); // which is the answer to an earlier map
  });
}
