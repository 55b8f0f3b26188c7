/** What the reader can do with the chosen element: reject, contest or accept it, take that back, fold what hangs below. */

import { effectOf } from "./announce.js";
import { make } from "./dom.js";
import { countBelow } from "./family.js";
import { change, KINDS, redo, toggle, toggleFold, undo } from "./state.js";
import { t } from "./words.js";

const SYMBOL = { rejected: "✕", contested: "?", accepted: "✓" };

/** The state as it would be if `kind` were toggled for `id`. */
function supposing(current, kind, id) {
  const others = Object.fromEntries(
    Object.values(KINDS).map((key) => [key, current[key].filter((other) => other !== id)]),
  );
  return current[kind].includes(id) ? others : { ...others, [kind]: [...others[kind], id] };
}

function choice(kind, id, current) {
  const isOn = current[kind].includes(id);
  const effect = t("card.if_you_do", { effect: effectOf(current, supposing(current, kind, id), true) });
  return make(
    "button",
    {
      type: "button",
      id: `card-${Object.keys(KINDS).find((key) => KINDS[key] === kind)}`,
      class: `choice ${kind}`,
      "aria-pressed": String(isOn),
      title: effect,
      on: { click: () => toggle(kind, id, "card") },
    },
    make("span", { "aria-hidden": "true", text: `${SYMBOL[kind]} ` }),
    t(`card.${kind}`),
  );
}

function tool(id, key, action, values = {}) {
  return make("button", { type: "button", id, class: "plain", text: t(key, values), on: { click: action } });
}

/** The row of buttons at the foot of the card. */
export function actionsFor(id, current) {
  const { assumed, undone } = current;
  const fold = countBelow(id);
  const isFolded = current.folded.includes(id);
  const tools = [
    assumed.length ? tool("card-undo", "card.undo_many", () => undo("card"), { n: assumed.length }) : null,
    undone.length ? tool("card-redo", "card.redo", () => redo("card")) : null,
    fold ? tool("card-fold", isFolded ? "card.unfold" : "card.fold", () => toggleFold(id, "card"), { n: fold }) : null,
  ].filter(Boolean);
  return make(
    "div",
    { class: "actions" },
    make("p", { class: "ask", id: "card-ask", text: t("card.ask") }),
    make(
      "div",
      { class: "choices", role: "group", "aria-labelledby": "card-ask" },
      ...["rejected", "contested", "accepted"].map((kind) => choice(kind, id, current)),
    ),
    tools.length ? make("div", { class: "more" }, ...tools) : null,
  );
}

/** Undo, redo and reset beside the strands, as long as there is something to undo or to make again. */
export function startUndoing(chips) {
  const chip = (id, key, action) => {
    return make("button", {
      type: "button",
      id,
      class: "chip undo",
      hidden: true,
      text: t(key),
      on: { click: action },
    });
  };
  const buttons = {
    undo: chip("undo", "chips.undo", () => undo("chips")),
    redo: chip("redo", "chips.redo", () => redo("chips")),
    reset: chip("undo-all", "chips.undo_all", () => change({ rejected: [], accepted: [], contested: [] }, "chips")),
  };
  chips.append(...Object.values(buttons));
  return ({ assumed, undone }) => {
    buttons.undo.hidden = !assumed.length;
    buttons.undo.textContent = assumed.length > 1 ? t("chips.undo_many", { n: assumed.length }) : t("chips.undo");
    buttons.redo.hidden = !undone.length;
    buttons.reset.hidden = assumed.length < 2;
  };
}
