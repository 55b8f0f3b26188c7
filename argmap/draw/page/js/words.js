/** Every word of the interface, in one place, so that another language is another table. */

export const words = {
  role: {
    thesis: "Thesis", premise: "Premise", evidence: "Evidence", claim: "Claim", objection: "Objection",
    reply: "Reply", dilemma: "Dilemma", horn: "Horn", argument: "Argument", step: "Step", undercutter: "Undercutter",
  },
  hedge: {
    certain: "", likely: "most likely, not for certain", apparent: "apparently, not for certain", possible: "no more than possible",
    questioned: "open to question",
  },
  stance: {
    asserted: "", reported: "reported, not vouched for", conceded: "granted", denied: "denied",
    supposed: "a supposition, not asserted",
  },
  status: { holds: "Stands", falls: "Falls", open: "Open" },
  thesis: { holds: "Thesis stands", falls: "Thesis falls", open: "Thesis undecided" },
  implicit: "unsaid",
  mark: { answered: "answered", falls: "falls", rejected: "rejected", stands: "now stands", open: "undecided" },
  relation: {
    support: "supports", attack: "attacks", undercut: "undercuts a step", contrary: "excludes",
    contradictory: "contradicts", rephrase: "says again", linked: "only together",
  },
};

/** "1 reason", "3 reasons". */
export function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

/** A title inside a sentence, in quotation marks unless it is a quotation and brings its own. */
export function quoted(title) {
  return /^[“"«„‘'].*[”"»“’']$/su.test(title) ? title : `“${title}”`;
}

/** "a", "a and b", "a, b and c". */
export function listed(parts) {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** "paragraph 6, sentence 2", as a reader would look it up. */
export function place(anchor) {
  return anchor.paragraph === 1 ? "the title" : `paragraph ${anchor.paragraph}, sentence ${anchor.sentence}`;
}
