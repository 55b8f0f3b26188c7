/** The texts of claims and arguments with their links: web and mail addresses, and mentions of other elements. */

import { data, elements } from "./data.js";
import { make } from "./dom.js";
import { select } from "./state.js";

const SAFE = /^(?:https?:\/\/|mailto:)/iu;

/**
 * The text of an element as children of what shows it; what is no link stays plain text.
 * @param {string} id
 * @param {string} text what is shown of the element, which has links only if it is its text
 * @returns {(Node | string)[]}
 */
export function linkedText(id, text) {
  const pieces = data.links[id] ?? [];
  if (pieces.map(([said]) => said).join("") !== text) return [text];
  return pieces.map(([said, url, element]) => {
    if (SAFE.test(url)) {
      return make("a", { class: "web", href: url, rel: "noopener noreferrer", target: "_blank", text: said });
    }
    if (!elements.has(element)) return said;
    return make("button", {
      type: "button",
      class: "mention",
      text: said,
      on: { click: () => select(element, "card") },
    });
  });
}
