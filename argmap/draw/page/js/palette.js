/** The colours that are painted rather than styled: the theme in force, and the colour of each strand. */

import { data, sceneOf } from "./data.js";

const frame = sceneOf("wide").boxes.find((box) => box.shape === "thesis")?.strand ?? "";
const coloured = sceneOf("wide").strands.map(([id]) => id).filter((id) => id !== frame);

/**
 * Whether the dark theme is in force.
 * @param {string | undefined} theme
 */
export function isDark(theme) {
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** The colours that a reader of a high-contrast mode has chosen, by the names that CSS gives them. */
function forced() {
  const text = [
    "ink",
    "soft",
    "line",
    "support",
    "attack",
    "undercut",
    "contrary",
    "contradictory",
    "rephrase",
    "grid",
  ];
  const [ground, front, quiet, mark, onMark] = ["Canvas", "CanvasText", "GrayText", "Highlight", "HighlightText"];
  return {
    ...data.palettes.light,
    ...Object.fromEntries(text.map((token) => [token, front])),
    ...Object.fromEntries(
      ["paper", "box", "box-quiet", "panel", "thesis-ink", "thesis-soft"].map((token) => [token, ground]),
    ),
    thesis: front,
    falls: quiet,
    danger: front,
    "on-danger": ground,
    accent: mark,
    "on-accent": onMark,
    chosen: mark,
    "on-chosen": onMark,
    hatch: `color-mix(in srgb, ${front} 35%, ${ground})`,
    strands: data.palettes.light.strands.map(() => front),
  };
}

/** @type {WeakMap<Palette, Palette>} */
const strengthened = new WeakMap();

/**
 * A palette for a reader who asks for more contrast: nothing in grey but what is out of play.
 * @param {Palette} palette
 */
function strong(palette) {
  const known = strengthened.get(palette) ?? { ...palette, soft: palette.ink, line: palette.soft, falls: palette.soft };
  strengthened.set(palette, known);
  return known;
}

/**
 * The colours of a theme: light, dark, print, "saved" for files, or, without a name, of the one in force.
 * @param {string | undefined} theme
 */
export function paletteOf(theme) {
  if (theme === "print") return data.palettes.print;
  if (theme === "saved") return data.palettes.light;
  if (matchMedia("(forced-colors: active)").matches) return forced();
  const palette = data.palettes[isDark(theme) ? "dark" : "light"];
  return matchMedia("(prefers-contrast: more)").matches ? strong(palette) : palette;
}

/**
 * The colour of a strand: neutral for that of the thesis, the others in turn.
 * @param {Palette} palette
 * @param {string} strand
 */
export function strandColour(palette, strand) {
  return palette.strands[turnOf(strand)];
}

/**
 * The class that gives an element its strand's colour.
 * @param {string} strand
 */
export const strandClass = (strand) => `strand-${turnOf(strand)}`;

/** @param {string} strand */
function turnOf(strand) {
  const at = coloured.indexOf(strand);
  return at < 0 ? 0 : 1 + (at % (data.palettes.light.strands.length - 1));
}
