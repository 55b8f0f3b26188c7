/** What the IRIs and the prefixes in a query say, for the pane of the page and the view of the server. */

// What has names in it that are none: strings, IRIs and comments.
const OTHER =
  /"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\r\n]*/gsu;
// Variables, languages, names (of which the prefix is taken) and words, as the grammar cuts them.
const TOKEN =
  /[?$@][\p{L}\p{N}_-]+|(?:([\p{L}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?)?:)[\p{L}\p{N}_:.%\\-]*|[\p{L}_][\p{L}\p{N}_]*/gu;

/**
 * The query with the prefixes that it uses and does not declare; `argmap.rdf.remote.declared` says the same.
 * @param {string} text
 * @param {Record<string, string>} prefixes
 */
export function withPrefixes(text, prefixes) {
  const used = new Set();
  const own = new Set();
  let before = "";
  for (const [token, name] of text.replace(OTHER, " ").matchAll(TOKEN)) {
    if (name) (before === "prefix" ? own : used).add(name);
    before = token.toLowerCase();
  }
  const lines = Object.entries(prefixes).filter(([name]) => used.has(name) && !own.has(name))
    .map(([name, iri]) => `PREFIX ${name}: <${iri}> `);
  return `${lines.join("")}${text}`;
}

/**
 * Whether a query says itself which graphs it is about.
 * @param {string} text
 */
export const namesGraphs = (text) =>
  [...text.replace(OTHER, " ").matchAll(TOKEN)].some(([token]) => /^(?:from|graph)$/iu.test(token));

/**
 * The id that stands in an IRI behind its start: as it is where it is no escaped text.
 * @param {string} iri
 * @param {string} start
 */
export function idIn(iri, start) {
  const rest = iri.slice(start.length);
  try {
    return decodeURIComponent(rest);
  } catch {
    return rest;
  }
}

/**
 * A name as one would type it.
 * @param {string} iri
 * @param {Record<string, string>} prefixes
 */
export function short(iri, prefixes) {
  const [name, start] = Object.entries(prefixes)
    .filter(([, begins]) => iri.startsWith(begins))
    .toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  return name === undefined || start === undefined ? iri : `${name}:${iri.slice(start.length)}`;
}
