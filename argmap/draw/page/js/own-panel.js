/** The panel with all that the reader has added: its list, the reader's name, the file to hand in, and a copy to edit. */

import { say } from "./announce.js";
import { data, elements } from "./data.js";
import { byId, make } from "./dom.js";
import { isEmbedded } from "./embedding.js";
import { deflated } from "./inflate.js";
import { bringBack, button, remove } from "./own-card.js";
import { handIn, hasSource, open, saveAlone, whole } from "./own-file.js";
import { MOST } from "./own-layer.js";
import { aboutOf, ownRows } from "./own-map.js";
import { canTakeBack, isStored, keepLayer, layer } from "./own-store.js";
import { change, select, state } from "./state.js";
import { t } from "./words.js";

let isOpen = false;
let isSure = false; // whether deleting everything has been pressed once

/** @param {boolean} wish */
function show(wish) {
  isOpen = wish;
  isSure = false;
  if (wish && (state().selected || state().exercise)) {
    change({ selected: "", exercise: "", phase: "", picked: "" }, "own");
  }
  draw();
  byId(wish ? "own-title" : "own-open").focus();
}

/** @param {OwnEntry} entry */
function item(entry) {
  const isLost = ownRows().lost.has(entry.id);
  const about = t(isLost ? "own.lost" : "own.on", { name: aboutOf(entry) });
  const goTo = () => {
    show(false);
    select(elements.has(entry.id) ? entry.id : entry.to, "own");
  };
  return make(
    "li",
    {},
    make("b", { text: t(`own.yours.${entry.kind}`) }),
    make("span", { dir: "auto", text: entry.text }),
    isLost ? make("small", { text: about }) : make(
      "button",
      { type: "button", class: "own-goto", on: { click: goTo } },
      make("small", { dir: "auto", text: about }),
    ),
    make("span", { class: "own-tools" }, button(`own-drop-${entry.id}`, t("own.remove"), () => remove(entry))),
  );
}

/** @param {File | undefined} file */
async function take(file) {
  if (!file) return;
  const { n, fault } = await open(file);
  const message = fault ? t(`own.${fault}`, { n: MOST }) : t("own.opened", { n });
  say(message);
  byId("own-said").textContent = message;
}

function reader() {
  const field = make("input", { id: "own-reader", type: "text", maxlength: 80, autocomplete: "off", dir: "auto" });
  field.value = layer().reader;
  field.addEventListener("change", () => keepLayer((own) => ({ ...own, reader: field.value.trim() })));
  return make("label", { class: "own-name" }, make("span", { text: t("own.name") }), field);
}

function showing() {
  const box = make("input", { type: "checkbox", id: "own-shown", checked: layer().isShown });
  box.addEventListener("change", () => keepLayer((own) => ({ ...own, isShown: box.checked })));
  return make("label", { class: "own-shown" }, box, make("span", { text: t("own.shown") }));
}

function picker() {
  const field = make("input", {
    type: "file",
    id: "own-file",
    accept: ".argdown,.ad,.txt,text/plain",
    class: "unseen",
    tabindex: -1,
  });
  field.addEventListener("change", () => take(field.files?.[0]));
  return [button("own-load", t("own.load"), () => field.click()), field];
}

/** Open the studio that the map names with the map as it is here; the text travels in the part of the address that is not sent. */
async function edit() {
  const address = new URL(data.studio, location.href);
  address.hash = `copy=${await deflated(await whole())}`;
  make("a", { href: address.href, target: "_blank", rel: "noopener noreferrer" }).click();
}

/** Delete everything, once this has been pressed twice; even that can be brought back while the page is open. */
function clear() {
  if (isSure) keepLayer((own) => ({ ...own, entries: [] }));
  isSure = !isSure;
  draw();
  byId(isSure ? "own-clear" : "own-title").focus();
}

function parts() {
  const { entries } = layer();
  return [
    make("button", { type: "button", class: "close", "aria-label": t("own.close"), on: { click: () => show(false) } }),
    make(
      "div",
      { class: "scroll" },
      make("h2", { id: "own-title", tabindex: -1, text: t("own.title") }),
      make("p", { class: "soft", text: t(isStored() ? "own.intro" : "own.not_stored") }),
      entries.length
        ? make("ul", { class: "own-list" }, ...entries.map(item))
        : make("p", { class: "soft", text: t("own.none") }),
      entries.length ? showing() : null,
      reader(),
      make(
        "div",
        { class: "own-files" },
        button("own-save", t("own.save"), handIn, "primary"),
        ...picker(),
        entries.length && hasSource ? button("own-alone", t("own.save_alone"), saveAlone) : null,
        data.studio && hasSource ? button("own-copy", t("own.copy"), edit) : null,
        canTakeBack() ? button("own-back", t("own.bring_back"), bringBack) : null,
        entries.length ? button("own-clear", t(isSure ? "own.sure" : "own.clear"), clear) : null,
      ),
      make("p", { class: "soft", text: t(hasSource ? "own.about_file" : "own.about_alone") }),
      make("p", { class: "soft", id: "own-said", role: "status" }),
    ),
  ];
}

/** Draw the panel, with the keyboard where it was, and the number of entries on the button that opens it. */
export function draw() {
  const { length } = layer().entries;
  const opener = byId("own-open");
  opener.setAttribute("aria-expanded", String(isOpen));
  byId("own-count").textContent = length ? String(length) : "";
  const panel = byId("own");
  const focused = document.activeElement && panel.contains(document.activeElement) ? document.activeElement.id : "";
  panel.hidden = !isOpen;
  document.body.classList.toggle("with-own", isOpen);
  panel.replaceChildren(...(isOpen ? parts() : []));
  if (focused && isOpen) (document.getElementById(focused) ?? byId("own-title")).focus();
}

export function startOwnPanel() {
  byId("own-open").addEventListener("click", () => show(!isOpen));
  byId("own").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    show(false);
  });
  if (isEmbedded) return draw(); // where it cannot be opened
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    show(true);
    take(file);
  });
  draw();
}

/** Shut the panel where something else takes its place. */
export function giveWay() {
  if (!isOpen || !(state().selected || state().exercise)) return;
  isOpen = false;
  draw();
}
