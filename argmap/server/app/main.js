/** The app as a whole: what it opens with, its keys, its head and foot. */

import { app, change, watch } from "./state.js";
import { goOn, goTo, openArticle } from "./article.js";
import { editTitle, openCard, remove } from "./card.js";
import { focusBox, go, openMap } from "./chart.js";
import { make as element } from "../../draw/page/js/dom.js";
import { openText } from "./editor.js";
import { askAboutDraft, decide, hasDraft, openDraft, passOver } from "./draft.js";
import { canRedo, canUndo, latest, othersOf, record, step } from "./history.js";
import { openAsking } from "./asking.js";
import { addAnchor, hideMenu, placeByKey, putBack, startPlacing, takeUp, usualTarget } from "./placing.js";
import { openQuestions } from "./questions.js";
import { adopt, askAbout, begin, flush, keepLooking, overwrite, restore, sendBy } from "./server.js";
import { signOf } from "./lines.js";
import { speak, t } from "./words.js";

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Open the app. @param {import("./server.js").Transport} transport @param {Record<string, string>} [otherwise] words in the place of others */
export async function open(transport, otherwise = {}) {
  sendBy(transport);
  const answer = await begin();
  if (!answer) {
    at("saved").textContent = "…";
    return;
  }
  speak({ ...answer.words, ...otherwise });
  change({ article: answer.article ?? [] });
  adopt(answer);
  record(app.text, "");
  at("folder").textContent = answer.folder ?? "";
  at("file").textContent = answer.name ?? "";
  document.title = `${answer.folder} · argmap`;
  nameParts();
  openArticle();
  openMap();
  openCard();
  openDraft();
  openText();
  openQuestions();
  openAsking();
  askAbout(settle);
  at("undo").addEventListener("click", () => goBack(-1));
  at("redo").addEventListener("click", () => goBack(1));
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element && event.target.closest("#menu, #article"))) hideMenu();
  }); // behind the map's own listener, which asks whether a sentence is offered
  addEventListener("beforeunload", (event) => {
    if (app.saving || app.unsaved) event.preventDefault();
  });
  watch(refresh);
  refresh();
  keepLooking();
  document.documentElement.dataset.ready = "true";
}

const PANES = ["article", "map", "text"];

function nameParts() {
  for (const id of PANES) {
    at(`${id}-name`).textContent = t(id);
    at(`pane-${id}`).textContent = t(id);
    at(`pane-${id}`).addEventListener("click", () => showPane(id));
  }
  showPane(app.article.length ? "article" : "map");
  watch((changed) => changed.has("placing") && showPlacing());
  at("undo-said").append(t("undo"), element("kbd", { text: "Ctrl Z" }));
  at("undo-said").addEventListener("click", () => goBack(-1));
  label("undo", t("undo"), "Ctrl Z");
  label("redo", t("redo"), "Ctrl Shift Z");
  label("zoom-in", t("larger"), "");
  label("zoom-out", t("smaller"), "");
  label("zoom-fit", t("fit"), "");
  at("zoom-fit").textContent = t("fit");
}

/** @param {string} id @param {string} words @param {string} keys */
function label(id, words, keys) {
  at(id).title = keys ? `${words} (${keys})` : words;
  at(id).setAttribute("aria-label", words);
}

function refresh() {
  const saved = at("saved");
  saved.className = app.unsaved ? "bad" : app.saving ? "busy" : "good";
  saved.textContent = app.unsaved ? t("not_saved", { why: app.unsaved }) : app.saving ? t("saving") : t("saved");
  const claims = app.view.picture.boxes; // an argument with steps is none
  const count = claims.length ? t("claims", { n: claims.length }) : t("nothing_claimed");
  at("map-said").textContent = app.placing ? t("placing") : app.said || count;
  at("article-said").textContent = app.said; // shown where the map is not
  at("map-count").textContent = app.placing || app.said ? count : "";
  at("undo-said").hidden = !app.said || app.said !== latest() || app.placing !== null; // not beside why nothing was done
  const { status, words, sign } = app.view.verdict;
  at("verdict").replaceChildren(...(words ? [signOf(sign), words] : []));
  at("verdict").className = status;
  /** @type {HTMLButtonElement} */ (at("undo")).disabled = !canUndo();
  /** @type {HTMLButtonElement} */ (at("redo")).disabled = !canRedo();
  at("foot").replaceChildren(
    element(
      "div",
      { class: "keys" },
      ...keys().map(([key, what]) => element("span", {}, element("kbd", { text: key }), ` ${what}`)),
    ),
    element("span", {
      text: t("stays_here"),
    }),
  );
}

const CHOSEN = [["M", "move"], ["E", "key_title"], ["Del", "delete"]]; // keys for the chosen claim

/** Show one of the three panes, where the window has room for one alone. @param {string} name */
function showPane(name) {
  document.body.dataset.pane = name;
  for (const pane of PANES) at(`pane-${pane}`).setAttribute("aria-pressed", String(pane === name));
}

let placedFrom = ""; // the pane in which the placing began that is going on

