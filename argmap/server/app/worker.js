/** Python in a worker of the browser, with argmap in it: opens maps and answers what the app asks. */

/** @type {Promise<any>} */
const ready = boot();

/** Start Python from this very folder, and unpack argmap into it. */
async function boot() {
  const home = new URL("../../../", import.meta.url);
  const { loadPyodide } = await import(new URL("runtime/pyodide.mjs", home).href);
  const [python, packed] = await Promise.all([
    loadPyodide({ indexURL: new URL("runtime/", home).href }),
    fetch(new URL("argmap.zip", home)).then((answer) => answer.arrayBuffer()),
  ]);
  python.unpackArchive(packed, "zip", { extractDir: "/lib/argmap" });
  python.runPython('import sys; sys.path.insert(0, "/lib/argmap")');
  return python.pyimport("argmap.server.inside").Inside();
}

addEventListener("message", async ({ data: { id, call, request } }) => {
  try {
    const inside = await ready;
    const answer = call === "files" ? inside.files() : inside[call](JSON.stringify(request));
    postMessage({ id, answer: JSON.parse(answer) });
  } catch (error) {
    postMessage({ id, failed: String(error) });
  }
});
