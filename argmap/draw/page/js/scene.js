/** The scene that is drawn now, wide or narrow, and everything painted on it for a given state. */

import { strengthOf } from "./bars.js";
import { claims, conflicts, inferences, sceneOf } from "./data.js";
import { coverOf } from "./exercises.js";
import { countBelow, family } from "./family.js";
import { passes } from "./filters.js";
import { hiddenBy, withoutHidden } from "./fold.js";
import { findingsFor, lookOf } from "./judgement.js";
import { paletteOf, strandColour } from "./palette.js";
import { blankShapes, letterShapes } from "./covering.js";
import { boxShapes, junctionShapes, linkShapes } from "./picture.js";
import { state } from "./state.js";

/** Whether the address ends in `?embed`: only the map and its cards, for a frame on another page. */
export const isEmbedded = new URLSearchParams(location.search).has("embed");

const phone = matchMedia("(max-width: 759px)");
const DESK = 1200; // px; a wider window always has the columns
const READABLE = 9.5; // px, the least size of text at which the columns are worth having
export const wideScene = sceneOf("wide");
const smallest = smallestText(wideScene);

export const isPhone = () => phone.matches;

/** Whether boxes stand below each other, indented: on a phone, and where columns beside the text would be too small to read. */
export function isNarrow() {
  if (phone.matches) return true;
  const pane = isEmbedded ? innerWidth : innerWidth - Math.max(290, innerWidth * 0.222);
  return innerWidth < DESK && pane * smallest < wideScene.width * READABLE;
}

const drawn = { scene: wideScene, folded: null, result: wideScene };

/** The scene of the present arrangement, without what is folded away. */
export function sceneNow() {
  const scene = sceneOf(isNarrow() ? "narrow" : "wide");
  const { folded } = state();
  if (drawn.scene !== scene || drawn.folded !== folded) {
    Object.assign(drawn, { scene, folded, result: withoutHidden(scene, hiddenBy(folded, family)) });
  }
  return drawn.result;
}

/** Call `listener` whenever a change of the window's size asks for another arrangement. */
export function onArrangement(listener) {
  let last = `${isPhone()} ${isNarrow()}`;
  addEventListener("resize", () => {
    const now = `${isPhone()} ${isNarrow()}`;
    if (now === last) return;
    last = now;
    listener();
  });
}

/** Ids of the relations on the way from what is chosen to the thesis, and of what touches it directly. */
export function neighbourhood(id, scene) {
  const near = new Set();
  const queue = [id];
  const seen = new Set(queue);
  while (queue.length) {
    const here = queue.pop();
    for (const link of scene.links) {
      if (link.source !== here && link.element !== here) continue;
      near.add(link.element);
      for (const next of [link.element, link.target]) {
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      }
    }
  }
  for (const link of scene.links) if (link.target === id) near.add(link.element);
  return { links: near, ends: seen };
}

/** Whether filters and search leave an element in the foreground. */
function isPale(id, state, matches) {
  const claim = claims.get(id);
  if (!claim) return false;
  if (matches && !matches.has(id)) return true;
  return (state.strands.length > 0 && !state.strands.includes(claim.strand)) || !passes(id, state);
}

/** The boxes that filters and search leave in the foreground. */
export function foreground(state, matches) {
  return new Set(sceneNow().boxes.map((box) => box.id).filter((id) => !isPale(id, state, matches)));
}

/**
 * All shapes of a scene, painted in this order: lines, junctions, boxes.
 * @returns {{links: object[], nodes: Map<string, object[]>}} `nodes` in painting order
 */
export function shapesOf(
  scene,
  state,
  { theme = "", hover = "", matches = /** @type {Set<string> | null} */ (null) } = {},
) {
  const palette = paletteOf(theme);
  const findings = findingsFor(state);
  const near = state.selected ? neighbourhood(state.selected, scene) : { links: new Set(), ends: new Set() };
  const pale = new Map(scene.boxes.map((box) => [box.id, isPale(box.id, state, matches)]));
  const looks = new Map(scene.boxes.map((box) => [box.id, lookOf(box.id, findings)]));
  const isQuiet = (id) => looks.has(id) && (looks.get(id).status === "falls" || looks.get(id).mark === "answered");
  const fallen = new Set(scene.links.filter((link) => isQuiet(link.source)).map((link) => link.element));
  const isFiltered = [...pale.values()].some(Boolean);
  const cover = coverOf(state);
  const chosen = state.picked || state.selected;
  const links = scene.links.flatMap((link) => {
    if (cover.hidden.has(link.element)) return [];
    const ends = [link.source, link.target].map((end) => pale.get(end) ?? endsPale(end, pale));
    const struck = isStruck(link.element, findings);
    const strong = near.links.has(link.element);
    return linkShapes(link, palette, {
      fallen: fallen.has(link.element),
      struck,
      strong,
      pale: isFiltered && ends.some(Boolean),
    });
  });
  const nodes = new Map();
  for (const junction of scene.junctions) {
    if (cover.hidden.has(junction.id)) continue;
    const view = {
      chosen: junction.id === chosen,
      hover: junction.id === hover,
      struck: isStruck(junction.id, findings),
      pale: isFiltered && endsPale(junction.id, pale),
    };
    nodes.set(junction.id, junctionShapes(junction, scene.kinds.get(junction.id) ?? "support", palette, view));
  }
  for (const box of scene.boxes) {
    const view = {
      strength: state.bars ? strengthOf(box.id, state) : undefined,
      fold: countBelow(box.id) && { count: countBelow(box.id), folded: state.folded.includes(box.id) },
      look: looks.get(box.id),
      chosen: box.id === chosen,
      hover: box.id === hover,
      pale: pale.get(box.id),
    };
    const strand = strandColour(palette, box.strand);
    const plain = cover.blank.has(box.id) ? blankShapes(box, palette, view) : boxShapes(box, palette, strand, view);
    const letter = cover.letters.get(box.id);
    nodes.set(box.id, letter ? [...plain, ...letterShapes(box, letter, palette)] : plain);
  }
  return { links, nodes };
}

const endsPale = (id, pale) => {
  const relation = inferences.get(id) ?? conflicts.get(id);
  return Boolean(relation) && relation.premises.every((premise) => pale.get(premise));
};

/** Whether the reader's rejections, not the map itself, make a relation fall. */
function isStruck(id, findings) {
  return findings.status(id) === "falls" && findingsFor([]).status(id) !== "falls" &&
    (inferences.has(id) || conflicts.has(id));
}
