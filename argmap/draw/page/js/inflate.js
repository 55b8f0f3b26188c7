/** What the page carries deflated, which is a third of the size, as a response to take the text or the bytes of. */

/** @param {string} text deflated bytes in base64 */
export function inflated(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
}
