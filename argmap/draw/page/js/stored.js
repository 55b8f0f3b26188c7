/** What the page carries as JSON; a large page has unpacked it before (`columns.js`). */

/** @type {Map<string, any>} */
export const stored = new Map();

/** @param {string} id of the element that holds it */
export const source = (id) => stored.get(id) ?? JSON.parse(document.getElementById(id)?.textContent ?? "");
