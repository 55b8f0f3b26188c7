/** The chosen claim: its words, what is said of it, where it stands, and why it stands or falls. */

import { app, change, hangsBy, watch } from "./state.js";
import { make as element } from "../../draw/page/js/dom.js";
import { takeUp } from "./placing.js";
import { make } from "./server.js";
import { t } from "./words.js";

const card = /** @type {HTMLElement} */ (document.getElementById("card"));
const ROLES = ["thesis", "premise", "evidence", "claim", "objection", "reply", "dilemma", "horn"];
const STANCES = ["asserted", "reported", "conceded", "denied", "supposed", "asked", "unknown"];
const HEDGES = ["", "certain", "likely", "apparent", "possible", "questioned"];

/** @param {string} label @param {HTMLElement} field */
const row = (label, field) => element("label", {}, element("span", { text: label }), field);

/** @param {string} name @param {string[]} values @param {string} value @param {(value: string) => void} act */
function choice(name, values, value, act) {
  const all = values.includes(value) ? values : [value, ...values];
  const field = element("select", { data: { field: name } });
  for (const one of all) {
    const option = element("option", { value: one, text: one ? t(`${name}_${one}`) : t("unsaid") });
    option.selected = one === value;
    field.append(option);
  }
  field.addEventListener("change", () => act(field.value));
  return field;
}

/** A field for a text, which Enter ends. @param {"input" | "textarea"} tag @param {string} value @param {string} name @param {(value: string) => void} act */
function words(tag, value, name, act) {
  const field = element(tag, { data: { field: name }, spellcheck: "true", rows: tag === "textarea" ? 2 : null });
  field.value = value;
  field.addEventListener("change", () => {
    if (field.value.trim() && field.value !== value) act(field.value);
    else field.value = value;
  });
  field.addEventListener("keydown", (event) => {
    const { key, shiftKey } = /** @type {KeyboardEvent} */ (event);
    if (key === "Enter" && !shiftKey) {
      event.preventDefault();
      field.blur();
    } else if (key === "Escape") {
      event.stopPropagation();
      field.value = value;
      field.blur();
    }
  });
  return field;
}

/** The fact of the chosen claim, set. @param {string} fact @param {string} value */
const set = (fact, value) =>
  make({ edit: "SetFact", element: app.chosen, fact, value: value || null }, t("did_set", { what: t(fact) }));

function draw() {
  const claim = app.view.claims[app.chosen];
  card.hidden = !claim;
  if (!claim) {
    card.replaceChildren();
    return;
  }
  const id = app.chosen;
  const busy = card.contains(document.activeElement)
    ? /** @type {HTMLElement} */ (document.activeElement).dataset.field
    : "";
  const title = words("input", claim.title, "title", async (value) => {
    const place = claim.lines[0];
    if (await make({ edit: "Retitle", element: id, title: value }, t("did_set", { what: t("title") }))) {
      const now = Object.entries(app.view.claims).find(([, one]) =>
        [one.title, one.text].includes(value.trim()) && one.lines[0] === place
      );
      if (now) change({ chosen: now[0], parent: app.parent === id ? now[0] : app.parent });
    }
  });
  const text = words(
    "textarea",
    claim.text,
    "text",
    (value) => make({ edit: "Reword", element: id, text: value }, t("did_set", { what: t("wording") })),
  );
  const facts = claim.argument ? [] : [
    row(
      t("role"),
      choice(
        "role",
        ROLES,
        claim.role ?? "claim",
        (value) => make({ edit: "SetRole", element: id, role: value }, t("did_set", { what: t("role") })),
      ),
    ),
    row(t("hedge"), choice("hedge", HEDGES, claim.hedge ?? "", (value) => set("hedge", value))),
    row(t("stance"), choice("stance", STANCES, claim.stance ?? "asserted", (value) => set("stance", value))),
  ];
  card.replaceChildren(
    element("div", { class: "words" }, row(t("title"), title), row(t("wording"), text), anchors(claim)),
    element("div", { class: "facts" }, ...standing(id), ...facts),
    element("div", { class: "end" }, element("p", { class: `why ${claim.status}`, text: claim.why }), buttons(id)),
  );
  if (busy) /** @type {HTMLElement | null} */ (card.querySelector(`[data-field="${busy}"]`))?.focus();
}

