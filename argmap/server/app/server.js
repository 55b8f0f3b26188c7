/** Everything that is sent to the server, one after the other, and what becomes of its answers. */

import { app, change } from "./state.js";
import { record } from "./history.js";
import { t } from "./words.js";

const PAUSE = 200; // ms without a key before a text is sent
const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
/** @type {Promise<unknown>} */
let last = Promise.resolve();
let waiting = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {(mine: string, theirs: string) => void} */
let onConflict = () => {};

/** Say what happens if two writers changed the same lines. @param {(mine: string, theirs: string) => void} listener */
export const askAbout = (listener) => {
  onConflict = listener;
};

/** @typedef {(path: string, body: object | undefined, theme: string, since: string) => Promise<EditorAnswer | null>} Transport */

/** @type {Transport} */
let transport = () => Promise.resolve(null);

/** Say how requests travel. @param {Transport} other */
export const sendBy = (other) => {
  transport = other;
};

/** @param {string} path @param {object} [body] @param {string} [since] */
const ask = (path, body, since = "") => transport(path, body, theme, since);

/** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
function queue(work) {
  waiting += 1;
  const next = last.then(work).finally(() => {
    waiting -= 1;
  });
  last = next.catch(() => {});
  return next;
}

/** Say that something is being saved from now on, though its turn may come later. @template T @param {() => Promise<T>} work */
function whileSaving(work) {
  change({ saving: true, said: "" });
  return queue(work);
}

/** Take an answer in; `sent` is the text that it answers. @param {EditorAnswer | null} answer @param {string} [sent] */
function take(answer, sent) {
  if (answer === null) {
    change({ saving: false, unsaved: t("gone") });
    return false;
  }
  if (answer.refused) {
    change({ saving: false, said: answer.refused });
    return false;
  }
  const typedOn = sent !== undefined && app.text !== sent;
  const text = typedOn ? app.text : answer.text;
  if (typedOn && answer.text !== sent) {
    change({ saving: true, unsaved: answer.unsaved }); // the keys that came after are on their way
    return true;
  }
  const view = answer.view.readable ? answer.view : { ...app.view, readable: false, findings: answer.view.findings };
  change({ revision: answer.revision, text, view, saving: typedOn, unsaved: answer.unsaved });
  if (answer.conflict !== null) onConflict(answer.conflict, answer.text);
  return true;
}

/** Ask for everything, once. */
export const begin = () => ask("state");

/** Ask for the map as a dataset, and for questions to it. @returns {Promise<any>} */
export async function askDataset() {
  if (app.saving) await flush();
  return queue(() => ask("dataset"));
}

/** Take the first answer in. @param {EditorAnswer} answer */
export const adopt = (answer) => take(answer);

/** The text was typed into: it is sent when the keys rest. @param {string} text */
export function typed(text) {
  change({ text, saving: true, said: "" });
  clearTimeout(timer);
  timer = setTimeout(flush, PAUSE);
}

/** Send the text now. */
export function flush() {
  clearTimeout(timer);
  return queue(async () => {
    const sent = app.text;
    const known = app.revision;
    take(await ask("write", { text: sent, base: known }), sent);
    if (app.text !== sent) timer = setTimeout(flush, PAUSE);
    return true;
  });
}

/** Put a text in the place of all that there is. @param {string} text */
export const overwrite = (text) =>
  whileSaving(async () => {
    record(text, "");
    change({ text });
    return take(await ask("overwrite", { text }), text);
  });

/**
 * Ask for a change of the text; true if it was made. `label` is what undo will call it.
 * @param {string} action
 * @param {Record<string, unknown>} asked
 * @param {string} label
 */
async function alter(action, asked, label) {
  if (app.saving) await flush();
  return whileSaving(async () => {
    const answer = await ask(action, { ...asked, base: app.revision });
    const made = take(answer);
    if (made) {
      record(app.text, label, answer?.others);
      change({ said: label });
    }
    return made;
  });
}

/**
 * Make an edit; true if it was made.
 * @param {Record<string, unknown>} edit
 * @param {string} label
 */
export const make = (edit, label) => alter("edit", { edit }, label);

/** Make a claim of each sentence; true if they were made. @param {string} label */
export const makeDraft = (label) => alter("draft", {}, label);

/** Put other files back as they were before a step, or after it; true if they are. @param {EditorOther[]} changes */
export const restore = (changes) => queue(async () => take(await ask("restore", { changes })));

/** Look now and then whether another program or window changed the file. */
export function keepLooking() {
  setInterval(() => {
    if (waiting || app.saving || document.hidden) return;
    queue(async () => {
      const answer = await ask("state", undefined, String(app.revision));
      if (answer === null) change({ unsaved: t("gone") });
      else if (answer.text === undefined) change({ unsaved: answer.unsaved });
      else if (!app.saving) {
        take(answer);
        record(app.text, t("outside"));
        change({ said: t("outside") });
      }
    });
  }, 1000);
}
