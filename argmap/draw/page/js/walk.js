/** The guided walk that the map's author wrote: a few stops, each with something to say. */

import { data, elements, languageOf } from "./data.js";
import { byId, make } from "./dom.js";
import { say } from "./announce.js";
import { keep, kept } from "./practice-store.js";
import { isPhone } from "./letters.js";
import { change, state, watch } from "./state.js";
import { t } from "./words.js";

const stops = (data.tour ?? []).filter((stop) => elements.has(stop.at));

export const hasWalk = stops.length > 0;

/** Where a walk that was left goes on: where it was, or at its beginning once its end was reached. */
const resumed = () => (kept().step < stops.length ? Math.max(1, kept().step) : 1);

export const walkOn = () => go(state().step || resumed());

/** What the menu calls the walk: whether it begins, goes on or has been walked to the end. */
export function walkWords() {
  const { step } = kept();
  if (step >= stops.length) return t("walk.again");
  return step > 1 ? t("walk.go_on", { at: step, n: stops.length }) : t("page.walk");
}

/**
 * Go to stop `number`, counted from 1; 0 ends the walk. On a phone it leads over the map, which is opened for it.
 * @param {number} number
 */
function go(number) {
  const stop = stops[number - 1];
  const there = stop && { step: number, selected: stop.at, exercise: "", ...(isPhone() ? { tab: "map" } : {}) };
  change(there ?? { step: 0 }, "walk");
  byId(stop ? "walk-next" : "learn").focus();
}

/**
 * @param {State} state
 * @param {State} before
 * @param {How} how
 */
function draw({ step, selected }, before, how) {
  const box = byId("walk-box");
  const stop = stops[step - 1];
  box.hidden = !stop;
  if (stop && kept().step !== step) keep({ step });
  if (stop && how === "address" && !selected) change({ selected: stop.at }, "quiet"); // a link that names the step alone
  document.body.classList.toggle("walking", Boolean(stop));
  if (!stop) return box.replaceChildren();
  if (step === before.step && box.childElementCount) return;
  const isLast = step === stops.length;
  box.replaceChildren(
    make("p", { dir: "auto", lang: languageOf(), text: stop.say }),
    make(
      "div",
      { class: "walk-bar" },
      make(
        "span",
        { class: "dots", "aria-hidden": "true" },
        ...stops.map((_, i) => make("i", { class: i === step - 1 ? "here" : null })),
      ),
      make("span", { class: "soft", text: t("walk.step", { at: step, n: stops.length }) }),
      make("button", { type: "button", text: t("walk.back"), disabled: step === 1, on: { click: () => go(step - 1) } }),
      make("button", {
        type: "button",
        id: "walk-next",
        class: "primary",
        text: t(isLast ? "walk.finish" : "walk.next"),
        on: { click: () => go(isLast ? 0 : step + 1) },
      }),
    ),
    make("button", { type: "button", class: "close", "aria-label": t("walk.end"), on: { click: () => go(0) } }),
  );
  if (how === "walk") say(`${t("walk.step", { at: step, n: stops.length })}. ${stop.say}`);
}

export function startWalk() {
  byId("walk-box").addEventListener("keydown", (event) => {
    const next = { ArrowRight: state().step + 1, ArrowLeft: state().step - 1, Escape: 0 }[event.key];
    if (next === undefined || (event.key !== "Escape" && !stops[next - 1])) return;
    event.preventDefault();
    event.stopPropagation();
    go(next);
  });
  watch(draw);
}
