/** A heap: what is put in comes out by its number, the least first. */

/** @template T */
export class Heap {
  /** @type {[key: number, value: T][]} */
  #items = [];

  get size() {
    return this.#items.length;
  }

  /**
   * @param {number} key
   * @param {T} value
   */
  push(key, value) {
    const items = this.#items;
    let at = items.push([key, value]) - 1;
    for (let up = (at - 1) >> 1; at && items[up][0] > key; at = up, up = (at - 1) >> 1) items[at] = items[up];
    items[at] = [key, value];
  }

  /** @returns {T | undefined} */
  pop() {
    const items = this.#items;
    const [first, last] = [items[0], items.pop()];
    if (!last || !items.length) return first?.[1];
    let at = 0;
    for (let down = 1; down < items.length; down = 2 * at + 1) {
      if (down + 1 < items.length && items[down + 1][0] < items[down][0]) down += 1;
      if (items[down][0] >= last[0]) break;
      items[at] = items[down];
      at = down;
    }
    items[at] = last;
    return first[1];
  }
}
