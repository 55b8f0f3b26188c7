/** The field that a query is typed in: its words in colours, and what a word that was begun can become. */

import { data } from "./data.js";
import { byId, make } from "./dom.js";
import { t } from "./words.js";

const MOST = 8; // completions that are offered
const KEYWORDS = [
  ...["SELECT", "DISTINCT", "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS", "BIND", "VALUES", "ORDER BY", "GROUP BY"],
  ...[
    "HAVING",
    "LIMIT",
    "OFFSET",
    "ASK",
    "PREFIX",
    "GRAPH",
    "NOT EXISTS",
    "EXISTS",
    "COUNT",
    "STR",
    "LANG",
    "CONTAINS",
  ],
];
const TOKENS = new RegExp(
  [
    String.raw`(?<comment>#[^\n]*)`,
    String.raw`(?<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')`,
    String.raw`(?<iri><[^<>\s]*>)`,
    String.raw`(?<variable>[?$]\w+)`,
    String.raw`(?<term>[\w-]*:[\p{L}\p{N}_.-]*)`,
    String.raw`(?<word>\b(?:${KEYWORDS.join("|").replaceAll(" ", String.raw`\s+`)}|BY|AS|IN|a)\b)`,
  ].join("|"),
  "giu",
);

/**
 * A query in pieces, each in the colour of what it is.
 * @param {string} text
 */
function coloured(text) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    const kind = Object.entries(match.groups ?? {}).find(([, part]) => part !== undefined)?.[0] ?? "";
    pieces.push(text.slice(end, match.index), make("span", { class: `q-${kind}`, text: match[0] }));
    end = match.index + match[0].length;
  }
  return [...pieces, `${text.slice(end)}\n`];
}

/**
 * What may be typed: terms of the given queries, the map's ids, keywords.
 * @param {string[]} queries
 * @param {string} prefix of the map's ids
 */
function wordsFor(queries, prefix) {
  const terms = queries.flatMap((text) => text.match(/\b[a-z][\w-]*:[A-Za-z]\w*/gu) ?? []);
  const ids = [...data.claims, ...data.arguments, ...data.inferences].map(({ id }) => `${prefix}:${id}`);
  return [...new Set([...terms.toSorted(), ...ids, ...KEYWORDS])];
}

/**
 * Let the field show its words in colours and offer completions.
 * @param {string[]} queries in which terms occur
 * @param {string} prefix of the map's ids
 */
export function startField(queries, prefix) {
  const field = byId("query-text", HTMLTextAreaElement);
  const [below, offer] = [byId("query-colours"), byId("query-offer")];
  const known = wordsFor(queries, prefix);
  const begun = () => /[?$\p{L}\p{N}_:.-]+$/u.exec(field.value.slice(0, field.selectionStart))?.[0] ?? "";

  /** @param {string} word */
  const complete = (word) => {
    const at = field.selectionStart;
    field.setRangeText(word, at - begun().length, at, "end");
    field.focus();
    redraw();
  };
  const suggest = () => {
    const start = begun();
    const own = [...new Set(field.value.match(/[?$]\w+/gu) ?? [])];
    const fits = [...own, ...known].filter((word) =>
      word.length > start.length && word.toLowerCase().startsWith(start.toLowerCase())
    );
    const shown = start.length > 1 ? fits.slice(0, MOST) : [];
    offer.replaceChildren(
      ...shown.map((word) =>
        make("li", {}, make("button", { type: "button", text: word, on: { click: () => complete(word) } }))
      ),
    );
    offer.hidden = !shown.length;
  };
  function redraw() {
    below.replaceChildren(...coloured(field.value));
    below.scrollTop = field.scrollTop;
    below.scrollLeft = field.scrollLeft;
    offer.hidden = true;
  }
  offer.setAttribute("aria-label", t("query.offer"));
  field.addEventListener("input", () => {
    redraw();
    suggest();
  });
  field.addEventListener("scroll", () => {
    below.scrollTop = field.scrollTop;
    below.scrollLeft = field.scrollLeft;
  });
  field.addEventListener("keydown", (event) => {
    if (offer.hidden || event.shiftKey) return;
    const [first] = offer.querySelectorAll("button");
    if (event.key === "Tab" && first) complete(first.textContent ?? "");
    else if (event.key === "Escape") offer.hidden = true;
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return redraw;
}
