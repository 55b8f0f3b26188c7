/** What is wrong, in the text under the line that it is about, with the buttons that mend it. */

// @ts-types="../vendor/codemirror/codemirror.d.ts"
import * as cm from "../vendor/codemirror/codemirror.js";
import { applyAround } from "./caret.js";
import { make as element } from "../../draw/page/js/dom.js";

const MOST = 100; // in a text
const PAUSE = 500; // ms without a change, so that no line moves while it is typed
const show = cm.StateEffect.define();

class Finding extends cm.WidgetType {
  /** @param {EditorFinding} finding @param {(fix: EditorFix) => HTMLElement} fixer */
  constructor(finding, fixer) {
    super();
    this.finding = finding;
    this.fixer = fixer;
    this.key = JSON.stringify(finding);
  }

  /** @param {Finding} other */
  eq(other) {
    return other.key === this.key;
  }

  toDOM() {
    const { severity, message, remedy, fixes } = this.finding;
    return element(
      "div",
      { class: `cm-under ${severity}`, role: "note" },
      element("span", { text: `${message} ${remedy}` }),
      ...fixes.map((fix) => this.fixer(fix)),
    );
  }

  ignoreEvent() {
    return true; // its buttons are its own
  }
}

/** What is shown under lines, which moves with them. */
export const underLines = cm.StateField.define({
  create: () => cm.Decoration.none,
  /** @param {any} marks @param {any} transaction */
  update(marks, transaction) {
    let moved = marks.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(show)) moved = effect.value;
    return moved;
  },
  /** @param {any} field */
  provide: (field) => cm.EditorView.decorations.from(field),
});

let timer = 0;

/**
 * Show findings under the last lines of their places, once nothing has changed for a moment.
 * @param {any} view @param {EditorFinding[]} findings @param {(fix: EditorFix) => HTMLElement} fixer
 */
export function showUnder(view, findings, fixer) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const { doc } = view.state;
    const marks = findings.slice(0, MOST).map((finding) => {
      const line = doc.line(Math.max(1, Math.min(doc.lines, finding.place[0])));
      return cm.Decoration.widget({ widget: new Finding(finding, fixer), block: true, side: 1 }).range(line.to);
    });
    applyAround(view, show.of(cm.Decoration.set(marks, true)));
  }, PAUSE);
}
