/** Outlines as path data, and where lines end. */

/** @param {number} value */
const at = (value) => Math.round(value * 100) / 100;

/**
 * Cubic pieces as path data: start, then (control, control, end) repeated.
 * @param {Point[]} points
 */
export function pathOf(points) {
  const [[x, y], ...rest] = points;
  const pieces = [];
  for (let i = 0; i + 2 < rest.length; i += 3) {
    pieces.push(`C${rest.slice(i, i + 3).map((p) => p.map(at).join(" ")).join(" ")}`);
  }
  return `M${at(x)} ${at(y)}${pieces.join("")}`;
}

/**
 * The unit vector in which a line arrives at one of its ends.
 * @param {Point[]} points
 * @param {boolean} atEnd
 */
function direction(points, atEnd) {
  const ordered = atEnd ? points : [...points].reverse();
  const [tx, ty] = ordered[ordered.length - 1];
  for (const [x, y] of ordered.slice(0, -1).reverse()) {
    const length = Math.hypot(tx - x, ty - y);
    if (length > 0.05) return [(tx - x) / length, (ty - y) / length];
  }
  return [-1, 0];
}

/**
 * The line without its last `by` px, where its head stands.
 * @param {Point[]} points
 * @param {boolean} atEnd
 * @param {number} by
 */
export function shortened(points, atEnd, by) {
  const [dx, dy] = direction(points, atEnd);
  const ordered = atEnd ? [...points] : [...points].reverse();
  for (const i of [ordered.length - 1, ordered.length - 2]) {
    ordered[i] = [ordered[i][0] - dx * by, ordered[i][1] - dy * by];
  }
  return atEnd ? ordered : ordered.reverse();
}

/**
 * An arrowhead (`pointed`), or the bar that stops what it is aimed at.
 * @param {Point[]} points
 * @param {boolean} atEnd
 * @param {boolean} pointed
 */
export function bar(points, atEnd, pointed) {
  const [dx, dy] = direction(points, atEnd);
  const [x, y] = atEnd ? points[points.length - 1] : points[0];
  const [back, half] = pointed ? [8, 4] : [2.4, 5.5];
  const [bx, by] = [x - dx * back, y - dy * back];
  const left = `${at(bx - dy * half)} ${at(by + dx * half)}`;
  const right = `${at(bx + dy * half)} ${at(by - dx * half)}`;
  return pointed ? `M${at(x)} ${at(y)}L${left}L${right}Z` : `M${left}L${right}`;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
export function circle(x, y, r) {
  return `M${at(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {number} radius
 */
export function roundBox(x, y, width, height, radius) {
  const r = Math.min(radius, width / 2, height / 2);
  /**
   * @param {number} dx
   * @param {number} dy
   */
  const arc = (dx, dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${at(x + r)} ${at(y)}h${at(width - 2 * r)}${arc(r, r)}v${at(height - 2 * r)}${arc(-r, r)}` +
    `h${at(2 * r - width)}${arc(-r, -r)}v${at(2 * r - height)}${arc(r, -r)}Z`;
}

/**
 * A box with its corners cut off.
 * @param {Rectangle} box
 * @param {number} inset
 */
export function octagon(box, inset) {
  const [left, top] = [box.x + inset, box.y + inset];
  const [right, bottom] = [box.x + box.width - inset, box.y + box.height - inset];
  const cut = 8 - inset * 0.6;
  const corners = [
    [left + cut, top],
    [right - cut, top],
    [right, top + cut],
    [right, bottom - cut],
    [right - cut, bottom],
    [left + cut, bottom],
    [left, bottom - cut],
    [left, top + cut],
  ];
  return `M${corners.map((corner) => corner.map(at).join(" ")).join("L")}Z`;
}
