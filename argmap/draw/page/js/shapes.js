/** Everything that is painted of a scene in a given state, item by item, so that what is out of sight costs nothing. */

import { strengthOf } from "./bars.js";
import { conflicts, inferences } from "./data.js";
import { blankShapes, letterShapes } from "./covering.js";
import { coverOf } from "./exercises.js";
import { countBelow, isFolded } from "./family.js";
import { findingsFor, lookOf } from "./judgement.js";
import { linksOf, neighbourhood } from "./near.js";
import { paletteOf, strandColour } from "./palette.js";
import { boxShapes, junctionShapes, linkShapes } from "./picture.js";
import { isPale } from "./scene.js";

/** A function of an id that works its answer out once. */
function once(answer) {
  const known = new Map();
  return (id) => {
    if (!known.has(id)) known.set(id, answer(id));
    return known.get(id);
  };
}

/**
 * The shapes of the items of a scene: `link`, `junction` and `box` each take an item, the latter two also whether the pointer
 * is on it.
 */
export function painterOf(
  scene,
  state,
  { theme = "", matches = /** @type {Set<string> | null} */ (null) } = {},
) {
  const palette = paletteOf(theme);
  const findings = findingsFor(state);
  const near = state.selected ? neighbourhood(state.selected, scene) : new Set();
  const cover = coverOf(state);
  const chosen = state.picked || state.selected;
  const isFiltered = Boolean(matches) || state.strands.length > 0 || state.filters.length > 0 ||
    state.results?.length > 0;
  const look = once((id) => lookOf(id, findings));
  const pale = once((id) => isFiltered && scene.byId.has(id) && isPale(id, state, matches));
  const endsPale = once((id) => {
    const relation = inferences.get(id) ?? conflicts.get(id);
    return isFiltered && Boolean(relation) && relation.premises.every((premise) => pale(premise));
  });
  const isBox = (id) => scene.byId.get(id)?.lines !== undefined;
  const isQuiet = (id) => isBox(id) && (look(id).status === "falls" || look(id).mark === "answered");
  const isFallen = once((element) => linksOf(scene).of.get(element).some((link) => isQuiet(link.source)));
  const struck = once((id) => isStruck(id, findings));

  function link(item) {
    const { element } = item;
    if (cover.hidden.has(element)) return [];
    return linkShapes(item, palette, {
      fallen: isFallen(element),
      struck: struck(element),
      strong: near.has(element),
      pale: isFiltered && [item.source, item.target].some((id) => (isBox(id) ? pale(id) : endsPale(id))),
    });
  }

  function junction(item, hover = false) {
    const { id } = item;
    if (cover.hidden.has(id)) return [];
    const view = { chosen: id === chosen, hover, struck: struck(id), pale: endsPale(id) };
    return junctionShapes(item, scene.kinds.get(id) ?? "support", palette, view);
  }

  function box(item, hover = false) {
    const { id } = item;
    const view = {
      strength: state.bars ? strengthOf(id, state) : undefined,
      fold: countBelow(id) && { count: countBelow(id), folded: isFolded(id, state.folded) },
      look: look(id),
      chosen: id === chosen,
      hover,
      pale: pale(id),
    };
    const strand = strandColour(palette, item.strand);
    const plain = cover.blank.has(id) ? blankShapes(item, palette, view) : boxShapes(item, palette, strand, view);
    const letter = cover.letters.get(id);
    return letter ? [...plain, ...letterShapes(item, letter, palette)] : plain;
  }

  return { link, junction, box };
}

/**
 * All shapes of a scene, painted in this order: lines, junctions, boxes.
 * @returns {{links: object[], nodes: Map<string, object[]>}} `nodes` in painting order
 */
export function shapesOf(scene, state, how = {}) {
  const { link, junction, box } = painterOf(scene, state, how);
  const nodes = new Map(scene.junctions.map((item) => [item.id, junction(item)]));
  for (const item of scene.boxes) nodes.set(item.id, box(item));
  return { links: scene.links.flatMap(link), nodes };
}

/** Whether the reader's rejections, not the map itself, make a relation fall. */
function isStruck(id, findings) {
  return findings.status(id) === "falls" && findingsFor([]).status(id) !== "falls" &&
    (inferences.has(id) || conflicts.has(id));
}
