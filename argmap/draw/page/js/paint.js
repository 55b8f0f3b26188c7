/** Painting a list of shapes: on a canvas, or as SVG elements. */

import { makeSvg } from "./dom.js";

export const FONT = 'Inter, "Helvetica Neue", Arial, sans-serif';
const paths = new Map(); // path data -> Path2D, made once

function path(d) {
  if (!paths.has(d)) {
    if (paths.size > 20000) paths.clear();
    paths.set(d, new Path2D(d));
  }
  return paths.get(d);
}

export function paintCanvas(context, shapes) {
  for (const shape of shapes) {
    context.globalAlpha = shape.alpha ?? 1;
    if (shape.d) paintPath(context, shape);
    else paintText(context, shape);
  }
  context.globalAlpha = 1;
}

function paintPath(context, { d, fill, stroke, width, dash }) {
  if (fill) {
    context.fillStyle = fill;
    context.fill(path(d));
  }
  if (!stroke) return;
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.setLineDash(dash ?? []);
  context.stroke(path(d));
  context.setLineDash([]);
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
