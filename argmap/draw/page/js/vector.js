/** The map as an SVG element, for files and for paper. */

import { makeSvg } from "./dom.js";
import { FONT, paintSvg } from "./paint.js";
import { paletteOf } from "./palette.js";
import { wideScene } from "./scene.js";
import { shapesOf } from "./shapes.js";
import { state } from "./state.js";

/**
 * A state without what is only for the eye: choice, filters.
 * @param {State} current
 */
export const bare = (current) => ({ ...current, selected: "", strands: [], filters: [] });

/**
 * A scene as an SVG element, with what the reader assumes but no selection.
 * @param {string} theme
 */
export function picture(theme, scene = wideScene) {
  const shapes = shapesOf(scene, bare(state()), { theme });
  const inside = [...shapes.links, ...[...shapes.nodes.values()].flat()];
  return makeSvg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${scene.width} ${scene.height}`,
      width: scene.width,
      height: scene.height,
      "font-family": FONT,
      role: "img",
      "aria-label": scene.title,
    },
    makeSvg("title", { text: scene.title }),
    makeSvg("rect", { width: scene.width, height: scene.height, fill: paletteOf(theme).paper }),
    ...paintSvg(inside),
  );
}
