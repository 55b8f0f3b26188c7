/** Saving: the picture as it is now, the claims as a table, the files that came with the page; and what is printed. */

import { claims, data, nameOf, strandLabel } from "./data.js";
import { byId, make, makeSvg } from "./dom.js";
import { legendItems } from "./legend.js";
import { FONT, paintCanvas, paintSvg } from "./paint.js";
import { findingsFor, sentenceOf, verdictOf } from "./judgement.js";
import { paletteOf } from "./palette.js";
import { sceneNow, shapesOf, wideScene } from "./scene.js";
import { state } from "./state.js";
import { place, t, words } from "./words.js";

const name = () => data.map.id || "map";

function save(file, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** The map as an SVG element, with the reader's rejections but no selection. */
export function picture(theme) {
  const scene = wideScene;
  const shapes = shapesOf(scene, { ...state(), selected: "", strands: [] }, { theme });
  const inside = [...shapes.links, ...[...shapes.nodes.values()].flat()];
  return makeSvg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${scene.width} ${scene.height}`,
      width: scene.width,
      height: scene.height,
      "font-family": FONT,
      role: "img",
      "aria-label": scene.title,
    },
    makeSvg("title", { text: scene.title }),
    makeSvg("rect", { width: scene.width, height: scene.height, fill: paletteOf(theme).paper }),
    ...paintSvg(inside),
  );
}

function savePng() {
  const scene = sceneNow();
  const scale = 2;
  const canvas = make("canvas", { width: Math.ceil(scene.width * scale), height: Math.ceil(scene.height * scale) });
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.fillStyle = paletteOf(state().theme).paper;
  context.fillRect(0, 0, scene.width, scene.height);
  const shapes = shapesOf(scene, { ...state(), selected: "", strands: [] }, { theme: state().theme });
  paintCanvas(context, [...shapes.links, ...[...shapes.nodes.values()].flat()]);
  canvas.toBlob((blob) => save(`${name()}.png`, blob), "image/png");
}

/** A cell of a table; one that a spreadsheet would compute is kept as text. */
const cell = (text) => `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

export function table() {
  const findings = findingsFor(state().rejected);
  const rows = data.claims.map((claim) => [
    claim.id,
    words.role[claim.role] ?? claim.role,
    strandLabel(claim.strand ?? ""),
    claim.title,
    claim.text,
    (claim.by ?? []).map((id) => data.sources[id]?.name ?? id).join(" > "),
    claim.hedge,
    claim.stance,
    claim.anchors.map(place).join("; "),
    findings.status(claim.id),
  ]);
  return [["id", "role", "strand", "title", "claim", "said by", "hedge", "stance", "found in", "standing"], ...rows]
    .map((row) => row.map((text) => cell(String(text ?? ""))).join(",")).join("\r\n");
}

const TYPES = {
  ttl: "text/turtle",
  jsonld: "application/ld+json",
  nq: "application/n-quads",
  argdown: "text/plain",
  svg: "image/svg+xml",
  md: "text/markdown",
};

function choices() {
  const files = Object.entries(data.downloads).map((
    [file, text],
  ) => [file, () => save(file, text, TYPES[file.split(".").at(-1)] ?? "text/plain")]);
  return [
    [
      t("saving.svg"),
      () => save(`${name()}.svg`, new XMLSerializer().serializeToString(picture("light")), "image/svg+xml"),
    ],
    [t("saving.png"), savePng],
    [t("saving.csv"), () => save(`${name()}.csv`, `\ufeff${table()}\r\n`, "text/csv")],
    ...files,
    [t("saving.print"), () => print()],
  ];
}

function buildPrint() {
  const findings = findingsFor(state().rejected);
  const verdict = verdictOf(findings);
  const line = [verdict.words, verdict.tally].filter(Boolean).join(" · ");
  const items = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#outline [role=treeitem]"))].map(
    (item) => {
      const id = item.dataset.id;
      const claim = claims.get(id);
      const { head, tail, reason } = sentenceOf(id, findings);
      const isPlain = reason === "given" && !findings.condition(id).none.length; // which goes without saying on paper
      const told = isPlain ? "" : ` ${head}: ${tail}`;
      const indent = `level-${Math.min(12, Number(item.getAttribute("aria-level")))}`;
      const where = claim.anchors.map(place).join("; ");
      return make(
        "li",
        { class: `${indent}${item.classList.contains("struck") ? " struck" : ""}` },
        make("small", { text: item.querySelector(".kind").textContent }),
        make("b", { dir: "auto", text: nameOf(id) }),
        item.querySelector(":scope > .row .again")
          ? make("small", { text: t("outline.again") })
          : make("span", {}, make("bdi", { text: claim.text || "" }), `${told}${where ? ` (${where})` : ""}`),
      );
    },
  );
  byId("print").replaceChildren(
    make(
      "div",
      { class: "sheet" },
      make("h1", { text: data.map.title }),
      make("p", { text: line }),
      picture("print"),
      make("ul", { class: "key" }, ...legendItems(paletteOf("print"))),
      sourceLine(),
    ),
    make("h2", { text: t("saving.outline") }),
    make("ol", {}, ...items),
  );
}

const sourceLine = () =>
  make("p", {
    class: "source",
    text: [wideScene.source, data.map.licence && t("saving.licence", { licence: data.map.licence })].filter(Boolean)
      .join(" · "),
  });

export function startSaving() {
  const [button, list] = [byId("export"), byId("export-list")];
  const open = (wish) => {
    list.hidden = !wish;
    button.setAttribute("aria-expanded", String(wish));
    if (wish) list.querySelector("button").focus();
  };
  list.append(
    ...choices().map(([label, action]) =>
      make(
        "li",
        {},
        make("button", {
          type: "button",
          text: label,
          on: {
            click: () => {
              open(false);
              button.focus();
              action();
            },
          },
        }),
      )
    ),
  );
  button.addEventListener("click", () => open(list.hidden));
  list.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const at = buttons.indexOf(/** @type {any} */ (document.activeElement));
    if (event.key === "ArrowDown") buttons[(at + 1) % buttons.length].focus();
    else if (event.key === "ArrowUp") buttons.at(at - 1).focus();
    else if (event.key === "Escape") {
      open(false);
      button.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!list.hidden && !list.parentElement.contains(/** @type {Node} */ (event.target))) open(false);
  });
  list.addEventListener("focusout", (event) => {
    if (!list.parentElement.contains(/** @type {Node} */ (event.relatedTarget))) open(false);
  });
  addEventListener("beforeprint", buildPrint);
  matchMedia("print").addEventListener("change", (event) => event.matches && buildPrint());
}
