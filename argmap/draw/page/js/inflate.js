/** What the page carries deflated, which is a third of the size, as a response to take the text or the bytes of. */

/** @type {{fromBase64?: (text: string) => Uint8Array<ArrayBuffer>}} */
const { fromBase64 } = Uint8Array; // of browsers since 2025

/** @param {string} text in base64 */
function bytesOf(text) {
  if (fromBase64) return fromBase64.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at); // a callback would cost half a second
  return bytes;
}

/** @param {string} text deflated bytes in base64 */
export function inflated(text) {
  const bytes = bytesOf(text);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
}

/**
 * A text deflated, in base64 as an address can hold it.
 * @param {string} text
 */
export async function deflated(text) {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let letters = "";
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
