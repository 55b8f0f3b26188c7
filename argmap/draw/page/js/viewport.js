/** Which part of the map is in sight: the opening view, bringing boxes into it, and the way back to where the reader was. */

import { thesis } from "./data.js";
import { byId, moves, within } from "./dom.js";
import { held, isDocked, paneOf, scaleFor, shift } from "./pane.js";
import { enlargement, isPhone } from "./letters.js";
import { approach, isNarrow, sceneNow } from "./scene.js";
import { state } from "./state.js";

const SMALLEST_TEXT = 11; // px on the screen at the opening zoom
const SMALLER_TEXT = 9.5; // where that shows all columns of the map
const WHOLE_TEXT = 10; // where that shows all of the map
const ZOOM = { least: 0.2, most: 3, opening: 1.35, indented: 1.1 };

/** @type {Network} */
let network;
let changed = () => {}; // what is done where boxes say something else
let arrive = () => {}; // what is done where the map has come into sight
/** @type {() => Scene} */
let sceneDrawn = sceneNow;
/** @type {{position: Position, scale: number, opening: boolean} | null} */
let left = null; // the view that the reader was taken away from by a choice, a filter or a search
let wasHidden = false;
let isOpening = true; // whether nobody has moved anything yet

/**
 * @param {Position} position
 * @param {number} scale
 * @param {boolean} animated
 */
function move(position, scale, animated) {
  const animation = animated && moves() ? { duration: 320, easingFunction: "easeInOutCubic" } : false;
  network.moveTo({ position: held(position, scale, paneOf()), scale, animation });
}

/**
 * Move for the reader's sake, and remember where from.
 * @param {Position} position
 * @param {number} scale
 */
function lead(position, scale) {
  left ??= { position: network.getViewPosition(), scale: network.getScale(), opening: isOpening };
  isOpening = false;
  move(position, scale, true);
}

/** Back to where the reader was before a choice, a filter or a search; one who has moved the map since stays. Returns whether it moves. */
export function goBack() {
  const { position, scale, opening } = left ??
    { position: network.getViewPosition(), scale: network.getScale(), opening: isOpening };
  left = null;
  if (opening) openView(true);
  else move(position, scale, true);
  return paneOf().width > 0;
}

/** The opening view: all of the map if its text stays readable, otherwise its beginning at a readable size. */
export function openView(animated = false) {
  if (approach(0)) changed();
  const scene = sceneNow();
  const pane = paneOf();
  if (!pane.width) return;
  isOpening = true;
  left = null;
  const [across, down] = [pane.width / scene.width, pane.height / scene.height];
  const whole = Math.min(across, down);
  const least = scaleFor(scene, !isNarrow() && whole >= scaleFor(scene, WHOLE_TEXT) ? WHOLE_TEXT : SMALLEST_TEXT);
  const readable = Math.max(least, isNarrow() ? across : whole);
  const most = (isNarrow() && !isPhone() ? ZOOM.indented : ZOOM.opening) * enlargement();
  const scale = Math.min(most, across >= scaleFor(scene, SMALLER_TEXT) ? Math.min(readable, across) : readable);
  place(scale, pane, animated);
}

/**
 * Show the map at `scale` with the thesis in view, as much of the rest as there is room for.
 * @param {number} scale
 * @param {ReturnType<typeof paneOf>} pane
 * @param {boolean} animated
 */
function place(scale, pane, animated) {
  const scene = sceneNow();
  const roomX = pane.width / scale;
  const roomY = pane.height / scale;
  const root = scene.byId.get(thesis) ?? scene.boxes[0];
  const x = scene.width <= roomX ? scene.width / 2 : roomX / 2;
  let y = scene.height / 2;
  if (scene.height > roomY) {
    const wish = root && !isNarrow() ? root.y + (root.height ?? 0) / 2 : 0;
    y = Math.min(Math.max(wish, roomY / 2), scene.height - roomY / 2);
  } else if (isNarrow()) y = roomY / 2;
  move({ x, y }, scale, animated);
}

