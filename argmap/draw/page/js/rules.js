/** How a map is to be judged, as `argmap.domain.rules` has it: what the reader chooses, or else what the map says. */

export const SURE = 900;
export const ALPHA = 750;
export const BETA = 300;
export const GAMMA = 300;
export const NO_OBJECTION = "no-objection";
const STRICTNESS = ["scintilla", "preponderance", "clear-and-convincing", "beyond-reasonable-doubt", NO_OBJECTION];
export const STRICT = ["clear-and-convincing", "beyond-reasonable-doubt"];
const VOUCHED = ["asserted", "reported", "conceded"];
/** @param {string | undefined} standard */
const known = (standard) => (standard && STRICTNESS.includes(standard) ? standard : "");

/**
 * The strictest of some standards.
 * @param {Set<string>} standards
 */
export const strictest = (standards) => STRICTNESS.findLast((standard) => standards.has(standard)) ?? NO_OBJECTION;

/** What a reader's settings and a map's own come to. */
export class Rules {
  /**
   * @param {MapData} data
   * @param {Settings} settings
   */
  constructor(data, settings = {}) {
    /** @type {Partial<MapRules>} */
    const said = data.rules ?? {};
    /** @type {Record<string, string>} */
    this.own = settings.own ?? {};
    this.standard = known(settings.standard) || known(said.standard) || NO_OBJECTION;
    this.isStrongest = (settings.weigh || said.weigh) === "strongest";
    this.presumes = (settings.unknown || said.unknown) !== "open";
    this.floatingCounts = settings.floating ?? said.floating ?? false;
    /** @type {Record<string, number>} */
    this.hedges = said.hedges ?? {};
    this.atIssue = atIssue(data);
  }

  /**
   * The standard that a claim must meet; the strict ones of a whole map are for what is at issue.
   * @param {Judged} judged
   */
  standardOf({ id, standard }) {
    const said = known(this.own[id]) || known(standard);
    return said || (STRICT.includes(this.standard) && !this.atIssue.has(id) ? "preponderance" : this.standard);
  }

  /**
   * Whether the author's word is a reason for a claim, or a sketch.
   * @param {Judged} judged
   */
  vouches({ stance = "asserted" }) {
    return VOUCHED.includes(stance) || (stance === "unknown" && this.presumes);
  }

  /**
   * What the author's word for a claim weighs, in thousandths.
   * @param {Judged} judged
   */
  word({ role, credence, hedge }) {
    if (role === "argument") return SURE;
    return credence ?? this.hedges[hedge || "certain"] ?? SURE;
  }
}

/**
 * The theses; without any, what is a premise of nothing.
 * @param {MapData} data
 */
function atIssue(data) {
  const theses = data.claims.filter((claim) => claim.role === "thesis").map((claim) => claim.id);
  if (theses.length) return new Set(theses);
  const premises = new Set([...data.inferences, ...data.conflicts].flatMap((relation) => relation.premises));
  return new Set([...data.claims, ...data.arguments].map(({ id }) => id).filter((id) => !premises.has(id)));
}

/**
 * Whether a standard is met by so many pros and cons, of which the weightiest have these weights.
 * @param {string} standard
 * @param {{pros: number, cons: number, bestPro: number, bestCon: number, beats: boolean}} options
 */
export function isMet(standard, { pros, cons, bestPro, bestCon, beats }) {
  if (standard === NO_OBJECTION) return pros > 0 && !cons;
  if (standard === "scintilla") return bestPro > 0;
  if (!beats || standard === "preponderance") return beats;
  const isLikely = bestPro >= Math.max(ALPHA, bestCon + BETA);
  return isLikely && (standard === "clear-and-convincing" || bestCon <= GAMMA);
}
