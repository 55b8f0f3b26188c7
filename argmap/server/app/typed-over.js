/** What is typed over a selection, in every field of CodeMirror here. */

// @ts-types="../vendor/codemirror/codemirror.d.ts"
import * as cm from "../vendor/codemirror/codemirror.js";

/**
 * Put what is typed over a selection there: a browser that does so itself keeps the colour of what was selected as an inline
 * style, which the policy of the page forbids.
 */
export const typedOver = cm.EditorView.domEventHandlers({
  beforeinput(/** @type {any} */ event, /** @type {any} */ view) {
    const { main } = view.state.selection;
    if (event.inputType !== "insertText" || event.isComposing || main.empty || event.data === null) return false;
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    event.preventDefault();
    return true;
  },
});
