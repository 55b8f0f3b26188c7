/* global vis */
/** The map: vis-network pans and zooms; boxes and lines are painted by us. */

import { thesis } from "./data.js";
import { byId, moves } from "./dom.js";
import { hint } from "./article.js";
import { focusCard } from "./card.js";
import { settleCard, settleCorners } from "./corners.js";
import { paintCanvas } from "./paint.js";
import { isNarrow, onArrangement, sceneNow, shapesOf } from "./scene.js";
import { matchesOf } from "./search.js";
import { change, select, state, toggleRejection, undo, watch } from "./state.js";
import { showTip } from "./tip.js";

const SMALLEST_TEXT = 11; // px on the screen at the opening zoom
const ZOOM = { least: 0.2, most: 3 };

/** The scale at which the smallest text of a scene can still be read. */
const leastScale = (scene) => SMALLEST_TEXT / Math.min(...scene.boxes.flatMap((box) => box.lines).map((line) => line.size), 13);

let network;
let shown; // shapes of the present state
let hovered = "";

/** How much of the top the chips take; stacked in the corner, they count as part of the picture. */
const chipsAbove = () => (byId("chips").classList.contains("stacked") && !isNarrow() ? 0 : byId("chips").offsetHeight + 10);

/** What the card covers: the pane's right side, unless the chosen box fits above or below it. */
function coveredBy(card, height) {
  const item = sceneNow().byId.get(state().selected);
  const scale = network?.getScale() ?? 1;
  const y = item && network ? network.canvasToDOM({ x: item.x, y: item.y }).y : 0;
  const below = (item?.height ?? 0) * scale + y;
  const [top, bottom] = [card.offsetTop - 8, card.offsetTop + card.offsetHeight + 8];
  const isClear = item && y > 0 && below < height && (below < top || y > bottom);
  return { right: isClear ? 0 : card.offsetWidth + 16, bottom: 0 };
}

const paneOf = () => {
  const { width, height } = byId("canvas").getBoundingClientRect();
  const card = byId("card");
  const walk = byId("walk-box");
  const covered = card.offsetHeight === 0 ? { right: 0, bottom: walk.offsetHeight ? height - walk.offsetTop : 0 }
    : isNarrow() ? { right: 0, bottom: card.offsetHeight } : coveredBy(card, height);
  return { width, height, ...covered, top: chipsAbove() };
};

function prepare() {
  shown = shapesOf(sceneNow(), state(), { theme: state().theme, hover: hovered, matches: matchesOf(state().query) });
}

export function redraw() {
  prepare();
  network?.redraw();
}

/** How large vis-network takes a box or junction to be, for finding it under the pointer. */
function sizeOf({ width, height, radius }) {
  return radius ? { width: radius * 2 + 8, height: radius * 2 + 8 } : { width, height };
}

/** The renderer that vis-network calls for a node in view: it only has to know the size, the rest is ours. */
function renderer({ ctx, id }) {
  return { drawNode: () => paintCanvas(ctx, shown.nodes.get(id) ?? []), nodeDimensions: sizeOf(sceneNow().byId.get(id)) };
}

function networkData() {
  const scene = sceneNow();
  const nodes = scene.nodes.map(({ id, x, y, shape }) => {
    const { width, height } = sizeOf(scene.byId.get(id));
    return { id, x, y, shape, ctxRenderer: renderer, fixed: true, size: Math.max(width, height) / 2 + 6 };
  });
  const edges = scene.edges.map(({ id, from, to }) => ({ id, from, to, hidden: true }));
  return { nodes, edges };
}

const OPTIONS = {
  autoResize: true,
  physics: false,
  layout: { improvedLayout: false },
  nodes: { chosen: false },
  edges: { chosen: false, smooth: false },
  interaction: { dragNodes: false, hover: false, keyboard: false, multiselect: false, selectConnectedEdges: false, hoverConnectedEdges: false, tooltipDelay: 1e9 },
};

function move(position, scale, animated) {
  const animation = animated && moves() ? { duration: 320, easingFunction: "easeInOutCubic" } : false;
  network.moveTo({ position, scale, animation });
}

