/** What the app says, from the same catalogues as all pages. */

/** @type {Record<string, string>} */
let catalogue = {};

/** Take the messages that the server sent. @param {Record<string, string>} messages */
export const speak = (messages) => {
  catalogue = messages;
};

/** Return the message of `key` with `values` filled in. @param {string} key @param {Record<string, unknown>} [values] */
export function t(key, values = {}) {
  const message = catalogue[key] ?? key;
  return message.replace(/\{(\w+)\}/gu, (_, name) => String(values[name] ?? ""));
}
