"use strict";
(() => {
  /** @type {<T extends HTMLElement>(id: string) => T} */
  const byId = (id) => /** @type {any} */ (document.getElementById(id));
  const list = /** @type {HTMLUListElement} */ (document.querySelector("#maps > ul"));
  const entries = /** @type {HTMLLIElement[]} */ ([...list.children]);
  const search = /** @type {HTMLInputElement} */ (byId("search"));
  const selects = /** @type {HTMLSelectElement[]} */ (["language", "order"].map(byId).filter(Boolean));
  const verdicts = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll("#verdicts > button")]);
  const STANDINGS = ["holds", "open", "falls", "none"]; // in the order in which maps stand by verdict
  const count = byId("count");
  const total = count.textContent;

  /** What is chosen in the list called `name`; nothing if there is no such list. */
  const chosen = (/** @type {string} */ name) => selects.find((select) => select.id === name)?.value ?? "";

  /** The verdict that is asked for; nothing if any will do. */
  const wished = () =>
    verdicts.slice(1).find((one) => one.getAttribute("aria-pressed") === "true")?.dataset.status ?? "";

  /** Keep what is chosen in the address, so that a link shows it again. */
  function keep() {
    const chosenNow = { find: search.value, verdict: wished(), language: chosen("language"), order: chosen("order") };
    const said = Object.entries(chosenNow).filter(([name, value]) => value && `${name}=${value}` !== "order=title");
    history.replaceState(null, "", said.length ? `#${new URLSearchParams(said)}` : location.pathname + location.search);
  }

  /** Take from the address what was kept there. */
  function restore() {
    const kept = new URLSearchParams(location.hash.slice(1));
    search.value = kept.get("find") ?? "";
    for (const select of selects) {
      const value = kept.get(select.id);
      if (value && [...select.options].some((option) => option.value === value)) select.value = value;
    }
    press(kept.get("verdict") ?? "");
  }

  /** Ask for one verdict; for any if it is not among those that there are. */
  function press(/** @type {string} */ status) {
    const asked = verdicts.find((one) => one.dataset.status === status) ?? verdicts[0];
    for (const one of verdicts) one.setAttribute("aria-pressed", String(one === asked));
  }

  function filter() {
    const wanted = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const shown = entries.filter((entry) => {
      const { words, status, language } = entry.dataset;
      const fits = wanted.every((word) => words?.includes(word)) &&
        ["", status].includes(wished()) &&
        ["", language].includes(chosen("language"));
      entry.hidden = !fits;
      return fits;
    });
    byId("none").hidden = shown.length > 0 || entries.length === 0;
    const some = count.dataset.some ?? "";
    const blanks = /** @type {Record<string, string>} */ ({ "{shown}": String(shown.length), "{all}": total ?? "" });
    count.textContent = shown.length === entries.length ? total : some.replace(/\{\w+\}/g, (blank) => blanks[blank]);
  }

  function order() {
    const by = chosen("order");
    const sorted = [...entries];
    if (by === "date") sorted.sort((a, b) => (b.dataset.date ?? "").localeCompare(a.dataset.date ?? ""));
    /** @param {HTMLLIElement} entry */
    const standing = (entry) => STANDINGS.indexOf(entry.dataset.status ?? "");
    if (by === "verdict") sorted.sort((a, b) => standing(a) - standing(b));
    if (by === "size") sorted.sort((a, b) => Number(b.dataset.size) - Number(a.dataset.size));
    list.append(...sorted);
  }

  function clear() {
    search.value = "";
    for (const select of selects) if (select.id !== "order") select.value = "";
    press("");
    update();
    search.focus();
  }

  function update() {
    filter();
    keep();
  }

  function toggleTheme() {
    const dark = byId("theme").getAttribute("aria-pressed") !== "true";
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    byId("theme").setAttribute("aria-pressed", String(dark));
  }

  byId("tools").hidden = entries.length === 0;
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
  byId("theme").hidden = false;
  byId("theme").setAttribute("aria-pressed", String(matchMedia("(prefers-color-scheme: dark)").matches));
  byId("theme").addEventListener("click", toggleTheme);
  byId("clear").addEventListener("click", clear);
  search.addEventListener("input", update);
  for (const select of selects) {
    select.addEventListener("change", () => {
      if (select.id === "order") order();
      update();
    });
  }
  if (verdicts.length) byId("verdicts").hidden = false;
  for (const one of verdicts) {
    one.addEventListener("click", () => {
      press(one.dataset.status ?? "");
      update();
    });
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.matches("input, select");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && event.target === search) {
      clear();
    }
  });
  restore();
  order();
  filter();
})();
