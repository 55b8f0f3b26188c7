/** Tests of single modules of the page, in the page: `test_page_units.py` opens one and runs each by its name. */

/** @type {Map<string, () => void>} */
const tests = new Map();

/**
 * A test by the law that it checks.
 * @param {string} name
 * @param {() => void} body
 */
export function test(name, body) {
  if (tests.has(name)) throw new Error(`there are two tests called ${name}`);
  tests.set(name, body);
}

/**
 * The same test of each of several cases, which end its name.
 * @template Case
 * @param {string} name
 * @param {Case[]} cases
 * @param {(one: Case) => void} body
 */
export function testEach(name, cases, body) {
  test(name, () => cases.forEach((one) => body(one)));
}

/**
 * Whether two values are alike, as far as JSON can say.
 * @param {unknown} actual
 * @param {unknown} expected
 */
export function equal(actual, expected) {
  const [one, other] = [actual, expected].map((value) => JSON.stringify(value));
  if (one !== other) throw new Error(`expected ${other}, got ${one}`);
}

/**
 * Whether something holds; `told` is what to say if it does not.
 * @param {unknown} condition
 */
export function holds(condition, message = "it does not hold") {
  if (!condition) throw new Error(message);
}

/**
 * What an action fails with.
 * @param {() => void} action
 */
export function failure(action) {
  try {
    action();
  } catch (error) {
    return String(error);
  }
  throw new Error("nothing failed");
}

/** @type {any} */ (globalThis).units = {
  run: (/** @type {string} */ name) => tests.get(name)?.() ?? null,
  names: () => [...tests.keys()],
};
