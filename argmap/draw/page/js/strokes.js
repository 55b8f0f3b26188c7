/** Outlines as path data, and where lines end. */

/** The opacity of what is drawn but not meant. */
export const PALE = 0.22;

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
 * An arrowhead (`pointed`), or the bar that stops what it is aimed at; `isHollow` gives the outline of a bar.
 * @param {Point[]} points
 * @param {boolean} atEnd
 * @param {boolean} pointed
 */
export function bar(points, atEnd, pointed, isHollow = false) {
  const towards = direction(points, atEnd);
  const tip = atEnd ? points[points.length - 1] : points[0];
  const [back, half] = pointed ? [8, 4] : [2.4, 5.5];
  if (pointed) return `${joined([tip, ...across(tip, towards, back, half)])}Z`;
  if (!isHollow) return joined(across(tip, towards, back, half));
  return `${joined([...across(tip, towards, back / 3, half), ...across(tip, towards, back * 2, half).reverse()])}Z`;
}

/**
 * Two points beside a line, `back` px before its tip and `half` px away from it.
 * @param {Point} tip
 * @param {number[]} direction
 * @param {number} back
 * @param {number} half
 * @returns {Point[]}
 */
function across([x, y], [dx, dy], back, half) {
  const [bx, by] = [x - dx * back, y - dy * back];
  return [[bx - dy * half, by + dx * half], [bx + dy * half, by - dx * half]];
}

/** @param {Point[]} points */
const joined = (points) => `M${points.map((point) => point.map(at).join(" ")).join("L")}`;

/** Where lines are interrupted or crossed: px from their source. */
const STOP_AT = 13;
const [STOP_HALF, STOP_RADIUS, GAP_HALF] = [5, 3, 3];
const SAMPLES = 24; // points of a curved piece that are looked at

/**
 * The point of a line that is `distance` px from its start, and the unit vector in which the line goes on there.
 * @param {Point[]} points
 * @param {number} distance
 * @returns {Point[]}
 */
function along(points, distance) {
  let [here, left] = [points[0], distance];
  for (let i = 1; i + 2 < points.length; i += 3) {
    for (let step = 1; step <= SAMPLES; step += 1) {
      const there = onCurve(points.slice(i - 1, i + 3), step / SAMPLES);
      const [x, y] = [there[0] - here[0], there[1] - here[1]];
      const length = Math.hypot(x, y);
      if (length && length >= left) {
        return [[here[0] + (x / length) * left, here[1] + (y / length) * left], [x / length, y / length]];
      }
      [here, left] = [there, left - length];
    }
  }
  const [dx, dy] = direction(points, true);
  return [here, [dx, dy]];
}

/**
 * The point of a cubic piece at `t`, from 0 to 1.
 * @param {Point[]} piece
 * @param {number} t
 * @returns {Point}
 */
export function onCurve(piece, t) {
  const u = 1 - t;
  const weights = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  /** @param {0 | 1} axis */
  const sum = (axis) => piece.reduce((total, point, n) => total + weights[n] * point[axis], 0);
  return [sum(0), sum(1)];
}

/**
 * What interrupts a line near its source ("gap"), or crosses it: a ring ("unclaimed") or a stroke ("gone").
 * @param {Point[]} points
 * @param {"gap" | "gone" | "unclaimed"} stop
 */
export function stopOf(points, stop) {
  const [[x, y], [dx, dy]] = along(points, STOP_AT);
  if (stop === "unclaimed") return circle(x, y, STOP_RADIUS);
  if (stop === "gap") {
    return joined([[x - dx * GAP_HALF, y - dy * GAP_HALF], [x + dx * GAP_HALF, y + dy * GAP_HALF]]);
  }
  const [ax, ay] = [-dy * STOP_HALF - (dx * STOP_HALF) / 2, dx * STOP_HALF - (dy * STOP_HALF) / 2];
  return joined([[x + ax, y + ay], [x - ax, y - ay]]);
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
export function circle(x, y, r) {
  return `M${at(x - r)} ${at(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
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
