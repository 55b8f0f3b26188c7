/** Building and changing elements; text only ever enters the page as text. */

import { isPhone } from "./letters.js";

/**
 * @typedef {string | number | boolean | null | undefined} Attribute
 * @typedef {{text?: Attribute, on?: Record<string, (event: any) => void>, data?: Record<string, Attribute>}} Special
 * @typedef {Special & {[attribute: string]: Attribute | Special["on"] | Special["data"]}} Properties
 */

/**
 * Make an element. `properties` are attributes, except `text` (textContent), `on` (listeners) and `data` (dataset);
 * attributes that are null, undefined or false are left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Properties} properties
 * @param {(Node | string | null | undefined)[]} children
 */
export function make(tag, { text, on = {}, data = {}, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  if (isThere(text)) element.textContent = String(text);
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  Object.assign(element.dataset, data);
  for (const [name, value] of Object.entries(attributes)) {
    if (isThere(value) && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter(isThere));
  return element;
}

/**
 * Whether a value is there: neither null nor undefined.
 * @template T
 * @param {T} value
 * @returns {value is NonNullable<T>}
 */
export const isThere = (value) => value !== null && value !== undefined;

/**
 * The element of an id that the template has, or that is on the page by then; `kind` where more is asked of it than of any other.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} kind
 */
export function byId(id, kind = /** @type {any} */ (HTMLElement)) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`there is no ${kind.name} #${id}`);
  return element;
}

/**
 * The first element of a selector below `parent`, where the template or the caller has put one.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => T} kind
 */
export function within(parent, selector, kind = /** @type {any} */ (HTMLElement)) {
  const element = parent.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`there is no ${kind.name} ${selector}`);
  return element;
}

/** Whether smooth movement is welcome. */
export const moves = () => !matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Bring `element` into the middle of its scrolling `pane`, whose lowest `covered` px are hidden, without moving anything else on the page.
 * @param {HTMLElement} element
 * @param {HTMLElement} pane
 */
export function reveal(element, pane, covered = 0) {
  const inner = element.getBoundingClientRect();
  const outer = pane.getBoundingClientRect();
  const height = outer.height - covered;
  if (!outer.height || (inner.top >= outer.top + 24 && inner.bottom <= outer.top + height - 24)) return;
  const top = pane.scrollTop + inner.top - outer.top - Math.max(24, (height - inner.height) / 2);
  pane.scrollTo({ top, behavior: moves() ? "smooth" : "instant" });
}

/**
 * Where a pane becomes lower, keep in sight what is chosen in it and was in sight.
 * @param {HTMLElement} pane
 * @param {() => HTMLElement | null | undefined} chosen
 */
export function keepInSight(pane, chosen) {
  let height = 0;
  new ResizeObserver(() => {
    const before = height;
    height = pane.clientHeight;
    const element = height && height < before ? chosen() : null;
    if (!element) return;
    const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    if (top >= 0 && top < before) reveal(element, pane, cardCover());
  }).observe(pane);
}

/** How much of the bottom the card hides of the pane above it, which it does on a phone. */
export function cardCover() {
  const card = ["practice", "card"].map((id) => byId(id)).find((element) => element.offsetHeight);
  return !card || !isPhone() ? 0 : card.offsetHeight;
}

/**
 * What a canvas is painted with.
 * @param {HTMLCanvasElement} canvas
 */
export function contextOf(canvas) {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser cannot paint a canvas");
  return context;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an SVG element; every value becomes an attribute, `text` its content.
 * @param {string} tag
 * @param {Record<string, Attribute>} attributes
 * @param {Node[]} children
 */
export function makeSvg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === "") continue;
    if (name === "text") element.textContent = String(value);
    else element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** Call an action once nothing else is to be done. @type {(action: () => void) => unknown} */
export const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
