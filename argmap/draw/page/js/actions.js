/** What the reader can do with the chosen element: reject, contest or accept it, take that back, fold what hangs below. */

import { KINDS, nameOfKind } from "./address.js";
import { effectOf } from "./announce.js";
import { make, whenIdle } from "./dom.js";
import { countBelow } from "./family.js";
import { change, redo, toggle, toggleFold, undo } from "./state.js";
import { t } from "./words.js";

/** @type {Assumption[]} */
const CHOICES = ["rejected", "contested", "accepted"];
const SYMBOL = { rejected: "✕", contested: "?", accepted: "✓" };

/**
 * The state as it would be if `kind` were toggled for `id`.
 * @param {State} current
 * @param {Assumption} kind
 * @param {string} id
 */
function supposing(current, kind, id) {
  const others = { ...current };
  for (const other of KINDS) others[other] = current[other].filter((own) => own !== id);
  if (!current[kind].includes(id)) others[kind] = [...others[kind], id];
  return others;
}

/**
 * @param {Assumption} kind
 * @param {string} id
 * @param {State} current
 */
function choice(kind, id, current) {
  const isOn = current[kind].includes(id);
  const button = make(
    "button",
    {
      type: "button",
      id: `card-${nameOfKind(kind)}`,
      class: `choice ${kind}`,
      "aria-pressed": String(isOn),
      on: { click: () => toggle(kind, id, "card") },
    },
    make("span", { "aria-hidden": "true", text: `${SYMBOL[kind]} ` }),
    t(`card.${kind}`),
  );
  const tell = () => { // what would follow takes a verdict of its own, which the choice need not wait for
    if (!button.isConnected) return;
    button.title = t("card.if_you_do", { effect: effectOf(current, supposing(current, kind, id), true) });
  };
  requestAnimationFrame(() => whenIdle(tell));
  return button;
}

/**
 * @param {string} id
 * @param {string} key
 * @param {() => void} action
 * @param {Record<string, string | number>} values
 */
function tool(id, key, action, values = {}) {
  return make("button", { type: "button", id, class: "plain", text: t(key, values), on: { click: action } });
}

/**
 * The row of buttons at the foot of the card.
 * @param {string} id
 * @param {State} current
 */
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
      ...CHOICES.map((kind) => choice(kind, id, current)),
    ),
    tools.length ? make("div", { class: "more" }, ...tools) : null,
  );
}

/**
 * Undo, redo and reset beside the strands, as long as there is something to undo or to make again.
 * @param {HTMLElement} chips
 */
export function startUndoing(chips) {
  /**
   * @param {string} id
   * @param {string} key
   * @param {() => void} action
   */
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
  chips.append(make("div", { class: "undoing" }, ...Object.values(buttons)));
  return (/** @type {State} */ { assumed, undone }) => {
    buttons.undo.hidden = !assumed.length;
    buttons.undo.textContent = assumed.length > 1 ? t("chips.undo_many", { n: assumed.length }) : t("chips.undo");
    buttons.redo.hidden = !undone.length;
    buttons.reset.hidden = assumed.length < 2;
  };
}
