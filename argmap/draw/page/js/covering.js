/** Boxes that an exercise is about: their letters, and boxes that do not say what they say. */

import { circle, roundBox } from "./strokes.js";

const RADIUS = 11;

/**
 * A letter on the upper left corner of a box.
 * @param {Box} box
 * @param {string} letter
 * @param {Palette} palette
 * @returns {Shape[]}
 */
export function letterShapes(box, letter, palette) {
  const [x, y] = [box.x + 4, box.y + 4];
  return [
    { d: circle(x, y, RADIUS), fill: palette.ink, stroke: palette.paper, width: 2 },
    { text: letter, x, y: y + 4.8, size: 13, weight: 600, middle: true, fill: palette.paper },
  ];
}

/**
 * A box with a question mark in place of what it says, of a shape that tells nothing.
 * @param {Box} box
 * @param {Palette} palette
 * @param {BoxView} boxView
 * @returns {Shape[]}
 */
export function blankShapes(box, palette, { chosen, hover, pale }) {
  const { x, y, width, height } = box;
  const frame = {
    d: roundBox(x, y, width, height, 6),
    fill: palette.box,
    stroke: palette.accent,
    width: 1.8,
    dash: [5, 4],
  };
  const out = chosen ? 4 : 3;
  const ring = {
    d: roundBox(x - out, y - out, width + 2 * out, height + 2 * out, 9),
    fill: palette.paper,
    stroke: palette.accent,
    width: chosen ? 2.6 : 1.2,
  };
  const mark = {
    text: "?",
    x: x + width / 2,
    y: y + height / 2 + 6.5,
    size: 19,
    weight: 600,
    middle: true,
    fill: palette.soft,
  };
  const shapes = [...(chosen || hover ? [ring] : []), frame, mark];
  return pale ? shapes.map((shape) => ({ ...shape, alpha: 0.22 })) : shapes;
}
