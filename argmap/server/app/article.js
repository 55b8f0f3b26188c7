/** The article: its sentences, which of them carry a claim, and the one that is chosen. */

import { app, change, claimsIn, watch } from "./state.js";
import { make as element } from "../../draw/page/js/dom.js";
import { choose, goUnder, hideMenu, isMenuOpen, makeOf, offer, quickKinds, startPlacing } from "./placing.js";
import { lineOf } from "./lines.js";
import { t } from "./words.js";

const root = /** @type {HTMLElement} */ (document.getElementById("article"));
const quick = /** @type {HTMLElement} */ (document.getElementById("quick"));
const count = /** @type {HTMLElement} */ (document.getElementById("article-count"));
/** @type {Map<string, HTMLElement>} */
const shown = new Map();

/** Build the text, once. */
export function openArticle() {
  /** @type {HTMLElement | null} */
  let paragraph = null;
  let number = 0;
  root.replaceChildren();
  for (const { name, paragraph: p, text } of app.article) {
    if (p !== number || !paragraph) {
      paragraph = element("p", { class: p === 1 ? "heading" : "", data: { n: p } });
      root.append(paragraph);
      number = p;
    }
    const span = element("span", { text, role: "button", tabindex: shown.size ? "-1" : "0", data: { name } });
    shown.set(name, span);
    paragraph.append(span, " ");
  }
  if (!app.article.length) root.append(element("p", { class: "hint", text: t("no_article") }));
  root.addEventListener("click", (event) => {
    const name = nameAt(event.target);
    if (name) pick(name, true);
    else change({ sentence: "", phrase: "" });
  });
  root.addEventListener("keydown", onKey);
  root.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse" && !event.buttons) offerQuick(nameAt(event.target));
  });
  root.addEventListener("pointerleave", leave);
  quick.addEventListener("pointerleave", leave);
  quick.addEventListener("pointerdown", (event) => event.preventDefault()); // which would unmark what is marked
  root.addEventListener("focusin", (event) => {
    const name = nameAt(event.target);
    if (name && name !== app.sentence) pick(name, false);
  });
  watch((changed) => {
    if (["view", "sentence", "chosen", "article"].some((key) => changed.has(key))) refresh();
  });
  refresh();
}

/**
 * Whether a sentence should carry a claim: a title need not, nor what lies outside the part that the map covers.
 *
 * @param {EditorSentence} sentence
 */
const isAsked = ({ name, unclaimed }) => !unclaimed && !app.view.outside.includes(name);

/** Give the first sentence that can be a claim to the keyboard, where nothing is claimed yet. */
export function focusFirst() {
  const first = app.article.find(isAsked);
  if (first && !Object.keys(app.view.claims).length) shown.get(first.name)?.focus({ preventScroll: true });
}

/** @param {EventTarget | null} target */
const nameAt = (target) =>
  target instanceof Element
    ? /** @type {HTMLElement | null} */ (target.closest("[data-name]"))?.dataset.name ?? ""
    : "";

/** Choose a sentence, and the claim in it if there is one. @param {string} name @param {boolean} pointed */
function pick(name, pointed) {
  const phrase = selectedIn(name);
  change({ sentence: name, phrase });
  const [claim] = claimsIn(name);
  if (claim && !app.placing && !phrase) choose(claim);
  if (!pointed) return hideMenu(); // which stands below another sentence
  quick.hidden = true;
  offer(/** @type {HTMLElement} */ (shown.get(name)));
}

/** Go on to the next sentence: the one that had the keyboard is being made a claim. */
export function goOn() {
  const at = app.article.findIndex(({ name }) => name === app.sentence);
  shown.get(app.article[at + 1]?.name)?.focus();
}

/** Give the keyboard to a sentence. @param {string} name */
export const goTo = (name) => shown.get(name)?.focus();

/** Show at the end of a sentence under the pointer what one press makes of it. @param {string} name */
function offerQuick(name) {
  const span = shown.get(name);
  quick.hidden = !span || app.placing !== null || isMenuOpen(); // the menu says the same
  if (!span || quick.hidden) return;
  const buttons = quickKinds().map(({ kind, text }) =>
    element(
      "button",
      { type: "button", tabindex: "-1", class: kind, data: { kind }, on: { click: () => makeNow(name, kind) } },
      lineOf(kind),
      text,
    )
  );
  quick.replaceChildren(...buttons);
  const end = span.getClientRects()[span.getClientRects().length - 1];
  const { width, height } = quick.getBoundingClientRect();
  const pane = root.getBoundingClientRect();
  quick.style.left = `${Math.max(pane.left + 4, Math.min(end.right - 30, pane.right - width - 14))}px`;
  quick.style.top = `${end.bottom - 3 + height < innerHeight ? end.bottom - 3 : end.top + 3 - height}px`;
}

/** @param {string} name @param {Parameters<typeof makeOf>[2]} kind */
function makeNow(name, kind) {
  quick.hidden = true;
  const phrase = selectedIn(name);
  change({ sentence: name, phrase });
  makeOf(name, phrase, kind);
}

/** @param {PointerEvent} event */
function leave({ relatedTarget }) {
  if (!(relatedTarget instanceof Node && (root.contains(relatedTarget) || quick.contains(relatedTarget)))) {
    quick.hidden = true;
  }
}

/** What is marked in a sentence with the mouse, if it is a part of that one. @param {string} name */
function selectedIn(name) {
  const marked = String(getSelection() ?? "").replace(/\s+/gu, " ").trim();
  const text = app.article.find((sentence) => sentence.name === name)?.text ?? "";
  return marked && marked !== text && text.includes(marked) ? marked : "";
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const names = app.article.map(({ name }) => name);
  const at = names.indexOf(app.sentence);
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: names.length - 1,
  };
  const next = /** @type {Record<string, number>} */ (to)[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (next !== undefined && names[next]) {
    event.preventDefault();
    shown.get(names[next])?.focus();
  } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    event.preventDefault();
    goUnder(event.key === "ArrowRight" ? 1 : -1);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    startPlacing();
  }
}

function refresh() {
  const asked = app.article.filter((sentence) => isAsked(sentence) || claimsIn(sentence.name).length);
  const isKept = (/** @type {string} */ id) => !app.view.drafts.includes(id);
  const carried = asked.filter(({ name }) => claimsIn(name).some(isKept));
  count.textContent = t("carried", { n: carried.length, all: asked.length });
  const own = new Set(app.view.claims[app.chosen]?.anchors.map(({ at }) => at) ?? []);
  for (const [name, span] of shown) {
    span.classList.toggle("claimed", claimsIn(name).some(isKept));
    span.classList.toggle("drafted", claimsIn(name).some((id) => !isKept(id)));
    span.classList.toggle("chosen", name === app.sentence);
    span.classList.toggle("own", own.has(name));
    span.setAttribute("aria-pressed", String(name === app.sentence));
    span.tabIndex = name === (app.sentence || app.article[0]?.name) ? 0 : -1;
  }
  const first = own.size ? shown.get([...own][0]) : null;
  if (first && !root.contains(document.activeElement)) first.scrollIntoView({ block: "nearest" });
}