/** Show the map as long as something is placed, and then the pane where that began, with the keyboard where it was. */
function showPlacing() {
  if (app.placing) {
    placedFrom ||= document.body.dataset.pane ?? "";
    showPane("map");
    return;
  }
  const pane = placedFrom || "map";
  placedFrom = "";
  showPane(pane);
  const active = document.activeElement;
  if (active && active !== document.body && active.checkVisibility()) return;
  if (pane === "article") goTo(app.sentence);
  else if (app.chosen) focusBox(app.chosen);
}

/** The keys that do something now. @returns {[string, string][]} */
function keys() {
  if (app.placing) {
    return [["1 2 3 4", t("key_relation")], ["↑ ↓ ← →", t("key_target")], ["Esc", t("key_back")]];
  }
  const under = app.view.claims[usualTarget()];
  if (hasDraft()) {
    return [["K", t("keep")], ["D", t("delete")], ["N", t("draft_next")], ["M", t("move")], ["Ctrl Z", t("undo")]];
  }
  return [
    ["↑ ↓", t("key_walk")],
    ["1 2 3", t("key_relation")],
    ...(under ? [/** @type {[string, string]} */ (["← →", t("key_under", { title: under.name })])] : []),
    ["C", t("make_claim")],
    ...(app.chosen ? CHOSEN.map(([key, name]) => /** @type {[string, string]} */ ([key, t(name)])) : []),
    ["Ctrl Z", t("undo")],
  ];
}

/** Undo or redo a step. @param {number} by */
async function goBack(by) {
  if (app.saving) await flush();
  const others = by < 0 ? (canUndo() ? othersOf(by) : []) : othersOf(by);
  if (others.length && !await restore(others)) return;
  const past = step(by);
  if (!past) return;
  const before = new Set(app.view.drafts);
  change({ text: past.text, placing: null, saving: true });
  await flush();
  const back = app.view.drafts.find((id) => !before.has(id));
  if (back) askAboutDraft(back);
  change({ said: t(by < 0 ? "undone" : "redone", { what: past.label }) });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (control && !event.altKey && (key === "z" || key === "y")) {
    event.preventDefault();
    event.stopPropagation();
    goBack(key === "y" || event.shiftKey ? 1 : -1);
    return;
  }
  if (control && key === "s") {
    event.preventDefault();
    flush();
    return;
  }
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, .cm-editor, dialog");
  if (event.key === "Escape") {
    hideMenu();
    putBack();
    return;
  }
  if (typing || control || event.altKey) return;
  act(event, key);
}

/** What a key does outside of texts. @param {KeyboardEvent} event @param {string} key */
function act(event, key) {
  const inArticle = event.target instanceof Element && event.target.closest("#article");
  const isMaking = inArticle && app.sentence && !app.placing;
  if ((app.placing ? /^[1-4]$/u : /^[1-3]$/u).test(key) && (app.placing || isMaking)) {
    const { sentence } = app;
    placeByKey(key).then((isPlaced) => isPlaced || goTo(sentence));
    if (isMaking) goOn();
  } else if (key === "c" && isMaking && !Object.keys(app.view.claims).length) {
    placeByKey("1");
    goOn();
  } else if (event.key.startsWith("Arrow") && (app.placing || !inArticle)) go(event.key);
  else if (key === "c") startPlacing();
  else if (key === "a") addAnchor();
  else if (key === "m" && app.chosen) takeUp(app.chosen);
  else if (key === "e" && app.chosen) editTitle();
  else if (key === "k" && hasDraft()) decide("Keep");
  else if (key === "d" && hasDraft()) decide("Delete");
  else if (key === "n" && hasDraft()) passOver();
  else if ((event.key === "Delete" || event.key === "Backspace") && app.chosen && !inArticle) {
    remove(app.chosen).then(() => app.chosen && focusBox(app.chosen));
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Two writers changed the same lines: show both, and let one be chosen. @param {string} mine @param {string} theirs */
function settle(mine, theirs) {
  const dialog = /** @type {HTMLDialogElement} */ (at("conflict"));
  const keep = element("button", { type: "button", text: t("keep_mine") });
  const take = element("button", { type: "button", text: t("take_theirs") });
  keep.addEventListener("click", () => {
    dialog.close();
    overwrite(mine);
  });
  take.addEventListener("click", () => {
    dialog.close();
    record(mine, "");
    record(theirs, t("outside"));
    change({ text: theirs });
  });
  const [left, right] = differing(mine, theirs);
  dialog.replaceChildren(
    element("h2", { text: t("conflict") }),
    element(
      "div",
      { class: "both" },
      element("section", {}, element("h3", { text: t("mine") }), element("pre", { text: left })),
      element("section", {}, element("h3", { text: t("theirs") }), element("pre", { text: right })),
    ),
    element("div", { class: "buttons" }, keep, take),
  );
  if (!dialog.open) dialog.showModal();
}

/** The lines in which two texts differ, with two lines around them. @param {string} one @param {string} other */
function differing(one, other) {
  const [a, b] = [one.split("\n"), other.split("\n")];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const part = (/** @type {string[]} */ lines) =>
    lines.slice(Math.max(0, start - 2), lines.length - Math.max(0, end - 2)).join("\n");
  return [part(a), part(b)];
}
