/** Undo and redo, across text and map: the texts in between, with what was done. */

const TYPING = 800; // ms within which typing counts as one step
const MOST = 300;
/** @type {{text: string, label: string, time: number}[]} */
let steps = [];
let at = -1;

/** Remember a text, and what led to it; typing (without a label) joins the typing before it. @param {string} text @param {string} label */
export function record(text, label) {
  const now = Date.now();
  if (at >= 0 && steps[at].text === text) return;
  steps = steps.slice(0, at + 1);
  const before = steps[at];
  if (!label && before && !before.label && at > 0 && now - before.time < TYPING) {
    before.text = text;
    before.time = now;
    return;
  }
  steps.push({ text, label, time: now });
  steps = steps.slice(-MOST);
  at = steps.length - 1;
}

export const canUndo = () => at > 0;
export const canRedo = () => at < steps.length - 1;

/** Go a step back or on; the text that stands then, or null. @param {number} by */
export function step(by) {
  const next = at + by;
  if (next < 0 || next >= steps.length) return null;
  const label = steps[by < 0 ? at : next].label;
  at = next;
  return { text: steps[at].text, label };
}
