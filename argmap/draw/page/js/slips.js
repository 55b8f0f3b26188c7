/** Usual slips in a query that is no SPARQL, found in its tokens, as `argmap.rdf.slips` finds them: an engine only says where it gave up. */

// The character classes of the grammar.
const LETTER = String
  .raw`A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}`;
const CHARACTER = String.raw`${LETTER}_0-9\u00b7\u0300-\u036f\u203f-\u2040\-`;
const PREFIX = String.raw`(?:[${LETTER}_](?:[${CHARACTER}.]*[${CHARACTER}])?)?:`;
const ESCAPE = String.raw`%[0-9A-Fa-f]{2}|\\[_~.\-!$&'\(\)*,+;=\/?#@%]`;
const LOCAL = String
  .raw`(?:(?:[${LETTER}_:0-9]|${ESCAPE})(?:(?:[${CHARACTER}.:]|${ESCAPE})*(?:[${CHARACTER}:]|${ESCAPE}))?)?`;
const TOKEN = new RegExp(
  [
    String.raw`(?<string>"{3}(?:[^"\\]|\\.|"(?!""))*"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}`,
    String.raw`"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')`,
    String.raw`(?<iri><[^<>"\{\}\|\^\x60\\\x00-\x20]*>)`,
    String.raw`(?<comment>#[^\r\n]*)`,
    `(?<variable>[?$][${LETTER}_0-9][${CHARACTER}]*)`,
    String.raw`(?<language>@[A-Za-z]+(?:-+[A-Za-z0-9]+)*)`,
    `(?<name>${PREFIX}${LOCAL})`,
    String.raw`(?<number>[+\-]?(?:(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+\-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+))`,
    `(?<word>[${LETTER}_][${LETTER}_0-9]*)`,
    String.raw`(?<open>[\[\(\{])`,
    String.raw`(?<close>[\]\)\}])`,
    String.raw`(?<operator>\^\^|&&|\|\||[<>!]=|[!+\-*\/\^\|&=<>?;,.])`,
    String.raw`(?<other>\S)`,
  ].join("|"),
  "gsu",
);
/** @type {Record<string, string>} */
const PAIRS = { "(": ")", "[": "]", "{": "}" };
const AGGREGATES = ["count", "sum", "avg", "min", "max", "sample", "group_concat"];
const ENDINGS = ["having", "order", "limit", "offset", "values"]; // of what stands behind a BY
const TERMS = ["variable", "string", "number", "iri", "name"];
/** @type {Record<string, number>} */
const ROOM = { "{": 3, "}": 3, ")": 3, ".": 3, ";": 2, ",": 1 }; // for terms of a triple behind each

/**
 * @typedef {{kind: string, text: string, word: string, start: number, depth: number, inside: string, data: boolean}} Token
 * @typedef {{at: number, message: string, sign: string, other?: string, close?: string}} Slip where, the name of its message, and what stands in it
 */

/**
 * The tokens of a query, each with the innermost bracket that it stands in, and whether that is the block of a VALUES.
 * @param {string} text
 * @returns {Token[]}
 */
function tokensOf(text) {
  const tokens = [];
  /** @type {{bracket: string, data: boolean}[]} */
  const open = [];
  let values = false;
  for (const match of text.matchAll(TOKEN)) {
    const kind = Object.entries(match.groups ?? {}).find(([, part]) => part !== undefined)?.[0] ?? "other";
    if (kind === "comment") continue;
    const { bracket: inside, data } = open.at(-1) ?? { bracket: "", data: false };
    const word = kind === "word" ? match[0].toLowerCase() : "";
    const depth = open.length + Number(kind === "open");
    tokens.push({ kind, text: match[0], word, start: match.index, depth, inside, data });
    if (kind === "open") {
      /** @type {boolean} */
      const opensData = values && match[0] === "{";
      open.push({ bracket: match[0], data: data || opensData });
      values &&= !opensData;
    } else if (kind === "close") open.pop();
    values ||= word === "values";
  }
  return tokens;
}

