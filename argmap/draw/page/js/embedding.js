/** Whether the page stands in a frame on another page, or in a program that is its host. */

/** Whether a program holds this page, such as a notebook: it is told what the reader does, and has no address to share. */
export const isHosted = document.documentElement.hasAttribute("data-hosted");

/** Whether only the map and its cards are shown: hosted, or with an address that ends in `?embed`. */
export const isEmbedded = isHosted || new URLSearchParams(location.search).has("embed");
