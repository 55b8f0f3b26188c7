/** The page in a program that is its host, such as a notebook: each tells the other what is chosen and assumed. */

import { change, state, watch } from "./state.js";

/** @type {(keyof State)[]} */
const SHARED = ["selected", "rejected", "accepted", "contested", "standard", "weights"];
const HOST = "host"; // what a change came from that the host made

const shared = () => Object.fromEntries(SHARED.map((key) => [key, state()[key]]));

addEventListener("message", ({ source, data }) => {
  if (source !== parent || !data?.argmap) return;
  const wanted = Object.entries(data.argmap).filter(([key]) => [...SHARED, "theme"].includes(key));
  change(Object.fromEntries(wanted), HOST);
});

let sent = "";
/** @type {View} */
const tell = (_current, _before, how) => {
  const now = JSON.stringify(shared());
  if (now !== sent && how !== HOST) parent.postMessage({ argmap: shared() }, "*");
  sent = now;
};
watch(tell);
parent.postMessage({ argmap: shared() }, "*"); // it is ready
