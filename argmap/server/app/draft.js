/** The draft: a claim for each sentence, to be kept or deleted by one key each, and how many are left. */

import { app, change, watch } from "./state.js";
import { make as element } from "../../draw/page/js/dom.js";
import { inTurn } from "./placing.js";
import { make, makeDraft } from "./server.js";
import { t } from "./words.js";

const bar = /** @type {HTMLElement} */ (document.getElementById("draft"));

/** The claim that is asked about: the chosen one, or the first. */
const current = () => app.view.drafts.includes(app.chosen) ? app.chosen : app.view.drafts[0] ?? "";

/** Ask about a claim of the draft: it is chosen, and so is its sentence. @param {string} id */
export function askAboutDraft(id) {
  if (app.view.claims[id]) change({ chosen: id, sentence: app.view.claims[id].anchors[0]?.at ?? "", phrase: "" });
}

/** The claim of the draft that comes after another, from the end on again from the beginning. @param {string} id @param {string[]} drafts */
const following = (id, drafts) => drafts[(drafts.indexOf(id) + 1) % drafts.length] ?? "";

/** Keep or delete the claim that is asked about, and ask about the next. @param {"Keep" | "Delete"} edit */
export const decide = (edit) =>
  inTurn(async () => {
    const [id, drafts] = [current(), app.view.drafts];
    if (!id) return;
    const next = following(id, drafts);
    const title = app.view.claims[id]?.name ?? id;
    const isDone = await make({ edit, element: id }, t(edit === "Keep" ? "did_keep" : "did_delete", { title }));
    if (isDone && app.view.claims[next] && next !== id) askAboutDraft(next);
    else if (isDone && !app.view.drafts.length) change({ said: t("draft_done") });
  });

/** Leave the claim undecided, and ask about the next. */
export const passOver = () => inTurn(() => askAboutDraft(following(current(), app.view.drafts)));

/** Whether there is something left to decide about. */
export const hasDraft = () => app.view.drafts.length > 0;

/** What an empty map offers: a claim for each sentence. */
export const draftButton = () =>
  element("button", {
    type: "button",
    id: "draft-all",
    text: t("draft_all"),
    on: {
      click: async () => {
        if (await makeDraft(t("did_draft"))) askAboutDraft(current());
      },
    },
  });

/** @param {string} text @param {string} key @param {() => unknown} act @param {string} [kind] */
const button = (text, key, act, kind) =>
  element(
    "button",
    { type: "button", class: kind ?? null, on: { click: act } },
    text,
    element("kbd", { text: key }),
  );

function draw() {
  bar.hidden = !hasDraft();
  if (bar.hidden) return bar.replaceChildren();
  const had = [...bar.querySelectorAll("button")].findIndex((one) => one === document.activeElement);
  bar.setAttribute("aria-label", t("draft"));
  bar.replaceChildren(
    element("p", { role: "status" }, element("b", { text: t("draft_left", { n: app.view.drafts.length }) })),
    button(t("keep"), "K", () => decide("Keep")),
    button(t("delete"), "D", () => decide("Delete"), "danger"),
    button(t("draft_next"), "N", passOver),
  );
  if (had >= 0) bar.querySelectorAll("button")[had]?.focus();
}

/** Show the draft as long as something of it is left. */
export function openDraft() {
  watch((changed) => {
    if (changed.has("view")) draw();
  });
  draw();
  if (hasDraft()) askAboutDraft(current());
}
