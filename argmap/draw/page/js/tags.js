/** The tag on a box that says what the reader's assumptions change: on its edge, clear of the boxes above and below it. */

import { signShapes } from "./verdict-signs.js";
import { roundBox } from "./strokes.js";
import { words } from "./words.js";

const [TAG, OUTSIDE] = [14, 10]; // px, its height, and how much of it is outside the box: the rest has room beside the text
const [FLAT, FLAT_OUTSIDE] = [11, 6]; // the same where another box is near, without a sign
const [CLEAR, LONGEST] = [2, 130]; // px to another box, and the width in which none may stand
const [SIZE, FLAT_SIZE] = [11, 9]; // px
const SIGN = 12; // px, what a verdict's sign takes of its tag
const INSET = 6; // px from the right edge of the box

/** @typedef {"above" | "below" | "between"} TagRoom where there is room for a tag: "between" boxes only for a flat one */

/**
 * @param {Box} box
 * @param {Box[]} boxes
 * @returns {TagRoom}
 */
export function tagRoom(box, boxes) {
  const [left, right] = [box.x + box.width - INSET - LONGEST, box.x + box.width - INSET];
  /** @type {(top: number, bottom: number) => boolean} */
  const isFree = (top, bottom) =>
    !boxes.some(({ id, x, y, width, height }) =>
      id !== box.id && x < right && x + width > left && y < bottom && y + height > top
    );
  if (isFree(box.y - OUTSIDE - CLEAR, box.y)) return "above";
  const foot = box.y + box.height;
  return isFree(foot, foot + OUTSIDE + CLEAR) ? "below" : "between";
}

/**
 * Where a tag stands.
 * @param {Box} box
 * @param {string} text
 * @param {TagRoom} room
 */
export function tagPlace(box, text, room) {
  const isFlat = room === "between";
  const wide = text.match(/[^ -\u024f]/gu)?.length ?? 0; // letters of other scripts than Latin
  const long = (text.length * 6.5 + wide * 0.6) * (isFlat ? FLAT_SIZE / SIZE : 1);
  const width = 13 + (isFlat ? 0 : SIGN) + long;
  const height = isFlat ? FLAT : TAG;
  const x = box.x + box.width - INSET - width;
  const y = room === "below" ? box.y + box.height + OUTSIDE - TAG : box.y - (isFlat ? FLAT_OUTSIDE : OUTSIDE);
  return { x, y, width, height };
}

/**
 * @param {Box} box
 * @param {string} mark
 * @param {Palette} palette
 * @param {boolean} quiet
 * @param {TagRoom} [room]
 * @returns {Shape[]}
 */
export function tagShapes(box, mark, palette, quiet, room = "above") {
  const text = words.mark[mark];
  const { x, y, width, height } = tagPlace(box, text, room);
  const isFlat = room === "between";
  const loud = mark === "rejected";
  const fill = loud ? palette.danger : quiet ? palette["box-quiet"] : palette.box;
  const colour =
    { refuted: palette.danger, challenged: palette.danger, stands: palette.undercut, weighed: palette.support }[mark] ??
      palette.soft;
  const ink = loud ? palette["on-danger"] : colour;
  const sign = isFlat ? 0 : SIGN;
  return [
    { d: roundBox(x, y, width, height, height / 2), fill, stroke: loud ? palette.danger : colour, width: 1 },
    {
      text,
      x: x + (width + sign) / 2 + (isFlat ? 0 : 1),
      y: y + (isFlat ? 8.8 : 10.8),
      size: isFlat ? FLAT_SIZE : SIZE,
      weight: 600,
      middle: true,
      fill: ink,
    },
    ...(isFlat ? [] : signShapes(mark, { x: x + 5, y: y + 1 }, ink, fill)),
  ];
}
