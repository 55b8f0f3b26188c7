/** Making a claim of a sentence, hanging a box from another: what is placed, under what, and how it stands to that. */

import { app, change, hangsBy, watch } from "./state.js";
import { make as element } from "../../draw/page/js/dom.js";
import { lineOf } from "./lines.js";
import { make } from "./server.js";
import { t } from "./words.js";

const menu = /** @type {HTMLElement} */ (document.getElementById("menu"));
const chooser = /** @type {HTMLElement} */ (document.getElementById("relations"));
const KINDS = /** @type {const} */ (["support", "attack", "undercut", "together"]);
/** @typedef {(typeof KINDS)[number]} Kind */

/** Choose a claim. @param {string} id */
export const choose = (id) => change({ chosen: id });

/** What is done one after the other, however fast the keys come. @type {Promise<unknown>} */
let last = Promise.resolve();

/** Do something after all that was asked for before. @template T @param {() => T} work @returns {Promise<Awaited<T>>} */
export function inTurn(work) {
  const done = last.then(work, work);
  last = done;
  return /** @type {Promise<Awaited<T>>} */ (done);
}

/** Choose a claim by pointing at its box: what is made next hangs under it. @param {string} id */
export const chooseTarget = (id) => change({ chosen: id, parent: id });

/** The claim that something new hangs from unless another is pointed at. */
export function usualTarget() {
  const claims = app.view.claims;
  const candidates = [app.parent, app.chosen, app.view.thesis, ...Object.keys(claims)];
  return candidates.find((id) => id && claims[id]) ?? "";
}

/** Show below a sentence what can be done with it: how it stands to the usual claim, or to another. @param {HTMLElement} anchor */
export function offer(anchor) {
  const first = !Object.keys(app.view.claims).length;
  const target = usualTarget();
  const quick = first
    ? []
    : possibleFor({ target }).map((kind) =>
      item(t(`kind_${kind}`), String(KINDS.indexOf(kind) + 1), () => placeAt(kind), kind)
    );
  menu.replaceChildren(
    ...(first ? [] : [under(target, () => offer(anchor))]),
    ...quick,
    item(t(first ? "make_thesis" : app.phrase ? "make_part" : "make_claim"), "C", startPlacing),
    ...(app.chosen && app.view.claims[app.chosen] ? [item(t("add_anchor"), "A", addAnchor)] : []),
  );
  float(menu, anchor.getClientRects()[anchor.getClientRects().length - 1] ?? anchor.getBoundingClientRect());
}

/** What a sentence is hung from: the usual claim, or another of the map, in a field without quotation marks. @param {string} target @param {() => void} then */
function under(target, then) {
  const field = element("select", {
    "aria-label": t("how"),
    on: {
      change: () => {
        change({ parent: field.value });
        then();
      },
    },
  });
  for (const [id, { name }] of Object.entries(app.view.claims)) {
    const option = element("option", { value: id, text: name });
    option.selected = id === target;
    field.append(option);
  }
  const [before, after] = t("stands_to", { title: "\n" }).split("\n");
  return element("p", {}, before.replace(/\s*["“„«]\s*$/u, ""), field, after.replace(/^\s*["”“»]\s*/u, ""));
}

/** Whether it stands below a sentence what can be done with that. */
export const isMenuOpen = () => !menu.hidden;

/** Whether a sentence is offered to be placed, so that a box can be pointed at. */
export const isOffered = () => !menu.hidden && app.sentence !== "" && Object.keys(app.view.claims).length > 0;

/** Make a claim of the chosen sentence, under the usual claim. @param {Kind} kind */
function placeAt(kind) {
  hideMenu();
  return makeOf(app.sentence, app.phrase, kind);
}

/**
 * Make a claim of a sentence at once: the first is the thesis, any other stands under the usual claim as `kind` says.
 * False, and why, if that has no step to undercut.
 * @param {string} sentence @param {string} phrase @param {Kind} kind
 */
