/** The text beside the map: every anchored passage leads to its claim, and a chosen claim shows its passages. */

import { claims, data, nameOf, strandLabel } from "./data.js";
import { byId, cardCover, make, reveal } from "./dom.js";
import { findingsFor, lookOf } from "./judgement.js";
import { select, state, watch } from "./state.js";
import { strandClass } from "./palette.js";

const passages = []; // {element, ids}

function segment([text, ids]) {
  const known = ids.filter((id) => claims.has(id));
  if (!known.length) return document.createTextNode(text);
  const inner = claims.get(known[0]);
  const element = make("span", {
    role: "button",
    tabindex: passages.length ? -1 : 0,
    "aria-pressed": "false",
    "aria-description": `Claim: ${known.map(nameOf).join("; ")}${inner.strand ? `. ${strandLabel(inner.strand)}` : ""}`,
    class: `passage ${strandClass(inner.strand)}${known.length > 1 ? " nested" : ""}`,
    text,
  });
  passages.push({ element, ids: known });
  element.addEventListener("click", () => choose(known));
  return element;
}

/** Choose the narrowest claim of a passage; where it carries several, another click chooses the next. */
function choose(ids) {
  const at = ids.indexOf(state().selected);
  select(ids[(at + 1) % ids.length], "text");
}

function walk(event) {
  const at = passages.findIndex(({ element }) => element === event.target);
  if (at < 0) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    choose(passages[at].ids);
    return;
  }
  const moves = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: passages.length - 1 };
  const next = passages[moves[event.key]];
  if (!(event.key in moves) || !next) return;
  event.preventDefault();
  passages[at].element.tabIndex = -1;
  next.element.tabIndex = 0;
  next.element.focus();
}

function paragraph({ number, sentences }) {
  const children = sentences.flatMap((sentence, index) => [
    ...(index ? [document.createTextNode(" ")] : []),
    ...sentence.segments.map(segment),
  ]);
  if (number === 1) return make("h2", {}, ...children);
  return make("p", { data: { number } }, make("span", { class: "number", "aria-hidden": "true", text: number }), ...children);
}

function draw(current, before, how) {
  const findings = findingsFor(current.rejected);
  for (const { element, ids } of passages) {
    const chosen = ids.includes(current.selected);
    const looks = ids.map((id) => lookOf(id, findings));
    element.setAttribute("aria-pressed", String(chosen));
    element.classList.toggle("chosen", chosen);
    element.classList.toggle("struck", looks.every((look) => look.struck));
    element.classList.toggle("dimmed", current.strands.length > 0 && !ids.some((id) => current.strands.includes(claims.get(id).strand)));
  }
  if (how === "text" || !current.selected || current.selected === before.selected) return;
  const first = passages.find(({ ids }) => ids.includes(current.selected));
  if (first) requestAnimationFrame(() => reveal(first.element, byId("panel-article"), cardCover()));
}

/** Scroll the chosen passage into view, as when the tab with the text is opened. */
export function revealPassage() {
  const first = passages.find(({ element }) => element.classList.contains("chosen"));
  if (first) reveal(first.element, byId("panel-article"), cardCover());
}

/** Light up the passages of a claim that the pointer is on. */
export function hint(id) {
  for (const { element, ids } of passages) element.classList.toggle("hinted", Boolean(id) && ids.includes(id));
}

export function startArticle() {
  const root = byId("article");
  root.append(...data.text.map(paragraph));
  const source = data.map.article;
  const about = [data.note, source && ["After", [source.name, source.author, source.date].filter(Boolean).join(", ")].join(" ")];
  const note = about.filter(Boolean).map((text) => `${text.replace(/\.$/u, "")}.`).join(" ");
  if (note) root.append(make("p", { class: "note", text: note }));
  root.addEventListener("keydown", walk);
  watch(draw);
}
