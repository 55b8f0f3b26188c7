/** The map: the picture that all of argmap draws, with a button over each box. */

import { app, change, watch } from "./state.js";
import { draftButton } from "./draft.js";
import { make as element } from "../../draw/page/js/dom.js";
import { enlargement } from "../../draw/page/js/letters.js";
import { choose, chooseTarget, isOffered, pointAt, putBack, startPlacing, takeUp, usualTarget } from "./placing.js";
import { t } from "./words.js";

const map = /** @type {HTMLElement} */ (document.getElementById("map"));
const sheet = /** @type {HTMLElement} */ (document.getElementById("sheet"));
const picture = /** @type {HTMLElement} */ (document.getElementById("picture"));
const boxes = /** @type {HTMLElement} */ (document.getElementById("boxes"));
const SLACK = 5; // px that a pointer may slip before it drags
let scale = 1;
let fitted = true;
/** @type {{id: string, x: number, y: number, ghost: HTMLElement | null} | null} */
let drag = null;

/** Parse the picture, which holds no scripts, and take nothing but shapes out of it. @param {string} source */
function parsed(source) {
  const root = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  for (const other of root.querySelectorAll("script, style, foreignObject, a")) other.remove();
  return document.importNode(root, true);
}

function draw() {
  const { svg, width, height, boxes: shown } = app.view.picture;
  const empty = !Object.keys(app.view.claims).length;
  map.classList.toggle("empty", empty);
  map.classList.toggle("old", !app.view.readable);
  picture.replaceChildren(...(svg && !empty ? [parsed(svg)] : []));
  const had = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.id : "";
  boxes.replaceChildren(...(empty ? [hint()] : shown.map(button)));
  sheet.style.width = `${width}px`;
  sheet.style.height = `${height}px`;
  if (fitted) fit();
  mark();
  if (had) focusBox(had);
}

/** What an empty map says. */
const hint = () =>
  element(
    "ol",
    { class: "steps" },
    ...["step_1", "step_2", "step_3"].map((key) => element("li", { text: t(key) })),
    ...(app.article.length ? [element("li", { class: "or" }, draftButton())] : []),
  );

/** @param {EditorBox} box */
function button({ id, x, y, width, height, title, mark: verdict, label }) {
  const made = element("button", {
    type: "button",
    tabindex: "-1",
    "aria-label": [label, title, verdict].filter(Boolean).join(", "),
    data: { id },
  });
  Object.assign(made.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  return made;
}

/** Point out what is chosen, what is placed and under what, and what an answer names: all else is pale then. */
function mark() {
  map.classList.toggle("lighting", app.lit.length > 0);
  const target = app.placing?.target;
  const under = usualTarget();
  const first = app.chosen && app.view.claims[app.chosen] ? app.chosen : app.view.picture.boxes[0]?.id;
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (boxes.querySelectorAll("[data-id]"))) {
    const id = box.dataset.id ?? "";
    box.classList.toggle("chosen", id === app.chosen);
    box.classList.toggle("lit", app.lit.includes(id));
    box.classList.toggle("drafted", app.view.drafts.includes(id));
    box.classList.toggle("target", id === target);
    box.classList.toggle("under", !app.placing && id === under);
    box.classList.toggle("moving", id === app.placing?.box);
    box.tabIndex = id === first ? 0 : -1;
  }
}

