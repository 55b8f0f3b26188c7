/** Painting a list of shapes: on a canvas, or as SVG elements. */

import { makeSvg } from "./dom.js";

export const FONT = 'Inter, "Helvetica Neue", Arial, sans-serif';
/** @type {WeakMap<PathShape, Path2D>} */
const paths = new WeakMap(); // made once

/** @param {PathShape} shape */
function path(shape) {
  const known = paths.get(shape) ?? new Path2D(shape.d);
  paths.set(shape, known);
  return known;
}

/**
 * A text with as many of its letters as there is room for.
 * @param {string} text
 * @param {number} room
 * @param {(text: string) => number} measured
 */
export function fitted(text, room, measured) {
  const letters = [...text];
  let shown = text;
  while (letters.length > 3 && measured(shown) > room) {
    letters.pop();
    shown = `${letters.join("").trimEnd()} …`;
  }
  return shown;
}

/**
 * Paint shapes, the whole of them as opaque as `alpha`; `barred` paints bars in place of text that nobody could read.
 * @param {CanvasRenderingContext2D} context
 * @param {Shape[]} shapes
 * @param {{alpha?: number, barred?: boolean}} options
 */
export function paintCanvas(context, shapes, { alpha = 1, barred = false } = {}) {
  for (const shape of shapes) {
    context.globalAlpha = alpha * (shape.alpha ?? 1);
    if (shape.d !== undefined) paintPath(context, shape);
    else if (barred) paintBar(context, shape);
    else paintText(context, shape);
  }
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PathShape} shape
 */
function paintPath(context, shape) {
  const { fill, stroke, width, dash, isRound } = shape;
  if (fill) {
    context.fillStyle = fill;
    context.fill(path(shape));
  }
  if (!stroke) return;
  context.strokeStyle = stroke;
  context.lineWidth = width ?? 1;
  context.lineCap = isRound ? "round" : "butt";
  context.setLineDash(dash ?? []);
  context.stroke(path(shape));
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {TextShape} textShape
 */
function paintBar(context, { text, x, y, size, fill, end, middle }) {
  const width = text.length * size * 0.53; // about what letters take
  context.globalAlpha *= 0.45;
  context.fillStyle = fill;
  context.fillRect(middle ? x - width / 2 : end ? x - width : x, y - size * 0.6, width, size * 0.5);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {TextShape} textShape
 */
function paintText(context, { text, x, y, size, weight, fill, end, middle, struck }) {
  context.font = `${weight} ${size}px ${FONT}`;
  context.textAlign = middle ? "center" : end ? "right" : "left";
  context.textBaseline = "alphabetic";
  context.fillStyle = fill;
  context.fillText(text, x, y);
  if (!struck) return;
  const width = context.measureText(text).width;
  context.fillRect(end ? x - width : x, y - size * 0.32, width, 1.1);
}

/**
 * The shapes as SVG elements; attributes only, so that no style has to be allowed.
 * @param {Shape[]} shapes
 */
export function paintSvg(shapes) {
  return shapes.map((shape) => {
    const opacity = shape.alpha === undefined || shape.alpha === 1 ? null : shape.alpha;
    if (shape.d !== undefined) {
      return makeSvg("path", {
        d: shape.d,
        fill: shape.fill ?? "none",
        stroke: shape.stroke || null,
        "stroke-width": shape.stroke ? shape.width : null,
        "stroke-dasharray": shape.dash?.join(" "),
        "stroke-linecap": shape.isRound ? "round" : null,
        opacity,
      });
    }
    return makeSvg("text", {
      x: shape.x,
      y: shape.y,
      "font-size": shape.size,
      "font-weight": shape.weight,
      fill: shape.fill,
      opacity,
      text: shape.text,
      "text-anchor": shape.middle ? "middle" : shape.end ? "end" : null,
      "text-decoration": shape.struck ? "line-through" : null,
    });
  });
}
