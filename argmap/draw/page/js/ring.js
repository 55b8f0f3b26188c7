/**
 * Every claim and every line: topics on a ring, lines bundled through them, so that both ends can be followed. For following
 * lines, not for reading the argument; the claim that is chosen names the far end of each of its lines.
 */

import { apart } from "./apart.js";
import { conflicts, data, inferences, nameOf } from "./data.js";
import { byId, contextOf, within } from "./dom.js";
import { viewOf } from "./exercises.js";
import { fitted, FONT } from "./paint.js";
import { paletteOf } from "./palette.js";
import { isConflict } from "./relations.js";
import { numberOf, order } from "./sizes.js";
import { change, state, watch } from "./state.js";
import { tree } from "./tree.js";

const BUNDLE = 0.88; // how much a line keeps to its bundle
const GAP = 2.5; // claims between two topics
const LABEL = 215; // px for words outside the ring
const MOST_NAMES = 14; // far ends that are named
const LONGEST = 34; // characters of a name
const ROW = 16; // px from one name to the next
const POLE = 0.25; // how near to the top or the foot a name is set in the middle, if it is alone there

/** @typedef {{from: string, to: string, against: boolean}} Wire */
/** @typedef {{radius: number, x: number, y: number, points: Map<string, number>, topics: {id: string, from: number, to: number}[]}} Ring */
/** @typedef {{id: string, angle: number, weight: number, fill: string}} Name */

/** The claims that a relation leads to. @param {string} id @returns {string[]} */
function ends(id) {
  const step = inferences.get(id);
  const conflict = conflicts.get(id);
  const next = step?.conclusion ?? conflict?.target;
  return next === undefined ? [id] : ends(next);
}

/** @type {Wire[]} */
const wires = [...data.inferences, ...data.conflicts].flatMap((relation) =>
  ends(relation.id).flatMap((to) =>
    relation.premises.filter((from) => numberOf.has(from) && numberOf.has(to)).map((from) => ({
      from,
      to,
      against: isConflict(relation),
    }))
  )
);

/**
 * The topic of each claim: the reason or objection of a root that it is nearest to.
 * @returns {Map<string, string>}
 */
function topics() {
  const arriving = Map.groupBy(wires, ({ to }) => to);
  const roots = new Set(tree.roots.map(({ id }) => id));
  const nearest = new Map([...roots].map((id) => [id, id]));
  for (const [id, topic] of nearest) { // which grows while it is gone through
    for (const { from } of arriving.get(id) ?? []) {
      if (!nearest.has(from)) nearest.set(from, roots.has(id) ? from : topic);
    }
  }
  return nearest;
}

const topicOf = topics();
/** @type {Ring} */
let ring = { radius: 0, x: 0, y: 0, points: new Map(), topics: [] };
let hovered = "";

/**
 * Where everything is in a pane of this size; angles in radians.
 * @param {number} width
 * @param {number} height
 */
function arranged(width, height) {
  const groups = Map.groupBy(order, ({ id }) => topicOf.get(id) ?? id);
  const turn = (Math.PI * 2) / (order.length + GAP * groups.size);
  const points = new Map();
  const parts = [];
  let at = 0;
  for (const [id, places] of groups) {
    parts.push({ id, from: at * turn, to: (at + places.length) * turn });
    for (const place of places) points.set(place.id, (at++ + 0.5) * turn);
    at += GAP;
  }
  const radius = Math.max(60, Math.min(width / 2 - Math.min(LABEL, width * 0.26), height / 2 - 40));
  ring = { radius, x: width / 2, y: height / 2, points, topics: parts };
}

/**
 * @param {number} angle
 * @param {number} part of the radius
 * @returns {Point}
 */
const spot = (angle, part = 1) => [
  ring.x + Math.sin(angle) * ring.radius * part,
  ring.y - Math.cos(angle) * ring.radius * part,
];

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Wire} wire
 * @param {Map<string, number>} middles the angle of each claim's topic
 */