/** How the claim stands to the one that it hangs from, and which that is: both can be changed. @param {string} id */
function standing(id) {
  const own = hangsBy(id);
  const step = app.view.relations.find((relation) => relation.id === own?.target);
  const above = own ? step?.sources[0] ?? own.target : "";
  const hang = (/** @type {string} */ parent, /** @type {string} */ kind) => {
    const under = kind === "undercut" ? hangsBy(parent)?.id : parent;
    const label = t("did_move", { title: app.view.claims[id]?.name ?? id });
    return make({ edit: "Reattach", child: id, parent: under, kind, relation: own?.id ?? "" }, label);
  };
  const others = Object.keys(app.view.claims).filter((other) => other !== id);
  if (!others.length) return [];
  const kinds = element("select", { data: { field: "kind" } });
  const possible = ["support", "attack", ...(hangsBy(above)?.step || own?.kind === "undercut" ? ["undercut"] : [])];
  for (const kind of own && !possible.includes(own.kind) ? [own.kind, ...possible] : possible) {
    const option = element("option", { value: kind, text: t(`kind_${kind}`) });
    option.selected = kind === own?.kind;
    kinds.append(option);
  }
  kinds.addEventListener("change", () => hang(above, kinds.value));
  const under = element("select", { data: { field: "under" } });
  for (const other of own ? others : ["", ...others]) {
    const { name = "" } = app.view.claims[other] ?? {};
    const option = element("option", { value: other, text: other ? name : "—" });
    option.selected = other === above;
    under.append(option);
  }
  under.addEventListener("change", () => under.value && hang(under.value, own ? "support" : kinds.value));
  kinds.disabled = !own;
  return [row(t("relation"), kinds), row(t("hangs_under"), under)];
}

/** Where the claim stands. @param {EditorClaim} claim */
function anchors(claim) {
  const list = element("ul", { class: "anchors" });
  for (const { at, phrase } of claim.anchors) {
    const sentence = app.article.find(({ name }) => name === at);
    const off = element("button", { type: "button", "aria-label": t("unanchor", { at }), text: "×" });
    off.addEventListener("click", () => {
      const kept = claim.anchors.filter((anchor) => anchor.at !== at).map(({ place: [p, s], phrase: part }) => ({
        paragraph: p,
        sentence: s,
        phrase: part,
      }));
      make({ edit: "SetAnchors", element: app.chosen, anchors: kept }, t("did_unanchor", { at }));
    });
    list.append(element("li", {}, element("q", { text: phrase || sentence?.text || "" }), ` ${at} `, off));
  }
  if (claim.file) list.append(element("li", { class: "file", text: claim.file }));
  return list;
}

/** @param {string} id */
function buttons(id) {
  const move = element(
    "button",
    { type: "button", on: { click: () => takeUp(id) } },
    t("move"),
    element("kbd", { text: "M" }),
  );
  const off = element(
    "button",
    { type: "button", class: "danger", on: { click: () => remove(id) } },
    t("delete"),
    element("kbd", { text: "Del" }),
  );
  return element("div", { class: "buttons" }, move, off);
}

/** Take a claim out; what hangs below it stays. @param {string} id */
export async function remove(id) {
  const title = app.view.claims[id]?.name ?? id;
  const parent = hangsBy(id)?.target ?? "";
  if (await make({ edit: "Delete", element: id }, t("did_delete", { title }))) {
    change({ chosen: app.view.claims[parent] ? parent : "" });
  }
}

/** Give the title to the keyboard. */
export function editTitle() {
  const field = /** @type {HTMLInputElement | null} */ (card.querySelector('[data-field="title"]'));
  field?.focus();
  field?.select();
}

/** Show the card whenever the choice or the map changes. */
export function openCard() {
  watch((changed) => {
    if (changed.has("chosen") || changed.has("view")) draw();
  });
  draw();
}
