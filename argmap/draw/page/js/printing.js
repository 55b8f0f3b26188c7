/** What is printed: the map on one landscape page, then the outline with the words of the text that each claim rests on. */

import { KINDS } from "./address.js";
import { claimOf, data, languageOf, nameOf } from "./data.js";
import { byId, make } from "./dom.js";
import { alphabetical } from "./exam-scene.js";
import { coverOf, exerciseOf } from "./exercises.js";
import { countBelow, family } from "./family.js";
import { ancestors, hiddenBy, withoutHidden } from "./fold.js";
import { findingsFor, lookOf, sentenceOf, verdictOf } from "./judgement.js";
import { legendItems } from "./legend.js";
import { linkedText } from "./links.js";
import { childrenOf } from "./outline-own.js";
import { paletteOf } from "./palette.js";
import { quotesOf } from "./quotes.js";
import { wideScene } from "./scene.js";
import { picture } from "./vector.js";
import { state } from "./state.js";
import { labelOf, tree, walkTree, whereOf } from "./tree.js";
import { place, t } from "./words.js";

const PAPER = { width: 979, height: 560 }; // px that the map has on a sheet, the smaller of A4 and Letter each way
const SMALLEST_TEXT = 6.2; // px on paper, about 4.7 points
const [MOST_ROWS, MOST_ENLARGED] = [24, 1.5]; // of a part of the map; how many times as large as on the screen a map is printed
const DEEPEST = 8; // levels of the outline that are indented

/** @param {Scene} scene */
const smallest = (scene) => Math.min(13, ...scene.boxes.flatMap((box) => box.lines.map((line) => line.size)));
/** @param {Scene} scene */
const scaleOf = (scene) => Math.min(PAPER.width / scene.width, PAPER.height / scene.height, 1);
/** @param {Scene} scene */
const isReadable = (scene) => scaleOf(scene) * smallest(scene) >= SMALLEST_TEXT;

/**
 * A box with the largest of what hangs below it, as many as can be read on one sheet.
 * @param {Scene} scene
 * @param {string} top
 */
function largestBelow(scene, top) {
  const ids = (family.siblings.get(top) ?? []).toSorted((one, other) => countBelow(other) - countBelow(one));
  for (let count = Math.min(ids.length, MOST_ROWS); count > 0; count -= 1) {
    const part = withoutHidden(scene, new Set([...hiddenBy(ids, family), ...ids.slice(count)]));
    if (isReadable(part)) return part;
  }
  return null;
}

/** As much of the map as can be read on one sheet: all of it, or as many levels as fit, and how many claims that leaves out. */
function sceneForPaper(scene = wideScene) {
  let best = scene;
  const levels = new Map(scene.boxes.map((box) => [box.id, ancestors(box.id, family).length]));
  for (let depth = Math.max(0, ...levels.values()); !isReadable(best) && depth > 0; depth -= 1) {
    const shut = scene.boxes.filter(({ id }) => countBelow(id) && levels.get(id) === depth - 1).map(({ id }) => id);
    best = withoutHidden(scene, hiddenBy(shut, family));
  }
  if (best.boxes.length === 1 && scene.boxes.length > 1) best = largestBelow(scene, best.boxes[0].id) ?? best;
  return { scene: best, left: scene.boxes.length - best.boxes.length };
}

/**
 * How an element stands, unless it goes without saying.
 * @param {Claim} claim
 * @param {Findings} findings
 */
function toldOf(claim, findings) {
  const { head, tail, reason, answered } = sentenceOf(claim.id, findings);
  const isPlain = reason === "given" && !answered && !findings.condition(claim.id).none.length;
  return isPlain ? "" : `${head}: ${tail}`;
}

/** @param {import("./quotes.js").Quotation} quotation */
function quotation({ paragraph, sentence, text }) {
  return make(
    "q",
    {},
    make("bdi", { text: text.trim() }),
    make("small", { text: ` ${place({ paragraph, sentence })}` }),
  );
}

