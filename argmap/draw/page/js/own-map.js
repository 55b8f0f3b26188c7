/** The reader's layer on this map: what it adds, what of it has lost its place, and how the scene shows it. */

import { putAdditions, showAdditions } from "./additions.js";
import { data, elements, nameOf, sceneOf } from "./data.js";
import { rowsOf } from "./own-layer.js";
import { withItems } from "./own-scene.js";
import { layer } from "./own-store.js";
import { change, state } from "./state.js";
import { t } from "./words.js";

/** The id of the source that the reader is: none that the map has already. */
export const READER = (() => {
  let [id, number] = ["reader", 2];
  while (Object.hasOwn(data.sources, id)) [id, number] = [`reader-${number}`, number + 1];
  return id;
})();
/** @type {AddedRows} */
const NOTHING = { claims: [], inferences: [], conflicts: [] };
let drawn = NOTHING; // what the page shows of the layer
let rows = rowsOf({ ...layer(), entries: [] }, data, READER);

/** What the layer adds to the map now. */
export const ownRows = () => rows;

/** What the reader is called. */
export const readerName = () => layer().reader || t("own.reader");

/** The entries that are drawn: those that have their place, unless the reader hides them all. */
const seen = () => (layer().isShown ? layer().entries.filter(({ id }) => !rows.lost.has(id)) : []);

/** @type {WeakMap<Scene, {key: unknown[], result: Scene}>} */
const extendedScenes = new WeakMap();

/**
 * @param {Scene} scene
 * @param {boolean} isNarrow
 */
function extend(scene, isNarrow) {
  const key = [layer(), isNarrow];
  const known = extendedScenes.get(scene);
  if (known?.key.every((part, at) => part === key[at])) return known.result;
  const relations = new Map([...rows.inferences, ...rows.conflicts].map((row) => [row.premises[0], row.id]));
  const items = seen().map(({ id, kind, to, text }) => ({
    ...{ id, kind, to, text, kicker: `✎ ${t(`own.yours.${kind}`)}`, relation: relations.get(id) ?? "" },
  }));
  const result = withItems(scene, items, isNarrow);
  extendedScenes.set(scene, { key, result });
  return result;
}

/** @type {Record<OwnKind, Place["kind"]>} */
const RELATIONS = { reason: "support", objection: "attack", undercut: "undercut", note: "note" };

/**
 * The entries as the outline lists them, each behind what it is about.
 * @returns {OwnBranch[]}
 */
function branches() {
  const relations = new Map([...rows.inferences, ...rows.conflicts].map((row) => [row.premises[0], row.id]));
  const boxes = parents();
  const listed = seen().map(({ id, kind, to, text }) => ({
    ...{ id, to, under: boxes.get(id) ?? "", kind: RELATIONS[kind], label: t(`own.yours.${kind}`), text },
    relation: relations.get(id) ?? "",
  }));
  const order = new Map(rows.claims.map((claim, at) => [claim.id, at])); // in which answers come after what they answer
  const at = (/** @type {OwnBranch} */ { id }) => order.get(id) ?? order.size;
  return listed.sort((one, other) => at(one) - at(other));
}

/** The box that each entry hangs below. */
function parents() {
  const boxes = sceneOf("wide").byId;
  const above = new Map();
  for (const { id, to } of seen()) {
    const element = elements.get(to);
    const box = element && "premises" in element ? element.premises[0] : to;
    if (boxes.has(box) || above.has(box)) above.set(id, box);
  }
  return above;
}

/** Let the page show and judge what the layer holds now. */
export function takeLayer() {
  rows = rowsOf(layer(), data, READER);
  data.sources[READER] = {
    ...{ id: READER, name: readerName(), kind: "person", url: "", author: "", date: "", disputed: false },
  };
  const next = layer().isShown ? rows : NOTHING;
  const gone = new Set(idsOf(drawn));
  for (const id of idsOf(next)) gone.delete(id);
  letGo(gone); // first: of what is not there any more nothing can be told
  drawn = next;
  putAdditions(next, parents());
}

/** @param {AddedRows} rows */
const idsOf = ({ claims, inferences, conflicts }) => [...claims, ...inferences, ...conflicts].map(({ id }) => id);

/** Choose and assume nothing of what goes. @param {Set<string>} gone */
function letGo(gone) {
  const { rejected, accepted, contested, selected } = state();
  const stays = (/** @type {string} */ id) => !gone.has(id) && elements.has(id);
  const kept = [rejected, accepted, contested].map((ids) => ids.filter(stays));
  const [left, chosen, doubted] = kept;
  if (kept.flat().length < rejected.length + accepted.length + contested.length) {
    change({ rejected: left, accepted: chosen, contested: doubted }, "quiet");
  }
  if (selected && !stays(selected)) change({ selected: "" }, "quiet");
}

/**
 * What an entry is about, as it is called now or was.
 * @param {OwnEntry} entry
 */
export const aboutOf = ({ to, about }) => (elements.has(to) ? nameOf(to) : about);

export function startOwnMap() {
  showAdditions({ scene: extend, branches });
}
