/**
 * Heights in rising order moved as little as can be, in all, so that each stands at least `gap` below the one before it.
 * @param {readonly number[]} heights
 * @param {number} gap
 */
export function apart(heights, gap) {
  /** @type {{sum: number, count: number}[]} */
  const blocks = []; // of heights that touch, less the gaps above them
  for (const [place, height] of heights.entries()) {
    let block = { sum: height - place * gap, count: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.count > block.sum / block.count; last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count };
    }
    blocks.push(block);
  }
  const bases = blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return bases.map((base, place) => base + place * gap);
}
