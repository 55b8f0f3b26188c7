/** Painting a list of shapes: on a canvas, or as SVG elements. */

import { makeSvg } from "./dom.js";

export const FONT = 'Inter, "Helvetica Neue", Arial, sans-serif';
const paths = new WeakMap(); // shape -> Path2D, made once

function path(shape) {
  if (!paths.has(shape)) paths.set(shape, new Path2D(shape.d));
  return paths.get(shape);
}

/** Paint shapes, the whole of them as opaque as `alpha`; `barred` paints bars in place of text that nobody could read. */
export function paintCanvas(context, shapes, { alpha = 1, barred = false } = {}) {
  for (const shape of shapes) {
    context.globalAlpha = alpha * (shape.alpha ?? 1);
    if (shape.d) paintPath(context, shape);
    else if (barred) paintBar(context, shape);
    else paintText(context, shape);
  }
  context.globalAlpha = 1;
}

function paintPath(context, shape) {
  const { fill, stroke, width, dash } = shape;
  if (fill) {
    context.fillStyle = fill;
    context.fill(path(shape));
  }
  if (!stroke) return;
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.setLineDash(dash ?? []);
  context.stroke(path(shape));
  context.setLineDash([]);
}

function paintBar(context, { text, x, y, size, fill, end, middle }) {
  const width = text.length * size * 0.53; // about what letters take
  context.globalAlpha *= 0.45;
  context.fillStyle = fill;
  context.fillRect(middle ? x - width / 2 : end ? x - width : x, y - size * 0.6, width, size * 0.5);
}

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

/** The shapes as SVG elements; attributes only, so that no style has to be allowed. */
export function paintSvg(shapes) {
  return shapes.map((shape) => {
    const opacity = shape.alpha === undefined || shape.alpha === 1 ? null : shape.alpha;
    if (shape.d) {
      return makeSvg("path", {
        d: shape.d,
        fill: shape.fill ?? "none",
        stroke: shape.stroke,
        "stroke-width": shape.stroke ? shape.width : null,
        "stroke-dasharray": shape.dash?.join(" "),
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
