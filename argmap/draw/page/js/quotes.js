/** The words of the text that carry a claim, sentence by sentence. */

import { data } from "./data.js";

/** @typedef {{paragraph: number, sentence: number, text: string}} Quotation */

/** @type {Map<string, Quotation[]>} */
const carried = new Map(); // by claim

for (const { number: paragraph, sentences } of data.text) {
  for (const { number: sentence, segments } of sentences) {
    /** @type {Map<string, Quotation>} */
    let open = new Map(); // claim -> its phrase that reaches to the end of the segment before
    for (const [text, ids] of segments) {
      const next = new Map();
      for (const id of ids) {
        const phrase = open.get(id) ?? { paragraph, sentence, text: "" };
        if (!open.has(id)) carried.set(id, [...(carried.get(id) ?? []), phrase]);
        phrase.text += text;
        next.set(id, phrase);
      }
      open = next;
    }
  }
}

/**
 * The phrases that a claim is anchored in, in the order of the text.
 * @param {string} id
 * @returns {Quotation[]}
 */
export const quotesOf = (id) => carried.get(id) ?? [];