export const makeOf = (sentence, phrase, kind) =>
  inTurn(async () => {
    const target = usualTarget();
    if (!target) await add({ edit: "AddStatement", role: "thesis" }, sentence, phrase);
    else if (possibleFor({ target }).includes(kind)) await addUnder(target, kind, sentence, phrase);
    else {
      change({ said: t("no_step", { title: app.view.claims[target].name }) });
      return false;
    }
    return true;
  });

/** Let what is made next hang one step deeper, under the claim that was made last, or one step higher. @param {number} by */
export const goUnder = (by) =>
  inTurn(() => {
    const parent = by > 0 ? app.chosen : hangsBy(usualTarget())?.target ?? "";
    if (app.view.claims[parent]) change({ parent });
  });

/** What can be made of a sentence with one press. @returns {{kind: Kind, text: string}[]} */
export function quickKinds() {
  const target = usualTarget();
  if (!target) return [{ kind: "support", text: t("make_thesis") }];
  return possibleFor({ target }).map((kind) => ({ kind, text: t(`kind_${kind}`) }));
}

/** @param {string} text @param {string} key @param {() => void} act @param {string} [kind] */
const item = (text, key, act, kind = "") =>
  element(
    "button",
    { type: "button", role: "menuitem", class: kind, on: { click: act } },
    element("span", {}, ...(kind ? [lineOf(kind)] : []), text),
    element("kbd", { text: key }),
  );

/** Put a floating thing below a place, inside the window. @param {HTMLElement} box @param {DOMRect} place */
function float(box, place) {
  box.hidden = false;
  const { width, height } = box.getBoundingClientRect();
  const below = place.bottom + 6 + height < innerHeight;
  box.style.left = `${Math.max(6, Math.min(place.left, innerWidth - width - 6))}px`;
  box.style.top = `${below ? place.bottom + 6 : Math.max(6, place.top - height - 6)}px`;
}

/** Hide what can be done with a sentence. */
export const hideMenu = () => {
  menu.hidden = true;
};

/** Make a claim of the chosen sentence: the first is the thesis, any other is placed under one. */
export async function startPlacing() {
  hideMenu();
  if (!app.sentence) return;
  if (Object.keys(app.view.claims).length) {
    change({ placing: { sentence: app.sentence, phrase: app.phrase, target: usualTarget() }, said: "" });
    return;
  }
  await add({ edit: "AddStatement", role: "thesis" }, app.sentence, app.phrase);
}

/** Take up a box to hang it elsewhere. @param {string} id @param {string} [target] */
export function takeUp(id, target) {
  const other = target || hangsBy(id)?.target || Object.keys(app.view.claims).find((one) => one !== id) || "";
  if (other) change({ placing: { box: id, target: other }, said: "" });
}

/** Point at the claim that something is placed under. @param {string} id */
export function pointAt(id) {
  if (!app.placing || app.placing.box === id || !app.view.claims[id]) return;
  change({ placing: { ...app.placing, target: id } });
}

/** Put back what is being placed. */
export const putBack = () => change({ placing: null });

/** Which relations there can be now. @returns {Kind[]} */
const possible = () => app.placing ? possibleFor(app.placing) : [];

/** Which relations what is placed can have to its target. @param {EditorPlacing} placing @returns {Kind[]} */
function possibleFor(placing) {
  const step = hangsBy(placing.target);
  const own = placing.box ? hangsBy(placing.box) : undefined;
  const siblings = own && step && own.kind === "support" && step.kind === "support" && own.target === step.target;
  return KINDS.filter((kind) =>
    kind === "together"
      ? siblings
      : kind === "undercut"
      ? step?.kind === "support" && (!placing.box || step.step)
      : true
  );
}

