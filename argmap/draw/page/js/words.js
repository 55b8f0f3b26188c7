/** Every word of the interface comes from a catalogue that the page carries, so that another language is another file. */

const { language, messages } = JSON.parse(document.getElementById("argmap-words").textContent);
const rules = new Intl.PluralRules(language);

/** Messages by their groups, where a group is looked up by what is in the data: `words.role[claim.role]`. */
export const words = messages;

/** The message of `key`, such as "card.close", with `values` filled in; `n` chooses among plural forms. */
export function t(key, values = {}) {
  let message = messages;
  for (const part of key.split(".")) message = message?.[part];
  if (message === undefined) throw new Error(`there is no message ${key}`);
  const form = typeof message === "string" ? message : message[rules.select(values.n)] ?? message.many ?? message.other;
  return form.replace(/\{(\w+)\}/gu, (_, name) => values[name]);
}

/** A title inside a sentence, in quotation marks unless it is a quotation and brings its own. */
export function quoted(title) {
  return /^[“"«„‘'].*[”"»“’']$/su.test(title) ? title : t("quoted", { text: title });
}

/** "a", "a and b", "a, b and c"; the message of `key` joins the last one. */
export function listed(parts, key = "listed") {
  return parts.length < 2 ? parts.join("") : t(key, { first: parts.slice(0, -1).join(", "), last: parts.at(-1) });
}

/** "paragraph 6, sentence 2", as a reader would look it up. */
export function place(anchor) {
  return t(anchor.paragraph === 1 ? "place.title" : "place.sentence", anchor);
}
