/** What the page's modules hand to each other: the scene, the reader's state, shapes to paint, exercises. */

type Point = [x: number, y: number];
type Position = { x: number; y: number };
type Rectangle = { x: number; y: number; width: number; height: number };
type Head = "arrow" | "bar" | "none";

interface TextLine {
  text: string;
  x: number;
  y: number;
  size: number;
  weight: number;
  tone: string;
  align: "start" | "end";
  slot: string;
}

interface Box extends Rectangle {
  id: string;
  shape: string;
  role: string;
  strand: string;
  parent: string;
  lines: TextLine[];
  radius?: undefined;
}

interface Junction {
  id: string;
  x: number;
  y: number;
  radius: number;
  kind: "linked" | "step";
  width?: undefined;
  height?: undefined;
  lines?: undefined;
}

type Item = Box | Junction;

interface Link {
  id: string;
  element: string;
  kind: RelationKind;
  source: string;
  target: string;
  points: Point[];
  head: Head;
  tail: Head;
  isOwn?: boolean; // of the reader's own layer
}

/** A box in the place of those that are held back below `parent`, "" for the roots. */
interface More extends Rectangle {
  parent: string;
  strand: string;
  count: number;
  next: string;
}

/** A word on a line, such as "because", in a pill unless it is `bare`; without a word, the tray that premises stand in. */
interface Badge extends Rectangle {
  text: string;
  kind: RelationKind | "soft"; // "soft" is no relation's colour
  box: string; // without which it is not shown
  bare: boolean;
}

interface Scene {
  width: number;
  height: number;
  title: string;
  source: string;
  legend: [kind: RelationKind | "linked" | "step" | "idle", word: string][];
  strands: [id: string, label: string][];
  boxes: Box[];
  junctions: Junction[];
  links: Link[];
  mores: More[];
  badges: Badge[];
  smallest: number;
  kinds: Map<string, RelationKind>;
  byId: Map<string, Item>;
}

/** Who hangs below whom, see `fold.js`. */
interface Family {
  parent: Map<string, string>;
  siblings: Map<string, string[]>;
  below: Map<string, number>;
  level: Map<string, number>;
}

/**
 * Where a claim stands in the outline: `kind` is that of the relation to the parent, "root" without one; `again` where the claim
 * has its place already. A `pile` stands for what is held back below the element of that id.
 */
interface Place {
  id: string;
  kind: RelationKind | "root" | "note";
  label?: string; // of what the reader has added
  together?: string[]; // what it bears on something with
  by: string; // the relation by which it stands here
  level: number;
  parent: Place | null;
  children: Place[];
  again: boolean;
  pile?: string;
  own?: { text: string; shows: string }; // of what the reader has added: its words, and the element whose card has it
}

/** An entry of the reader's as the outline lists it: `under` is the box that it hangs below, `relation` what it draws. */
interface OwnBranch {
  id: string;
  to: string;
  under: string;
  kind: Place["kind"];
  label: string;
  text: string;
  relation: string;
}

type Assumption = "rejected" | "accepted" | "contested";

/** What the reader assumes, by id. */
type Assumptions = Partial<Record<Assumption, string[]>>;
type Phase = "" | "hinted" | "answered";

/** What the reader has chosen, see `state.js`. */
interface State extends Record<Assumption, string[]> {
  selected: string;
  assumed: [kind: Assumption, id: string][];
  undone: [kind: Assumption, id: string][];
  additions: number; // the revision of what the reader has added to the map
  strands: string[];
  filters: string[];
  bars: boolean;
  text: "" | "full";
  view: MapView;
  folded: string[];
  more: string[];
  shown: string[];
  tab: string;
  theme: string;
  query: string;
  results: string[];
  step: number;
  exercise: string;
  phase: Phase;
  picked: string;
  standard: string;
  weights: Weights;
}

/** What stands in the place of the map: the map itself, its overview, or every line on a ring. */
type MapView = "map" | "overview" | "lines";

/** How the reader weighs single elements, in thousandths, by their ids. */
type Weights = Record<string, number>;

/** What a reader's verdicts depend on. */
type Outlook = Assumptions & Partial<Pick<State, "standard" | "weights">>;

/** What a change came from: "map", "text", "keys", "address" ... */
type How = string;
type View = (current: State, before: State, how: How) => void;

