/** The map worked by keyboard: from box to box, and everything that can be done with the chosen one. */

import { say } from "./announce.js";
import { focusCard } from "./card.js";
import { clusterAt } from "./cluster.js";
import { elements, thesis } from "./data.js";
import { byId } from "./dom.js";
import { coverOf } from "./exercises.js";
import { family } from "./family.js";
import { joinedTo } from "./near.js";
import { heldNow, sceneNow } from "./scene.js";
import { change, redo, select, showMore, state, toggle, toggleFold, undo } from "./state.js";
import { openView, zoomBy } from "./viewport.js";
import { t } from "./words.js";

/** What would show more of the map than a question that is open may. */
const ASIDE = new Set(["r", "d", "a", "u", "y", "f", "m"]);

/**
 * Walk from box to box: left towards the thesis, right away from it, up and down among neighbours.
 * @param {string} key
 */
function walk(key) {
  const scene = sceneNow();
  const { blank, mode } = coverOf(state());
  const here = scene.byId.get(state().selected) ?? (mode ? undefined : scene.byId.get(thesis)) ?? scene.boxes[0];
  if (!state().selected) return select(here.id, "map");
  const axis = key === "ArrowLeft" || key === "ArrowRight" ? "x" : "y";
  const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  /** @param {Item} item */
  const centre = (item) => ({ x: item.x + (item.width ?? 0) / 2, y: item.y + (item.height ?? 0) / 2 });
  const from = centre(here);
  const joined = joinedTo(here.id, scene);
  /** @type {{cost: number, id: string} | null} */
  let best = null;
  for (const box of scene.boxes) {
    const to = centre(box);
    const ahead = (to[axis] - from[axis]) * sign;
    const aside = Math.abs(axis === "x" ? to.y - from.y : to.x - from.x);
    if (
      box.id === here.id || !elements.has(box.id) || blank.has(box.id) || ahead < 8 || (axis === "y" && aside > 120)
    ) continue;
    const cost = ahead + aside * 2 - (joined.has(box.id) ? 400 : 0);
    if (!best || cost < best.cost) best = { cost, id: box.id };
  }
  if (best) select(best.id, "map");
}

/**
 * Show the next boxes of a cluster, and say how many are left.
 * @param {string | undefined} parent
 */
export function openMore(parent) {
  if (parent === undefined) return;
  showMore(parent, "map");
  const left = heldNow().get(parent)?.length ?? 0;
  say(t(left ? "page.more_left" : "page.more_all", { n: left }));
}

/**
 * What a key does while the map has the focus.
 * @param {KeyboardEvent} event
 */
export function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { selected } = state();
  /** @type {Record<string, () => unknown>} */
  const actions = {
    Enter: () => (selected ? focusCard(byId("canvas")) : walk("ArrowRight")),
    r: () => selected && toggle("rejected", selected, "map"),
    d: () => selected && toggle("contested", selected, "map"),
    a: () => selected && toggle("accepted", selected, "map"),
    u: () => undo("map"),
    y: () => redo("map"),
    f: () => selected && toggleFold(selected, "map"),
    m: () => openMore(clusterAt(selected, heldNow(), family)),
    Escape: () => change({ selected: "" }, "map"),
    "+": () => zoomBy(1.25),
    "-": () => zoomBy(0.8),
    0: () => openView(true),
  };
  if (coverOf(state()).mode && ASIDE.has(event.key)) return;
  const action = event.key.startsWith("Arrow") ? () => walk(event.key) : actions[event.key];
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}