/** Give a box the keyboard. @param {string} id */
export function focusBox(id) {
  const box = /** @type {HTMLElement | null} */ (boxes.querySelector(`[data-id="${CSS.escape(id)}"]`));
  box?.focus({ preventScroll: true });
  box?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Show the map larger or smaller. @param {number} to */
function zoom(to) {
  scale = Math.max(0.3, Math.min(2 * enlargement(), to));
  sheet.style.transform = `scale(${scale})`;
}

function fit() {
  const { width, height } = app.view.picture;
  fitted = true;
  if (width) {
    const usual = enlargement();
    const down = Math.max(0.9 * usual, (map.clientHeight - 24) / Math.max(height, 1)); // one scrolls rather down than across
    zoom(Math.max(0.6 * usual, Math.min(1.1 * usual, down, (map.clientWidth - 24) / width)));
  }
}

/** The nearest box in a direction. @param {string} from @param {string} key */
function neighbour(from, key) {
  const all = app.view.picture.boxes;
  const here = all.find(({ id }) => id === from);
  if (!here) return all[0]?.id ?? "";
  const centre = (/** @type {EditorBox} */ box) => [box.x + box.width / 2, box.y + box.height / 2];
  const [x, y] = centre(here);
  const [across, way] = /** @type {Record<string, [boolean, number]>} */ ({
    ArrowLeft: [true, -1],
    ArrowRight: [true, 1],
    ArrowUp: [false, -1],
    ArrowDown: [false, 1],
  })[key];
  let best = "";
  let least = Infinity;
  for (const box of all) {
    const [bx, by] = centre(box);
    const along = (across ? bx - x : by - y) * way;
    const beside = Math.abs(across ? by - y : bx - x);
    if (box.id === from || along <= 4) continue;
    const distance = along + beside * (across ? 1.2 : 2.5);
    if (distance < least) [best, least] = [box.id, distance];
  }
  return best;
}

/** Move with an arrow key: to another box, or to another target. @param {string} key */
export function go(key) {
  const from = app.placing ? app.placing.target : app.chosen;
  let next = neighbour(from, key);
  if (app.placing && next === app.placing.box) next = neighbour(next, key);
  if (!next) return;
  if (app.placing) pointAt(next);
  else {
    chooseTarget(next);
    focusBox(next);
  }
}

/** @param {EventTarget | null} target */
const idAt = (target) =>
  target instanceof Element
    ? /** @type {HTMLElement | null} */ (target.closest("#boxes [data-id]"))?.dataset.id ?? ""
    : "";

/** Attach the listeners, once. */
export function openMap() {
  map.addEventListener("pointerdown", (event) => {
    const id = idAt(event.target);
    if (event.button === 0 && id) drag = { id, x: event.clientX, y: event.clientY, ghost: null };
  });
  addEventListener("pointermove", onMove);
  addEventListener("pointerup", onUp);
  map.addEventListener("click", (event) => {
    const id = idAt(event.target);
    if (!app.placing && id && isOffered()) startPlacing();
    if (app.placing && id) pointAt(id);
    else if (app.placing) putBack();
    else if (id) chooseTarget(id);
  });
  map.addEventListener("focusin", (event) => {
    const id = idAt(event.target);
    if (id && !app.placing && !drag && !isOffered()) choose(id);
  });
  document.getElementById("zoom-in")?.addEventListener("click", () => resize(scale * 1.2));
  document.getElementById("zoom-out")?.addEventListener("click", () => resize(scale / 1.2));
  document.getElementById("zoom-fit")?.addEventListener("click", fit);
  addEventListener("resize", () => fitted && fit());
  watch((changed) => {
    if (changed.has("view")) draw();
    else if (["chosen", "placing", "parent", "lit"].some((key) => changed.has(key))) mark();
    const active = document.activeElement;
    if (changed.has("chosen") && app.view.claims[app.chosen] && boxes.contains(active) && !app.placing) {
      focusBox(app.chosen);
    }
    if (changed.has("chosen") && app.chosen) {
      boxes.querySelector(`[data-id="${CSS.escape(app.chosen)}"]`)?.scrollIntoView({
        block: "nearest",
        inline: "nearest",
      });
    }
  });
  draw();
}

/** @param {number} to */
function resize(to) {
  fitted = false;
  zoom(to);
}

/** @param {PointerEvent} event */
function onMove(event) {
  if (!drag) return;
  if (!drag.ghost) {
    if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < SLACK) return;
    drag.ghost = element("div", { class: "ghost", text: app.view.claims[drag.id]?.name ?? "" });
    document.body.append(drag.ghost);
    change({ chosen: drag.id, placing: null });
  }
  drag.ghost.style.left = `${event.clientX + 8}px`;
  drag.ghost.style.top = `${event.clientY + 8}px`;
  const over = idAt(document.elementFromPoint(event.clientX, event.clientY));
  for (const box of boxes.children) {
    box.classList.toggle("target", over !== "" && /** @type {HTMLElement} */ (box).dataset.id === over);
  }
}

/** @param {PointerEvent} event */
function onUp(event) {
  const dragged = drag;
  drag = null;
  if (!dragged?.ghost) return;
  dragged.ghost.remove();
  const over = idAt(document.elementFromPoint(event.clientX, event.clientY));
  mark();
  if (over && over !== dragged.id) setTimeout(() => takeUp(dragged.id, over));
}
