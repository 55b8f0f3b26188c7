/** The field that a question is typed in: SPARQL in CodeMirror, in colours, with what a word that was begun can become. */

// @ts-types="../vendor/codemirror/codemirror.d.ts"
import * as cm from "../vendor/codemirror/codemirror.js";
import { typedOver } from "../app/typed-over.js";

const KEYWORDS =
  ("SELECT DISTINCT REDUCED WHERE FILTER OPTIONAL UNION MINUS BIND VALUES ORDER GROUP BY HAVING LIMIT OFFSET ASK CONSTRUCT " +
    "DESCRIBE PREFIX BASE GRAPH FROM NAMED NOT EXISTS IN AS ASC DESC COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT SEPARATOR STR LANG " +
    "LANGMATCHES DATATYPE BOUND IRI CONTAINS STRSTARTS STRENDS REGEX REPLACE LCASE UCASE CONCAT COALESCE IF").split(
      " ",
    );
const WORDS = new Set(KEYWORDS);

const sparql = cm.StreamLanguage.define({
  startState: () => ({ long: "" }),
  /** @param {any} stream @param {any} state */
  token(stream, state) {
    if (state.long) {
      const end = stream.string.indexOf(state.long, stream.pos);
      if (end < 0) stream.skipToEnd();
      else {
        stream.pos = end + 3;
        state.long = "";
      }
      return "string";
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/u)) return "comment";
    const [long] = stream.match(/^("""|''')/u) || [];
    if (long) {
      state.long = long;
      return "string";
    }
    if (stream.match(/^("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)/u)) return "string";
    if (stream.match(/^<[^<>\s]*>/u)) return "link";
    if (stream.match(/^[?$][\p{L}\p{N}_]+/u)) return "variableName";
    if (stream.match(/^[\p{L}\p{N}_-]*:[\p{L}\p{N}_.%-]*/u)) return "propertyName";
    if (stream.match(/^\d+(\.\d+)?/u)) return "number";
    const [word] = stream.match(/^[\p{L}_]+/u) || [];
    if (word) return WORDS.has(word.toUpperCase()) || word === "a" ? "keyword" : null;
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "#" }, closeBrackets: { brackets: ["(", "{", "[", '"'] } },
});

const colours = cm.HighlightStyle.define([
  { tag: cm.tags.keyword, fontWeight: "700" },
  { tag: cm.tags.variableName, color: "var(--strand-2)" },
  { tag: cm.tags.propertyName, color: "var(--strand-1)" },
  { tag: cm.tags.string, color: "var(--strand-3)" },
  { tag: cm.tags.link, color: "var(--strand-1)" },
  { tag: cm.tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

/**
 * What a word that was begun can become: the question's own variables, terms, keywords.
 * @param {string[]} terms
 */
const completing = (terms) => (/** @type {any} */ context) => {
  const begun = context.matchBefore(/[?$\p{L}\p{N}_:.-]+/u);
  if (!begun || (begun.from === begun.to && !context.explicit)) return null;
  const own = [...new Set(context.state.doc.toString().match(/[?$][\p{L}\p{N}_]+/gu) ?? [])]
    .filter((name) => name !== begun.text);
  const options = [
    ...own.map((label) => ({ label, type: "variable" })),
    ...terms.map((label) => ({ label, type: "property" })),
    ...KEYWORDS.map((label) => ({ label, type: "keyword" })),
  ];
  return { from: begun.from, options, validFor: /^[?$\p{L}\p{N}_:.-]*$/u };
};

/**
 * Start the field in `parent`; `run` is called when Ctrl and Enter are pressed.
 * @param {HTMLElement} parent
 * @param {{label: string, nonce: string, terms: string[], run: () => void, onType: () => void}} options
 * @returns {{text: () => string, set: (text: string) => void, point: (line: number, column: number) => void}}
 */
export function startField(parent, { label, nonce, terms, run, onType }) {
  const asked = { key: "Mod-Enter", run: () => (run(), true) };
  const view = new cm.EditorView({
    parent,
    extensions: [
      cm.EditorView.cspNonce.of(nonce),
      cm.EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
      cm.EditorView.lineWrapping,
      cm.lineNumbers(),
      cm.history(),
      cm.drawSelection(),
      sparql,
      typedOver,
      cm.syntaxHighlighting(colours),
      cm.autocompletion({ override: [completing(terms)] }),
      cm.keymap.of([
        asked,
        { key: "Tab", run: cm.acceptCompletion },
        ...cm.completionKeymap,
        ...cm.historyKeymap,
        ...cm.defaultKeymap,
      ]),
      cm.EditorView.updateListener.of((/** @type {any} */ update) => {
        if (update.docChanged && update.transactions.some((/** @type {any} */ t) => t.isUserEvent("input"))) onType();
      }),
    ],
  });
  return {
    text: () => view.state.doc.toString(),
    set: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    point(line, column) {
      if (line < 1 || line > view.state.doc.lines) return;
      const { from, to } = view.state.doc.line(line);
      view.dispatch({ selection: { anchor: Math.min(from + column - 1, to) }, scrollIntoView: true });
      view.focus();
    },
  };
}
