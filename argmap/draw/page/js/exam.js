/**
 * While a question is open: the text without its links, the claims as a plain list in place of the outline, and nothing else
 * on the page that could tell the answer. All comes back with it.
 */

import { data, nameOf } from "./data.js";
import { byId, make } from "./dom.js";
import { alphabetical } from "./exam-scene.js";
import { coverOf } from "./exercises.js";
import { placeOf } from "./exercises-place.js";
import { change, select, state, watch } from "./state.js";
import { walkTree } from "./tree.js";
import { t } from "./words.js";

const [canvas, outline, article] = [byId("canvas"), byId("outline"), byId("article")];
const list = make("ul", { id: "exam-list", class: "exam-list", hidden: true });
const text = make("div", { id: "exam-text", class: article.className, lang: article.lang || null, hidden: true });
let shown = "";
let label = "";

/** The text as it would read if nothing in it carried a claim. */
function plainText() {
  return data.text.map(({ number, sentences }) => {
    const said = sentences.map(({ segments }) => segments.map(([piece]) => piece).join("")).join(" ");
    if (number === 1) return make("h2", { dir: "auto", text: said });
    return make(
      "p",
      { data: { number } },
      make("span", { class: "number", "aria-hidden": "true", text: number }),
      said,
    );
  });
}

/**
 * What a claim is called while some boxes are blank.
 * @param {Cover} cover
 */
const namer = ({ blank, letters }) => (/** @type {string} */ id) =>
  blank.has(id) ? t("exercises.blank", { letter: letters.get(id) ?? "?" }) : nameOf(id);

/**
 * The claims of the list, each with what may be told of it.
 * @param {Cover} cover
 * @returns {[id: string, told: string][]}
 */
function entries(cover) {
  const name = namer(cover);
  if (cover.mode === "loose") return alphabetical(data.claims.map(({ id }) => id)).map((id) => [id, name(id)]);
  const ids = [...new Set([...walkTree()].map(({ id }) => id))];
  return ids.map((id) => [id, `${name(id)}. ${placeOf(id, name)}.`]);
}

/** @param {string} id */
function choose(id) {
  if (coverOf(state()).blank.has(id)) change({ picked: id }, "quiet");
  else select(id, "outline");
}

/** @param {Cover} cover */
function fill(cover) {
  list.replaceChildren(
    ...entries(cover).map(([id, words]) =>
      make(
        "li",
        {},
        make("button", { type: "button", dir: "auto", data: { id }, text: words, on: { click: () => choose(id) } }),
      )
    ),
  );
  if (!text.childElementCount) text.append(...plainText());
}

/** @param {boolean} isAsking */
function cover(isAsking) {
  list.hidden = text.hidden = !isAsking;
  outline.hidden = article.hidden = isAsking;
  byId("outline-hint").hidden = isAsking;
  byId("picture").hidden = isAsking;
  if (isAsking) {
    label ||= canvas.getAttribute("aria-label") ?? "";
    canvas.setAttribute("aria-label", t("exercises.covered"));
    canvas.removeAttribute("aria-describedby");
  } else if (label) {
    canvas.setAttribute("aria-label", label);
    canvas.setAttribute("aria-describedby", "picture");
    label = "";
  }
}

/** @param {State} current */
function draw(current) {
  const covering = coverOf(current);
  const { mode } = covering;
  const key = mode ? `${mode} ${current.exercise}` : "";
  if (key !== shown) {
    shown = key;
    document.body.dataset.asking = mode;
    cover(Boolean(mode));
    if (mode) fill(covering);
    else list.replaceChildren();
  }
  if (!mode) return;
  for (const button of list.querySelectorAll("button")) {
    const { id } = button.dataset;
    button.setAttribute("aria-pressed", String(id === (current.picked || current.selected)));
  }
}

export function startExam() {
  outline.after(list);
  article.after(text);
  watch(draw);
}
