/** Undo and redo, across text and map: the texts in between, with what was done. */

const TYPING = 800; // ms within which typing counts as one step
const MOST = 300;
/** @type {{text: string, label: string, time: number, others: EditorOther[]}[]} */
let steps = [];
let at = -1;

/**
 * Remember a text, what led to it, and what that did to other files; typing (without a label) joins the typing before it.
 * @param {string} text @param {string} label @param {EditorOther[]} [others]
 */
export function record(text, label, others = []) {
  const now = Date.now();
  if (at >= 0 && steps[at].text === text && !others.length) return;
  steps = steps.slice(0, at + 1);
  const before = steps[at];
  if (!label && before && !before.label && at > 0 && now - before.time < TYPING) {
    before.text = text;
    before.time = now;
    return;
  }
  steps.push({ text, label, time: now, others });
  steps = steps.slice(-MOST);
  at = steps.length - 1;
}

export const canUndo = () => at > 0;
/** What the step is called that would be undone. */
export const latest = () => at > 0 ? steps[at].label : "";
export const canRedo = () => at < steps.length - 1;

/** What a step back or on does to other files: name, text now, text then. @param {number} by @returns {EditorOther[]} */
export function othersOf(by) {
  const others = steps[by < 0 ? at : at + 1]?.others ?? [];
  return by < 0 ? others.map(([name, before, after]) => [name, after, before]) : others;
}

/** Go a step back or on; the text that stands then, or null. @param {number} by */
export function step(by) {
  const next = at + by;
  if (next < 0 || next >= steps.length) return null;
  const label = steps[by < 0 ? at : next].label;
  at = next;
  return { text: steps[at].text, label };
}
