/** What the server sends, and what the app knows. */

interface EditorClaim {
  title: string;
  name: string;
  text: string;
  argument: boolean;
  anchors: { at: string; phrase: string; place: [number, number] }[];
  strand: string;
  lines: [number, number];
  file: string; // and line, where it stands in a file that the map includes
  status: string;
  why: string;
  role?: string;
  stance?: string;
  hedge?: string;
  by?: string[];
}

interface EditorBox {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  title: string;
  mark: string;
  label: string;
  parent: string;
}

interface EditorRelation {
  id: string;
  kind: string;
  sources: string[];
  target: string;
  step: boolean;
}

interface EditorFinding {
  severity: "error" | "warning" | "note";
  code: string;
  message: string;
  remedy: string;
  place: [number, number, number, number];
  fixes: EditorFix[];
}

/** What one press does about a finding: offsets into the text. */
interface EditorFix {
  title: string;
  changes: { from: number; to: number; insert: string }[];
}

interface EditorView {
  readable: boolean;
  findings: EditorFinding[];
  questions: { code: string; message: string; element: string; why: string; ask: string }[];
  title: string;
  thesis: string;
  verdict: { status: string; words: string; sign: { d: string; class: string }[] };
  picture: { svg: string; width: number; height: number; boxes: EditorBox[] };
  drafts: string[];
  claims: Record<string, EditorClaim>;
  relations: EditorRelation[];
  sources: Record<string, string>;
  article: string;
  outside: string[];
}

interface EditorSentence {
  name: string;
  paragraph: number;
  sentence: number;
  text: string;
  unclaimed: string;
}

interface EditorAnswer {
  revision: number;
  text: string;
  unsaved: string;
  conflict: string | null;
  view: EditorView;
  article?: EditorSentence[];
  name?: string;
  folder?: string;
  words?: Record<string, string>;
  refused?: string;
  others?: EditorOther[];
}

/** A change of a file that the map includes. */
type EditorOther = [name: string, before: string, after: string];

/** What is about to be placed: a sentence (or a part of one), or a box that hangs elsewhere. */
interface EditorPlacing {
  sentence?: string;
  phrase?: string;
  box?: string;
  target: string;
}

interface EditorState {
  revision: number;
  text: string;
  view: EditorView;
  article: EditorSentence[];
  sentence: string;
  phrase: string;
  chosen: string;
  parent: string;
  placing: EditorPlacing | null;
  saving: boolean;
  unsaved: string;
  said: string;
  lit: string[]; // the claims that an answer names
}
