/** Questions about the reasoning of the map: each leads to the claim that it is about, and none is answered here. */

import { app, change, watch } from "./state.js";
import { focusBox } from "./chart.js";
import { make as element } from "../../draw/page/js/dom.js";
import { t } from "./words.js";

const asked = /** @type {HTMLDetailsElement} */ (document.getElementById("asked"));
const list = /** @type {HTMLElement} */ (document.getElementById("questions"));

/** Show the box that a question is about, or the step's conclusion. @param {string} id */
function show(id) {
  const claim = app.view.claims[id] ? id : app.view.relations.find((relation) => relation.id === id)?.target ?? "";
  if (!app.view.claims[claim]) return;
  change({ chosen: claim });
  focusBox(claim);
}

function draw() {
  const { questions } = app.view;
  asked.hidden = !questions.length;
  const summary = /** @type {HTMLElement} */ (asked.querySelector("summary"));
  summary.textContent = t("questions", { n: questions.length });
  list.replaceChildren(
    ...questions.map(({ message, element: id, code, ask, why }) =>
      element(
        "li",
        {},
        element("button", { type: "button", data: { code }, text: message, on: { click: () => show(id) } }),
        element("details", {}, element("summary", { text: ask }), element("p", { text: why })),
      )
    ),
  );
}

/** Ask whenever the map changes. */
export function openQuestions() {
  watch((changed) => {
    if (changed.has("view")) draw();
  });
  draw();
}
