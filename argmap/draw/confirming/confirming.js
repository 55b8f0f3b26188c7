"use strict";
(() => {
  /** @typedef {{id: string, title: string, text: string, depth: number, leads: {tie: string, to: string}[]}} Line */
  /**
   * @typedef {object} Paper
   * @property {string} student
   * @property {string} file
   * @property {Line[]} boxes
   * @property {string[]} asked
   * @property {Record<string, string[]>} sure
   * @property {Record<string, string[]>} offered
   * @property {Record<string, string[]>} answers
   */
  /** @type {<T extends HTMLElement>(id: string) => T} */
  const byId = (id) => /** @type {any} */ (document.getElementById(id));
  /** @type {{papers: Paper[], claims: Line[], words: Record<string, string | Record<string, string>>, language: string}} */
  const data = JSON.parse(byId("data").textContent ?? "");
  const PRESSED = ".choices [aria-pressed=true], #theirs [aria-pressed=true]"; // where Enter confirms and does not undo
  const plurals = new Intl.PluralRules(data.language);
  const own = (/** @type {object} */ of, /** @type {string} */ key) => Object.hasOwn(of, key);
  const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
  const papers = data.papers.map((paper) => ({
    ...paper,
    boxOf: new Map(paper.boxes.map((box) => [box.id, box])),
    said: new Map(Object.entries(paper.answers)),
    saved: true,
  }));
  let paper = papers[0];
  let current = paper.asked[0] ?? paper.boxes[0]?.id ?? "";
  /** @type {string[]} */
  let chosen = [];

  /** @param {string} key @param {Record<string, string | number>} [blanks] */
  function t(key, blanks = {}) {
    const message = data.words[key];
    const text = typeof message === "string" ? message : message[plurals.select(Number(blanks.n))] ?? message.other;
    return text.replace(/\{(\w+)\}/g, (blank, name) => String(blanks[name] ?? blank));
  }

  /** @param {string} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} content */
  function element(tag, attributes = {}, ...content) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...content);
    return made;
  }

  /** @param {string} className @param {string} text */
  const words = (className, text) => element("span", { class: className, dir: "auto" }, text);

  /** @param {(Node | string)[]} content @param {() => void} act @param {Record<string, string>} [attributes] */
  function button(content, act, attributes = {}) {
    const made = element("button", { type: "button", ...attributes }, ...content);
    made.addEventListener("click", act);
    return made;
  }

  const isOpen = (/** @type {string} */ box) => paper.asked.includes(box) && !paper.said.has(box);
  /** The claims that a box says as far as it is known. @param {string} box */
  const saidBy = (box) => paper.said.get(box) ?? (own(paper.sure, box) ? paper.sure[box] : []);
  const quoted = (/** @type {string} */ id) => claims.get(id)?.title ?? id;

  /** What a line does to others, in words. @param {Line} line @param {Map<string, Line>} all */
  function leads(line, all) {
    return line.leads.map(({ tie, to }) => t(tie, { title: all.get(to)?.title ?? to })).join(" · ");
  }

  /** @param {string} box */
  function go(box) {
    current = box;
    chosen = [...saidBy(box)];
    draw();
    reveal(byId("mine"));
  }

  /** Scroll a list, and never the page, until its current line is in sight. @param {HTMLElement} list */
  function reveal(list) {
    const line = list.querySelector("[aria-current=true]")?.getBoundingClientRect();
    const { top, bottom } = list.getBoundingClientRect();
    if (line) list.scrollTop += Math.min(0, line.top - top) + Math.max(0, line.bottom - bottom);
  }

  /** Go to the next box that is open, after the current one first. */
  function onward() {
    const order = paper.boxes.map((box) => box.id);
    const here = order.indexOf(current);
    const next = [...order.slice(here + 1), ...order.slice(0, here + 1)].find(isOpen);
    go(next ?? current);
    byId("question").focus({ preventScroll: true });
  }

  /** Say that the current box says these claims. @param {string[]} said */
  function answer(said) {
    paper.said.set(current, said);
    paper.saved = false;
    onward();
  }

  /** Say of all boxes that are open that they are no claim, or none besides those that they say for certain. */
  function noneElse() {
    for (const box of paper.asked.filter(isOpen)) paper.said.set(box, saidBy(box));
    paper.saved = false;
    onward();
  }

  function leaveOpen() {
    const from = current;
    if (paper.said.delete(from)) paper.saved = false;
    chosen = [];
    onward();
  }

  /** @param {string} claim */
  function toggle(claim) {
    chosen = chosen.includes(claim) ? chosen.filter((id) => id !== claim) : [...chosen, claim];
    draw();
  }

  /** @param {number} by */
  function step(by) {
    const at = paper.boxes.findIndex((box) => box.id === current) + by;
    if (paper.boxes[at]) go(paper.boxes[at].id);
  }

  /** The file of answers of a paper, which YAML reads as it stands. @param {typeof paper} of */
  function answersOf(of) {
    const known = of.boxes.filter((box) => of.said.has(box.id));
    return known.map((box) => `${JSON.stringify(box.id)}: ${JSON.stringify(of.said.get(box.id))}\n`).join("");
  }

  function save() {
    const link = /** @type {HTMLAnchorElement} */ (element("a", { download: paper.file }));
    link.href = URL.createObjectURL(new Blob([answersOf(paper)], { type: "application/yaml" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    paper.saved = true;
    draw();
  }

  function drawQuestion() {
    const box = paper.boxOf.get(current);
    if (!box) return byId("question").replaceChildren(t("nothing"));
    const offered = [...new Set([...paper.offered[current], ...chosen])];
    const also = own(paper.sure, current) && paper.asked.includes(current);
    const choices = offered.map((id, n) =>
      button(
        [
          element("kbd", { "aria-hidden": "true" }, n < 9 ? String(n + 1) : ""),
          element(
            "span",
            {},
            words("", quoted(id)),
            ...(claims.get(id)?.text ? [element("br"), words("soft", claims.get(id)?.text ?? "")] : []),
          ),
        ],
        () => toggle(id),
        { "aria-pressed": String(chosen.includes(id)) },
      )
    );
    byId("question").replaceChildren(
      element("h2", {}, t(also ? "also" : "which")),
      element("p", { class: "box", dir: "auto" }, box.title),
      ...(box.text ? [element("p", { dir: "auto" }, box.text)] : []),
      ...(box.leads.length ? [element("p", { class: "soft", dir: "auto" }, leads(box, paper.boxOf))] : []),
      element("div", { class: "choices", role: "group", "aria-label": t("which") }, ...choices),
      element("p", { class: "soft" }, t("others")),
      element(
        "div",
        { class: "row" },
        button([t("confirm")], () => answer(chosen), { class: "next", ...(chosen.length ? {} : { disabled: "" }) }),
        button([t("none")], () => answer([])),
        button([t("open")], leaveOpen),
        ...(paper.asked.filter(isOpen).length > 1 ? [button([t("rest")], noneElse, { id: "rest" })] : []),
      ),
      element("p", { class: "soft" }, t("keys")),
    );
  }

  function drawLists() {
    const mine = paper.boxes.map((box) => {
      const said = saidBy(box.id);
      const open = isOpen(box.id);
      const note = open ? t("is_open") : said.length ? said.map(quoted).join(" · ") : t("is_none");
      const shown = button(
        [words("", box.title), element("small", { dir: "auto" }, `${open ? "?" : "="} ${note}`)],
        () => go(box.id),
        {
          class: open ? "open" : "",
          "aria-current": String(box.id === current),
        },
      );
      return element("li", {}, shown);
    });
    const theirs = data.claims.map((claim) => {
      const boxes = paper.boxes.filter((box) => !isOpen(box.id) && saidBy(box.id).includes(claim.id));
      const note = boxes.length
        ? [element("small", { dir: "auto" }, `= ${boxes.map((box) => box.title).join(" · ")}`)]
        : [];
      const shown = button([words("", claim.title), ...note], () => toggle(claim.id), {
        "aria-pressed": String(chosen.includes(claim.id)),
        title: claim.text,
      });
      return element("li", {}, shown);
    });
    for (
      const [id, items, lines] of /** @type {const} */ ([["mine", mine, paper.boxes], ["theirs", theirs, data.claims]])
    ) {
      items.forEach((item, n) => item.style.setProperty("--depth", String(lines[n].depth)));
      byId(id).querySelector("ol")?.replaceChildren(...items);
    }
  }

  function draw() {
    const active = document.activeElement;
    const place = active?.closest("ol, .choices");
    const at = place ? [...place.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (active)) : -1;
    const within = place?.closest("section, main")?.id;
    drawQuestion();
    drawLists();
    if (within && at >= 0) {
      const list = byId(within).querySelector("ol, .choices");
      list?.querySelectorAll("button")[at]?.focus({ preventScroll: true });
    }
    const left = paper.boxes.filter((box) => isOpen(box.id)).length;
    byId("progress").textContent = left ? t("left", { n: left }) : t("nothing");
    const button = /** @type {HTMLButtonElement} */ (byId("save"));
    button.textContent = t("save", { file: paper.file });
    button.disabled = paper.said.size === 0;
  }

  /** @param {number} n */
  function choose(n) {
    paper = papers[n];
    go(paper.boxes.find((box) => isOpen(box.id))?.id ?? paper.boxes[0]?.id ?? "");
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.altKey || event.ctrlKey || event.metaKey || target instanceof HTMLSelectElement) return;
    const offered = byId("question").querySelectorAll(".choices button");
    if (event.key === "0") answer([]);
    else if (/^[1-9]$/.test(event.key) && offered[Number(event.key) - 1]) {
      /** @type {HTMLButtonElement} */ (offered[Number(event.key) - 1]).click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && chosen.length && (!target.closest("button") || target.closest(PRESSED))) {
      answer(chosen);
    } else return;
    event.preventDefault();
  }

  const select = /** @type {HTMLSelectElement} */ (byId("paper"));
  select.append(...papers.map((one, n) => element("option", { value: String(n) }, one.student)));
  select.addEventListener("change", () => choose(select.selectedIndex));
  byId("whose").hidden = papers.length < 2;
  /** @type {HTMLElement} */ (byId("whose").firstElementChild).textContent = t("student");
  for (const id of ["mine", "theirs"]) /** @type {HTMLElement} */ (byId(id).querySelector("h2")).textContent = t(id);
  byId("save").addEventListener("click", save);
  document.addEventListener("keydown", press);
  addEventListener("beforeunload", (event) => {
    if (papers.some((one) => !one.saved)) event.preventDefault();
  });
  choose(0);
})();