/**
 * A line of the outline, indented by its level.
 * @param {number} level
 * @param {Node[]} parts
 */
function indented(level, ...parts) {
  const line = make("li", {}, ...parts);
  line.style.setProperty("--level", String(Math.min(DEEPEST, level)));
  return line;
}

/**
 * @param {Place} place
 * @param {Findings} findings
 */
function item(place, findings) {
  const { id, level, again, own } = place;
  if (own) { // by its words and the sign before them told apart
    return indented(
      level,
      make("small", { text: `✎ ${labelOf(place)}` }),
      make("span", { dir: "auto", text: own.text }),
    );
  }
  const claim = claimOf(id);
  const body = again ? [make("small", { text: whereOf(place) })] : [
    claim.text && claim.text !== nameOf(id)
      ? make("span", { dir: "auto", lang: languageOf(id) }, ...linkedText(id, claim.text))
      : null,
    make("em", { text: toldOf(claim, findings) }),
    ...quotesOf(id).map(quotation),
  ];
  const name = make("b", { dir: "auto", lang: languageOf(id), text: nameOf(id) });
  const line = indented(level, make("small", { text: labelOf(place) }), name, ...body.filter((part) => part !== null));
  line.classList.toggle("struck", lookOf(id, findings).struck);
  return line;
}

/** What the reader assumes, in words. */
function assumptions() {
  const lists = KINDS.filter((kind) => state()[kind].length);
  return lists.map((kind) =>
    make("p", { text: t(`saving.you_${kind}`, { names: state()[kind].map(nameOf).join("; ") }) })
  );
}

function sourceLine() {
  const licence = data.map.licence && t("saving.licence", { licence: data.map.licence });
  return make("p", { class: "source", text: [wideScene.source, licence].filter(Boolean).join(" · ") });
}

/** Of a map with a question open, no more than the question and what the claims are called. */
function buildCovered() {
  const names = alphabetical(data.claims.map(({ id }) => id)).map((id) =>
    make("li", { dir: "auto", text: nameOf(id) })
  );
  byId("print").replaceChildren(
    make("h1", { dir: "auto", lang: languageOf(), text: data.map.title }),
    make("p", { dir: "auto", text: exerciseOf(state().exercise)?.exercise.ask }),
    make("ol", {}, ...(coverOf(state()).blank.size ? [] : names)),
  );
}

/**
 * The map, no larger than reads well.
 * @param {Scene} scene
 */
function drawing(scene) {
  const svg = picture("print", scene);
  svg.style.maxWidth = `${scene.width * MOST_ENLARGED}px`;
  svg.style.maxHeight = `${scene.height * MOST_ENLARGED}px`;
  return svg;
}

function build() {
  if (coverOf(state()).mode) return buildCovered();
  const findings = findingsFor(state());
  const verdict = verdictOf(findings);
  const { scene, left } = sceneForPaper();
  byId("print").replaceChildren(
    make(
      "div",
      { class: "sheet" },
      make("h1", { dir: "auto", lang: languageOf(), text: data.map.title }),
      make("p", { class: "verdict-line", text: [verdict.words, verdict.tally].filter(Boolean).join(" · ") }),
      ...assumptions(),
      left ? make("p", { text: t("saving.left_out", { n: left }) }) : null,
      scene.boxes.length ? drawing(scene) : null,
      make("ul", { class: "key" }, ...legendItems(paletteOf("print"))),
      sourceLine(),
    ),
    make("h2", { text: t("saving.outline") }),
    make("ol", {}, ...[...walkTree(tree.roots, () => false, childrenOf)].map((entry) => item(entry, findings))),
  );
}

/** Make the pages whenever the browser is about to print. */
export function startPrinting() {
  addEventListener("beforeprint", build);
  matchMedia("print").addEventListener("change", (event) => event.matches && build());
}
