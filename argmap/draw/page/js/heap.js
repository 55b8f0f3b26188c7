/** A heap: what is put in comes out by its number, the least first. */

/** @template T */
export class Heap {
  /** @type {number[]} */
  #keys = [];
  /** @type {T[]} */
  #values = []; // beside the keys

  get size() {
    return this.#keys.length;
  }

  /**
   * @param {number} key
   * @param {T} value
   */
  push(key, value) {
    let at = this.#keys.push(key) - 1;
    this.#values.push(value);
    for (let up = (at - 1) >> 1; at && this.#keys[up] > key; at = up, up = (at - 1) >> 1) this.#move(up, at);
    this.#put(at, key, value);
  }

  /**
   * @param {number} at
   * @param {number} key
   * @param {T} value
   */
  #put(at, key, value) {
    this.#keys[at] = key;
    this.#values[at] = value;
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  #move(from, to) {
    this.#put(to, this.#keys[from], this.#values[from]);
  }

  /** @returns {T | undefined} */
  pop() {
    const keys = this.#keys;
    const first = this.#values[0];
    const [key, value] = [keys.pop(), this.#values.pop()];
    if (key === undefined || value === undefined || !keys.length) return first;
    let at = 0;
    for (let down = 1; down < keys.length; down = 2 * at + 1) {
      if (down + 1 < keys.length && keys[down + 1] < keys[down]) down += 1;
      if (keys[down] >= key) break;
      this.#move(down, at);
      at = down;
    }
    this.#put(at, key, value);
    return first;
  }
}
