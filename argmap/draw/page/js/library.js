/** vis-network, which the page carries deflated: a third of the size, and the page's policy allows no other script. */

import { byId } from "./dom.js";

/** Run the library, after which `vis` is there. */
export async function loadLibrary() {
  const bytes = Uint8Array.from(atob(byId("argmap-library").textContent), (character) => character.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const script = document.createElement("script");
  script.textContent = await new Response(inflated).text();
  document.head.append(script);
  script.remove();
}
