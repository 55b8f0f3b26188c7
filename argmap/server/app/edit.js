/** The app over HTTP, as `argmap edit` serves it. */

import { focusFirst } from "./article.js";
import { open } from "./main.js";

/** @type {import("./server.js").Transport} */
async function http(path, body, theme, since) {
  const query = new URLSearchParams(since ? { theme, since } : { theme });
  const options = body &&
    { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  try {
    const answer = await fetch(`${path}?${query}`, options);
    return answer.ok || answer.status === 422 ? await answer.json() : null;
  } catch {
    return null;
  }
}

open(http).then(focusFirst);
