/** Data in braces as small labels, so that the claims are read first; the line that the cursor is in shows it as it stands. */

// @ts-types="../vendor/codemirror/codemirror.d.ts"
import * as cm from "../vendor/codemirror/codemirror.js";

const DATA = /\{[^{}\n]*\}/gu;
const SHOWN = /^(?:at|hedge|strand|role|stance): */u; // keys whose values speak for themselves

/** The label of a block of data: where it stands and what is said of it, and how much else. @param {string} block */
export function labelOf(block) {
  const entries = block.slice(1, -1).split(/,\s*(?![^[]*\]|[^"]*"(?:[^"]*"[^"]*")*[^"]*$)/u).map((entry) =>
    entry.trim()
  );
  const shown = entries.filter((entry) => SHOWN.test(entry)).map((entry) =>
    entry.replace(SHOWN, "").replace(/["[\]]/gu, "")
  );
  const rest = entries.filter(Boolean).length - shown.length;
  return [...shown, ...(rest ? [`+${rest}`] : [])].join(" · ");
}

class Chip extends cm.WidgetType {
  /** @param {string} block */
  constructor(block) {
    super();
    this.block = block;
  }

  /** @param {Chip} other */
  eq(other) {
    return other.block === this.block;
  }

  toDOM() {
    const chip = document.createElement("span");
    chip.className = "cm-chip";
    chip.title = this.block;
    chip.textContent = labelOf(this.block);
    return chip;
  }

  ignoreEvent() {
    return false; // a press on it puts the cursor there, which shows the block
  }
}

/** The chips of what is in sight. @param {any} view */
function chips(view) {
  const { doc, selection } = view.state;
  const here = new Set(
    view.hasFocus ? selection.ranges.flatMap((/** @type {any} */ { from, to }) => linesOf(doc, from, to)) : [],
  );
  const marks = [];
  const front =
    /^===[ \t]*\n[\s\S]*?\n===[ \t]*\n/u.exec(doc.sliceString(0, Math.min(doc.length, 20_000)))?.[0].length ?? 0;
  for (const { from, to } of view.visibleRanges) {
    for (const number of linesOf(doc, Math.max(from, front), to)) {
      const line = doc.line(number);
      if (here.has(number) || line.from < front) continue;
      for (const match of line.text.matchAll(DATA)) {
        if (!labelOf(match[0]) || line.text.slice(0, match.index).includes("//")) continue;
        const start = line.from + match.index;
        marks.push(cm.Decoration.replace({ widget: new Chip(match[0]) }).range(start, start + match[0].length));
      }
    }
  }
  return cm.Decoration.set(marks);
}

/** The numbers of the lines between two places. @param {any} doc @param {number} from @param {number} to */
function linesOf(doc, from, to) {
  const [first, last] = [doc.lineAt(Math.min(from, doc.length)).number, doc.lineAt(Math.min(to, doc.length)).number];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** Data as labels, in the text. */
export const asChips = cm.ViewPlugin.define(
  (/** @type {any} */ view) => ({
    decorations: chips(view),
    /** @param {any} update */
    update(update) {
      if (update.docChanged || update.selectionSet || update.viewportChanged || update.focusChanged) {
        this.decorations = chips(update.view);
      }
    },
  }),
  { decorations: (/** @type {any} */ plugin) => plugin.decorations },
);
