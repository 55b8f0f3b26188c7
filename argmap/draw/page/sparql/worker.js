/**
 * What answers queries, in a worker of its own, so that a query without an end can be stopped. It is put behind Oxigraph's
 * `web.js` in one script, whose `initSync` and `Store` it uses.
 */

/** @type {Store} */
let store;
let union = true;
const TRIPLE = ["subject", "predicate", "object"];

/**
 * A term as plain data: [kind, value, language or datatype].
 * @param {OxigraphTerm | undefined} term
 */
function plain(term) {
  if (!term) return null;
  if (term.termType === "NamedNode") return ["iri", term.value, ""];
  if (term.termType === "Literal") return ["text", term.value, term.language || term.datatype?.value];
  return ["other", term.value ?? String(term), ""];
}

/**
 * An answer as columns and rows, no more than `most` of them.
 * @param {string} text
 * @param {number} most
 */
function answer(text, most) {
  const solutions = store.query(text, { use_default_graph_as_union: union });
  if (typeof solutions === "boolean") return { boolean: solutions, columns: [], rows: [], all: 0 };
  const names = (/** @type {OxigraphRow} */ row) => (row instanceof Map ? [...row.keys()] : TRIPLE);
  const columns = [...new Set(solutions.slice(0, most).flatMap(names))];
  const cells = (/** @type {OxigraphRow} */ row) =>
    columns.map((column) => plain(row instanceof Map ? row.get(column) : row[column]));
  return { columns, rows: solutions.slice(0, most).map(cells), all: solutions.length };
}

onmessage = ({ data }) => {
  try {
    if (data.program) {
      initSync({ module: data.program });
      store = new Store();
      store.load(data.dataset, { format: "application/n-quads" });
      postMessage({ ready: store.size });
      return;
    }
    union = data.union;
    postMessage({ answer: answer(data.text, data.most) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};
