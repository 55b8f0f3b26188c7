/** What the app says, from the same catalogues as all pages. */

/** @type {Record<string, string | Record<string, string>>} */
let catalogue = {};
const plurals = new Intl.PluralRules(document.documentElement.lang || "en");

/** Take the messages that the server sent. @param {typeof catalogue} messages */
export const speak = (messages) => {
  catalogue = messages;
};

/** Return the message of `key` with `values` filled in. @param {string} key @param {Record<string, unknown>} [values] */
export function t(key, values = {}) {
  const known = catalogue[key] ?? key;
  const message = typeof known === "string" ? known : known[plurals.select(Number(values.n))] ?? known.other;
  return message.replace(/\{(\w+)\}/gu, (_, name) => String(values[name] ?? ""));
}