/**
 * A prefix that nobody declares, not behind the place where the engine gave up.
 * @param {Token[]} tokens
 * @param {Record<string, string>} prefixes
 * @param {number} until
 * @returns {Slip | null}
 */
function undeclared(tokens, prefixes, until) {
  const known = new Set([...Object.keys(prefixes), "_"]);
  let before = "";
  for (const { kind, text, word, start } of tokens) {
    if (start > until) return null;
    const [prefix] = text.split(":", 1);
    if (kind === "name" && before === "prefix") known.add(prefix);
    else if (kind === "name" && !known.has(prefix)) {
      return { at: start, message: "slip_prefix", sign: `${prefix}:` };
    }
    before = word;
  }
  return null;
}

/** @param {Token[]} tokens @returns {Slip | null} */
function wrongBracket(tokens) {
  /** @type {Token[]} */
  const open = [];
  for (const { kind, text, start, ...token } of tokens) {
    if (kind === "open") open.push({ kind, text, start, ...token });
    if (kind !== "close") continue;
    const last = open.pop();
    if (!last) {
      const other = Object.keys(PAIRS).find((bracket) => PAIRS[bracket] === text) ?? "";
      return { at: start, message: "slip_closed", sign: text, other };
    }
    if (PAIRS[last.text] !== text) {
      return { at: last.start, message: "slip_crossed", sign: last.text, other: text, close: PAIRS[last.text] };
    }
  }
  const last = open.at(-1);
  return last ? { at: last.start, message: "slip_open", sign: last.text, other: PAIRS[last.text] } : null;
}

/** A comma between the variables of a SELECT, or an aggregate without a name. @param {Token[]} tokens @returns {Slip | null} */
function wrongSelect(tokens) {
  let line = -1; // the depth of the SELECT whose line this is
  for (const { text, word, start, depth } of tokens) {
    if (word === "select") line = depth;
    else if (text === "{" || word === "where" || word === "from") line = -1;
    else if (depth === line && text === ",") return { at: start, message: "slip_comma", sign: text };
    else if (depth === line && AGGREGATES.includes(word)) {
      return { at: start, message: "slip_nameless", sign: text };
    }
  }
  return null;
}

/** A quotation mark that begins no text, as none ends it. @param {Token[]} tokens @returns {Slip | null} */
function wrongQuote(tokens) {
  for (const [number, { kind, text, start }] of tokens.entries()) {
    if (kind !== "other" || (text !== "'" && text !== '"')) continue;
    const before = tokens[number - 1];
    const isLong = before?.text === text + text && before.start + 2 === start;
    return { at: isLong ? before.start : start, message: "slip_quote", sign: isLong ? text.repeat(3) : text };
  }
  return null;
}

/**
 * UNION without groups, ASC and DESC without brackets, BY and LIMIT with nothing behind them.
 * @param {Token[]} tokens
 * @returns {Slip | null}
 */
function wrongClause(tokens) {
  for (const [number, { text, word, start }] of tokens.entries()) {
    const [before, behind] = [tokens[number - 1], tokens[number + 1]];
    if (word === "union" && (before?.text !== "}" || behind?.text !== "{")) {
      return { at: start, message: "slip_union", sign: text };
    }
    if (["asc", "desc"].includes(word) && behind?.text !== "(") {
      const other = [behind, before].find((near) => near?.kind === "variable")?.text ?? "?name";
      return { at: start, message: "slip_order", sign: text, other };
    }
    const isAfter = ["order", "group"].includes(before?.word);
    if (word === "by" && isAfter && (!behind || behind.text === "}" || ENDINGS.includes(behind.word))) {
      return { at: before.start, message: "slip_behind", sign: `${before.text} ${text}` };
    }
    if (["limit", "offset"].includes(word) && behind?.kind !== "number") {
      return { at: (behind ?? { start }).start, message: "slip_number", sign: text };
    }
  }
  return wrongExists(tokens);
}

