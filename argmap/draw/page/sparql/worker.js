/**
 * What answers queries, in a worker of its own, so that a query without an end can be stopped. It is put behind Oxigraph's
 * `web.js` in one script, whose `initSync` and `Store` it uses.
 */
/* global initSync, Store */

let store;
let union = true;

/** A term as plain data: [kind, value, language or datatype]. */
function plain(term) {
  if (!term) return null;
  if (term.termType === "NamedNode") return ["iri", term.value, ""];
  if (term.termType === "Literal") return ["text", term.value, term.language || term.datatype.value];
  return ["other", term.value ?? String(term), ""];
}

/** An answer as columns and rows, no more than `most` of them. */
function answer(text, most) {
  const found = store.query(text, { use_default_graph_as_union: union });
  if (typeof found === "boolean") return { boolean: found, columns: [], rows: [], all: 0 };
  const isGraph = found.length > 0 && !(found[0] instanceof Map);
  const columns = isGraph
    ? ["subject", "predicate", "object"]
    : [...new Set(found.slice(0, most).flatMap((row) => [...row.keys()]))];
  const cells = (row) => columns.map((column) => plain(isGraph ? row[column] : row.get(column)));
  return { columns, rows: found.slice(0, most).map(cells), all: found.length };
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
    postMessage({ error: String(error?.message ?? error) });
  }
};
