/** The text beside the map: every anchored passage leads to its claim, and a chosen claim shows its passages. */

import { claimOf, claims, data, nameOf, strandLabel } from "./data.js";
import { byId, cardCover, keepInSight, make, reveal } from "./dom.js";
import { findingsFor, lookOf } from "./judgement.js";
import { select, state, watch } from "./state.js";
import { strandClass } from "./palette.js";
import { t } from "./words.js";

/** @type {{element: HTMLElement, ids: string[]}[]} */
const passages = [];
/** @type {{element: HTMLElement, text: string, paragraph: number, number: number}[]} */
const sentences = [];

/** @param {Segment} segment */
function segment([text, ids]) {
  const known = ids.filter((id) => claims.has(id));
  if (!known.length) return document.createTextNode(text);
  const inner = claimOf(known[0]);
  const element = make("span", {
    role: "button",
    tabindex: passages.length ? -1 : 0,
    "aria-pressed": "false",
    "aria-description": t(inner.strand ? "passage.claim_of" : "passage.claim", {
      claims: known.map(nameOf).join("; "),
      strand: strandLabel(inner.strand),
    }),
    class: `passage ${strandClass(inner.strand)}${known.length > 1 ? " nested" : ""}`,
    text,
  });
  passages.push({ element, ids: known });
  element.addEventListener("click", () => choose(known));
  return element;
}

/**
 * Choose the narrowest claim of a passage; where it carries several, another click chooses the next.
 * @param {string[]} ids
 */
function choose(ids) {
  const at = ids.indexOf(state().selected);
  select(ids[(at + 1) % ids.length], "text");
}

/** @param {KeyboardEvent} event */
function walk(event) {
  const at = passages.findIndex(({ element }) => element === event.target);
  if (at < 0) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    choose(passages[at].ids);
    return;
  }
  /** @type {Record<string, number>} */
  const moves = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: passages.length - 1,
  };
  const next = Object.hasOwn(moves, event.key) ? passages[moves[event.key]] : null;
  if (!next) return;
  event.preventDefault();
  passages[at].element.tabIndex = -1;
  next.element.tabIndex = 0;
  next.element.focus();
}

/**
 * @param {Sentence} sentence
 * @param {number} paragraph
 */
function sentenceOf({ number, segments }, paragraph) {
  const element = make("span", { class: "sentence" }, ...segments.map(segment));
  sentences.push({ element, text: element.textContent ?? "", paragraph, number });
  return element;
}

/**
 * The sentence on the page that an anchor names.
 * @param {Anchor} anchor
 */
const sentenceAt = (anchor) =>
  sentences.find(({ paragraph, number }) => paragraph === anchor.paragraph && number === anchor.sentence)?.element;

/**
 * Whether the page has the sentence of an anchor.
 * @param {Anchor} anchor
 */
export const hasSentence = (anchor) => sentenceAt(anchor) !== undefined;

/**
 * Bring the sentence of an anchor into sight, once the text is, and the keyboard to its first passage.
 * @param {Anchor} anchor
 */
export function showSentence(anchor) {
  const element = sentenceAt(anchor);
  if (!element) return;
  reveal(element, byId("panel-article"), cardCover());
  /** @type {HTMLElement | null} */
  const passage = element.querySelector(".passage");
  passage?.focus({ preventScroll: true });
}

/** @param {Paragraph} paragraph */
function paragraph({ number, sentences: own }) {
  const children = own.flatMap((sentence, index) => [
    ...(index ? [document.createTextNode(" ")] : []),
    sentenceOf(sentence, number),
  ]);
  if (number === 1) return make("h2", {}, ...children);
  return make(
    "p",
    { data: { number } },
    make("span", { class: "number", "aria-hidden": "true", text: number }),
    ...children,
  );
}

/**
 * @param {State} current
 * @param {State} before
 * @param {How} how
 */
function draw(current, before, how) {
  if (current.exercise) byId("panel-article").tabIndex = 0; // whose passages lead nowhere then, and which still scrolls
  else byId("panel-article").removeAttribute("tabindex");
  const findings = findingsFor(current);
  for (const { element, ids } of passages) {
    const chosen = ids.includes(current.selected);
    const looks = ids.map((id) => lookOf(id, findings));
    element.setAttribute("aria-pressed", String(chosen));
    element.classList.toggle("chosen", chosen);
    element.classList.toggle("struck", looks.every((look) => look.struck));
    element.classList.toggle(
      "dimmed",
      current.strands.length > 0 && !ids.some((id) => current.strands.includes(claimOf(id).strand)),
    );
  }
  if (how === "text" || !current.selected || current.selected === before.selected) return;
  const first = passageOf(current.selected);
  if (first) requestAnimationFrame(() => reveal(first, byId("panel-article"), cardCover()));
}

/**
 * The passage that states a claim: in the sentence that the map names first, else the first of all.
 * @param {string} id
 */
function passageOf(id) {
  const own = passages.filter(({ ids }) => ids.includes(id)).map(({ element }) => element);
  const [anchor] = claims.get(id)?.anchors ?? [];
  const stated = anchor && sentenceAt(anchor);
  return own.find((element) => stated?.contains(element)) ?? own[0];
}

/** Scroll the chosen passage into view, as when the tab with the text is opened. */
export function revealPassage() {
  const first = passageOf(state().selected);
  if (first) reveal(first, byId("panel-article"), cardCover());
}

/**
 * Mark the sentences that `isFound` is true of, show the first of them, and say how many there are.
 * @param {(text: string) => boolean} isFound
 */
export function markSentences(isFound) {
  const hits = sentences.filter(({ text }) => isFound(text));
  for (const sentence of sentences) sentence.element.classList.toggle("found", hits.includes(sentence));
  if (hits.length) reveal(hits[0].element, byId("panel-article"), cardCover());
  return hits.length;
}

/**
 * Light up the passages of a claim that the pointer is on.
 * @param {string} id
 */
export function hint(id) {
  for (const { element, ids } of passages) element.classList.toggle("hinted", Boolean(id) && ids.includes(id));
}

/** @param {string} id */
const nameOfSource = (id) => data.sources[id]?.name ?? id;

export function startArticle() {
  const root = byId("article");
  const source = data.map.article;
  if (data.note) root.append(make("p", { class: "note above", text: data.note }));
  root.append(...data.text.map(paragraph));
  const about = source ? [source.name, nameOfSource(source.author), source.date].filter(Boolean).join(", ") : "";
  if (about) root.append(make("p", { class: "note", text: t("page.after", { source: about.replace(/\.$/u, "") }) }));
  root.addEventListener("keydown", walk);
  keepInSight(byId("panel-article"), () => passageOf(state().selected));
  watch(draw);
}
