/**
 * A SCORM 1.2 object around the page of a map: what the learner does in the page's exercises reaches the learning platform.
 *
 * The page keeps what is done in the storage of the browser; a frame of the same origin hears of each change. What is done
 * is a digit for each exercise, so that all of it fits into the 4,096 characters that the standard allows.
 */

const MOST = 4096; // characters of cmi.suspend_data
const POINTS = { first: 1, later: 0.5 }; // of an exercise solved at once, and with help

/** @typedef {{done: Record<string, string>, notes: Record<string, string>, step: number}} Kept */
/** @typedef {(name: string, value?: string) => string} Call */

/** The interface of the platform: in a window around this one, or around the one that opened it. */
function findApi() {
  for (const start of [globalThis.window, globalThis.opener]) {
    let frame = start;
    for (let level = 0; frame && level < 50; level += 1) {
      try {
        if (frame.API) return frame.API;
      } catch {
        break; // of another origin
      }
      if (frame.parent === frame) break;
      frame = frame.parent;
    }
  }
  return null;
}

const api = findApi();
const began = Date.now();
let isOver = false;

/** @param {string} name @param {string} value */
const set = (name, value) => api?.LMSSetValue(name, value);

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {Kept} */
function keptOf(value) {
  const { done = {}, notes = {}, step = 0 } = /** @type {any} */ (value) ?? {};
  return { done, notes, step };
}

/**
 * What is done, in as few characters as can be: a digit for each exercise, then the learner's notes, both as far as they fit.
 * @param {Kept} kept
 * @param {string[]} ids
 */
export function packed(kept, ids) {
  const all = ids.map((id) => ({ first: "1", later: "2" })[kept.done[id]] ?? "0").join("");
  /** @param {string} digits @param {Record<string, string>} notes */
  const written = (digits, notes) => JSON.stringify({ v: 1, n: ids.length, d: digits, s: kept.step, t: notes });
  const digits = all.slice(0, MOST - written("", {}).length).replace(/0+$/, "");
  /** @type {Record<string, string>} */
  let notes = {};
  for (const [id, note] of Object.entries(kept.notes)) {
    const more = { ...notes, [id]: note };
    if (written(digits, more).length <= MOST) notes = more;
  }
  return written(digits, notes);
}

/**
 * @param {string} text
 * @param {string[]} ids
 * @returns {Kept | null}
 */
export function unpacked(text, ids) {
  const record = parsed(text);
  if (record?.v !== 1 || record.n !== ids.length) return null;
  const marks = ["", "first", "later"];
  const done = ids.flatMap((id, at) => (record.d[at] > "0" ? [[id, marks[Number(record.d[at])]]] : []));
  return { done: Object.fromEntries(done), notes: record.t ?? {}, step: record.s ?? 0 };
}

/** The time since the beginning, as SCORM 1.2 wants it. */
function duration() {
  const seconds = Math.min(Math.floor((Date.now() - began) / 1000), 9999 * 3600);
  /** @param {number} n */
  const two = (n) => String(n).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/**
 * Report score, status and progress, and each exercise that is newly done.
 * @param {Kept} kept
 * @param {Kept} before
 * @param {string[]} ids
 */
function report(kept, before, ids) {
  const count = Number(api?.LMSGetValue("cmi.interactions._count")) || 0;
  const fresh = ids.filter((id) => kept.done[id] && !before.done[id]);
  for (const [at, id] of fresh.entries()) {
    const place = `cmi.interactions.${count + at}`;
    set(`${place}.id`, `exercise-${ids.indexOf(id) + 1}`);
    set(`${place}.type`, "performance");
    set(`${place}.student_response`, kept.done[id] === "first" ? "solved" : "solved with help");
    set(`${place}.result`, kept.done[id] === "first" ? "correct" : "wrong");
  }
  const outcomes = ids.map((id) => kept.done[id]).filter(Boolean);
  const points = outcomes.reduce((sum, outcome) => sum + (outcome === "first" ? POINTS.first : POINTS.later), 0);
  set("cmi.core.score.min", "0");
  set("cmi.core.score.max", "100");
  set("cmi.core.score.raw", String(ids.length ? Math.round((1000 * points) / ids.length) / 10 : 0));
  set("cmi.core.lesson_status", ids.length && outcomes.length === ids.length ? "completed" : "incomplete");
  set("cmi.suspend_data", packed(kept, ids));
  api?.LMSCommit("");
}

function finish() {
  if (isOver || !api) return;
  isOver = true;
  set("cmi.core.session_time", duration());
  set("cmi.core.exit", "suspend");
  api.LMSCommit("");
  api.LMSFinish("");
}

/** @param {string} key where the page keeps what is done; beside it stand the ids of its exercises */
function begin(key) {
  api?.LMSInitialize("");
  const saved = api?.LMSGetValue("cmi.suspend_data") ?? "";
  let ids = /** @type {string[]} */ ([]);
  let before = keptOf(null);
  let isRestored = false;
  localStorage.removeItem(key); // what another learner did on this machine
  localStorage.removeItem(`${key} exercises`);
  const frame = document.createElement("iframe");
  frame.title = document.title;
  globalThis.addEventListener("storage", (event) => {
    if (event.key === `${key} exercises` && !isRestored) {
      ids = parsed(event.newValue ?? "") ?? [];
      isRestored = true;
      const kept = unpacked(saved, ids);
      if (kept) {
        before = kept;
        localStorage.setItem(key, JSON.stringify(kept));
        frame.contentWindow?.location.reload();
      } else set("cmi.core.lesson_status", "incomplete");
    } else if (event.key === key && ids.length) {
      const kept = keptOf(parsed(event.newValue ?? ""));
      report(kept, before, ids);
      before = kept;
    }
  });
  frame.src = "map.html?sco#exercise=list";
  document.body.append(frame);
  globalThis.addEventListener("pagehide", finish);
  globalThis.addEventListener("beforeunload", finish);
}

if (typeof document !== "undefined") begin(document.documentElement.dataset.key ?? "argmap");
