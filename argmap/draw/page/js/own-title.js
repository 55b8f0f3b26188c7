/** Titles of what a reader adds, by the rule of `first_words` in `argmap/domain/naming.py`. Pure. */

const [MOST_WORDS, MOST_LETTERS] = [7, 48]; // of a title that is made of the first words of a text
const LONGEST = 60; // characters of a title that somebody gave
const [ENDS, CLAUSE] = [/[,;:.!?]$/u, 5]; // of a clause; words at least that a comma or colon ends, which may stand behind "In 1854" or "In a word"
const NOT_AT_ENDS = /^[ #,;:.!?\-–—+_"“”«»'’]+|[ #,;:.!?\-–—+_"“”«»'’]+$/gu;
const NOT_PLAIN = /[^\p{L}\p{M}\p{N} ,;'’!?%…–-]+/gu; // what would be markup, or might, in the file to hand in

/** @param {string} text */
const cut = (text, most = MOST_LETTERS) => [...text].slice(0, most).join("");

/**
 * A title made of the first words of a text: of all if there are few, or up to the end of a clause, or with an ellipsis.
 * @param {string} text
 */
function firstWords(text) {
  const words = text.split(/\s+/u).filter(Boolean);
  let most = 1;
  while (most < Math.min(words.length, MOST_WORDS) && [...words.slice(0, most + 1).join(" ")].length <= MOST_LETTERS) {
    most += 1;
  }
  const isEnd = (/** @type {string} */ word, /** @type {number} */ at) =>
    ENDS.test(word) && at + 1 >= (/[,:]$/u.test(word) ? CLAUSE : 3);
  const clause = words.length > most ? words.slice(0, most).findLastIndex(isEnd) + 1 : 0;
  const phrase = words.slice(0, clause || most).join(" ");
  const title = plain(cut(phrase).replace(NOT_AT_ENDS, ""));
  return title && !clause && (words.length > most || cut(phrase) !== phrase) ? `${title}…` : title;
}

/** @param {string} title */
const plain = (title) => title.replace(NOT_PLAIN, " ").replace(/\s+/gu, " ").trim();

/**
 * The title that somebody chose, or else one made of the first words of a text, with a number if it is taken.
 * @param {string} text
 * @param {Set<string>} taken
 * @param {string} [chosen]
 */
export function titleOf(text, taken, chosen = "") {
  const base = plain(cut(chosen, LONGEST)) || firstWords(text) || "Own";
  let title = base;
  for (let number = 2; taken.has(title); number += 1) title = `${base} ${number}`;
  return title;
}
