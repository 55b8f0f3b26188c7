/** A map in a notebook's cell: the page in a frame of its own, which shares its choices with the widget in Python. */

/** What the page calls what the widget has under another name. */
const NAMES = {
  selected: "selected",
  reject: "rejected",
  accept: "accepted",
  contest: "contested",
  standard: "standard",
  weights: "weights",
};
const THOUSAND = 1000; // the page weighs in thousandths

/**
 * @param {Record<string, number>} weights
 * @param {(weight: number) => number} how
 */
const each = (weights, how) => Object.fromEntries(Object.entries(weights).map(([id, weight]) => [id, how(weight)]));

/** The theme that JupyterLab, Notebook or VS Code shows now. */
function themeOfNotebook() {
  const { jpThemeLight, vscodeThemeKind } = document.body.dataset;
  if (jpThemeLight) return jpThemeLight === "true" ? "light" : "dark";
  if (vscodeThemeKind) return vscodeThemeKind.includes("dark") ? "dark" : "light";
  return "";
}

/** @param {any} model */
function chosenIn(model) {
  const chosen = Object.fromEntries(Object.entries(NAMES).map(([name, own]) => [own, model.get(name)]));
  const theme = model.get("theme") || themeOfNotebook();
  return { ...chosen, weights: each(chosen.weights, (weight) => Math.round(weight * THOUSAND)), theme };
}

/** @param {{model: any, el: HTMLElement}} cell */
function render({ model, el }) {
  const frame = document.createElement("iframe");
  const address = URL.createObjectURL(new Blob([model.get("_page")], { type: "text/html" }));
  let ready = false;
  let taking = false; // what the page said is on its way into the model

  const tell = () => {
    if (ready && !taking) frame.contentWindow?.postMessage({ argmap: chosenIn(model) }, "*");
  };
  /** @param {MessageEvent} event */
  const take = ({ source, data }) => {
    if (source !== frame.contentWindow || !data?.argmap) return;
    if (!ready) {
      ready = true;
      tell();
      return;
    }
    const { argmap: chosen } = data;
    taking = true;
    for (const [name, own] of Object.entries(NAMES)) {
      model.set(name, own === "weights" ? each(chosen[own], (weight) => weight / THOUSAND) : chosen[own]);
    }
    taking = false;
    model.save_changes();
  };
  addEventListener("message", take);
  for (const name of [...Object.keys(NAMES), "theme"]) model.on(`change:${name}`, tell);
  const themes = new MutationObserver(tell);
  themes.observe(document.body, { attributeFilter: ["data-jp-theme-light", "data-vscode-theme-kind"] });

  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-downloads"); // without the notebook's own origin
  frame.title = model.get("_title");
  Object.assign(frame.style, { width: "100%", height: `${model.get("_height")}px`, border: "0", display: "block" });
  frame.src = address;
  el.append(frame);

  return () => {
    removeEventListener("message", take);
    themes.disconnect();
    for (const name of [...Object.keys(NAMES), "theme"]) model.off(`change:${name}`, tell);
    URL.revokeObjectURL(address);
  };
}

export default { render };