/** The ids of the claims that a search found; null where nothing is looked for. */
type Matches = Set<string> | null;

type Findings = import("./findings.js").Findings;

/** What the map shows of an element. */
interface Look {
  status: Status;
  mark: string;
  struck: boolean;
  changed: boolean;
}

/** What an element needs (`all`), what could carry it (`some`) and what would bring it down (`none`). */
interface Condition {
  all: string[];
  some: string[];
  none: string[];
}

/** A pro or a con: it counts if all ids hold; without any it is the author's word. Weights are whole thousandths. */
interface Entry {
  ids: string[];
  weight: number;
}

/** Pros and cons, and the standard that they must meet; `over` has, as JSON, the pairs of first ids that cancel each other. */
interface Weighing {
  pros: Entry[];
  cons: Entry[];
  standard: string;
  isStrongest: boolean;
  over: Set<string>;
}

/** `unclaimed` is what nobody puts forward: it is false unless the reader assumes something else of it. */
interface Framework {
  hits: Map<string, Direction[]>;
  shadows: Map<string, Map<string, string>>;
  weights?: import("./weights.js").Weights;
  weigher?: import("./weigher.js").Weigher;
  conditions: Map<string, Condition>;
  parts: Map<string, string[]>;
  weighings: Map<string, Weighing>;
  unclaimed: Set<string>;
  structure: import("./structure.js").Structure;
  rules: import("./rules.js").Rules;
}

/**
 * A framework as a reader with assumptions sees it: its `conditions` and `weighings` are those in force, `all` and `weighed` those
 * of the map. `ruledOut` is what the reader rejects, `rejected` that and what nobody puts forward.
 */
interface AssumedFramework extends Framework, Record<Assumption, Set<string>> {
  all: Map<string, Condition>;
  weighed: Map<string, Weighing>;
  ruledOut: Set<string>;
}

/**
 * An attack in one direction, a part of the conflict `whole`; `answers` is the conceded claim that it is an attack on, where it
 * strikes one of the uses of that.
 */
interface Direction {
  id: string;
  whole: string;
  premises: string[];
  target: string;
  answers: string;
  isTurned: boolean;
}

/** The status of every element, and the round in which it was decided. */
interface Labelling {
  status: Map<string, Status>;
  round: Map<string, number>;
}

/**
 * A cycle of open elements that wait for each other; its boxes are those that are no relations, in order; its rivals those
 * that attack or are attacked inside it, its targets all that is attacked there.
 */
interface Cycle {
  members: Set<string>;
  boxes: string[];
  rivals: string[];
  targets: Set<string>;
  isOrigin: boolean;
  isSupport: boolean;
}

/** An open part, what is guessed of it, and its preferred labellings; none if it was too large to look into. */
interface Prospect {
  members: string[];
  choices: string[];
  preferred: Map<string, Status>[];
}

/** How sure the best route to an element is, and its weakest link. */
interface Route {
  weight: number;
  weakest: string;
}

/** Why an element stands as it does: a reason, what decided, and the words. */
type Account = [reason: string, because: string[], words: string];

/** A claim, or an argument, as the evaluation reads it. */
type Judged = Partial<MapData["claims"][number]> & { id: string };
type Step = MapData["inferences"][number];
type Clash = MapData["conflicts"][number];

/** What a reader chooses of how the map is judged, instead of what the map says; `own` are standards of single claims. */
interface Settings {
  standard?: string;
  own?: Record<string, string>;
  weigh?: string;
  unknown?: string;
  floating?: boolean;
}

/** What the map says of how it is to be judged; weights in thousandths by hedge, discharging schemes by their names. */
interface MapRules {
  standard: string;
  weigh: string;
  unknown: string;
  floating: boolean;
  hedges: Record<string, number>;
  discharges: Record<string, string>;
}

/** What the evaluation needs of a map. */
interface MapData {
  claims: {
    id: string;
    role?: string;
    stance?: string;
    hedge?: string;
    title?: string;
    text?: string;
    standard?: string;
    credence?: number | null;
  }[];
  arguments: { id: string; title?: string; text?: string; inferences: string[] }[];
  inferences: {
    id: string;
    premises: string[];
    conclusion: string;
    argument?: string | null;
    scheme?: string;
    weight?: number | null;
  }[];
  conflicts: { id: string; premises: string[]; target: string; kind: string; weight?: number | null }[];
  rephrases?: { id: string }[];
  preferences?: [preferred: string, dispreferred: string][];
  rules?: MapRules;
}

