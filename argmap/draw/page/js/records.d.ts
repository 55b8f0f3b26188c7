/** The rows of the page's data, written by docs/generate.py from argmap.draw.page.records; do not edit. */

type Role =
  | "thesis"
  | "premise"
  | "evidence"
  | "claim"
  | "objection"
  | "reply"
  | "dilemma"
  | "horn";

type Stance =
  | "asserted"
  | "reported"
  | "conceded"
  | "denied"
  | "supposed"
  | "asked"
  | "unknown";

type Hedge =
  | "certain"
  | "likely"
  | "apparent"
  | "possible"
  | "questioned";

type ConflictKind =
  | "attack"
  | "contrary"
  | "contradictory"
  | "undercut";

type SourceKind =
  | "work"
  | "person"
  | "organisation"
  | "group"
  | "document";

interface Anchor {
  paragraph: number;
  sentence: number;
  phrase: string;
}

interface Source {
  id: string;
  name: string;
  kind: SourceKind;
  url: string;
  author: string;
  date: string;
  disputed: boolean;
}

interface Claim {
  id: string;
  title: string;
  text: string;
  language: string;
  role: Role | "argument";
  strand: string;
  tags: string[];
  time: string;
  entities: string[];
  by: string[];
  stance: Stance;
  hedge: Hedge | "";
  credence: number | null;
  standard: string;
  quotation: boolean;
  implicit: boolean;
  anchors: Anchor[];
}

interface Argument {
  id: string;
  title: string;
  text: string;
  inferences: string[];
}

interface Inference {
  id: string;
  premises: string[];
  conclusion: string;
  scheme: string;
  strict: boolean;
  argument: string | null;
  weight: number | null;
  owner: string;
}

interface Conflict {
  id: string;
  premises: string[];
  target: string;
  kind: ConflictKind;
  weight: number | null;
}

interface Rephrase {
  id: string;
  premises: string[];
  conclusion: string;
}