/** The part of the scene that the pane shows. */
export function seen() {
  const [{ x, y }, scale, pane] = [network.getViewPosition(), network.getScale(), paneOf()];
  const [width, height] = [pane.width / scale, pane.height / scale];
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** The part of what the pane shows that nothing covers. */
export function uncovered() {
  const all = seen();
  return { ...all, height: all.height - paneOf().bottom / network.getScale() };
}

/**
 * Show the surroundings of a point of the scene, for a reader who asked for that place.
 * @param {Position} point
 */
export function goTo(point) {
  touched();
  move(point, network.getScale(), false);
}

/**
 * After boxes were folded: the opening view if nobody has moved the map yet, otherwise the same place, moved by `dy`.
 * @param {Position} position
 * @param {number} scale
 * @param {number} dy
 */
export function keepView(position, scale, dy) {
  if (isOpening) return openView();
  return move({ x: position.x, y: position.y + dy }, scale, false);
}

/** All of the map, however small. */
export function fitAll() {
  touched();
  if (approach(0)) changed();
  const scene = sceneNow();
  const pane = paneOf();
  const scale = Math.min(
    pane.width / scene.width,
    (pane.height - pane.bottom) / scene.height,
    ZOOM.opening,
  );
  move({ x: scene.width / 2, y: scene.height / 2 + pane.bottom / 2 / scale }, Math.max(scale, 0.05), true);
}

/** @param {number} factor */
export function zoomBy(factor) {
  zoomTo(network.getScale() * factor, true);
}

/**
 * Zoom where the map is; where boxes say more or less from that scale on, what was in the middle stays there.
 * @param {number} wish
 * @param {boolean} animated
 */
function zoomTo(wish, animated) {
  touched();
  const scale = Math.min(ZOOM.most, Math.max(ZOOM.least, wish));
  const position = network.getViewPosition();
  if (!approach(scale)) return move(position, scale, animated);
  keepMiddle(position, scale, changed);
}

/**
 * Keep the box that is nearest to the middle where it is, while `change` makes the boxes say something else.
 * @param {Position} position
 * @param {number} scale
 * @param {() => void} change
 */
export function keepMiddle(position, scale, change) {
  const { selected } = state();
  /** @param {Item} box */
  const centre = ({ x, y, width = 0, height = 0 }) => ({ x: x + width / 2, y: y + height / 2 });
  const before = sceneDrawn();
  const far = (/** @type {Box} */ box) => Math.hypot(centre(box).x - position.x, centre(box).y - position.y);
  const nearest = before.byId.get(selected) ??
    before.boxes.reduce((one, other) => (far(other) < far(one) ? other : one), before.boxes[0]);
  change();
  const after = nearest && sceneNow().byId.get(nearest.id);
  if (!after) return move(position, scale, false);
  const [was, is] = [centre(nearest), centre(after)];
  return move({ x: is.x + position.x - was.x, y: is.y + position.y - was.y }, scale, false);
}

/** Note that the reader has moved the map, who is then left where that led to. */
export function touched() {
  isOpening = false;
  left = null;
}

/**
 * Bring a rectangle of the scene into the part of the pane that nothing covers, at `scale`, moving no more than needed. Returns
 * whether the map moves, which paints it.
 * @param {Rectangle} area
 * @param {number} scale
 * @param {boolean} centred
 */
function bring(area, scale, centred) {
  const pane = paneOf();
  if (!pane.width) return false;
  const old = network.getViewPosition();
  /**
   * @param {number} x
   * @param {number} y
   */
  const onPane = (x, y) => ({ x: (x - old.x) * scale + pane.width / 2, y: (y - old.y) * scale + pane.height / 2 });
  const [first, last] = [onPane(area.x, area.y), onPane(area.x + area.width, area.y + area.height)];
  const dx = shift(first.x, last.x, 0, pane.width, 12, false);
  const dy = shift(first.y, last.y, 0, pane.height - pane.bottom, 12, centred);
  if (!dx && !dy && scale === network.getScale()) return false;
  lead({ x: old.x - dx / scale, y: old.y - dy / scale }, scale);
  return true;
}

/**
 * Bring a box into sight. One that is there stays where it is, one out of sight comes to the middle of the height; sideways the
 * map moves no further than it must, so that what surrounds the box stays in sight. Returns whether the map moves.
 * @param {string} id
 */
export function showBox(id) {
  const item = sceneNow().byId.get(id);
  if (!item) return false;
  const scale = Math.max(network.getScale(), scaleFor(sceneNow(), SMALLER_TEXT));
  return bring({ x: item.x, y: item.y, width: item.width ?? 0, height: item.height ?? 0 }, scale, true);
}

/**
 * Bring all these boxes into sight if they can be read so small, otherwise the first of them. Returns whether the map moves.
 * @param {Set<string>} ids
 */
export function showAll(ids) {
  const scene = sceneNow();
  const items = scene.boxes.filter((box) => ids.has(box.id));
  const pane = paneOf();
  if (!items.length || !pane.width) return false;
  const [x, y] = [Math.min(...items.map((box) => box.x)), Math.min(...items.map((box) => box.y))];
  const width = Math.max(...items.map((box) => box.x + box.width)) - x;
  const height = Math.max(...items.map((box) => box.y + box.height)) - y;
  const fit = Math.min((pane.width - 24) / width, (pane.height - pane.bottom - 24) / height);
  const scale = Math.max(scaleFor(scene, SMALLER_TEXT), Math.min(fit, network.getScale()));
  return fit >= scale
    ? bring({ x, y, width, height }, scale, false)
    : bring(items[0], Math.max(network.getScale(), scaleFor(scene, SMALLER_TEXT)), true);
}

/** Follow the pane's size now, before this frame is painted. Returns whether the map is going to be painted for it. */
export const followNow = () => follow(byId("canvas"), arrive, true);

/**
 * Follow the pane's size; a map that was hidden is put right when it comes into sight, and what is chosen brought into it.
 * @param {HTMLElement} pane
 * @param {() => void} arrived
 * @param {boolean} isEarly whether this frame is still to be painted, so that what is asked for now is in it
 */
function follow(pane, arrived, isEarly) {
  if (!pane.clientWidth || !pane.clientHeight) {
    wasHidden = true;
    return false;
  }
  const { width, height } = within(pane, "canvas", HTMLCanvasElement); // of what is painted, which CSS only stretches
  const sizes = [[width, pane.clientWidth], [height, pane.clientHeight]];
  const isSame = sizes.every(([painted, size]) => Math.abs(painted - size * devicePixelRatio) < 2);
  if (isSame && !wasHidden) return false;
  const isOnce = isEarly && !wasHidden;
  wasHidden = false;
  const [position, scale] = [network.getViewPosition(), network.getScale()];
  const [dx, dy] = sizes.map(([painted, size]) => (size - painted / devicePixelRatio) / 2 / scale);
  if (!isSame) network.setSize("100%", "100%");
  if (!isOnce) network.redraw();
  if (isOpening && !isDocked()) openView();
  else move({ x: position.x + dx, y: position.y + dy }, scale, false); // what is at the upper left stays there
  if (state().selected) arrived();
  if (!isOnce) requestAnimationFrame(() => network.redraw()); // vis-network learns in one drawing what is in sight in the next
  return true;
}

/**
 * Keep `network` in its pane from now on; `arrived` is called when the pane has another size or comes into sight.
 * @param {Network} made
 * @param {HTMLElement} pane
 * @param {() => void} arrived
 * @param {{changed: () => void, drawn: () => Scene}} picture what to do where boxes say something else, and what is drawn
 */
export function startView(made, pane, arrived, picture) {
  network = made;
  changed = picture.changed;
  arrive = arrived;
  sceneDrawn = picture.drawn;
  network.on("dragStart", touched);
  network.on("dragEnd", () => move(network.getViewPosition(), network.getScale(), true));
  network.on("zoom", ({ scale }) => {
    zoomTo(scale, false);
  });
  new ResizeObserver(() => follow(pane, arrived, false)).observe(pane);
}
