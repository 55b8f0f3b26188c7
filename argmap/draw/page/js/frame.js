/** What stands around the map: verdict, tabs, theme, strand chips, legend. */

import { hasViews, TABS, VIEWS } from "./address.js";
import { startUndoing } from "./actions.js";
import { hasStrengths } from "./bars.js";
import { data, hasFull, languageOf, sceneOf, thesis } from "./data.js";
import { byId, make, within } from "./dom.js";
import { coverOf, viewOf } from "./exercises.js";
import { isEmbedded, isHosted } from "./embedding.js";
import { family } from "./family.js";
import { findingsFor, verdictOf } from "./judgement.js";
import { legendItems } from "./legend.js";
import { isDark, paletteOf, strandClass } from "./palette.js";
import { isPhone } from "./letters.js";
import { onArrangement } from "./scene.js";
import { change, select, state, watch } from "./state.js";
import { revealPassage } from "./article.js";
import { revealItem } from "./outline.js";
import { signOf } from "./verdict-signs.js";
import { t } from "./words.js";

const panels = Object.fromEntries(TABS.map((tab) => [tab, [byId(`tab-${tab}`), byId(`panel-${tab}`)]]));
const hasText = data.text.length > 0;

/**
 * The tab that is open: on a phone one of three, on a desk the map is always there beside one of two.
 * @param {State} state
 */
function tabOf({ tab }) {
  if (isEmbedded) return "map";
  const wished = tab || (isPhone() ? "map" : "article");
  const possible = isPhone() || wished !== "map" ? wished : "article";
  return possible === "article" && !hasText ? "outline" : possible;
}

/** @param {State} current */
function drawTabs(current) {
  const open = tabOf(current);
  for (const [tab, [button, panel]] of Object.entries(panels)) {
    button.setAttribute("aria-selected", String(tab === open));
    button.tabIndex = tab === open ? 0 : -1;
    panel.hidden = tab !== open && (tab !== "map" || isPhone());
  }
  panels.article[0].hidden = !hasText;
  document.body.dataset.tab = open;
}

/** @param {string} tab */
function openTab(tab) {
  change({ tab }, "tab");
  if (tab === "article") revealPassage();
  if (tab === "outline") revealItem();
}

/** @param {KeyboardEvent} event */
function onTabKey(event) {
  const buttons = Object.values(panels).map(([button]) => button).filter((button) => button.offsetParent);
  const at = buttons.indexOf(event.target);
  const last = buttons.length - 1;
  const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at ? at - 1 : last, Home: 0, End: last }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  buttons[next].focus();
  openTab(buttons[next].dataset.tab);
}

/** @param {State} current */
function drawVerdict(current) {
  const { status, word, words, tally } = verdictOf(findingsFor(current));
  const button = byId("verdict");
  Object.assign(button.dataset, { status, word });
  within(button, ".glyph").replaceChildren(...(word ? [signOf(word)] : []));
  byId("verdict-words").textContent = words;
  byId("verdict-count").textContent = tally;
}

/** @param {State} state */
function drawTheme({ theme }) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  byId("theme").setAttribute("aria-pressed", String(isDark(theme)));
}

function startChips() {
  const chips = byId("chips");
  const { strands: all } = sceneOf("wide");
  const buttons = all.length > 1
    ? all.map(([id, label]) => {
      const toggle = () => {
        const { strands } = state();
        change({ strands: strands.includes(id) ? strands.filter((other) => other !== id) : [...strands, id] }, "chips");
      };
      return make(
        "button",
        {
          type: "button",
          class: `chip ${strandClass(id)}`,
          "aria-pressed": "false",
          data: { strand: id },
          on: { click: toggle },
        },
        make("span", { class: "swatch", "aria-hidden": "true" }),
        make("span", { dir: "auto", lang: languageOf(), text: label }),
      );
    })
    : [];
  chips.append(...buttons);
  const drawUndoing = startUndoing(chips);
  watch((current) => {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(current.strands.includes(button.dataset.strand ?? "")));
    }
    drawUndoing(current);
  });
}

/** The box to tick for gauges of strength, where the page can compute any. */
function startBars() {
  const box = byId("bars", HTMLInputElement);
  byId("bars-label").hidden = !hasStrengths;
  box.addEventListener("change", () => change({ bars: box.checked }, "bars"));
  watch(({ bars }) => {
    box.checked = bars;
  });
}

/** The box to tick for whole claims, where the page has them laid out. */
function startFull() {
  const box = byId("full", HTMLInputElement);
  byId("full-label").hidden = !hasFull;
  box.addEventListener("change", () => change({ text: box.checked ? "full" : "" }, "full"));
  watch(({ text }) => {
    box.checked = text === "full";
  });
}

/** The choice between overview, map and all lines, of a map that one does not see at a glance. */
function startViews() {
  const group = byId("views");
  const buttons = [...group.querySelectorAll("button")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      change({ view: VIEWS.find((view) => view === button.dataset.view) ?? "map" }, "views");
    });
  }
  watch((current) => {
    const view = viewOf(current);
    group.hidden = !hasViews || Boolean(coverOf(current).mode);
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.view === view));
    byId("canvas").hidden = within(document, ".foot").hidden = view !== "map" || !data.claims.length;
    document.body.dataset.view = view;
  });
}

/** The line that says what can be done, until it was done or is put away. */
function startQuiet() {
  const line = byId("quiet");
  const hide = () => {
    line.hidden = true;
  };
  byId("quiet-close").addEventListener("click", hide);
  watch((current) => {
    if (current.selected || current.assumed.length || current.exercise || isEmbedded || !data.claims.length) hide();
  });
}

/** @param {State} state */
function drawLegend({ theme, bars }) {
  byId("legend").replaceChildren(...legendItems(paletteOf(theme), bars && hasStrengths));
}

/** In a frame on another page: the way to the whole page, as it stands now. */
function startEmbedding() {
  document.body.classList.toggle("embed", isEmbedded);
  if (!isEmbedded || isHosted) return;
  const link = make("a", { class: "whole", target: "_blank", rel: "noopener", text: t("page.whole") });
  within(document, ".foot").append(link);
  watch(() => {
    const address = new URL(location.href);
    address.searchParams.delete("embed");
    link.href = address.href;
  });
}

/** Who has no keyboard is not told of its keys. */
function startTouch() {
  if (!matchMedia("(hover: none) and (pointer: coarse)").matches) return;
  byId("outline-hint").textContent = t("page.outline_hint_touch");
  byId("canvas").setAttribute("aria-label", t("page.map_hint_touch"));
}

export function startFrame() {
  startTouch();
  startEmbedding();
  for (const [tab, [button]] of Object.entries(panels)) {
    button.addEventListener("click", () => openTab(tab));
    button.addEventListener("keydown", onTabKey);
  }
  byId("theme").addEventListener("click", () => change({ theme: isDark(state().theme) ? "light" : "dark" }, "theme"));
  byId("verdict").addEventListener("click", () => select(thesis || family.siblings.get("")?.[0] || "", "search"));
  startChips();
  startBars();
  startFull();
  startQuiet();
  startViews();
  watch((current) => {
    drawTabs(current);
    drawVerdict(current);
    drawTheme(current);
  });
  let drawn = "";
  /** @param {State} current */
  const legend = (current) => {
    const key = `${isDark(current.theme)} ${current.bars}`;
    if (drawn !== key) drawLegend(current);
    drawn = key;
  };
  watch(legend);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    legend(state());
    drawTheme(state());
  });
  onArrangement(() => drawTabs(state()));
}
