/** The article: its sentences, which of them carry a claim, and the one that is chosen. */

import { app, change, claimsIn, watch } from "./state.js";
import { make as element } from "../../draw/page/js/dom.js";
import { choose, offer, startPlacing } from "./placing.js";
import { t } from "./words.js";

const root = /** @type {HTMLElement} */ (document.getElementById("article"));
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
  root.addEventListener("focusin", (event) => {
    const name = nameAt(event.target);
    if (name && name !== app.sentence) pick(name, false);
  });
  watch((changed) => {
    if (["view", "sentence", "chosen", "article"].some((key) => changed.has(key))) refresh();
  });
  refresh();
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
  if (pointed) offer(/** @type {HTMLElement} */ (shown.get(name)));
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
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: names.length - 1,
  };
  const next = /** @type {Record<string, number>} */ (to)[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (next !== undefined && names[next]) {
    event.preventDefault();
    shown.get(names[next])?.focus();
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    startPlacing();
  }
}

function refresh() {
  const carried = app.article.filter(({ name }) => claimsIn(name).length);
  count.textContent = t("carried", { n: carried.length, all: app.article.length });
  const own = new Set(app.view.claims[app.chosen]?.anchors.map(({ at }) => at) ?? []);
  for (const [name, span] of shown) {
    span.classList.toggle("claimed", claimsIn(name).length > 0);
    span.classList.toggle("chosen", name === app.sentence);
    span.classList.toggle("own", own.has(name));
    span.setAttribute("aria-pressed", String(name === app.sentence));
    span.tabIndex = name === (app.sentence || app.article[0]?.name) ? 0 : -1;
  }
  const first = own.size ? shown.get([...own][0]) : null;
  if (first && !root.contains(document.activeElement)) first.scrollIntoView({ block: "nearest" });
}