/** The opening view: all of the map if its text stays readable, otherwise its beginning at the smallest readable size. */
export function openView(animated = false) {
  const scene = sceneNow();
  const pane = paneOf();
  const [width, height] = [pane.width, pane.height - pane.top];
  const least = leastScale(scene);
  const fit = isNarrow() ? width / scene.width : Math.min(width / scene.width, height / scene.height);
  const scale = Math.max(least, Math.min(fit, 1.35));
  place(scale, animated);
}

/** Show the map at `scale` with the thesis in view, as much of the rest as there is room for. */
function place(scale, animated) {
  const scene = sceneNow();
  const pane = paneOf();
  const { top } = pane;
  const roomX = pane.width / scale;
  const roomY = (pane.height - top) / scale;
  const root = scene.byId.get(thesis) ?? scene.boxes[0];
  const x = scene.width <= roomX ? scene.width / 2 : roomX / 2;
  let y = scene.height / 2;
  if (scene.height > roomY) {
    const wish = root && !isNarrow() ? root.y + root.height / 2 : 0;
    y = Math.min(Math.max(wish, roomY / 2), scene.height - roomY / 2);
  }
  move({ x, y: y - top / 2 / scale }, scale, animated);
}

/** All of the map, however small. */
function fitAll() {
  const scene = sceneNow();
  const pane = paneOf();
  const scale = Math.min((pane.width - pane.right) / scene.width, (pane.height - pane.top) / scene.height, 1.35);
  const x = scene.width / 2 + pane.right / 2 / scale;
  move({ x, y: scene.height / 2 - pane.top / 2 / scale }, Math.max(scale, 0.05), true);
}

function zoomBy(factor) {
  const scale = Math.min(ZOOM.most, Math.max(ZOOM.least, network.getScale() * factor));
  move(network.getViewPosition(), scale, true);
}

/** How far [from, to] has to move to lie within [0, room], `margin` from its ends, or in its middle if `centred`. */
function shift(from, to, low, high, margin, centred) {
  if (from >= low + margin && to <= high - margin) return 0;
  if (centred || to - from + 2 * margin > high - low) return (low + high) / 2 - (from + to) / 2;
  return from < low + margin ? low + margin - from : high - margin - to;
}

/**
 * Bring a box into the part of the pane that nothing covers. One that is in sight stays where it is, one out of sight comes to
 * the middle of the height; sideways the map moves no further than it must, so that what surrounds the box stays in sight.
 */
export function showBox(id) {
  const item = sceneNow().byId.get(id);
  if (!item || !network) return;
  const pane = paneOf();
  const scale = Math.max(network.getScale(), leastScale(sceneNow()) * 0.95);
  const old = network.getViewPosition();
  const onPane = (x, y) => ({ x: (x - old.x) * scale + pane.width / 2, y: (y - old.y) * scale + pane.height / 2 });
  const [first, last] = [onPane(item.x, item.y), onPane(item.x + (item.width ?? 0), item.y + (item.height ?? 0))];
  const dx = shift(first.x, last.x, 0, pane.width - pane.right, 12, false);
  const dy = shift(first.y, last.y, pane.top, pane.height - pane.bottom, 12, true);
  if (!dx && !dy && scale === network.getScale()) return;
  move({ x: old.x - dx / scale, y: old.y - dy / scale }, scale, true);
}

