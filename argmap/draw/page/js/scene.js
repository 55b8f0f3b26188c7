/** The scene that is drawn now: wide or narrow, without what is folded away or held back. */

import { extended, revision } from "./additions.js";
import { heldBack } from "./cluster.js";
import { claims, hasFull, sceneOf } from "./data.js";
import { bareScene, looseScene } from "./exam-scene.js";
import { isEmbedded } from "./embedding.js";
import { coverOf } from "./exercises.js";
import { family, isClustered } from "./family.js";
import { passes } from "./filters.js";
import { hiddenBy, withoutHidden } from "./fold.js";
import { isPhone, onWindow, windowWidth } from "./letters.js";
import { state } from "./state.js";

const DESK = 1200; // px; a wider window always has the columns
const READABLE = 9.5; // px, the least size of text at which the columns are worth having
export const wideScene = sceneOf("wide");

/** Whether boxes stand below each other, indented: on a phone, and where columns beside the text would be too small to read. */
export function isNarrow() {
  if (isPhone()) return true;
  const width = windowWidth();
  const pane = isEmbedded ? width : width - Math.max(290, width * 0.208);
  return width < DESK && pane * wideScene.smallest < wideScene.width * READABLE;
}

/** @type {Map<string, string[]>} */
const NONE = new Map();
/** @type {("folded" | "more" | "shown" | "text")[]} */
const LISTS = ["folded", "more", "shown", "text"]; // what changes which boxes are shown, or what they say
const NEAR = 1.4; // the scale from which boxes show their whole claims

let isNear = false;

/**
 * Note how near the map is seen. Returns whether its boxes say something else from now on.
 * @param {number} scale
 */
export function approach(scale) {
  const was = isNear;
  isNear = hasFull && scale >= NEAR;
  return was !== isNear && !state().text;
}

/** The boxes that are held back in a state, by what they are below. */
export const heldNow = (current = state()) => (isClustered ? heldBack(family, current) : NONE);

const drawn = { key: [], result: wideScene };

/** The scene of the present arrangement, without what is folded away or held back. */
export function sceneNow() {
  const cover = coverOf(state());
  const wished = cover.mode ? "Bare" : isNear || state().text ? "Full" : "";
  const full = hasFull ? wished : "";
  const scene = sceneOf(`${isNarrow() ? "narrow" : "wide"}${full}`);
  const { folded, more, shown } = state();
  const key = [scene, folded, more, shown, cover, state().exercise, revision()];
  if (key.some((value, at) => value !== drawn.key[at])) {
    const held = heldNow();
    const unfolded = () => withoutHidden(scene, hiddenBy(folded, family, held), held);
    const result = cover.mode === "loose" ? looseScene(scene, isNarrow()) : unfolded();
    const seen = cover.mode === "bare" ? bareScene(result, cover.blank) : extended(result, isNarrow());
    Object.assign(drawn, { key, result: seen });
  }
  return drawn.result;
}

/**
 * Whether two states show different boxes.
 * @param {State} one
 * @param {State} other
 */
export const isOther = (one, other) =>
  LISTS.some((key) => one[key] !== other[key]) || coverOf(one).mode !== coverOf(other).mode ||
  one.exercise !== other.exercise || one.additions !== other.additions;

/**
 * Call `listener` whenever the size of the window or of letters asks for another arrangement.
 * @param {() => void} listener
 */
export function onArrangement(listener) {
  let last = `${isPhone()} ${isNarrow()}`;
  onWindow(() => {
    const now = `${isPhone()} ${isNarrow()}`;
    if (now === last) return;
    last = now;
    listener();
  });
}

/**
 * Whether filters and search leave an element in the foreground.
 * @param {string} id
 * @param {State} state
 * @param {Matches} matches
 */
export function isPale(id, state, matches) {
  const claim = claims.get(id);
  if (!claim) return false;
  if (matches && !matches.has(id)) return true;
  return (state.strands.length > 0 && !state.strands.includes(claim.strand)) || !passes(id, state);
}

/**
 * The boxes that filters and search leave in the foreground.
 * @param {State} state
 * @param {Matches} matches
 */
export function foreground(state, matches) {
  return new Set(sceneNow().boxes.map((box) => box.id).filter((id) => !isPale(id, state, matches)));
}
