/** The view in which all maps are asked: a question, typed, chosen or kept; its answer as a table, bars or boxes of a map. */

import { byId, make } from "../../draw/page/js/dom.js";
import { idIn, short } from "../../draw/page/js/iris.js";
import { t } from "../../draw/page/js/words.js";
import { bestMap, drawBars, drawTable, sizeOf } from "./answer.js";
import { startField } from "./sparql.js";

/**
 * @typedef {import("./answer.js").Term} Term
 * @typedef {import("./answer.js").Table} Table
 * @type {{prefixes: Record<string, string>, terms: string[], maps: import("./answer.js").MapPlace[], questions: {title: string, asks: string, text: string}[]}}
 */
const settings = JSON.parse(byId("argmap-questions").textContent ?? "");
const KEPT = "argmap.questions";
const PANELS = ["table", "chart", "map"];
const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content") ?? "";

/** @type {string} */
let answered = ""; // the question, as the answer as CSV is asked for anew

/** @returns {Record<string, string>} */
function kept() {
  try {
    const read = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    return typeof read === "object" && read ? read : {};
  } catch {
    return {};
  }
}

/**
 * Keep these questions; false where the browser does not.
 * @param {Record<string, string>} questions
 */
function keep(questions) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(questions));
    return true;
  } catch {
    byId("answering").hidden = false;
    say(t("questions.not_kept"), "fault");
    return false;
  }
}

const choice = byId("choice", HTMLSelectElement);
const field = startField(byId("text"), {
  label: t("query.text"),
  nonce,
  terms: settings.terms,
  run,
  onType: () => {
    choice.value = "own";
    chosen();
  },
});

/** Fill the list of questions anew. @param {string} value what is chosen then */
function list(value) {
  const own = Object.keys(kept()).toSorted();
  choice.replaceChildren(
    make("option", { value: "own", text: t("query.own") }),
    ...(own.length
      ? [
        make(
          "optgroup",
          { label: t("questions.kept") },
          ...own.map((name) => make("option", { value: `kept:${name}`, text: name })),
        ),
      ]
      : []),
    make(
      "optgroup",
      { label: t("questions.bundled") },
      ...settings.questions.map(({ title }, at) => make("option", { value: String(at), text: title })),
    ),
  );
  choice.value = value;
  chosen();
}

function chosen() {
  const { value } = choice;
  byId("asks").textContent = settings.questions[Number(value)]?.asks ?? "";
  byId("forget").hidden = !value.startsWith("kept:");
}

/**
 * A term as one would say it: what is on a map by its id there.
 * @param {Term | undefined} term
 */
