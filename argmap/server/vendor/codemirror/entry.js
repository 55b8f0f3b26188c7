export { EditorState, StateEffect, StateField, Compartment, Transaction, EditorSelection } from "@codemirror/state";
export { EditorView, keymap, lineNumbers, highlightActiveLine, drawSelection, Decoration, ViewPlugin, WidgetType, placeholder } from "@codemirror/view";
export { defaultKeymap, history, historyKeymap, undo, redo, undoDepth, redoDepth, isolateHistory } from "@codemirror/commands";
export { StreamLanguage, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
export { autocompletion, completionKeymap, acceptCompletion } from "@codemirror/autocomplete";
export { linter, lintKeymap, setDiagnostics, lintGutter } from "@codemirror/lint";
export { tags } from "@lezer/highlight";
