"use strict";
(() => {
  /** @type {<T extends HTMLElement>(id: string) => T} */
  const byId = (id) => /** @type {any} */ (document.getElementById(id));
  const list = /** @type {HTMLUListElement} */ (document.querySelector("#maps > ul"));
  const entries = /** @type {HTMLLIElement[]} */ ([...list.children]);
  const search = /** @type {HTMLInputElement} */ (byId("search"));
  const selects = /** @type {HTMLSelectElement[]} */ (["verdict", "language", "order"].map(byId).filter(Boolean));
  const count = byId("count");
  const total = count.textContent;

  /** What is chosen in the list called `name`; nothing if there is no such list. */
  const chosen = (/** @type {string} */ name) => selects.find((select) => select.id === name)?.value ?? "";

  function filter() {
    const wanted = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const shown = entries.filter((entry) => {
      const { words, status, language } = entry.dataset;
      const fits = wanted.every((word) => words?.includes(word)) &&
        ["", status].includes(chosen("verdict")) &&
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
    if (by === "size") sorted.sort((a, b) => Number(b.dataset.size) - Number(a.dataset.size));
    list.append(...sorted);
  }

  function clear() {
    search.value = "";
    for (const select of selects) if (select.id !== "order") select.value = "";
    filter();
    search.focus();
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
  search.addEventListener("input", filter);
  for (const select of selects) select.addEventListener("change", select.id === "order" ? order : filter);
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.matches("input, select");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && event.target === search) {
      clear();
    }
  });
  filter();
})();