/** Walk from box to box: left towards the thesis, right away from it, up and down among neighbours. */
function walk(key) {
  const scene = sceneNow();
  const here = scene.byId.get(state().selected) ?? scene.byId.get(thesis) ?? scene.boxes[0];
  if (!state().selected) return select(here.id, "map");
  const [axis, sign] = { ArrowLeft: ["x", -1], ArrowRight: ["x", 1], ArrowUp: ["y", -1], ArrowDown: ["y", 1] }[key];
  const centre = (item) => ({ x: item.x + (item.width ?? 0) / 2, y: item.y + (item.height ?? 0) / 2 });
  const from = centre(here);
  let best = null;
  for (const box of scene.boxes) {
    const to = centre(box);
    const ahead = (to[axis] - from[axis]) * sign;
    const aside = Math.abs(axis === "x" ? to.y - from.y : to.x - from.x);
    if (box.id === here.id || ahead < 8 || (axis === "y" && aside > 120)) continue;
    const linked = scene.links.some((link) => [link.source, link.target].includes(box.id) && [link.source, link.target].includes(here.id));
    const cost = ahead + aside * 2 - (linked ? 400 : 0);
    if (!best || cost < best.cost) best = { cost, id: box.id };
  }
  if (best) select(best.id, "map");
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { selected } = state();
  const actions = {
    Enter: () => (selected ? focusCard(byId("canvas")) : walk("ArrowRight")),
    r: () => selected && toggleRejection(selected, "map"),
    u: () => undo("map"),
    Escape: () => change({ selected: "" }, "map"),
    "+": () => zoomBy(1.25),
    "-": () => zoomBy(0.8),
    0: () => openView(true),
  };
  const action = event.key.startsWith("Arrow") ? () => walk(event.key) : actions[event.key];
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

/**
 * The box or junction at a point of the scene, or "". Our own search: vis-network takes a custom shape for a square until it
 * has been drawn in another state.
 */
function hit({ x, y }) {
  const scene = sceneNow();
  const box = scene.boxes.findLast((b) => x >= b.x && y >= b.y && x <= b.x + b.width && y <= b.y + b.height);
  const junction = scene.junctions.find((j) => Math.hypot(x - j.x, y - j.y) <= j.radius + 4);
  return (box ?? junction)?.id ?? "";
}

function listen() {
  network.on("beforeDrawing", (context) => paintCanvas(context, shown.links));
  network.on("click", ({ pointer }) => {
    byId("canvas").focus({ preventScroll: true });
    select(hit(pointer.canvas), "map");
    network.unselectAll();
  });
  byId("canvas").addEventListener("mousemove", (event) => {
    if (event.buttons) return;
    const pane = byId("canvas").getBoundingClientRect();
    hover(hit(network.DOMtoCanvas({ x: event.clientX - pane.left, y: event.clientY - pane.top })), event);
  });
  byId("canvas").addEventListener("mouseleave", () => hover("", null));
  network.on("zoom", ({ scale }) => {
    const kept = Math.min(ZOOM.most, Math.max(ZOOM.least, scale));
    if (kept !== scale) network.moveTo({ scale: kept });
  });
  network.on("dragStart", () => hover("", null));
}

function hover(id, event) {
  if (hovered === id) return;
  hovered = id;
  byId("canvas").classList.toggle("over", Boolean(id));
  hint(id);
  showTip(id && network.getScale() < 2 ? id : "", event);
  redraw();
}

function draw(current, before) {
  redraw();
  if (current.selected && current.selected !== before.selected) {
    if (!before.selected) settleCard((point) => network.canvasToDOM(point), current.selected);
    requestAnimationFrame(() => showBox(current.selected));
  }
}

/** Build the network; what a click on the map means is told to the other views through the state. */
export function startChart() {
  const canvas = byId("canvas");
  prepare();
  network = new vis.Network(canvas, networkData(), OPTIONS);
  canvas.querySelector("canvas")?.setAttribute("aria-hidden", "true");
  listen();
  openView();
  settleCorners((point) => network.canvasToDOM(point));
  canvas.addEventListener("keydown", onKey);
  byId("zoom-in").addEventListener("click", () => zoomBy(1.25));
  byId("zoom-out").addEventListener("click", () => zoomBy(0.8));
  byId("zoom-fit").addEventListener("click", fitAll);
  onArrangement(() => {
    prepare();
    network.setData(networkData());
    openView();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  watch(draw);
  document.fonts.ready.then(redraw);
  if (!state().selected) return;
  settleCard((point) => network.canvasToDOM(point), state().selected);
  showBox(state().selected);
}

export const view = () => ({ scale: network.getScale(), position: network.getViewPosition(), network });
