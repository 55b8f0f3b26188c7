/** Questions about the reasoning of the map, on pages that carry them: each leads to its claim, and none is answered here. */

import { data, elements, languageOf, nameOf } from "./data.js";
import { byId, make } from "./dom.js";
import { offer } from "./learn.js";
import { isPhone } from "./letters.js";
import { change, select, state, watch } from "./state.js";
import { t } from "./words.js";

const asked = data.asked ?? [];
let isOpen = false;
let latest = -1; // which question was followed

/** The claim that a question is about: of a step, its conclusion. @param {string} id */
const claimAt = (id) => data.inferences.find((step) => step.id === id)?.conclusion ?? id;

/** Whether the list may be seen: a claim's card stands in its place, and an exercise asks alone. */
const isShown = () => isOpen && !state().selected && !state().exercise;

function close() {
  isOpen = false;
  draw();
  byId("learn").focus();
}

function open() {
  isOpen = true;
  change({ selected: "", exercise: "", phase: "", picked: "", step: 0, query: "" }, "asked");
  draw();
  byId("asked-title").focus();
}

/**
 * Show what a question is about; closing its card leads back to the list.
 * @param {number} at
 * @param {string} id
 */
function follow(at, id) {
  latest = at;
  if (isPhone()) change({ tab: "map" }, "asked");
  select(claimAt(id), "asked");
}

/** @param {[message: string, element: string, why: string]} question @param {number} at */
function entry([message, id, why], at) {
  const label = { dir: "auto", text: message };
  const about = make("details", {}, make("summary", { text: t("asked.why") }), make("p", { class: "soft", text: why }));
  if (!elements.has(claimAt(id))) return make("li", {}, make("span", label), about);
  const action = { type: "button", id: `asked-${at}`, class: "goto", on: { click: () => follow(at, id) } };
  const name = make("small", { dir: "auto", lang: languageOf(claimAt(id)), text: nameOf(claimAt(id)) });
  return make("li", {}, make("button", action, make("span", {}, make("span", label), name)), about);
}

function draw() {
  const panel = byId("asked");
  const wasHidden = panel.hidden;
  panel.hidden = !isShown();
  if (panel.hidden) return panel.replaceChildren();
  if (!wasHidden) return;
  panel.replaceChildren(
    make("button", { type: "button", class: "close", "aria-label": t("asked.close"), on: { click: close } }),
    make(
      "div",
      { class: "scroll" },
      make("h2", { id: "asked-title", tabindex: -1, text: t("asked.title") }),
      make("p", { class: "soft", text: t("asked.about") }),
      make("ul", { class: "links asked-list" }, ...asked.map(entry)),
    ),
  );
  const back = document.getElementById(`asked-${latest}`);
  if (back) queueMicrotask(() => back.focus()); // once the card that was closed has let go of the keyboard
}

offer(t("asked.open", { n: asked.length }), open);
byId("asked").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  close();
});
watch((current) => {
  if (current.exercise || current.query || current.step) isOpen = false; // something else takes its place
  draw();
});
