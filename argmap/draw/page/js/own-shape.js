/** How the map shows that something is the reader's own, without colour: a slip of paper with a turned corner, dotted lines. */

export const OWN_DASH = [0.1, 4.2];
const CORNER = 13; // px

/**
 * A slip of paper with its lower right corner turned up, in a double line.
 * @param {Rectangle} box
 * @param {Palette} palette
 * @param {string} fill
 * @param {Partial<PathShape>} verdict what the verdict changes of its outline
 * @returns {Shape[]}
 */
export function ownOutline({ x, y, width, height }, palette, fill, verdict) {
  const slip = (/** @type {number} */ inset) => {
    const [left, top, right, bottom] = [x + inset, y + inset, x + width - inset, y + height - inset];
    return `M${left} ${top}H${right}V${bottom - CORNER}L${right - CORNER} ${bottom}H${left}Z`;
  };
  const fold = `M${x + width - CORNER} ${y + height}v${-CORNER}h${CORNER}`;
  return [
    { d: slip(0), fill, stroke: palette.ink, width: 1.3, ...verdict },
    { d: slip(3.5), stroke: palette.soft, width: 0.8, dash: [3, 2.5] },
    { d: `${fold}Z`, fill: palette.paper, stroke: palette.ink, width: 1 },
  ];
}
