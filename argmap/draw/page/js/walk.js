/** The guided walk that the map's author wrote: a few stops, each with something to say. */

import { data, elements } from "./data.js";
import { byId, make } from "./dom.js";
import { say } from "./announce.js";
import { isPhone } from "./scene.js";
import { change, state, watch } from "./state.js";
import { t } from "./words.js";

const stops = (data.tour ?? []).filter((stop) => elements.has(stop.at));

/** Go to stop `number`, counted from 1; 0 ends the walk. On a phone it leads over the map, which is opened for it. */
function go(number) {
  const stop = stops[number - 1];
  change(stop ? { step: number, selected: stop.at, ...(isPhone() ? { tab: "map" } : {}) } : { step: 0 }, "walk");
  if (stop) byId("walk-next").focus();
  else byId("walk").focus();
}

function draw({ step }, before, how) {
  const box = byId("walk-box");
  const stop = stops[step - 1];
  box.hidden = !stop;
  document.body.classList.toggle("walking", Boolean(stop));
  if (!stop) return box.replaceChildren();
  if (step === before.step && box.childElementCount) return;
  const isLast = step === stops.length;
  box.replaceChildren(
    make("p", { dir: "auto", text: stop.say }),
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
  const button = byId("walk");
  button.hidden = !stops.length;
  button.addEventListener("click", () => go(state().step || 1));
  byId("walk-box").addEventListener("keydown", (event) => {
    const next = { ArrowRight: state().step + 1, ArrowLeft: state().step - 1, Escape: 0 }[event.key];
    if (next === undefined || (event.key !== "Escape" && !stops[next - 1])) return;
    event.preventDefault();
    event.stopPropagation();
    go(next);
  });
  watch(draw);
}
