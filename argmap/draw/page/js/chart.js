/** The map: vis-network pans and zooms; boxes and lines are painted by us. */

import { hint } from "./article.js";
import { thesis } from "./data.js";
import { byId, within } from "./dom.js";
import { coverOf, viewOf } from "./exercises.js";
import { isFolded } from "./family.js";
import { handleAt, hit, moreAt } from "./hits.js";
import { onKey, openMore } from "./keys.js";
import { lookup } from "./maps.js";
import { drawMinimap, startMinimap } from "./minimap.js";
import { begin } from "./motion.js";
import { foreground, isOther, onArrangement, sceneNow, wideScene } from "./scene.js";
import { matchesOf } from "./search.js";
import { change, select, state, toggleFold, watch } from "./state.js";
import {
  farEndAt,
  farNames,
  hoveredId,
  lineAt,
  paintFarEnds,
  paintLines,
  paintMores,
  paintNode,
  point,
  prepare,
} from "./surface.js";
import { showTip } from "./tip.js";
import {
  fitAll,
  followNow,
  goBack,
  goTo,
  keepMiddle,
  keepView,
  openView,
  seen,
  showAll,
  showBox,
  startView,
  uncovered,
  zoomBy,
} from "./viewport.js";

/** @type {Network} */
let network;
/** @type {Scene} */
let drawn; // the scene that is drawn

export function redraw() {
  drawn = prepare();
  network?.redraw();
}

/**
 * How large vis-network takes a box or junction to be, for finding it under the pointer.
 * @param {Item} item
 */
function sizeOf(item) {
  if (item.lines) return { width: item.width, height: item.height };
  return { width: item.radius * 2 + 8, height: item.radius * 2 + 8 };
}

const KEY = "node:"; // vis-network keeps nodes in plain objects, which have keys of their own such as "constructor"

/**
 * The renderer that vis-network calls for a node in view: it only has to know the size, the rest is ours.
 * @param {NodeContext} nodeContext
 */
