/** Letters that do something wherever the keyboard is on the page: with the chosen claim, or with what was done last. */

import { change, redo, state, toggle, undo } from "./state.js";

/**
 * Do what a letter says, unless something is being typed or an exercise is open.
 * @param {KeyboardEvent} event
 * @param {How} how
 */
export function onCommand(event, how) {
  const isTyping = event.target instanceof Element &&
    event.target.closest("input, textarea, select, [contenteditable]");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const { selected, exercise } = state();
  /** @type {Record<string, () => unknown>} */
  const actions = {
    r: () => selected && toggle("rejected", selected, how),
    d: () => selected && toggle("contested", selected, how),
    a: () => selected && toggle("accepted", selected, how),
    u: () => undo(how),
    y: () => redo(how),
    Escape: () => selected && change({ selected: "" }, how),
  };
  if (!Object.hasOwn(actions, event.key) || (exercise && event.key !== "Escape")) return;
  event.preventDefault();
  event.stopPropagation();
  actions[event.key]();
}
