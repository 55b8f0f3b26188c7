/** vis-network, which the page carries deflated: a third of the size, and the page's policy allows no other script. */

import { byId } from "./dom.js";
import { inflated } from "./inflate.js";

/** Run the library, after which `vis` is there. */
export async function loadLibrary() {
  const script = document.createElement("script");
  script.textContent = await inflated(byId("argmap-library").textContent ?? "").text();
  document.head.append(script);
  script.remove();
}
