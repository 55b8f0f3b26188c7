/**
 * The map with what a reader added, as Argdown: the author's text with a paragraph for each entry behind it; or what was added
 * alone, with only those claims of the author's that it is about. A line of the settings holds the entries, the notes and the
 * answers to exercises, for the page to open again. Pure.
 */

import { endOf, kindOf } from "./relations.js";

const FRONT = /^(\ufeff?\s*===[ \t]*\r?\n)([\s\S]*?)(===[ \t]*(?:\r?\n|$))/u;
const OWN_LINE = /^additions: (\{.*\})[ \t]*\r?$/mu;
const PLAIN_TITLE = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ,;'’()!?%–-]*[\p{L}\p{M}\p{N})!?%])?$/u;
const PLAIN_TEXT = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ,;'’“”!?%–-]*[.!?]?$/u;
const MARKS = { reason: "+", objection: "-" };
/** @type {Record<string, string>} */
const RELATIONS = { reason: "support", objection: "attack", undercut: "undercut" };

/**
 * A value as YAML in one line: JSON, with everything escaped that YAML, braces or a reader would misread, or a tool obey.
 * @param {unknown} value
 */
function yaml(value) {
  const json = JSON.stringify(value).replaceAll("@include(", "\\u0040include(");
  return json.replace(/[^\x20-\x7e\p{L}\p{M}\p{N}\p{P}\p{S}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/**
 * A value in a block of data, which ends at the first brace that closes.
 * @param {string} text
 */
const quoted = (text) => yaml(text).replaceAll("}", "\\u007d").replaceAll("{", "\\u007b");

/**
 * @param {string} source the author's text
 * @param {OwnLayer} layer
 * @param {AddedRows & {lost: Set<string>}} rows what the layer adds to `map`
 * @param {Pick<PageData, "claims" | "arguments" | "sources">} map
 * @param {{reader: string, name: string, heading: string, answers: unknown[]}} more the id and name of who says it, what stands
 * above the entries, and the answers to exercises
 */
export function writeArgdown(source, layer, rows, map, { reader, name, heading, answers }) {
  const written = layer.entries.filter(({ kind, id }) => kind !== "note" && !rows.lost.has(id));
  const references = referencesOf(source, layer, map);
  const relations = new Map([...rows.inferences, ...rows.conflicts].map((row) => [row.premises[0], row.id]));
  const [, open = "===\n", front = "", close = "===\n"] = FRONT.exec(source) ?? [];
  const isListed = /^relations:/mu.test(front); // relations of the settings come last, so all that follow have to stand there
  const isDrawn = (/** @type {OwnEntry} */ { kind, to }) => !isListed && kind !== "undercut" && references.has(to);
  const listed = written.filter((entry) => !isDrawn(entry)).map(({ id, kind, to }) =>
    `{id: ${yaml(relations.get(id))}, kind: ${RELATIONS[kind]}, from: [${id}], to: ${yaml(to)}}`
  );
  const paragraphs = written.map((entry) => {
    const own = definition(entry, reader);
    return isDrawn(entry)
      ? `${references.get(entry.to)}\n  ${MARKS[/** @type {"reason"} */ (entry.kind)]} ${own}\n`
      : `${own}\n`;
  });
  const body = source.replace(FRONT, "");
  let settings = front.replace(new RegExp(`${OWN_LINE.source}\n?`, "mu"), "");
  if (settings && !settings.endsWith("\n")) settings += "\n";
  if (written.length) settings = inBlock(settings, "sources", [`${reader}: {name: ${yaml(name)}, kind: person}`], "");
  settings = inBlock(settings, "relations", listed, "- ");
  settings += `additions: ${yaml({ reader: layer.reader, entries: layer.entries, answers })}\n`;
  const own = paragraphs.length
    ? [`# ${heading.replace(/[^\p{L}\p{M}\p{N}'’-]+/gu, " ").trim()}\n`, ...paragraphs]
    : [];
  return `${open}${settings}${close}${own.length ? `${body.trimEnd()}\n\n${own.join("\n")}` : body}`;
}

/**
 * What a reader added alone, as Argdown, with the claims and steps of the author's that it is about.
 * @param {OwnLayer} layer
 * @param {AddedRows & {lost: Set<string>}} rows
 * @param {Pick<PageData, "claims" | "arguments" | "inferences" | "conflicts" | "sources" | "map">} map
 * @param {Parameters<typeof writeArgdown>[4]} more
 */
export function writeLayer(layer, rows, map, more) {
  const targets = new Set(layer.entries.filter(({ kind }) => kind !== "note").map(({ to }) => to));
  const relations = new Map([...map.inferences, ...map.conflicts].map((relation) => [relation.id, relation]));
  for (const target of targets) { // which grows by the ends of relations
    const relation = relations.get(target);
    for (const id of relation ? [...relation.premises, endOf(relation)] : []) targets.add(id);
  }
  const claims = map.claims.filter(({ id }) => targets.has(id));
  const boxes = map.arguments.filter(({ id }) => targets.has(id));
  const steps = [...relations.values()].filter(({ id }) => targets.has(id));
  const listed = steps.map((step) =>
    `  - {id: ${yaml(step.id)}, kind: ${kindOf(step)}, from: ${yaml(step.premises)}, to: ${yaml(endOf(step))}}\n`
  );
  const title = `title: ${yaml(`${more.heading}: ${map.map.title}`)}\n`;
  const settings = `${title}${listed.length ? `relations:\n${listed.join("")}` : ""}`;
  const stubs = [...claims, ...boxes].map((point, at) => stub(point, at, claims.length));
  const source = `===\n${settings}===\n\n${stubs.join("\n")}`;
  return writeArgdown(source, layer, rows, { claims, arguments: boxes, sources: map.sources }, more);
}

/**
 * A claim of the author's with no more than its id, title and words.
 * @param {{id: string, title: string, text: string, role?: string}} point
 * @param {number} at
 * @param {number} claims how many of the points before are no arguments
 */
function stub({ id, title, text, role }, at, claims) {
  const [open, close] = at >= claims || role === "argument" ? ["<", ">"] : ["[", "]"];
  const isPlain = PLAIN_TITLE.test(title);
  const data = [
    `${/\s/u.test(id) ? '"argmap:id"' : "id"}: ${quoted(id)}`,
    ...(isPlain || !title ? [] : [`title: ${quoted(title)}`]),
    ...(text ? [`text: ${quoted(text)}`] : []),
  ];
  return `${open}${isPlain ? title : `${at + 1}`}${close} {${data.join(", ")}}\n`;
}

/**
 * How the points of the map are referred to that a plain title names, and only one.
 * @param {string} source
 * @param {OwnLayer} layer
 * @param {Pick<PageData, "claims" | "arguments">} map
 */
function referencesOf(source, { entries }, map) {
  const points = [
    ...map.claims.map(({ id, title, role }) => ({ id, title, isArgument: role === "argument" })),
    ...map.arguments.map(({ id, title }) => ({ id, title, isArgument: true })),
  ];
  const count = Map.groupBy([...points, ...entries], ({ title }) => title);
  const references = new Map(entries.map(({ id, title }) => [id, `[${title}]`]));
  for (const { id, title, isArgument } of points) {
    const reference = isArgument ? `<${title}>` : `[${title}]`;
    const isOnly = count.get(title)?.length === 1 && source.includes(reference);
    if (isOnly && PLAIN_TITLE.test(title)) references.set(id, reference);
  }
  return references;
}

/**
 * @param {OwnEntry} entry
 * @param {string} reader
 */
function definition({ id, kind, title, text }, reader) {
  const isPlain = PLAIN_TEXT.test(text);
  const data = [
    `id: ${id}`,
    ...(isPlain ? [] : [`text: ${quoted(text)}`]),
    ...(kind === "reason" ? [] : ["role: objection"]),
    `by: [${reader}]`,
    "implicit: true", // the article leaves it unsaid
  ].join(", ");
  return `[${title}]${isPlain ? `: ${text}` : ""} {${data}}`;
}

/**
 * Settings with more items of a list or of a mapping, whichever way it is written.
 * @param {string} settings
 * @param {string} key
 * @param {string[]} items
 * @param {string} mark
 */
function inBlock(settings, key, items, mark) {
  if (!items.length) return settings;
  const flow = new RegExp(`^${key}:[ \\t]*[\\[{](?=[ \\t\\r\\n]*([\\]}])?)`, "mu").exec(settings);
  if (flow) {
    const at = flow.index + flow[0].length;
    return `${settings.slice(0, at)}${items.join(", ")}${flow[1] ? "" : ", "}${settings.slice(at)}`;
  }
  const blank = "(?:[ \\t]*(?:#[^\\n]*)?\\r?\\n)*";
  const first = `(?=([ \\t]${mark ? "*)-" : "+)[^\\s#]"})`;
  const rest = `(?:(?:[ \\t]+[^\\n]*|${mark ? "-[^\\n]*" : "#[^\\n]*"})\\r?\\n)+`;
  const block = new RegExp(`^${key}:[ \\t]*(?:#[^\\n]*)?\\r?\\n${blank}${first}${rest}`, "mu").exec(settings);
  const lines = (/** @type {string} */ indent) => items.map((item) => `${indent}${mark}${item}\n`).join("");
  if (!block) return `${settings}${key}:\n${lines("  ")}`;
  const at = block.index + block[0].length;
  return `${settings.slice(0, at)}${lines(block[1])}${settings.slice(at)}`;
}

/**
 * What the page put into the settings of a text, or null where there is nothing of it.
 * @param {string} text
 * @returns {unknown}
 */
export function readArgdown(text) {
  const line = OWN_LINE.exec(FRONT.exec(text)?.[2] ?? "");
  try {
    return line
      ? JSON.parse(
        line[1].replace(/\\U000([0-9a-f]{5})/gu, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))),
      )
      : null;
  } catch { // changed by hand
    return null;
  }
}
