/** The reader's own layer, where a page has it: started after everything else, which it adds to. */

import { expose } from "./additions.js";
import { isEmbedded } from "./embedding.js";
import { writeArgdown, writeLayer } from "./own-argdown.js";
import { answer, startOwnCard } from "./own-card.js";
import { alone, open, whole } from "./own-file.js";
import { readLayer, rowsOf, withEntry } from "./own-layer.js";
import { startOwnMap, takeLayer } from "./own-map.js";
import { draw, giveWay, startOwnPanel } from "./own-panel.js";
import { keepLayer, layer, onLayer } from "./own-store.js";
import { select, state, watch } from "./state.js";

startOwnMap();
startOwnCard();
startOwnPanel();
onLayer(() => {
  takeLayer();
  draw();
});
watch(({ selected }) => {
  const note = layer().entries.find(({ id, kind }) => id === selected && kind === "note");
  if (note) select(note.to, "own"); // its card has the note
  giveWay();
});
addEventListener("keydown", (event) => {
  const { target } = event;
  const isTyping = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  if (isEmbedded || event.key !== "n" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!state().selected || state().exercise) return;
  event.preventDefault();
  answer();
});
takeLayer();
expose({ layer, keepLayer, withEntry, readLayer, rowsOf, writeArgdown, writeLayer, whole, alone, open });
