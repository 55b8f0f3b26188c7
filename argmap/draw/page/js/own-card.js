/** The part of a card in which the reader adds to what is chosen, and changes or deletes what was added. */

import { showAdditions } from "./additions.js";
import { say } from "./announce.js";
import { bearsOn, elements, nameOf, thesis } from "./data.js";
import { byId, make } from "./dom.js";
import { isEmbedded } from "./embedding.js";
import { findingsFor, sentenceOf, verdictOf } from "./judgement.js";
import { isFull, kindsFor, MOST, withEntry, withoutEntry } from "./own-layer.js";
import { isStored, keepLayer, layer, takeBack } from "./own-store.js";
import { change, select, state } from "./state.js";
import { endOf } from "./relations.js";
import { quoted, t } from "./words.js";

/** @typedef {{kind: OwnKind, to: string, entry: string, text: string, on: string}} Draft what is being written: about what, of which entry, on whose card */

/** @type {Draft | null} */
let draft = null;
const MOST_STEPS = 3; // from a claim, that can be objected to on its card

/** @type {Record<OwnKind, string>} */
const SIGNS = { reason: "+", objection: "−", undercut: "×", note: "✎" };

/** Draw the card again, as it is drawn after any change. */
const redraw = () => change({}, "quiet");

/**
 * Begin to write something about what is chosen, or to change an entry.
 * @param {OwnKind} kind
 * @param {string} to
 * @param {OwnEntry | null} entry
 */
function write(kind, to, entry = null) {
  draft = { kind, to, entry: entry?.id ?? "", text: entry?.text ?? "", on: state().selected };
  redraw();
  document.getElementById("own-text")?.focus();
}

function leave() {
  const kind = draft?.kind ?? "note";
  draft = null;
  redraw();
  (document.getElementById(`own-add-${kind}`) ?? byId("card-reject")).focus();
}

/** What a change has come to, for those who do not see it. */
function verdictWords(/** @type {string} */ to) {
  const findings = findingsFor(state());
  const { head } = elements.has(to) ? sentenceOf(to, findings) : { head: "" };
  const own = to !== thesis && head ? `${quoted(nameOf(to))}: ${head}. ` : "";
  const { words, tally } = verdictOf(findings);
  return `${own}${[words, tally].filter(Boolean).join(", ")}.${isStored() ? "" : ` ${t("own.not_stored")}`}`;
}

function keep() {
  if (!draft) return;
  const written = draft;
  const { kind, to, entry } = written;
  const { value } = byId("own-text", HTMLTextAreaElement);
  if (!value.trim()) return byId("own-text").focus();
  const about = elements.has(to) ? nameOf(to) : "";
  draft = null;
  const own = { ...(entry ? { id: entry } : {}), kind, to, about, text: value };
  const isKept = keepLayer((before) => withEntry(before, own, elements));
  if (!isKept && !entry && isFull(layer())) { // filled up meanwhile, in another window
    draft = written;
    redraw();
    return say(full());
  }
  (document.getElementById(`own-add-${kind}`) ?? document.getElementById("card-reject"))?.focus();
  say(`${t(entry ? "own.changed" : "own.added")} ${verdictWords(to)}`);
}

const full = () => t("own.full", { n: MOST });

/** @param {OwnEntry} entry */
export function remove({ id, to }) {
  if (state().selected === id) select(elements.has(to) ? to : "", "own");
  keepLayer((own) => withoutEntry(own, id));
  say(`${t("own.removed")} ${verdictWords(to)}`);
}

/** Bring back what was deleted or changed last. */
export function bringBack() {
  takeBack();
  say(t("own.brought_back"));
}

/**
 * @param {string} id
 * @param {string} text
 * @param {() => void} click
 */
export const button = (id, text, click, kind = "plain") =>
  make("button", { type: "button", id, class: kind, text, on: { click } });

/** @param {Draft} current */
function form(current) {
  const area = make("textarea", { id: "own-text", rows: 3, dir: "auto", maxlength: 4000 });
  area.value = current.text;
  area.addEventListener("input", () => current.text = area.value);
  area.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") leave();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    keep();
  });
  return make(
    "div",
    { class: "own-form" },
    make("label", { for: "own-text", text: t(`own.add.${current.kind}`) }),
    area,
    make(
      "div",
      { class: "own-bar" },
      button("own-keep", t("own.keep"), keep, "primary"),
      button("own-leave", t("own.leave"), leave),
    ),
  );
}

/**
 * One entry with what can be done with it.
 * @param {OwnEntry} entry
 * @param {boolean} isChosen whether the card is its own
 */
function entryItem(entry, isChosen) {
  const { id, kind, to, text } = entry;
  const words = make("span", { dir: "auto", text });
  const isPoint = kind !== "note" && !isChosen;
  return make(
    "li",
    {},
    make("b", {}, make("span", { "aria-hidden": "true", text: `${SIGNS[kind]} ` }), t(`own.yours.${kind}`)),
    isChosen
      ? null
      : isPoint
      ? make("button", { type: "button", class: "own-goto", on: { click: () => select(id, "own") } }, words)
      : words,
    isEmbedded ? null : make(
      "span",
      { class: "own-tools" },
      button(`own-change-${id}`, t("own.change"), () => write(kind, to, entry)),
      button(`own-remove-${id}`, t("own.remove"), () => remove(entry)),
    ),
  );
}

/**
 * @param {OwnKind} kind
 * @param {string} to
 * @param {string} text
 */
function adder(kind, to, text) {
  return make(
    "button",
    { type: "button", id: `own-add-${kind}`, class: "plain", on: { click: () => write(kind, to) } },
    make("span", { "aria-hidden": "true", text: `${SIGNS[kind]} ` }),
    make("bdi", { text }),
  );
}

/**
 * What a card shows of the reader's own: the entries about its element, and what can be added to it.
 * @param {string} id
 */
function card(id) {
  if (draft && draft.on !== state().selected) draft = null;
  const { entries, isShown } = layer();
  const steps = bearsOn(id).filter((relation) => "conclusion" in relation).slice(0, MOST_STEPS);
  const places = new Set([id, ...steps.map((step) => step.id)]);
  const here = isShown ? entries.filter((entry) => places.has(entry.to) || entry.id === id) : [];
  const list = here.map((entry) => entryItem(entry, entry.id === id));
  if (isEmbedded && !list.length) return []; // a frame has no panel that saves: what is added there could not be handed in
  const hasRoom = !isFull(layer());
  const adds = isEmbedded || !hasRoom ? [] : [
    ...kindsFor(elements.get(id)).map((kind) => adder(kind, id, t(`own.add.${kind}`))),
    ...steps.map((step) => adder("undercut", step.id, t("own.step_to", { name: quoted(nameOf(endOf(step))) }))),
  ];
  return [
    make(
      "section",
      { class: "own", "aria-labelledby": "own-here" },
      make(
        "h3",
        { id: "own-here" },
        t("own.here"),
        " ",
        make("small", { dir: "auto", text: t("own.on", { name: quoted(nameOf(id)) }) }),
      ),
      list.length ? make("ul", { class: "own-list" }, ...list) : null,
      hasRoom || isEmbedded ? null : make("p", { class: "soft", text: full() }),
      draft?.on === id ? form(draft) : make("div", { class: "own-adds" }, ...adds),
    ),
  ];
}

/** Begin an answer to what is chosen, whatever can be added first. */
export function answer() {
  const { selected } = state();
  const [kind] = kindsFor(elements.get(selected));
  if (kind) document.getElementById(`own-add-${kind}`)?.focus();
}

export function startOwnCard() {
  showAdditions({ card });
}
