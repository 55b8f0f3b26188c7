/** The caret, which stays in sight, and with it what is offered there, whatever takes room from its pane or moves its line. */

// @ts-types="../vendor/codemirror/codemirror.d.ts"
import * as cm from "../vendor/codemirror/codemirror.js";

/**
 * How far the caret stands below the upper edge of a pane of this height; -1 where nobody types or sees it.
 * @param {any} view @param {number} height
 */
function depth(view, height) {
  const caret = view.hasFocus && view.coordsAtPos(view.state.selection.main.head);
  const below = caret ? caret.top - view.scrollDOM.getBoundingClientRect().top : -1;
  return below < height ? below : -1;
}

/** Show the caret, and as little else as need be. @param {any} view */
const reveal = (view) => view.dispatch({ effects: cm.EditorView.scrollIntoView(view.state.selection.main.head) });

/**
 * Apply an effect that changes the heights of lines, and leave the caret where it is seen. The end of the text stays at
 * the end of the pane, so that what is new under it is seen, as far as there is room for both.
 * @param {any} view @param {any} effect
 */
export function applyAround(view, effect) {
  const { scrollTop, clientHeight, scrollHeight } = view.scrollDOM;
  const yMargin = Math.min(depth(view, clientHeight), clientHeight - view.defaultLineHeight);
  const last = scrollTop + clientHeight > scrollHeight - 4;
  const still = cm.EditorView.scrollIntoView(view.state.selection.main.head, { y: "start", yMargin });
  view.dispatch({ effects: yMargin < 0 || last ? effect : [effect, still] });
  if (yMargin >= 0 && last) requestAnimationFrame(() => reveal(view)); // behind the frame in which the heights are measured
}

/** Keep the line that is typed in sight where findings or a lower window take room from it. @param {any} view */
export function keepCaret(view) {
  let height = 0;
  new ResizeObserver(() => {
    const before = height;
    height = view.scrollDOM.clientHeight;
    if (height < before && depth(view, before) >= 0) reveal(view);
  }).observe(view.scrollDOM);
}
