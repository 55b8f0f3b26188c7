/** The page's data as `argmap.draw.page.data` writes it, after `data.js` has put back what goes without saying. */

type Status = "holds" | "falls" | "open";
type RelationKind = "support" | "rephrase" | ConflictKind;

/** What can bear on an element: a step to it, or a conflict with it. */
type Relation = Inference | Conflict;
type MapElement = Claim | Argument | Inference | Conflict | Rephrase;

/** A piece of a sentence with the claims that it carries, the narrowest first. */
type Segment = [text: string, claims: string[]];

interface Sentence {
  number: number;
  segments: Segment[];
}

/** A piece of a claim's text: a link to a web address, a mention of an element, or (both empty) plain text. */
type TextPiece = [text: string, url: string, element: string];

interface Paragraph {
  number: number;
  sentences: Sentence[];
}

/** An exercise of the author's, as `argmap.domain.exercises` checks it. */
interface OwnExercise {
  kind: string;
  hint?: string;
  at?: string;
  of?: [string, string];
  ask?: string;
  options?: string[];
  answer?: unknown;
}

/** The colours of a theme by their names; `strands` begins with the neutral one. */
type Palette = Record<Colour, string> & { strands: string[]; hatch?: string };
type Colour =
  | ("ink" | "soft" | "line" | "paper" | "grid" | "box" | "box-quiet" | "panel" | "falls")
  | ("thesis" | "thesis-ink" | "thesis-soft" | RelationKind)
  | ("accent" | "on-accent" | "chosen" | "on-chosen" | "hover" | "tint" | "danger" | "on-danger" | "shadow");

type Scores = Record<string, number>;

interface PageData {
  map: {
    id: string;
    title: string;
    summary: string;
    language: string;
    licence: string;
    authors: string[];
    created: string;
    article: Source | null;
    thesis: string;
  };
  strands: [id: string, label: string][];
  sources: Record<string, Source>;
  claims: Claim[];
  arguments: Argument[];
  inferences: Inference[];
  conflicts: Conflict[];
  links: Record<string, TextPiece[]>;
  rephrases: Rephrase[];
  preferences: [preferred: string, dispreferred: string][];
  rules: MapRules;
  text: Paragraph[];
  tour: { at: string; say: string }[];
  exercises: OwnExercise[];
  utterances: Record<string, [speaker: string, force: string, text: string, time: string][]>;
  schemes: Record<string, { name: string; questions: string[] }>;
  note: string;
  signs: Record<string, Sign>;
  palettes: Record<"light" | "dark" | "print", Palette>;
  downloads: Record<string, string>; // files by name, deflated, in base64
  scores: Scores | null;
  ownScores: Scores;
  crux: string[][];
  moreCrux: boolean; // whether there may be others of that size
  sparql: boolean;
  asked?: [message: string, element: string, why: string][]; // on pages that ask about the reasoning
  studio: string; // the address of a studio in which a copy of the map can be edited, or ""
}

/** A scene as rows that refer to tables, see `unpack.js`. */
/** A word on a line, or a tray around premises: see `argmap.draw.page.network`. */
type BadgeRow = [
  text: string,
  x: number,
  y: number,
  width: number,
  height: number,
  kind: RelationKind | "soft",
  box: string,
  bare: number,
];

interface PackedScene {
  badges?: BadgeRow[];
  boxes: BoxRow[] | (() => Box[]); // of a large map made from columns
  junctions: [id: string, x: number, y: number, radius: number, kind: "linked" | "step"][];
  edges: LinkRow[] | ((items: Item[]) => Link[]);
  kinds: [shape: string, role: string, strand: string][];
  styles: [
    size: number,
    weight: number,
    tone: string,
    align: "start" | "end",
    slot: string,
    x: number,
    y: number,
  ][];
  lines: [kind: RelationKind, head: Head, tail: Head][];
  width: number;
  height: number;
  title: string;
  source: string;
  legend: [kind: RelationKind | "linked" | "step" | "idle", word: string][];
  strands: [id: string, label: string][];
}

type BoxRow = [
  id: string,
  x: number,
  y: number,
  width: number,
  height: number,
  kind: number,
  parent: string,
  ...lines: (number | string)[],
];
type LinkRow = [
  line: number,
  element: string,
  from: number | string,
  to: number | string,
  id: string | 0,
  ...coordinates: number[],
];

/** A path in relative commands from a point of a field of 12 by 12. */
type Stroke = [x: number, y: number, path: string];

/** The sign of a verdict; `cut` is drawn in the colour of the ground. */
interface Sign {
  lines?: Stroke[];
  filled?: Stroke[];
  cut?: Stroke[];
}
