/** The map: vis-network pans and zooms; boxes and lines are painted by us. */

import { say } from "./announce.js";
import { hint } from "./article.js";
import { focusCard } from "./card.js";
import { clusterAt } from "./cluster.js";
import { settleCard, settleCorners } from "./corners.js";
import { thesis } from "./data.js";
import { byId } from "./dom.js";
import { coverOf } from "./exercises.js";
import { countBelow, family, isFolded } from "./family.js";
import { drawMinimap, startMinimap } from "./minimap.js";
import { begin } from "./motion.js";
import { joinedTo } from "./near.js";
import { handleOf } from "./picture.js";
import { foreground, heldNow, isOther, onArrangement, sceneNow, wideScene } from "./scene.js";
import { matchesOf } from "./search.js";
import { change, redo, select, showMore, state, toggle, toggleFold, undo, watch } from "./state.js";
import { paintLines, paintMores, paintNode, point, prepare } from "./surface.js";
import { showTip } from "./tip.js";
import { fitAll, goBack, goTo, keepView, openView, seen, showAll, showBox, startView, zoomBy } from "./viewport.js";
import { t } from "./words.js";

let network;
let drawn; // the scene that is drawn
let hovered = "";

export function redraw() {
  drawn = prepare();
  network?.redraw();
}

/** How large vis-network takes a box or junction to be, for finding it under the pointer. */
function sizeOf({ width, height, radius }) {
  return radius ? { width: radius * 2 + 8, height: radius * 2 + 8 } : { width, height };
}

const KEY = "node:"; // vis-network keeps nodes in plain objects, which have keys of their own such as "constructor"

/** The renderer that vis-network calls for a node in view: it only has to know the size, the rest is ours. */
function renderer({ ctx, id: key }) {
  const id = key.slice(KEY.length);
  return {
    drawNode: () => paintNode(ctx, id, network?.getScale() ?? 1),
    nodeDimensions: sizeOf(sceneNow().byId.get(id)),
  };
}

/** What vis-network is told: where boxes and junctions are. Lines are ours alone. */
function networkData() {
  const nodes = [...sceneNow().byId.values()].map((item) => {
    const { width, height } = sizeOf(item);
    const [x, y] = [item.x + (item.width ?? 0) / 2, item.y + (item.height ?? 0) / 2];
    const size = Math.max(width, height) / 2 + 6;
    return { id: KEY + item.id, x, y, shape: "custom", ctxRenderer: renderer, fixed: true, size };
  });
  return { nodes, edges: [] };
}

const OPTIONS = {
  autoResize: false,
  physics: false,
  layout: { improvedLayout: false },
  nodes: { chosen: false },
  edges: { chosen: false, smooth: false },
  interaction: {
    dragNodes: false,
    hover: false,
    keyboard: false,
    multiselect: false,
    selectConnectedEdges: false,
    hoverConnectedEdges: false,
    tooltipDelay: 1e9,
  },
};

/** Walk from box to box: left towards the thesis, right away from it, up and down among neighbours. */
function walk(key) {
  const scene = sceneNow();
  const here = scene.byId.get(state().selected) ?? scene.byId.get(thesis) ?? scene.boxes[0];
  if (!state().selected) return select(here.id, "map");
  const [axis, sign] = { ArrowLeft: ["x", -1], ArrowRight: ["x", 1], ArrowUp: ["y", -1], ArrowDown: ["y", 1] }[key];
  const centre = (item) => ({ x: item.x + (item.width ?? 0) / 2, y: item.y + (item.height ?? 0) / 2 });
  const from = centre(here);
  const joined = joinedTo(here.id, scene);
  const { blank } = coverOf(state());
  let best = null;
  for (const box of scene.boxes) {
    const to = centre(box);
    const ahead = (to[axis] - from[axis]) * sign;
    const aside = Math.abs(axis === "x" ? to.y - from.y : to.x - from.x);
    if (box.id === here.id || blank.has(box.id) || ahead < 8 || (axis === "y" && aside > 120)) continue;
    const cost = ahead + aside * 2 - (joined.has(box.id) ? 400 : 0);
    if (!best || cost < best.cost) best = { cost, id: box.id };
  }
  if (best) select(best.id, "map");
}

