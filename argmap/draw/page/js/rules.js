// @ts-nocheck: to be typed
/** How a map is to be judged, as `argmap.domain.rules` has it: what the reader chooses, or else what the map says. */

export const SURE = 900;
export const ALPHA = 750;
const BETA = 300;
const GAMMA = 300;
export const NO_OBJECTION = "no-objection";
const STRICTNESS = ["scintilla", "preponderance", "clear-and-convincing", "beyond-reasonable-doubt", NO_OBJECTION];
const STRICT = ["clear-and-convincing", "beyond-reasonable-doubt"];
const VOUCHED = ["asserted", "reported", "conceded"];
const known = (standard) => (STRICTNESS.includes(standard) ? standard : "");

/** The strictest of some standards. */
export const strictest = (standards) => STRICTNESS.findLast((standard) => standards.has(standard));

/**
 * @typedef {{standard?: string, own?: Record<string, string>, weigh?: string, unknown?: string, floating?: boolean}} Settings
 *   what the reader chooses; `own` are standards of single claims by id
 */
export class Rules {
  /**
   * @param {import("./structure.js").MapData} data
   * @param {Settings} settings
   */
  constructor(data, settings = {}) {
    const said = data.rules ?? {};
    this.own = settings.own ?? {};
    this.standard = known(settings.standard) || known(said.standard) || NO_OBJECTION;
    this.isStrongest = (settings.weigh || said.weigh) === "strongest";
    this.presumes = (settings.unknown || said.unknown) !== "open";
    this.floatingCounts = settings.floating ?? said.floating ?? false;
    this.hedges = said.hedges ?? {};
    this.atIssue = atIssue(data);
  }

  /** The standard that a claim must meet; the strict ones of a whole map are for what is at issue. */
  standardOf({ id, standard }) {
    const said = known(this.own[id]) || known(standard);
    return said || (STRICT.includes(this.standard) && !this.atIssue.has(id) ? "preponderance" : this.standard);
  }

  /** Whether the author's word is a reason for a claim, or a sketch. */
  vouches({ stance = "asserted" }) {
    return VOUCHED.includes(stance) || (stance === "unknown" && this.presumes);
  }

  /** What the author's word for a claim weighs, in thousandths. */
  word({ role, credence, hedge }) {
    if (role === "argument") return SURE;
    return credence ?? this.hedges[hedge || "certain"] ?? SURE;
  }
}

/** The theses; without any, what is a premise of nothing. */
function atIssue(data) {
  const theses = data.claims.filter((claim) => claim.role === "thesis").map((claim) => claim.id);
  if (theses.length) return new Set(theses);
  const premises = new Set([...data.inferences, ...data.conflicts].flatMap((relation) => relation.premises));
  return new Set([...data.claims, ...data.arguments].map(({ id }) => id).filter((id) => !premises.has(id)));
}

/** Whether a standard is met by so many pros and cons, of which the weightiest have these weights. */
export function isMet(standard, { pros, cons, bestPro, bestCon, beats }) {
  if (standard === NO_OBJECTION) return pros > 0 && !cons;
  if (standard === "scintilla") return bestPro > 0;
  if (!beats || standard === "preponderance") return beats;
  const isLikely = bestPro >= Math.max(ALPHA, bestCon + BETA);
  return isLikely && (standard === "clear-and-convincing" || bestCon <= GAMMA);
}
