/** Saving: the picture as it is now, the claims as a table, the files that came with the page, a link to what is seen. */

import { say } from "./announce.js";
import { data, strandLabel } from "./data.js";
import { byId, contextOf, make } from "./dom.js";
import { findingsFor } from "./judgement.js";
import { inflated } from "./inflate.js";
import { startMenu } from "./menu.js";
import { paintCanvas } from "./paint.js";
import { paletteOf } from "./palette.js";
import { startPrinting } from "./printing.js";
import { sceneNow } from "./scene.js";
import { shapesOf } from "./shapes.js";
import { state } from "./state.js";
import { bare, picture } from "./vector.js";
import { place, t, words } from "./words.js";

const LARGEST = { side: 16000, area: 1.2e8 }; // px of a canvas, which browsers limit
/** @type {Record<string, string>} */
const TYPES = { ttl: "text/turtle", jsonld: "application/ld+json", argdown: "text/plain" };

/** What files are called: the map's name, or a name that the build chose. */
const name = () => Object.keys(data.downloads)[0]?.replace(/\.\w+$/u, "") || fileName(data.map.id) || "map";

/**
 * Letters and digits of a map's id, which no folder and no shell can misread.
 * @param {string} id
 */
const fileName = (id) => id.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/gu, "").slice(0, 80);

/**
 * Offer a file to be saved.
 * @param {string} file
 * @param {Blob | string} content
 * @param {string} [type]
 */
export function save(file, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function saveSvg() {
  save(`${name()}.svg`, new XMLSerializer().serializeToString(picture("saved")), "image/svg+xml");
}

/** Twice as large as on the page, or as large as a canvas can be. */
function savePng() {
  const scene = sceneNow();
  const { width, height } = scene;
  const scale = Math.min(2, LARGEST.side / Math.max(width, height), Math.sqrt(LARGEST.area / (width * height)));
  const canvas = make("canvas", { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
  const context = contextOf(canvas);
  context.scale(scale, scale);
  context.fillStyle = paletteOf(state().theme).paper;
  context.fillRect(0, 0, width, height);
  const shapes = shapesOf(scene, bare(state()), { theme: state().theme });
  paintCanvas(context, [...shapes.links, ...[...shapes.nodes.values()].flat()]);
  canvas.toBlob((blob) => (blob ? save(`${name()}.png`, blob) : say(t("saving.too_large"))), "image/png");
}

/**
 * A cell of a table; one that a spreadsheet would compute is kept as text.
 * @param {string} text
 */
const cell = (text) => `"${(/^[\s\0]*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/**
 * Rows as CSV, each ended as RFC 4180 has it.
 * @param {unknown[][]} rows
 */
export const csv = (rows) => rows.map((row) => `${row.map((text) => cell(String(text ?? ""))).join(",")}\r\n`).join("");

/** All claims as CSV, with how they stand now. */
export function table() {
  const findings = findingsFor(state());
  const rows = data.claims.map((claim) => [
    claim.id,
    words.role[claim.role] ?? claim.role,
    claim.strand?.startsWith("#") ? "" : strandLabel(claim.strand ?? ""), // the colour of a tag is no strand
    claim.title,
    claim.text,
    (claim.by ?? []).map((id) => data.sources[id]?.name ?? id).join(" > "),
    claim.hedge,
    claim.stance,
    claim.anchors.map(place).join("; "),
    findings.status(claim.id),
  ]);
  return csv([
    ["id", "role", "strand", "title", "claim", "said by", "hedge", "stance", "found in", "standing"],
    ...rows,
  ]);
}

async function copyLink() {
  const field = make("input", { type: "text", class: "unseen", "aria-hidden": "true", tabindex: -1 });
  try {
    await navigator.clipboard.writeText(location.href);
  } catch { // no clipboard for a page in a file or a frame: the old way
    field.value = location.href;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    byId("export").focus();
    if (!done) return say(t("saving.not_copied"));
  }
  say(t("saving.copied"));
  byId("export").classList.add("done");
  setTimeout(() => byId("export").classList.remove("done"), 1600);
}

/** @returns {MenuEntry[]} */
function entries() {
  /** @type {MenuEntry[]} */
  const files = Object.entries(data.downloads).map(([file, content]) => {
    const ending = file.split(".").at(-1) ?? "";
    const type = TYPES[ending] ?? "text/plain";
    return [words.saving.files[ending] ?? file, async () => save(file, await inflated(content).text(), type)];
  });
  return [
    [t("saving.link"), copyLink],
    [t("saving.svg"), saveSvg],
    [t("saving.png"), savePng],
    [t("saving.print"), () => print()],
    [t("saving.csv"), () => save(`${name()}.csv`, `\ufeff${table()}`, "text/csv")],
    ...files,
    ...(files.length > 1 ? [] : [/** @type {MenuEntry} */ ([t("saving.elsewhere"), null])]),
  ];
}

export function startSaving() {
  startMenu(byId("export"), byId("export-list"), entries());
  startPrinting();
}