/** EXISTS without FILTER. @param {Token[]} tokens @returns {Slip | null} */
function wrongExists(tokens) {
  for (const [number, { word, inside }] of tokens.entries()) {
    if (word !== "exists" || inside !== "{") continue;
    const first = number - Number(tokens[number - 1]?.word === "not");
    if (tokens[first - 1]?.word === "filter") continue;
    const sign = tokens.slice(first, number + 1).map((token) => token.text).join(" ");
    return { at: tokens[first].start, message: "slip_exists", sign };
  }
  return null;
}

/**
 * A variable of a SELECT whose rows are grouped, that is neither what they are grouped by nor in an aggregate.
 * @param {Token[]} tokens
 * @returns {Slip | null}
 */
function wrongGroup(tokens) {
  for (const [number, select] of tokens.entries()) {
    if (select.word !== "select") continue;
    const rest = before(tokens.slice(number + 1), (token) => token.depth < select.depth);
    const line = before(rest, (token) => token.depth === select.depth + 1 && token.text === "{");
    const own = rest.filter((token) => token.depth === select.depth);
    const isGrouped = own.some(({ word }, place) => word === "group" && own[place + 1]?.word === "by");
    if (line.some(({ text, inside }) => ["{", "*"].includes(text) && inside !== "(")) continue;
    if (!isGrouped && !line.some(({ word }) => AGGREGATES.includes(word))) continue;
    const known = isGrouped ? grouped(rest, select.depth) : new Set();
    let within = 0; // the depth of an aggregate's brackets
    for (const [place, { kind, text, depth, start }] of line.entries()) {
      const previous = line[place - 1]?.word ?? "";
      if (depth < within) within = 0;
      if (!within && text === "(" && AGGREGATES.includes(previous)) within = depth;
      else if (!within && kind === "variable") {
        if (previous === "as") known.add(text.slice(1));
        else if (!known.has(text.slice(1))) return { at: start, message: "slip_group", sign: text };
      }
    }
  }
  return null;
}

/**
 * The tokens up to the first of a kind.
 * @param {Token[]} tokens
 * @param {(token: Token) => boolean} isEnd
 */
function before(tokens, isEnd) {
  const end = tokens.findIndex(isEnd);
  return end < 0 ? tokens : tokens.slice(0, end);
}

/**
 * The variables behind the GROUP BY of a SELECT at a depth: also within what is computed: that is another fault.
 * @param {Token[]} tokens
 * @param {number} depth
 * @returns {Set<string>}
 */
function grouped(tokens, depth) {
  const start = tokens.findIndex((token, place) =>
    token.word === "group" && token.depth === depth && tokens[place + 1]?.word === "by"
  );
  const keys = before(tokens.slice(start + 2), ({ word }) => ENDINGS.includes(word));
  return new Set(keys.filter((key) => key.kind === "variable").map((key) => key.text.slice(1)));
}

/** A term that follows a whole triple. @param {Token[]} tokens @returns {Slip | null} */
function wrongTriple(tokens) {
  let [room, before] = [Infinity, ""]; // no triple is counted behind a path or a keyword
  for (const { kind, text, start, inside, data } of tokens) {
    const isTerm = TERMS.includes(kind) || text === "a";
    if (kind === "open" || kind === "close" || (inside === "{" && text in ROOM)) room = ROOM[text] ?? Infinity;
    else if (inside === "{" && !data && isTerm && before !== "^^") {
      room -= 1;
      if (room < 0) return { at: start, message: "slip_triple", sign: text };
    } else if (inside === "{" && !isTerm && kind !== "language" && text !== "^^") room = Infinity;
    before = text;
  }
  return null;
}

/**
 * The first slip that is known, of a query that was refused at a place.
 * @param {string} text
 * @param {Record<string, string>} prefixes that are declared for it
 * @param {number} until
 */
export function slipIn(text, prefixes, until) {
  const tokens = tokensOf(text);
  const searches = [wrongQuote, wrongBracket, wrongSelect, wrongClause, wrongGroup, wrongTriple];
  let slip = undeclared(tokens, prefixes, until);
  for (const search of searches) slip ??= search(tokens);
  return slip;
}