/** Place it: the claim stands to the target as `kind` says. @param {Kind} kind */
export async function place(kind) {
  const placing = app.placing;
  if (!placing || !possible().includes(kind)) return;
  const { target, box } = placing;
  const step = hangsBy(target);
  change({ placing: null, parent: target });
  if (box) {
    const label = t("did_move", { title: app.view.claims[box]?.name ?? box });
    if (kind === "together") {
      await make({ edit: "LinkPremises", premises: [target, box], conclusion: step?.target }, t("did_link"));
    } else {
      const parent = kind === "undercut" ? step?.id : target;
      await make({ edit: "Reattach", child: box, parent, kind, relation: hangsBy(box)?.id ?? "" }, label);
    }
    choose(box);
    return;
  }
  await addUnder(target, kind, placing.sentence ?? "", placing.phrase ?? "");
}

/** Add a claim of a sentence under another. @param {string} target @param {Kind} kind @param {string} sentence @param {string} phrase */
async function addUnder(target, kind, sentence, phrase) {
  const edits = {
    support: { edit: "AddReason", parent: target },
    attack: { edit: "AddObjection", parent: target },
    undercut: { edit: "AddUndercut", step: hangsBy(target)?.id },
    together: {},
  };
  change({ parent: target });
  await add(edits[kind], sentence, phrase);
}

/** Add a claim with the words of a sentence, anchored there. @param {Record<string, unknown>} edit @param {string} name @param {string} phrase */
async function add(edit, name, phrase) {
  const sentence = app.article.find((one) => one.name === name);
  if (!sentence) return;
  const before = new Set(Object.keys(app.view.claims));
  const anchor = { paragraph: sentence.paragraph, sentence: sentence.sentence, phrase };
  const made = await make(
    { ...edit, text: phrase || sentence.text, anchors: [anchor] },
    t("did_add", { at: name }),
  );
  const id = Object.keys(app.view.claims).find((one) => !before.has(one));
  if (made && id) change({ chosen: id, parent: app.parent || id });
}

/** Say that the chosen claim stands in the chosen sentence, too. */
export async function addAnchor() {
  hideMenu();
  const claim = app.view.claims[app.chosen];
  const sentence = app.article.find(({ name }) => name === app.sentence);
  if (!claim || !sentence || claim.anchors.some(({ at }) => at === sentence.name)) return;
  const anchors = claim.anchors.map(({ place: [p, s], phrase }) => ({ paragraph: p, sentence: s, phrase }));
  anchors.push({ paragraph: sentence.paragraph, sentence: sentence.sentence, phrase: app.phrase });
  await make({ edit: "SetAnchors", element: app.chosen, anchors }, t("did_anchor", { at: sentence.name }));
}

/** The key of a relation in the chooser: 1, 2, 3 or 4; false if a sentence cannot be placed so. @param {string} key */
export async function placeByKey(key) {
  hideMenu();
  const kind = KINDS[Number(key) - 1];
  if (!app.placing) return await makeOf(app.sentence, app.phrase, kind);
  if (possible().includes(kind)) await place(kind);
  return true;
}

/** Show the chooser at the box that is pointed at. */
function refresh() {
  const placing = app.placing;
  chooser.hidden = !placing;
  if (!placing) return;
  const title = app.view.claims[placing.target]?.name ?? "";
  const step = hangsBy(placing.target);
  const kinds = possible();
  const over = app.view.claims[step?.target ?? ""]?.name ?? "";
  chooser.setAttribute("aria-label", t("how"));
  chooser.replaceChildren(
    ...kinds.map((kind) =>
      element(
        "button",
        { type: "button", class: kind, data: { kind }, on: { click: () => place(kind) } },
        lineOf(kind),
        element("span", {}, t(`kind_${kind}`), element("kbd", { text: String(KINDS.indexOf(kind) + 1) })),
      )
    ),
    element("p", {
      text: t("under", { title }) + (kinds.includes("undercut") ? ` ${t("step_to", { title: over })}` : ""),
    }),
  );
  const box = document.querySelector(`#boxes [data-id="${CSS.escape(placing.target)}"]`);
  box?.scrollIntoView({ block: "nearest", inline: "nearest" });
  float(chooser, (box ?? document.getElementById("map") ?? chooser).getBoundingClientRect());
}

watch((changed) => {
  if (changed.has("placing") || (changed.has("view") && app.placing)) refresh();
});