interface PathShape {
  d: string;
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: number[];
  isRound?: boolean; // the ends of its dashes
  alpha?: number;
}

interface TextShape {
  d?: undefined;
  text: string;
  x: number;
  y: number;
  size: number;
  weight: number;
  fill: string;
  end?: boolean;
  middle?: boolean;
  struck?: boolean;
  alpha?: number;
}

/** What canvas and SVG paint alike. */
type Shape = PathShape | TextShape;

/** How many boxes hang below a box, and whether they are folded away. */
type Fold = { count: number; folded: boolean };

/** How a line is to be seen. */
interface LinkView {
  fallen?: boolean;
  strong?: boolean;
  pale?: boolean;
  struck?: boolean;
  idle?: boolean;
  stop?: "" | "gone" | "unclaimed";
}

/** How a box is to be seen. */
interface BoxView {
  look: Look;
  room?: "above" | "below" | "between"; // for a tag
  chosen: boolean;
  hover: boolean;
  pale: boolean;
  strength?: number;
  fold?: Fold | null;
}

/** One of the choices of an exercise; `right` is null where only the reader can judge. */
interface Choice {
  id: string;
  letter?: string;
  text: string;
  right: boolean | null;
  why: string;
}

/**
 * `right` are boxes, one of which is to be found on the map; `boxes` those that get letters, of which `blank` do not say what they
 * are.
 */
interface Exercise {
  id: string;
  kind: string;
  ask: string;
  hint: string;
  why: string;
  at: string;
  options?: Choice[];
  isMany?: boolean;
  right?: string[];
  wrong?: (chosen: string) => string;
  passage?: { before: string; text: string; after: string };
  shown?: { letter: string; text: string }[];
  boxes?: string[];
  letters?: string[];
  blank?: string[];
  among?: string[];
  note?: string;
  reject?: string;
}

interface ExerciseGroup {
  kind: string;
  list: Exercise[];
}

/** An exercise, the group that it stands in, and its place there. */
interface PlacedExercise {
  exercise: Exercise;
  group: ExerciseGroup;
  at: number;
}

/** What the map covers up while an exercise is open. */
interface Cover {
  mode: string; // "loose": claims without relations, "bare": without roles and verdicts, "": nothing is covered
  letters: Map<string, string>;
  blank: Set<string>;
}

/**
 * The attempt at an exercise: `said` is the latest feedback, `outcome` "" (none yet), "empty", "wrong", "first", "later", "shown"
 * or "compare".
 */
interface Attempt {
  tried: string[];
  ticked: string[];
  said: string;
  outcome: string;
}

/** An entry of a menu: a label and what it does; one without an action only tells. */
type MenuEntry = [label: string, action: (() => void) | null];

/** Turns a point of the scene into one of the pane. */
type ToPane = (point: Position) => Position;

/** A scene in columns, as `columns.js` reads it. */
interface PackedColumns {
  boxes: {
    ids: (number | string)[];
    places: number[][];
    kinds: number[];
    parents: (number | string)[];
    lines: number[];
    styles: number[];
    texts: number[];
    words: string[];
  };
  edges: {
    lines: number[];
    elements: (number | string)[];
    from: (number | string)[];
    to: (number | string)[];
    own: (string | 0)[];
    points: number[];
    places: number[];
  };
}

/** What a reader adds to a map. */
type OwnKind = "note" | "reason" | "objection" | "undercut";

/** `to` is the id of what it is about, and `about` what that was called when it was written. */
interface OwnEntry {
  id: string;
  kind: OwnKind;
  to: string;
  about: string;
  title: string;
  text: string;
}

interface OwnLayer {
  reader: string;
  isShown: boolean;
  entries: OwnEntry[];
}

/** The rows of the map that a reader's entries are. */
interface AddedRows {
  claims: Claim[];
  inferences: Inference[];
  conflicts: Conflict[];
}

/** How a scene, the outline and a card show what a reader has added. */
interface AdditionViews {
  scene: (scene: Scene, isNarrow: boolean) => Scene;
  branches: () => OwnBranch[];
  card: (id: string) => HTMLElement[];
}
