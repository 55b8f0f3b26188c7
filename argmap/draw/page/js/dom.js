/** Building and changing elements; text only ever enters the page as text. */

/**
 * Make an element. `properties` are attributes, except `text` (textContent), `on` (listeners) and `data` (dataset);
 * attributes that are null, undefined or false are left out.
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name === "data") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Whether smooth movement is welcome. */
export const moves = () => !matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Bring `element` into the middle of its scrolling `pane`, whose lowest `covered` px are hidden, without moving anything else on the page. */
export function reveal(element, pane, covered = 0) {
  const inner = element.getBoundingClientRect();
  const outer = pane.getBoundingClientRect();
  const height = outer.height - covered;
  if (!outer.height || (inner.top >= outer.top + 24 && inner.bottom <= outer.top + height - 24)) return;
  const top = pane.scrollTop + inner.top - outer.top - Math.max(24, (height - inner.height) / 2);
  pane.scrollTo({ top, behavior: moves() ? "smooth" : "instant" });
}

/** How much of the bottom the card hides of the pane above it, which it does on a phone. */
export function cardCover() {
  const card = [byId("practice"), byId("card")].find((element) => element.offsetHeight);
  return !card || !matchMedia("(max-width: 759px)").matches ? 0 : card.offsetHeight;
}

const SVG = "http://www.w3.org/2000/svg";

/** Make an SVG element; every value becomes an attribute, `text` its content. */
export function makeSvg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === "") continue;
    if (name === "text") element.textContent = value;
    else element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}
