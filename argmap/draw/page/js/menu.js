/** A button with a menu below it, worked as the ARIA Authoring Practices describe: arrows, Home, End, letters, Escape, Tab. */

import { make } from "./dom.js";

/**
 * Fill `list` with entries, each a label and what it does, and let `button` open it; an entry without an action only tells.
 * @param {HTMLElement} button
 * @param {HTMLElement} list
 * @param {MenuEntry[]} entries
 */
export function startMenu(button, list, entries) {
  const items = entries.map(([label, action]) =>
    make("button", {
      type: "button",
      role: "menuitem",
      tabindex: -1,
      dir: "auto",
      class: action ? null : "told",
      "aria-disabled": action ? null : "true",
      text: label,
      on: { click: () => action && run(action) },
    })
  );
  /** @param {boolean} wish */
  const open = (wish) => {
    list.hidden = !wish;
    button.setAttribute("aria-expanded", String(wish));
  };
  const close = () => {
    open(false);
    button.focus();
  };
  /** @param {() => void} action */
  const run = (action) => {
    close();
    action();
  };
  list.append(...items.map((item) => make("li", { role: "none" }, item)));
  button.addEventListener("click", () => {
    open(list.hidden !== false);
    if (!list.hidden) items[0].focus();
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(true);
    items.at(event.key === "ArrowDown" ? 0 : -1)?.focus();
  });
  list.addEventListener("keydown", (event) => {
    const at = items.findIndex((item) => item === document.activeElement);
    /** @param {HTMLElement} item */
    const starts = (item) => (item.textContent ?? "").toLowerCase().startsWith(event.key.toLowerCase());
    /** @type {Record<string, () => void>} */
    const moves = {
      ArrowDown: () => items[(at + 1) % items.length].focus(),
      ArrowUp: () => items.at(at - 1)?.focus(),
      Home: () => items[0].focus(),
      End: () => items.at(-1)?.focus(),
      Escape: close,
    };
    const isLetter = /^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    const typed = isLetter ? () => [...items.slice(at + 1), ...items.slice(0, at + 1)].find(starts)?.focus() : null;
    const act = moves[event.key] ?? typed;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  document.addEventListener("pointerdown", (event) => {
    const inside = /** @type {Node} */ (event.target);
    if (!list.hidden && !list.contains(inside) && !button.contains(inside)) open(false);
  });
  list.addEventListener("focusout", (event) => {
    const next = /** @type {Node} */ (event.relatedTarget);
    if (!list.contains(next) && !button.contains(next)) open(false);
  });
}
