/** Words on lines, and the trays that premises stand in, of a map that runs from top to bottom. */

import { roundBox } from "./strokes.js";

/**
 * A word on a line, or the tray that premises stand in which count only together.
 * @param {Badge} badge
 * @param {Palette} palette
 * @returns {Shape[]}
 */
export function badgeShapes({ text, x, y, width, height, kind, bare }, palette) {
  const stroke = palette[kind];
  if (!text) {
    const d = roundBox(x, y, width, height, 8);
    const isFrame = kind === "soft"; // of what stands beside the argument
    return [
      { d, fill: stroke, alpha: isFrame ? 0.05 : 0.08 },
      { d, stroke: isFrame ? palette.line : stroke, width: 1.1 },
    ];
  }
  const pill = { d: roundBox(x, y, width, height, height / 2), fill: palette.paper, stroke, width: 1.2 };
  const middle = { x: x + width / 2, y: y + height / 2 + 4.2 };
  const word = { text, ...middle, size: 11.6, weight: 600, middle: true, fill: stroke };
  return bare ? [word] : [pill, word];
}