/** Show the next boxes of a cluster, and say how many are left. */
function openMore(parent) {
  if (parent === undefined) return;
  showMore(parent, "map");
  const left = heldNow().get(parent)?.length ?? 0;
  say(t(left ? "page.more_left" : "page.more_all", { n: left }));
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { selected } = state();
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

/** The box whose handle is at a point of the scene, if it has one that can be seen there. */
function handleAt({ x, y }) {
  return sceneNow().boxes.findLast((box) => {
    if (x < box.x + box.width - 8 || y < box.y || y > box.y + box.height || x > box.x + box.width + 80) return false;
    const fold = { count: countBelow(box.id), folded: isFolded(box.id, state().folded) };
    if (!fold.count || !(fold.folded || box.id === hovered || box.id === state().selected)) return false;
    const handle = handleOf(box, fold);
    return x >= handle.x - 3 && x <= handle.x + handle.width + 3 && y >= handle.y - 3 &&
      y <= handle.y + handle.height + 3;
  });
}

/** The box at a point of the scene that says how many more there are. */
const moreAt = ({ x, y }) =>
  sceneNow().mores.find((b) => x >= b.x && y >= b.y && x <= b.x + b.width && y <= b.y + b.height);

/** A click on a box chooses it; on one that an exercise covers up, it is the answer. */
function choose(id) {
  if (coverOf(state()).blank.has(id)) change({ picked: id }, "quiet");
  else select(id, "map");
}

function listen() {
  network.on("beforeDrawing", (context) => paintLines(context, seen()));
  network.on("afterDrawing", (context) => {
    paintMores(context);
    drawMinimap(seen());
  });
  startMinimap(goTo);
  network.on("click", ({ pointer }) => {
    byId("canvas").focus({ preventScroll: true });
    const handle = handleAt(pointer.canvas);
    const more = moreAt(pointer.canvas);
    if (more) openMore(more.parent);
    else if (handle) toggleFold(handle.id, "map");
    else choose(hit(pointer.canvas));
    network.unselectAll();
  });
  byId("canvas").addEventListener("mousemove", (event) => {
    if (event.buttons) return;
    const pane = byId("canvas").getBoundingClientRect();
    const place = network.DOMtoCanvas({ x: event.clientX - pane.left, y: event.clientY - pane.top });
    hover(handleAt(place)?.id ?? hit(place), event);
    if (!hovered) byId("canvas").classList.toggle("over", Boolean(moreAt(place)));
  });
  byId("canvas").addEventListener("mouseleave", () => hover("", null));
  network.on("dragStart", () => hover("", null));
}

function hover(id, event) {
  if (hovered === id) return;
  hovered = id;
  byId("canvas").classList.toggle("over", Boolean(id));
  const isCovered = coverOf(state()).blank.has(id);
  hint(isCovered ? "" : id);
  showTip(isCovered || id === state().selected ? "" : id, event);
  point(id);
  network.redraw();
}

/** Draw the map with what is now folded; what was folded or unfolded stays where it is on the screen. */
function refold(current, before) {
  const old = drawn;
  const [position, scale] = [network.getViewPosition(), network.getScale()];
  drawn = prepare();
  network.setData(networkData());
  const changed = [[before.folded, current.folded], [current.folded, before.folded]].flatMap(([one, other]) =>
    one.filter((id) => !isFolded(id, other))
  );
  const kept = [...changed, ...current.more.slice(before.more.length)].find((id) =>
    old.byId.has(id) && drawn.byId.has(id)
  );
  const [was, is] = [old.byId.get(kept ?? thesis), drawn.byId.get(kept ?? thesis)];
  const dy = is && was ? is.y - was.y : 0;
  keepView(position, scale, dy);
  settleCorners((point) => network.canvasToDOM(point));
  begin(old, drawn, dy, () => network.redraw());
}

/** Bring what is chosen or what a filter leaves in the foreground into sight; without either, go back. */
function settle(isFilter = false) {
  const { selected, query, strands, filters } = state();
  const ids = foreground(state(), matchesOf(query));
  const asked = coverOf(state()).letters;
  if (asked.size && !isFilter && !selected) showAll(new Set(asked.keys()));
  else if (selected && !isFilter) showBox(selected);
  else if (strands.length || filters.length || ids.size < sceneNow().boxes.length) showAll(ids);
  else if (!selected) goBack();
}

function draw(current, before) {
  if (isOther(current, before)) refold(current, before);
  redraw();
  const changed = ["selected", "query", "results", "strands", "filters", "exercise", "phase"].filter((key) =>
    String(current[key]) !== String(before[key])
  );
  if (!changed.length) return;
  showTip("");
  if (current.selected && !before.selected) settleCard((point) => network.canvasToDOM(point), current.selected);
  requestAnimationFrame(() => settle(!changed.some((key) => ["selected", "exercise", "phase"].includes(key))));
}

/** Build the network; what a click on the map means is told to the other views through the state. */
export function startChart() {
  const canvas = byId("canvas");
  drawn = prepare();
  network = new globalThis.vis.Network(canvas, networkData(), OPTIONS);
  canvas.querySelector("canvas")?.setAttribute("aria-hidden", "true");
  listen();
  startView(network, canvas, () => state().selected && showBox(state().selected));
  arrange();
  canvas.addEventListener("keydown", onKey);
  byId("zoom-in").addEventListener("click", () => zoomBy(1.25));
  byId("zoom-out").addEventListener("click", () => zoomBy(0.8));
  byId("zoom-fit").addEventListener("click", fitAll);
  onArrangement(() => {
    drawn = prepare();
    network.setData(networkData());
    arrange();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  matchMedia("(forced-colors: active)").addEventListener("change", redraw);
  watch(draw);
  document.fonts.ready.then(redraw);
  if (!state().selected && !state().strands.length && !state().filters.length && !state().exercise) return;
  if (state().selected) settleCard((point) => network.canvasToDOM(point), state().selected);
  settle();
}

/** The opening view, with chips where they hide least. */
function arrange() {
  openView();
  settleCorners((point) => network.canvasToDOM(point));
  openView();
}

/** Where a box or junction is on the pane, as {left, top, right, bottom}. */
function placeOf(id) {
  const { x, y, width = 0, height = 0 } = sceneNow().byId.get(id);
  const [first, last] = [network.canvasToDOM({ x, y }), network.canvasToDOM({ x: x + width, y: y + height })];
  return { left: first.x, top: first.y, right: last.x, bottom: last.y };
}

/** What is in sight, for tests and those who script the page. */
export const view = () => ({
  scale: network.getScale(),
  position: network.getViewPosition(),
  scene: sceneNow,
  whole: () => wideScene,
  network,
  placeOf,
  foreground: [...foreground(state(), matchesOf(state().query))],
});
