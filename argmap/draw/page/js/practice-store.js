/** What a learner has done, kept in this browser and nowhere else; in memory alone where the browser keeps nothing. */

import { data } from "./data.js";

const KEY = `argmap ${data.map.id}`;

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Texts by their keys, whatever else somebody put there.
 * @param {unknown} value
 * @returns {Record<string, string>}
 */
function texts(value) {
  return isRecord(value)
    ? Object.fromEntries(
      Object.entries(value).flatMap(([key, text]) => (typeof text === "string" ? [[key, text]] : [])),
    )
    : {};
}

function read() {
  let saved = null;
  try {
    saved = JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch { // no storage in this frame, or nonsense in it
  }
  const { done, notes, step } = isRecord(saved) ? saved : {};
  return {
    done: texts(done),
    notes: texts(notes),
    step: Number.isInteger(step) && Number(step) > 0 ? Number(step) : 0,
  };
}

let current = read();

/** `done` says of each exercise whether it was solved at once ("first") or with help ("later"); `step` is that of the walk. */
export const kept = () => current;

/** @param {{done?: Record<string, string>, notes?: Record<string, string>, step?: number}} part */
export function keep(part) {
  current = { ...current, ...part };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch { // kept as long as the page is open
  }
}

/** Whether the page is shown by a learning platform, which hears of scores and progress. */
export const isOnPlatform = new URLSearchParams(location.search).has("sco");

/**
 * Say which exercises there are, in their order, to a learning platform around the page.
 * @param {string[]} ids
 */
export function keepList(ids) {
  try {
    localStorage.setItem(`${KEY} exercises`, JSON.stringify(ids));
  } catch { // no storage in this frame: the platform hears nothing
  }
}

/** Forget everything. */
export function forget() {
  current = { done: {}, notes: {}, step: 0 };
  try {
    localStorage.removeItem(KEY);
  } catch { // nothing was kept
  }
}
