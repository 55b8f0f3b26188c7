/** What is used of CodeMirror, whose own types are not kept here. */

// deno-lint-ignore-file no-explicit-any
export const Decoration: any;
export const EditorView: any;
export const HighlightStyle: any;
export const StateEffect: any;
export const StateField: any;
export const StreamLanguage: any;
export const ViewPlugin: any;
export const WidgetType: any;
export const autocompletion: any;
export const completionKeymap: any;
export const defaultKeymap: any;
export const drawSelection: any;
export const keymap: any;
export const lineNumbers: any;
export const lintGutter: any;
export const lintKeymap: any;
export const setDiagnostics: any;
export const syntaxHighlighting: any;
export const tags: any;
export const acceptCompletion: any;
export const history: any;
export const historyKeymap: any;
