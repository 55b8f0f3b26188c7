/** Everything that is painted of a scene in a given state, item by item, so that what is out of sight costs nothing. */

import { badgeShapes } from "./badges.js";
import { strengthOf } from "./bars.js";
import { conflicts, elements, inferences } from "./data.js";
import { blankShapes, letterShapes } from "./covering.js";
import { coverOf } from "./exercises.js";
import { countBelow, family, isFolded } from "./family.js";
import { ancestors } from "./fold.js";
import { foregroundOf, isDense, webOf } from "./foreground.js";
import { findingsFor, lookOf } from "./judgement.js";
import { lookup } from "./maps.js";
import { linksOf, neighbourhood } from "./near.js";
import { paletteOf, strandColour } from "./palette.js";
import { junctionShapes, linkShapes } from "./link-shapes.js";
import { boxShapes, isQuiet, stopAfter } from "./picture.js";
import { isPale } from "./scene.js";
import { tagRoom } from "./tags.js";

/** @type {Look} */
const UNJUDGED = { status: "holds", mark: "", struck: false, changed: false };

/** @type {WeakMap<Item | Link, {key: string, shapes: Shape[]}>} */
const latest = new WeakMap(); // what was last painted of an item, which most states leave as it was

/**
 * The shapes of an item: those that it had, if they came about in the same way.
 * @param {Item | Link} item
 * @param {unknown[]} how
 * @param {() => Shape[]} make
 */
function kept(item, how, make) {
  const key = how.join("|");
  const known = latest.get(item);
  if (known?.key === key) return known.shapes;
  const shapes = make();
  latest.set(item, { key, shapes });
  return shapes;
}

/**
 * A function of an id that works its answer out once.
 * @template T
 * @param {(id: string) => T} answer
 */
function once(answer) {
  /** @type {Map<string, {value: T}>} */
  const known = new Map();
  return (/** @type {string} */ id) => {
    const entry = known.get(id) ?? { value: answer(id) };
    known.set(id, entry);
    return entry.value;
  };
}

/**
 * The shapes of the items of a scene: `link`, `junction` and `box` each take an item, the latter two also whether the pointer
 * is on it. `front` is what a choice leaves in the foreground of a dense map, `web` what then lies behind it.
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
  const cover = coverOf(state);
  const front = state.selected && !cover.mode && isDense(scene)
    ? foregroundOf(state.selected, scene, ancestors(state.selected, family))
    : null;
  const near = front?.relations ?? (state.selected && !cover.mode ? neighbourhood(state.selected, scene) : new Set());
  const chosen = state.picked || state.selected;
  const isAsking = Boolean(cover.mode);
  const isFiltered = !isAsking && (Boolean(matches) || state.strands.length > 0 || state.filters.length > 0 ||
    state.results?.length > 0);
  const look = once((id) => (isAsking || !elements.has(id) ? UNJUDGED : lookOf(id, findings)));
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
  const links = scene.links.filter(({ element }) => !front || near.has(element))
    .sort((a, b) => Number(isIdle(b.element)) - Number(isIdle(a.element)));
  const web = front ? webOf(scene, palette) : [];

  /**
   * @param {Link} item
   * @returns {Shape[]}
   */
  function link(item) {
    const { element } = item;
    /** @type {LinkView} */
    const view = {
      fallen: isFallen(element),
      struck: struck(element),
      strong: near.has(element),
      idle: isIdle(element),
      stop: isBox(item.source) ? stopAfter(look(item.source).mark) : "",
      pale: isFiltered && [item.source, item.target].some((id) => (isBox(id) ? pale(id) : endsPale(id))),
    };
    return kept(item, [palette.paper, ...Object.values(view)], () => linkShapes(item, palette, view));
  }

  /** @param {Junction} item */
  function junction(item, hover = false) {
    const { id } = item;
    const view = {
      chosen: id === chosen,
      hover,
      struck: struck(id),
      pale: endsPale(id) || (front !== null && !near.has(id)),
    };
    return junctionShapes(item, scene.kinds.get(id) ?? "support", palette, view);
  }

  /** @param {Box} item */
  function box(item, hover = false) {
    const { id } = item;
    const view = {
      strength: state.bars && !isAsking ? strengthOf(id, state) : undefined,
      fold: countBelow(id) && !isAsking ? { count: countBelow(id), folded: isFolded(id, state.folded) } : null,
      look: look(id),
      room: look(id).mark ? tagRoom(item, scene.boxes) : undefined,
      chosen: id === chosen,
      hover,
      pale: pale(id) || (front !== null && !front.boxes.has(id)),
    };
    const strand = isAsking ? palette.line : strandColour(palette, item.strand);
    if (!isAsking) {
      const { fold, look: own, ...flags } = view;
      const how = [palette.paper, strand, ...Object.values(fold ?? {}), ...Object.values(own), ...Object.values(flags)];
      return kept(item, how, () => boxShapes(item, palette, strand, view));
    }
    const plain = cover.blank.has(id) ? blankShapes(item, palette, view) : boxShapes(item, palette, strand, view);
    const letter = cover.letters.get(id);
    return letter ? [...plain, ...letterShapes(item, letter, palette)] : plain;
  }

  /** @param {Badge} item */
  const badge = (item) => badgeShapes(item, palette);

  return { web, links, link, junction, box, badge, front };
}

/**
 * All shapes of a scene, painted in this order: lines, junctions, boxes.
 * @param {Scene} scene
 * @param {State} state
 * @param {{theme?: string, matches?: Matches}} how
 * @returns {{links: Shape[], nodes: Map<string, Shape[]>}} `nodes` in painting order
 */
export function shapesOf(scene, state, how = {}) {
  const { web, links, link, junction, box, badge } = painterOf(scene, state, how);
  /** @type {Map<string, Shape[]>} */
  const nodes = new Map(scene.junctions.map((item) => [item.id, junction(item)]));
  for (const item of scene.boxes) nodes.set(item.id, box(item));
  const [trays, words] = [false, true].map((isWord) => scene.badges.filter(({ text }) => Boolean(text) === isWord));
  return { links: [...trays.flatMap(badge), ...web, ...links.flatMap(link), ...words.flatMap(badge)], nodes };
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