function wordsOf(term) {
  if (term?.type !== "uri") return term?.value ?? "";
  const map = settings.maps.find(({ elements }) => term.value.startsWith(elements));
  if (map) return idIn(term.value, map.elements);
  const known = short(term.value, settings.prefixes);
  const owner = settings.maps.find(({ elements }) => term.value.startsWith(elements.replace(/#$/u, "/")));
  const isLong = known === term.value && owner; // a source, a strand or a dataset of a map
  return isLong ? owner.name + idIn(known, owner.elements.slice(0, -1)) : known;
}

/** Show the view light or dark, whatever the system prefers. @param {boolean} isDark */
function dress(isDark) {
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  byId("theme").setAttribute("aria-pressed", String(isDark));
  const frame = document.querySelector("iframe");
  /** @type {any} */ (frame?.contentWindow)?.argmap?.change({ theme: document.documentElement.dataset.theme }, "query");
}

/** @param {string} text @param {string} [kind] */
function say(text, kind = "") {
  byId("said").textContent = text;
  byId("said").dataset.kind = kind;
}

/** @param {string} name */
function open(name) {
  for (const panel of PANELS) {
    byId(panel).hidden = panel !== name;
    byId(`tab-${panel}`).setAttribute("aria-selected", String(panel === name));
    byId(`tab-${panel}`).tabIndex = panel === name ? 0 : -1;
  }
}

/** @param {KeyboardEvent} event */
function onTabKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = PANELS.map((name) => byId(`tab-${name}`, HTMLButtonElement)).filter((tab) => !tab.disabled);
  const at = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
  const next = tabs[(at + step + tabs.length) % tabs.length];
  next.focus();
  next.click();
}

/**
 * Show a map, with these boxes pointed out.
 * @param {{map: import("./answer.js").MapPlace, ids: string[]}} where
 */
function showMap({ map, ids }) {
  const frame = make("iframe", { src: `/${map.name}/?embed`, title: map.title });
  frame.addEventListener("load", () => {
    const page = /** @type {any} */ (frame.contentWindow);
    const { theme = "" } = document.documentElement.dataset;
    const point = () => page.argmap ? page.argmap.change({ results: ids, theme }, "query") : setTimeout(point, 50);
    point();
  });
  byId("map").replaceChildren(
    make("a", { href: `/${map.name}/`, text: map.title, dir: "auto" }),
    frame,
  );
}

/** @param {Table} table */
function show(table) {
  const where = bestMap(table, settings.maps);
  const bars = drawBars(table, wordsOf);
  /** @param {string} iri */
  const way = (iri) => {
    const map = settings.maps.find(({ elements }) => iri.startsWith(elements));
    return map && (() => {
      showMap({ map, ids: [idIn(iri, map.elements)] });
      open("map");
    });
  };
  byId("table").replaceChildren(drawTable(table, wordsOf, way));
  byId("chart").replaceChildren(...(bars ? [bars] : []));
  byId("map").replaceChildren();
  byId("tab-chart", HTMLButtonElement).disabled = !bars;
  byId("tab-map", HTMLButtonElement).disabled = !where;
  byId("tab-map").onclick = () => {
    if (where && !byId("map").childElementCount) showMap(where);
    open("map");
  };
  open("table");
}

/** @param {string} question @param {string} accept */
const ask = (question, accept) =>
  fetch("/sparql", {
    method: "POST",
    headers: { "content-type": "application/sparql-query", accept },
    body: question,
  });

/**
 * Say what is wrong with a question as a reader would: the server says it as a command line does.
 * @param {string} text
 */
function refuse(text) {
  const [, line, column, message] = /^<query>:(\d+):(\d+): (?:\w+: )?(.*)$/su.exec(text) ?? [];
  const reason = (message ?? text).replace(/^error: /u, "").replace(/ \[[\w-]+\]$/mu, "").replace(/\n\s*remedy: /u, " ")
    .trim();
  say(line ? t("query.slip", { line, column, reason }) : reason, "fault");
  if (line) field.point(Number(line), Number(column));
}

async function run() {
  byId("hint").hidden = true;
  byId("answering").hidden = false;
  say(t("query.running"));
  byId("csv").hidden = true;
  try {
    await answer(field.text());
  } catch (error) {
    say(error instanceof TypeError ? t("questions.unanswered") : String(error), "fault"); // what fetch raises
  }
}

/** @param {string} question */
async function answer(question) {
  const reply = await ask(question, "application/sparql-results+json, application/n-triples;q=0.9");
  const text = await reply.text();
  if (!reply.ok) {
    refuse(text);
    return;
  }
  const isTable = reply.headers.get("content-type")?.startsWith("application/sparql-results+json");
  const read = isTable ? JSON.parse(text) : null;
  const lines = text.split("\n").filter(Boolean);
  /** @type {Table} */
  const table = read?.results
    ? {
      columns: read.head.vars,
      rows: read.results.bindings.map((/** @type {any} */ row) =>
        read.head.vars.map((/** @type {string} */ name) => row[name])
      ),
    }
    : {
      columns: read ? [] : [t("questions.triples")],
      rows: read ? [] : lines.map((value) => [{ type: "literal", value }]),
    };
  show(table);
  say(read && "boolean" in read ? t(read.boolean ? "query.yes" : "query.no") : sizeOf(table));
  byId("csv").hidden = !read?.results;
  answered = question;
}

async function save() {
  const reply = await ask(answered, "text/csv");
  if (!reply.ok) return;
  const link = make("a", { download: "answer.csv" });
  link.href = URL.createObjectURL(new Blob(["\ufeff", await reply.text()], { type: "text/csv" }));
  link.click();
  URL.revokeObjectURL(link.href);
}

for (
  const [id, key] of Object.entries({
    title: "questions.title",
    home: "questions.home",
    theme: "questions.dark",
    "choice-label": "query.choice",
    run: "query.run",
    keep: "questions.keep",
    forget: "questions.forget",
    csv: "query.csv",
    "tab-table": "questions.table",
    "tab-chart": "questions.chart",
    "tab-map": "questions.on_map",
  })
) byId(id).textContent = t(key);
byId("name").setAttribute("aria-label", t("questions.name"));
byId("name", HTMLInputElement).placeholder = t("questions.name");
byId("hint").textContent = t("questions.hint", { ask: t("query.run") });
byId("theme").setAttribute("aria-pressed", String(matchMedia("(prefers-color-scheme: dark)").matches));
byId("theme").addEventListener("click", () => dress(byId("theme").getAttribute("aria-pressed") !== "true"));
byId("run").addEventListener("click", run);
byId("csv").addEventListener("click", save);
byId("tabs").addEventListener("keydown", onTabKey);
for (const name of ["table", "chart"]) byId(`tab-${name}`).addEventListener("click", () => open(name));
choice.addEventListener("change", () => {
  const text = choice.value.startsWith("kept:")
    ? kept()[choice.value.slice(5)]
    : settings.questions[Number(choice.value)]?.text;
  if (text !== undefined) field.set(text);
  chosen();
});
byId("keeping").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = byId("name", HTMLInputElement).value.trim();
  if (!name) return;
  if (keep({ ...kept(), [name]: field.text() })) list(`kept:${name}`);
});
byId("forget").addEventListener("click", () => {
  const left = kept();
  delete left[choice.value.slice(5)];
  if (keep(left)) list("own");
});
list("0");
field.set(settings.questions[0]?.text ?? "");
