/** The text: Argdown in CodeMirror, with its marks, what is wrong with it, and the titles and keys that can be typed. */

// @ts-types="../vendor/codemirror/codemirror.d.ts"
import * as cm from "../vendor/codemirror/codemirror.js";
import { keepCaret } from "./caret.js";
import { asChips } from "./chips.js";
import { app, change, watch } from "./state.js";
import { record } from "./history.js";
import { typed } from "./server.js";
import { typedOver } from "./typed-over.js";
import { showUnder, underLines } from "./under.js";
import { t } from "./words.js";

const KEYS = [
  "at",
  "phrase",
  "by",
  "hedge",
  "stance",
  "strand",
  "role",
  "scheme",
  "id",
  "time",
  "about",
  "quotation",
  "implicit",
];
const VALUES = /** @type {Record<string, string[]>} */ ({
  hedge: ["certain", "likely", "apparent", "possible", "questioned"],
  stance: ["asserted", "reported", "conceded", "denied", "supposed", "asked", "unknown"],
  scheme: ["expert-opinion", "sign", "cause-to-effect", "example", "analogy", "evidence-to-hypothesis", "motive"],
});
const ROLES = ["thesis", "premise", "evidence", "objection", "reply", "dilemma", "horn"];

/** Marks of Argdown, line by line. */
const argdown = cm.StreamLanguage.define({
  startState: () => ({ settings: false, first: true, data: 0 }),
  /** @param {any} stream @param {any} state */
  token(stream, state) {
    if (stream.sol() && stream.match(/^={3,}\s*$/u)) {
      state.settings = state.first;
      state.first = !state.first;
      return "meta";
    }
    if (state.settings) {
      stream.skipToEnd();
      return "meta";
    }
    if (stream.string.trim() && stream.sol()) state.first = false;
    if (state.data) {
      if (stream.match("}")) state.data -= 1;
      else if (stream.match("{")) state.data += 1;
      else stream.match(/^[^{}]+/u) || stream.next();
      return "comment";
    }
    if (stream.sol() && stream.match(/^\s*(<\+|\+>|<-|->|<_|_>|><|\+|-(?!-)|_)(?=\s)/u)) return "operator";
    if (stream.sol() && stream.match(/^\s*(--.*|\(\d+\)|#+ .*)/u)) return "heading";
    if (stream.match(/^\/\/.*/u)) return "lineComment";
    if (stream.match(/^@?\[[^\]\n]*\]:?/u)) return "strong";
    if (stream.match(/^@?<[^>\n]*>:?/u)) return "strong";
    if (stream.match(/^#(\([^)]*\)|[\p{L}\d_-]+)/u)) return "tagName";
    if (stream.match("{")) {
      state.data = 1;
      return "comment";
    }
    stream.match(/^[^\s\[<#{@/]+\s*/u) || stream.next();
    return null;
  },
});

const marks = cm.HighlightStyle.define([
  { tag: cm.tags.meta, class: "cm-meta" },
  { tag: cm.tags.operator, class: "cm-mark" },
  { tag: cm.tags.heading, class: "cm-head" },
  { tag: cm.tags.strong, class: "cm-title" },
  { tag: cm.tags.tagName, class: "cm-tag" },
  { tag: cm.tags.comment, class: "cm-data" },
  { tag: cm.tags.lineComment, class: "cm-note" },
]);

/** What can be typed here. @param {any} context */
function complete(context) {
  const titles = Object.values(app.view.claims).flatMap(({ argument, title }) => argument || !title ? [] : [title]);
  const title = context.matchBefore(/\[[^\]\n]*/u);
  if (title) {
    return { from: title.from + 1, options: titles.map((label) => ({ label, type: "text", apply: `${label}]` })) };
  }
  const tag = context.matchBefore(/(?:^|\s)#[\p{L}-]*/u);
  if (tag) {
    return { from: tag.from + tag.text.indexOf("#") + 1, options: ROLES.map((label) => ({ label, type: "keyword" })) };
  }
  const line = context.state.doc.lineAt(context.pos).text.slice(
    0,
    context.pos - context.state.doc.lineAt(context.pos).from,
  );
  if (line.lastIndexOf("{") <= line.lastIndexOf("}")) return null;
  const value = /(?:[{,]\s*)([a-z]+):\s*\[?(?:[^\]]*,\s*)?([\w-]*)$/u.exec(line);
  if (value) {
    const known = value[1] === "by" ? Object.keys(app.view.sources) : VALUES[value[1]] ?? [];
    return { from: context.pos - value[2].length, options: known.map((label) => ({ label, type: "constant" })) };
  }
  const key = /[{,]\s*([a-z]*)$/u.exec(line);
  if (!key) return null;
  return {
    from: context.pos - key[1].length,
    options: KEYS.map((label) => ({ label, type: "property", apply: `${label}: ` })),
  };
}

/** @type {any} */
let view;
let adopting = false;
const pointOut = cm.StateEffect.define();
const pointed = cm.StateField.define({
  create: () => cm.Decoration.none,
  /** @param {any} lines @param {any} transaction */
  update(lines, transaction) {
    let marks = lines.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(pointOut)) marks = effect.value;
    return marks;
  },
  /** @param {any} field */
  provide: (field) => cm.EditorView.decorations.from(field),
});

/** Open the editor. */
export function openText() {
  const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content") ?? "";
  view = new cm.EditorView({
    parent: document.getElementById("text"),
    doc: app.text,
    extensions: [
      cm.EditorView.cspNonce.of(nonce),
      cm.lineNumbers(),
      cm.drawSelection(),
      cm.EditorView.lineWrapping,
      cm.keymap.of([{ key: "Mod-.", run: mendHere }, ...cm.lintKeymap, ...cm.completionKeymap, ...cm.defaultKeymap]),
      argdown,
      asChips,
      typedOver,
      cm.syntaxHighlighting(marks),
      cm.autocompletion({ override: [complete] }),
      cm.lintGutter(),
      pointed,
      underLines,
      cm.EditorView.contentAttributes.of({ "aria-label": t("text") }),
      cm.EditorView.updateListener.of(onUpdate),
    ],
  });
  watch((changed) => {
    if (changed.has("text")) adopt(app.text);
    if (changed.has("view")) tell();
    if (changed.has("chosen") || changed.has("view")) point(changed.has("chosen"));
  });
  tell();
  keepCaret(view);
}

/** @param {any} update */
function onUpdate(update) {
  if (update.docChanged && !adopting) {
    const text = update.state.doc.toString();
    record(text, mending);
    typed(text);
  } else if (update.selectionSet && !adopting && view.hasFocus) follow(update.state);
}

/** Choose the claim that the caret is in. @param {any} state */
function follow(state) {
  const line = state.doc.lineAt(state.selection.main.head).number;
  let best = "";
  let least = Infinity;
  for (const [id, { lines: [from, to] }] of Object.entries(app.view.claims)) {
    if (from <= line && line <= to && to - from < least) [best, least] = [id, to - from];
  }
  if (best) change({ chosen: best });
}

/** Put a text in the place of the editor's, changing as little of it as need be. @param {string} text */
function adopt(text) {
  const old = view.state.doc.toString();
  if (old === text) return;
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < text.length - start && old.at(-1 - end) === text.at(-1 - end)) end += 1;
  adopting = true;
  view.dispatch({ changes: { from: start, to: old.length - end, insert: text.slice(start, text.length - end) } });
  adopting = false;
}

/** @param {number} line @param {number} column */
function offset(line, column) {
  const { doc } = view.state;
  const row = doc.line(Math.max(1, Math.min(doc.lines, line)));
  return Math.min(row.to, row.from + column - 1);
}

let mending = ""; // what a press is called that is changing the text: a step of its own for undo

/** The button that mends something. @param {EditorFix} fix */
function fixer(fix) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fix";
  button.textContent = `✓ ${fix.title}`;
  button.addEventListener("click", () => mend(fix));
  return button;
}

/** Mend something, as if it had been typed; a text that has changed meanwhile is looked at anew first. @param {EditorFix} fix */
function mend(fix) {
  if (app.saving) return;
  mending = fix.title;
  view.dispatch({ changes: fix.changes, userEvent: "input.mend" });
  mending = "";
  view.focus();
}

/** Mend the first thing on the cursor's line that one press can mend. */
function mendHere() {
  const here = view.state.doc.lineAt(view.state.selection.main.head).number;
  const finding = app.view.findings.find(({ place: [line, , last], fixes }) =>
    fixes.length && line <= here && here <= last
  );
  if (finding) mend(finding.fixes[0]);
  return true;
}

/** Show what is wrong: in the text, under its lines, and as a list of the first lines that say anything of the kind. */
function tell() {
  const list = /** @type {HTMLElement} */ (document.getElementById("findings"));
  const grave = app.view.findings.filter(({ severity }) => severity !== "note");
  /** @type {HTMLElement} */ (document.getElementById("text-count")).textContent = grave.length
    ? t("findings", { n: grave.length })
    : t("byte_for_byte");
  list.replaceChildren(
    ...grave.slice(0, 3).map((finding) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = finding.severity;
      button.textContent = `${finding.place[0]}: ${finding.message}`;
      button.addEventListener("click", () => {
        view.dispatch({ selection: { anchor: offset(finding.place[0], finding.place[1]) }, scrollIntoView: true });
        view.focus();
      });
      item.append(button);
      return item;
    }),
  );
  const diagnostics = app.view.findings.map(
    ({ severity, message, remedy, fixes, place: [line, column, endLine, endColumn] }) => {
      const from = offset(line, column);
      const severities = { error: "error", warning: "warning", note: "hint" };
      return {
        from,
        to: Math.max(from, offset(endLine, endColumn)),
        severity: severities[severity],
        message: `${message} ${remedy}`,
        actions: fixes.map((fix) => ({ name: fix.title, apply: () => mend(fix) })),
      };
    },
  );
  view.dispatch(cm.setDiagnostics(view.state, diagnostics));
  showUnder(view, grave, fixer);
}

/** Point out the lines of the chosen claim. @param {boolean} scroll */
function point(scroll) {
  const claim = app.view.claims[app.chosen];
  const lines = [];
  if (claim) {
    const last = Math.min(claim.lines[1], view.state.doc.lines);
    for (let line = claim.lines[0]; line <= last; line += 1) {
      lines.push(cm.Decoration.line({ class: "cm-chosen" }).range(view.state.doc.line(line).from));
    }
  }
  const effects = [pointOut.of(cm.Decoration.set(lines))];
  if (claim && scroll && !view.hasFocus) {
    effects.push(cm.EditorView.scrollIntoView(offset(claim.lines[0], 1), { y: "nearest", yMargin: 40 }));
  }
  view.dispatch({ effects });
}