function trace(context, { from, to }, middles) {
  const [a, b] = [ring.points.get(from) ?? 0, ring.points.get(to) ?? 0];
  const [p, q] = [spot(a, 0.97), spot(b, 0.97)];
  /**
   * @param {Point} hub
   * @param {Point} straight
   * @returns {Point}
   */
  const drawn = ([hx, hy], [x, y]) => [hx * BUNDLE + x * (1 - BUNDLE), hy * BUNDLE + y * (1 - BUNDLE)];
  const [ma, mb] = [middles.get(from) ?? a, middles.get(to) ?? b];
  const first = drawn(spot(ma, ma === mb ? 0.7 : 0.45), [p[0] * 0.67 + q[0] * 0.33, p[1] * 0.67 + q[1] * 0.33]);
  const second = drawn(spot(mb, ma === mb ? 0.7 : 0.45), [p[0] * 0.33 + q[0] * 0.67, p[1] * 0.33 + q[1] * 0.67]);
  context.moveTo(...p);
  context.bezierCurveTo(...first, ...second, ...q);
}

/** @param {string} text */
const cut = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 2).trimEnd()} …` : text);

/**
 * Names outside the ring, each on the side where there is room for it, and none over another.
 * @param {CanvasRenderingContext2D} context
 * @param {Name[]} names
 * @param {Palette} palette
 */
function label(context, names, palette) {
  const pole = (/** @type {Name} */ { angle }) => Math.abs(Math.sin(angle)) < POLE ? Math.sign(Math.cos(angle)) : 0;
  const poles = Map.groupBy(names, pole);
  const sides = Map.groupBy(names, (name) => {
    const isAlone = pole(name) !== 0 && poles.get(pole(name))?.length === 1;
    return isAlone ? "center" : Math.sin(name.angle) < 0 ? "right" : "left";
  });
  const height = (/** @type {Name} */ { angle }) => spot(angle, 1.05)[1];
  for (const [align, own] of sides) {
    const sorted = own.toSorted((a, b) => height(a) - height(b));
    const heights = align === "center" ? sorted.map(height) : apart(sorted.map(height), ROW);
    for (const [place, name] of sorted.entries()) write(context, name, align, heights[place], palette);
  }
}

/**
 * A name at a height, with a line to its claim if it had to move away from that.
 * @param {CanvasRenderingContext2D} context
 * @param {Name} name
 * @param {"center" | "left" | "right"} align
 * @param {number} y
 * @param {Palette} palette
 */
function write(context, { id, angle, weight, fill }, align, y, palette) {
  const [away, level] = spot(angle, 1.05);
  const rim = Math.sqrt(Math.max(0, (ring.radius * 1.05) ** 2 - (y - ring.y) ** 2));
  const reach = Math.max(Math.abs(away - ring.x), rim);
  const x = { center: away, left: ring.x + reach, right: ring.x - reach }[align];
  if (Math.abs(y - level) > ROW / 4) {
    context.lineWidth = 1;
    context.strokeStyle = palette.soft;
    context.beginPath();
    context.moveTo(...spot(angle, 1.01));
    context.lineTo(x, y);
    context.stroke();
  }
  const width = ring.x * 2;
  const room = { center: Math.min(x, width - x) * 2, left: width - x, right: x }[align] - 8;
  context.font = `${weight} 12px ${FONT}`;
  const shown = fitted(cut(nameOf(id)), room, (words) => context.measureText(words).width);
  context.textAlign = align;
  context.textBaseline = "middle";
  context.lineWidth = 4;
  context.strokeStyle = palette.paper;
  context.strokeText(shown, x, y);
  context.fillStyle = fill;
  context.fillText(shown, x, y);
}

/** @param {HTMLElement} pane */
function paint(pane) {
  const canvas = within(pane, "canvas", HTMLCanvasElement);
  const { clientWidth: width, clientHeight: height } = pane;
  const ratio = devicePixelRatio || 1;
  Object.assign(canvas, { width: width * ratio, height: height * ratio });
  arranged(width, height);
  const context = contextOf(canvas);
  context.scale(ratio, ratio);
  const palette = paletteOf(state().theme);
  const chosen = hovered || state().selected;
  const middles = new Map(order.map((place) => {
    const topic = ring.topics.find(({ id }) => id === topicOf.get(place.id));
    return [place.id, topic ? (topic.from + topic.to) / 2 : 0];
  }));
  const own = wires.filter(({ from, to }) => from === chosen || to === chosen);
  for (const against of [false, true]) {
    context.strokeStyle = against ? palette.attack : palette.support;
    context.setLineDash(against ? [5, 3] : []);
    context.lineWidth = 1;
    context.globalAlpha = own.length ? 0.07 : 0.3;
    context.beginPath();
    for (const wire of wires) if (wire.against === against) trace(context, wire, middles);
    context.stroke();
    context.globalAlpha = 1;
    context.lineWidth = 2.2;
    context.beginPath();
    for (const wire of own) if (wire.against === against) trace(context, wire, middles);
    context.stroke();
  }
  context.setLineDash([]);
  const far = new Set(own.map(({ from, to }) => (from === chosen ? to : from)));
  for (const [id, angle] of ring.points) {
    context.fillStyle = id === chosen ? palette.accent : far.has(id) ? palette.ink : palette.soft;
    context.beginPath();
    context.arc(...spot(angle), id === chosen ? 6 : far.has(id) ? 4 : 2.2, 0, Math.PI * 2);
    context.fill();
  }
  name(context, palette, chosen, [...far]);
}

/**
 * The names: of the topics, or of what is chosen and of the far ends of its lines.
 * @param {CanvasRenderingContext2D} context
 * @param {Palette} palette
 * @param {string} chosen
 * @param {string[]} far
 */
function name(context, palette, chosen, far) {
  context.lineWidth = 3;
  for (const { from, to } of ring.topics) {
    context.strokeStyle = palette.line;
    context.beginPath();
    context.arc(ring.x, ring.y, ring.radius * 1.025, from - Math.PI / 2, to - Math.PI / 2);
    context.stroke();
  }
  const angle = ring.points.get(chosen);
  if (angle === undefined) {
    /** @type {Name[]} */
    const topics = [];
    for (const { id, from, to } of ring.topics) {
      const middle = (from + to) / 2;
      if ((middle - (topics.at(-1)?.angle ?? -1)) * ring.radius < ROW) continue;
      topics.push({ id, angle: middle, weight: 600, fill: palette.ink });
    }
    label(context, topics, palette);
    return;
  }
  const ends = far.slice(0, MOST_NAMES).map((id) => (
    { id, angle: ring.points.get(id) ?? 0, weight: 400, fill: palette.ink }
  ));
  label(context, [...ends, { id: chosen, angle, weight: 600, fill: palette.accent }], palette);
}

/**
 * The claim nearest to a point of the pane; "" far from all of them.
 * @param {MouseEvent} event
 */
function nearest({ offsetX, offsetY }) {
  const away = Math.hypot(offsetX - ring.x, offsetY - ring.y);
  if (Math.abs(away - ring.radius) > 26) return "";
  const angle = (Math.atan2(offsetX - ring.x, ring.y - offsetY) + Math.PI * 2) % (Math.PI * 2);
  let [best, least] = ["", Infinity];
  for (const [id, own] of ring.points) {
    const distance = Math.min(Math.abs(own - angle), Math.PI * 2 - Math.abs(own - angle));
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}

export function startRing() {
  const pane = byId("lines");
  const redraw = () => !pane.hidden && pane.clientWidth && tree.roots.length && paint(pane);
  pane.addEventListener("mousemove", (event) => {
    const id = nearest(event);
    if (id === hovered) return;
    hovered = id;
    redraw();
  });
  pane.addEventListener("mouseleave", () => {
    hovered = "";
    redraw();
  });
  pane.addEventListener("click", (event) => change({ selected: nearest(event) }, "lines"));
  watch((current) => {
    pane.hidden = viewOf(current) !== "lines";
    if (!pane.hidden) requestAnimationFrame(redraw); // by when all else has been laid out
  });
  new ResizeObserver(redraw).observe(pane);
}
