/** All that the app knows; views are told of each change, and keep nothing themselves. */

/** @type {EditorState} */
export const app = {
  revision: 0,
  text: "",
  view: {
    readable: true,
    findings: [],
    questions: [],
    title: "",
    thesis: "",
    verdict: { status: "", words: "", sign: [] },
    picture: { svg: "", width: 0, height: 0, boxes: [] },
    drafts: [],
    outside: [],
    claims: {},
    relations: [],
    sources: {},
    article: "",
  },
  article: [],
  sentence: "",
  phrase: "",
  chosen: "",
  parent: "",
  placing: null,
  saving: false,
  unsaved: "",
  said: "",
  lit: [],
};

/** @type {((changed: Set<string>) => void)[]} */
const watchers = [];

/** Call `view` after each change with the names of what changed. @param {(changed: Set<string>) => void} view */
export const watch = (view) => {
  watchers.push(view);
};

/** Change the state and tell everybody. @param {Partial<EditorState>} changes */
export function change(changes) {
  const changed = new Set(
    Object.keys(changes).filter((key) => /** @type {any} */ (app)[key] !== /** @type {any} */ (changes)[key]),
  );
  Object.assign(app, changes);
  if (changed.size) { for (const view of watchers) view(changed); }
}

/** The claims anchored in a sentence, by its name. @param {string} name */
export const claimsIn = (name) =>
  Object.entries(app.view.claims).filter(([, claim]) => claim.anchors.some(({ at }) => at === name)).map(([id]) => id);

/** The relation by which a claim hangs from another, if it does. @param {string} id */
export const hangsBy = (id) => app.view.relations.find(({ sources }) => sources.includes(id));
