/** Everything that is painted of a scene in a given state, item by item, so that what is out of sight costs nothing. */

import { badgeShapes } from "./badges.js";
import { strengthOf } from "./bars.js";
import { conflicts, inferences } from "./data.js";
import { blankShapes, letterShapes } from "./covering.js";
import { coverOf } from "./exercises.js";
import { countBelow, isFolded } from "./family.js";
import { findingsFor, lookOf } from "./judgement.js";
import { lookup } from "./maps.js";
import { linksOf, neighbourhood } from "./near.js";
import { paletteOf, strandColour } from "./palette.js";
import { boxShapes, isQuiet, junctionShapes, linkShapes, stopAfter } from "./picture.js";
import { isPale } from "./scene.js";

/** @type {Look} */
const UNJUDGED = { status: "holds", mark: "", struck: false, changed: false };

/**
 * A function of an id that works its answer out once.
 * @template T
 * @param {(id: string) => T} answer
 */
function once(answer) {
  /** @type {Map<string, {value: T}>} */
  const known = new Map();
  return (/** @type {string} */ id) => {
    const found = known.get(id) ?? { value: answer(id) };
    known.set(id, found);
    return found.value;
  };
}

/**
 * The shapes of the items of a scene: `link`, `junction` and `box` each take an item, the latter two also whether the pointer
 * is on it.
 * @param {Scene} scene
 * @param {State} state
 * @param {{theme?: string, matches?: Matches}} options
 */
export function painterOf(
  scene,
  state,
  { theme = "", matches = null } = {},
) {
  const palette = paletteOf(theme);
  const findings = findingsFor(state);
  const near = state.selected ? neighbourhood(state.selected, scene) : new Set();
  const cover = coverOf(state);
  const chosen = state.picked || state.selected;
  const isAsking = Boolean(cover.mode);
  const isFiltered = !isAsking && (Boolean(matches) || state.strands.length > 0 || state.filters.length > 0 ||
    state.results?.length > 0);
  const look = once((id) => (isAsking ? UNJUDGED : lookOf(id, findings)));
  const pale = once((id) => isFiltered && scene.byId.has(id) && isPale(id, state, matches));
  const endsPale = once((id) => {
    const relation = inferences.get(id) ?? conflicts.get(id);
    return isFiltered && relation !== undefined && relation.premises.every((premise) => pale(premise));
  });
  /** @param {string} id */
  const isBox = (id) => scene.byId.get(id)?.lines !== undefined;
  /** @param {string} id */
  const isGone = (id) => isBox(id) && isQuiet(look(id));
  const isFallen = once((element) => lookup(linksOf(scene).of, element).some((link) => isGone(link.source)));
  const struck = once((id) => !isAsking && isStruck(id, findings));
  const isIdle = once((id) =>
    !isAsking && (inferences.has(id) || conflicts.has(id)) && findings.status(id) !== "holds"
  );
  /** The lines in the order of painting, so that heads that hold are above hollow ones. */
  const links = [...scene.links].sort((a, b) => Number(isIdle(b.element)) - Number(isIdle(a.element)));

  /**
   * @param {Link} item
   * @returns {Shape[]}
   */
  function link(item) {
    const { element } = item;
    return linkShapes(item, palette, {
      fallen: isFallen(element),
      struck: struck(element),
      strong: near.has(element),
      idle: isIdle(element),
      stop: isBox(item.source) ? stopAfter(look(item.source).mark) : "",
      pale: isFiltered && [item.source, item.target].some((id) => (isBox(id) ? pale(id) : endsPale(id))),
    });
  }

  /** @param {Junction} item */
  function junction(item, hover = false) {
    const { id } = item;
    const view = { chosen: id === chosen, hover, struck: struck(id), pale: endsPale(id) };
    return junctionShapes(item, scene.kinds.get(id) ?? "support", palette, view);
  }

  /** @param {Box} item */
  function box(item, hover = false) {
    const { id } = item;
    const view = {
      strength: state.bars && !isAsking ? strengthOf(id, state) : undefined,
      fold: countBelow(id) && !isAsking ? { count: countBelow(id), folded: isFolded(id, state.folded) } : null,
      look: look(id),
      chosen: id === chosen,
      hover,
      pale: pale(id),
    };
    const strand = isAsking ? palette.line : strandColour(palette, item.strand);
    const plain = cover.blank.has(id) ? blankShapes(item, palette, view) : boxShapes(item, palette, strand, view);
    const letter = cover.letters.get(id);
    return letter ? [...plain, ...letterShapes(item, letter, palette)] : plain;
  }

  /** @param {Badge} item */
  const badge = (item) => badgeShapes(item, palette);

  return { links, link, junction, box, badge };
}

/**
 * All shapes of a scene, painted in this order: lines, junctions, boxes.
 * @param {Scene} scene
 * @param {State} state
 * @param {{theme?: string, matches?: Matches}} how
 * @returns {{links: Shape[], nodes: Map<string, Shape[]>}} `nodes` in painting order
 */
export function shapesOf(scene, state, how = {}) {
  const { links, link, junction, box, badge } = painterOf(scene, state, how);
  /** @type {Map<string, Shape[]>} */
  const nodes = new Map(scene.junctions.map((item) => [item.id, junction(item)]));
  for (const item of scene.boxes) nodes.set(item.id, box(item));
  const [trays, words] = [false, true].map((isWord) => scene.badges.filter(({ text }) => Boolean(text) === isWord));
  return { links: [...trays.flatMap(badge), ...links.flatMap(link), ...words.flatMap(badge)], nodes };
}

/**
 * Whether the reader's rejections, not the map itself, make a relation fall.
 * @param {string} id
 * @param {Findings} findings
 */
function isStruck(id, findings) {
  return findings.status(id) === "falls" && findingsFor([]).status(id) !== "falls" &&
    (inferences.has(id) || conflicts.has(id));
}
