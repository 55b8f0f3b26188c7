/** Every word of the interface comes from a catalogue that the page carries, so that another language is another file. */

/** @typedef {{[key: string]: string | Group}} Group messages by their names */

/**
 * @typedef {Record<"role" | "relation" | "stance" | "hedge" | "mark" | "status" | "thesis", Record<string, string>>} Tables
 * @typedef {Tables & {implicit: string, saving: {files: Record<string, string>}} & Group} Catalogue
 */

/** @type {{language: string, messages: Catalogue}} */
const { language, messages } = JSON.parse(document.getElementById("argmap-words")?.textContent ?? "");
const rules = new Intl.PluralRules(language);

/** Messages by their groups, where a group is looked up by what is in the data: `words.role[claim.role]`. */
export const words = messages;

/**
 * The message of `key`, such as "card.close", with `values` filled in; `n` chooses among plural forms.
 * @param {string} key
 * @param {{n?: number, [name: string]: string | number | undefined}} values
 */
export function t(key, values = {}) {
  /** @type {string | Group | undefined} */
  let message = messages;
  for (const part of key.split(".")) message = typeof message === "object" ? message[part] : undefined;
  if (message === undefined) throw new Error(`there is no message ${key}`);
  const form = typeof message === "string"
    ? message
    : message[rules.select(values.n ?? 0)] ?? message.many ?? message.other;
  return String(form).replace(/\{(\w+)\}/gu, (_, name) => String(values[name]));
}

/**
 * A title inside a sentence, in quotation marks unless it is a quotation and brings its own.
 * @param {string} title
 */
export function quoted(title) {
  return /^[“"«„‘'].*[”"»“’']$/su.test(title) ? title : t("quoted", { text: title });
}

/**
 * "a", "a and b", "a, b and c"; the message of `key` joins the last one.
 * @param {string[]} parts
 */
export function listed(parts, key = "listed") {
  return parts.length < 2 ? parts.join("") : t(key, { first: parts.slice(0, -1).join(", "), last: parts.at(-1) });
}

/**
 * "paragraph 6, sentence 2", as a reader would look it up.
 * @param {{paragraph: number, sentence: number}} anchor
 */
export function place({ paragraph, sentence }) {
  return t(paragraph === 1 ? "place.title" : "place.sentence", { paragraph, sentence });
}
