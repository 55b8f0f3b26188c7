/** A page that its server keeps fresh: it loads itself anew, as its reader left it, when the map has changed. */

let known = "";
new EventSource("/changes").addEventListener("message", ({ data }) => {
  if (known && data !== known) location.reload();
  known = data;
});
