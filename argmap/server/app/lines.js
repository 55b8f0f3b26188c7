/** The lines of the map as signs, for buttons that choose one, and the signs of verdicts. */

import { makeSvg } from "../../draw/page/js/dom.js";

/** @type {Record<string, {d: string, class: string}[]>} */
const PATHS = {
  support: [{ d: "M14 8H44", class: "line" }, { d: "M4 8l11 -5.5v11z", class: "head" }],
  attack: [{ d: "M10 8H44", class: "line dashed" }, { d: "M6 1.5v13", class: "bar" }],
  undercut: [
    { d: "M18 8H44", class: "line dotted" },
    { d: "M3 8a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0", class: "ring" },
    { d: "M14.500 2.500v11", class: "bar" },
  ],
  together: [
    { d: "M14 8h8M26 8c6 0 8 -5 18 -5M26 8c6 0 8 5 18 5", class: "line" },
    { d: "M4 8l11 -5.5v11z", class: "head" },
    { d: "M20 8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M24 6v4M22 8h4", class: "ring" },
  ],
};

/** The line of a relation, with what ends it at the claim that it bears on. @param {string} kind */
export const lineOf = (kind) =>
  makeSvg(
    "svg",
    { class: `sign ${kind}`, viewBox: "0 0 48 16", "aria-hidden": "true" },
    ...(PATHS[kind] ?? []).map((path) => makeSvg("path", path)),
  );

/** The sign of a verdict, in the colour of the text around it. @param {{d: string, class: string}[]} paths */
export const signOf = (paths) =>
  makeSvg(
    "svg",
    { class: "verdict-sign", viewBox: "0 0 12 12", "aria-hidden": "true" },
    ...paths.map((path) => makeSvg("path", { ...path })),
  );
