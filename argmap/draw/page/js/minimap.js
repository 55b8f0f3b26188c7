/** The whole map in small, below the text, while only a part of it is in sight: where that part is, and a way to another. */

import { byId, contextOf, within } from "./dom.js";
import { isDark, paletteOf, strandColour } from "./palette.js";
import { isEmbedded } from "./embedding.js";
import { isPhone } from "./letters.js";
import { sceneNow } from "./scene.js";
import { state } from "./state.js";

const HEIGHT = 150; // px at most
const EDGE = 10; // px of the scene's ends where nothing stands
const PADDING = 12; // px at its sides

/** @type {{scene: Scene | null, dark: boolean | null}} */
let drawn = { scene: null, dark: null };

/** @param {Scene} scene */
function sizeOf(scene) {
  const room = Math.max(120, byId("panel-map").offsetLeft - 2 * PADDING - 1);
  const scale = Math.min(room / scene.width, HEIGHT / scene.height);
  return {
    scale,
    width: Math.max(24, Math.round(scene.width * scale)),
    height: Math.max(24, Math.round(scene.height * scale)),
  };
}

/**
 * Paint the boxes, which change only when something is folded.
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 * @param {ReturnType<typeof sizeOf>} size
 */
function paint(canvas, scene, { scale, width, height }) {
  const ratio = devicePixelRatio || 1;
  Object.assign(canvas, { width: width * ratio, height: height * ratio });
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = contextOf(canvas);
  const palette = paletteOf(state().theme);
  context.scale(ratio * scale, ratio * scale);
  for (const box of scene.boxes) {
    context.fillStyle = box.shape === "thesis" ? palette.thesis : strandColour(palette, box.strand);
    context.fillRect(box.x, box.y, box.width, Math.max(box.height, 1.5 / scale));
  }
}

/**
 * Show where the part in sight is: `seen` is its rectangle in the scene; all in sight needs no map of the map.
 * @param {Rectangle} seen
 */
export function drawMinimap(seen) {
  const scene = sceneNow();
  const box = byId("minimap");
  const isAll = seen.x <= EDGE && seen.y <= EDGE && seen.x + seen.width >= scene.width - EDGE &&
    seen.y + seen.height >= scene.height - EDGE;
  box.hidden = isAll || isPhone() || isEmbedded || scene.boxes.length < 12;
  if (box.hidden) return;
  const size = sizeOf(scene);
  const dark = isDark(state().theme);
  if (drawn.scene !== scene || drawn.dark !== dark) {
    paint(within(box, "canvas", HTMLCanvasElement), scene, size);
    drawn = { scene, dark };
  }
  const [left, top] = [Math.max(0, seen.x), Math.max(0, seen.y)];
  const right = Math.min(scene.width, seen.x + seen.width);
  const bottom = Math.min(scene.height, seen.y + seen.height);
  const frame = within(box, "div");
  frame.style.transform = `translate(${left * size.scale}px, ${top * size.scale}px)`;
  frame.style.width = `${Math.max(6, (right - left) * size.scale)}px`;
  frame.style.height = `${Math.max(6, (bottom - top) * size.scale)}px`;
}

/**
 * Call `go(point)` with the point of the scene that is pressed or dragged to.
 * @param {(point: Position) => void} go
 */
export function startMinimap(go) {
  const box = byId("minimap");
  /** @param {PointerEvent} event */
  const lead = (event) => {
    const { left, top } = within(box, "canvas", HTMLCanvasElement).getBoundingClientRect();
    const { scale } = sizeOf(sceneNow());
    go({ x: (event.clientX - left) / scale, y: (event.clientY - top) / scale });
  };
  box.addEventListener("pointerdown", (event) => {
    box.setPointerCapture(event.pointerId);
    lead(event);
  });
  box.addEventListener("pointermove", (event) => event.buttons && lead(event));
}