function renderer({ ctx, id: key }) {
  const id = key.slice(KEY.length);
  return {
    drawNode: () => paintNode(ctx, id, network?.getScale() ?? 1),
    nodeDimensions: sizeOf(sceneNow().byId.get(id) ?? lookup(drawn.byId, id)), // which may have changed a moment ago
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

/**
 * What of the state may move the map when it changes.
 * @type {("selected" | "query" | "results" | "strands" | "filters" | "exercise" | "phase")[]}
 */
const MOVES = ["selected", "query", "results", "strands", "filters", "exercise", "phase"];

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

/**
 * A click on a box chooses it; on one that an exercise covers up, it is the answer.
 * @param {string} id
 */
function choose(id) {
  if (coverOf(state()).blank.has(id)) change({ picked: id }, "quiet");
  else select(id, "map");
}

function listen() {
  network.on("beforeDrawing", (context) => paintLines(context, seen()));
  network.on("afterDrawing", (context) => {
    paintMores(context);
    paintFarEnds(context, uncovered(), network.getScale());
    drawMinimap(seen());
  });
  startMinimap(goTo);
  network.on("click", ({ pointer }) => {
    byId("canvas").focus({ preventScroll: true });
    const handle = handleAt(pointer.canvas);
    const more = moreAt(pointer.canvas);
    const far = farEndAt(pointer.DOM);
    if (far) showBox(far);
    else if (more) openMore(more.parent);
    else if (handle) toggleFold(handle.id, "map");
    else choose(hit(pointer.canvas) || lineAt(pointer.canvas, network.getScale()));
    network.unselectAll();
  });
  byId("canvas").addEventListener("mousemove", (event) => {
    if (event.buttons) return;
    const pane = byId("canvas").getBoundingClientRect();
    const onPane = { x: event.clientX - pane.left, y: event.clientY - pane.top };
    const place = network.DOMtoCanvas(onPane);
    const far = farEndAt(onPane);
    hover(far ? "" : handleAt(place)?.id ?? hit(place), event);
    if (hoveredId()) return;
    const isWay = far || moreAt(place) || lineAt(place, network.getScale());
    byId("canvas").classList.toggle("over", Boolean(isWay));
  });
  byId("canvas").addEventListener("mouseleave", () => hover("", null));
  network.on("dragStart", () => hover("", null));
}

/**
 * @param {string} id
 * @param {MouseEvent | null} event
 */
function hover(id, event) {
  if (hoveredId() === id) return;
  byId("canvas").classList.toggle("over", Boolean(id));
  const isCovered = coverOf(state()).blank.has(id);
  hint(isCovered ? "" : id);
  showTip(isCovered || id === state().selected ? "" : id, event);
  point(id);
  network.redraw();
}

/**
 * Draw the map with what is now folded; what was folded or unfolded stays where it is on the screen.
 * @param {State} current
 * @param {State} before
 */
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
  begin(old, drawn, dy, () => network.redraw());
}

/** Draw what the boxes say now in place of what they said. */
function replace() {
  drawn = prepare();
  network.setData(networkData());
}

/** Show whole claims or titles, with what was in the middle still there. */
function reword() {
  const [position, scale] = [network.getViewPosition(), network.getScale()];
  keepMiddle(position, scale, replace);
}

/** Bring what is chosen or what a filter leaves in the foreground into sight; without either, go back. Returns whether the map moves. */
function settle(isFilter = false) {
  const { selected, query, strands, filters } = state();
  const ids = foreground(state(), matchesOf(query));
  const asked = coverOf(state()).letters;
  if (asked.size && !isFilter && !selected) return showAll(new Set(asked.keys()));
  if (selected && !isFilter) return showBox(selected);
  if (strands.length || filters.length || ids.size < sceneNow().boxes.length) return showAll(ids);
  return !selected && goBack();
}

/** @type {State | null} */
let skipped = null; // since when the map is out of sight and not drawn

/**
 * @param {State} current
 * @param {State} previous
 */
function draw(current, previous) {
  const before = skipped ?? previous;
  skipped = viewOf(current) === "map" ? null : before;
  if (skipped) return;
  const isPainted = followNow(); // before vis-network does, which would keep all in sight rather than the scale
  if (current.text !== before.text) reword();
  else if (isOther(current, before)) refold(current, before);
  drawn = prepare();
  const changed = MOVES.filter((key) => String(current[key]) !== String(before[key]));
  if (changed.length) showTip("");
  const isFilter = !changed.some((key) => ["selected", "exercise", "phase"].includes(key));
  const isMoved = changed.length > 0 && settle(isFilter);
  if (!isMoved && !isPainted) network.redraw(); // where the map moves it is painted anyway, and once is enough
}

/** Build the network; what a click on the map means is told to the other views through the state. */
export function startChart() {
  const canvas = byId("canvas");
  drawn = prepare();
  network = new globalThis.vis.Network(canvas, networkData(), OPTIONS);
  within(canvas, ".vis-network").removeAttribute("tabindex"); // the map itself is the stop, and has a name
  canvas.querySelector("canvas")?.setAttribute("aria-hidden", "true");
  listen();
  startView(network, canvas, () => showBox(state().selected), { changed: replace, drawn: () => drawn });
  openView();
  canvas.addEventListener("keydown", onKey);
  byId("zoom-in").addEventListener("click", () => zoomBy(1.25));
  byId("zoom-out").addEventListener("click", () => zoomBy(0.8));
  byId("zoom-fit").addEventListener("click", fitAll);
  onArrangement(() => {
    replace();
    openView();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  for (const wish of ["(forced-colors: active)", "(prefers-contrast: more)"]) {
    matchMedia(wish).addEventListener("change", redraw);
  }
  watch(draw);
  document.fonts.ready.then(redraw);
  if (!state().selected && !state().strands.length && !state().filters.length && !state().exercise) return;
  settle();
}

/**
 * Where a box or junction is on the pane, as {left, top, right, bottom}.
 * @param {string} id
 */
function placeOf(id) {
  const { x, y, width = 0, height = 0 } = lookup(sceneNow().byId, id);
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
  farNames,
  foreground: [...foreground(state(), matchesOf(state().query))],
});
