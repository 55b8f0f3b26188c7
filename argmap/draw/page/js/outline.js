/** The outline: the whole map as a tree that can be read, walked and changed by keyboard alone. */

import { bearingOn, claims, conflicts, data, inferences, kindOf, nameOf, thesis } from "./data.js";
import { byId, cardCover, make, reveal } from "./dom.js";
import { focusCard } from "./card.js";
import { findingsFor, lookOf } from "./judgement.js";
import { strandClass } from "./palette.js";
import { change, select, state, toggleRejection, undo, watch } from "./state.js";
import { listed, quoted, t, words } from "./words.js";

const SIGN = { support: "+", attack: "−", undercut: "×", contrary: "!", contradictory: "!", rephrase: "=", root: "•" };
const items = []; // {element, row, id, label, parent, children, mark}
const firstItem = new Map();

/** What hangs below an element: one branch for each premise, and below it what attacks the step itself. */
function branches(id) {
  return bearingOn(id).flatMap((relation) => {
    const known = relation.premises.filter((premise) => claims.has(premise));
    return known.map((premise, index) => ({
      id: premise,
      relation,
      together: known.filter((other) => other !== premise),
      below: index === 0 ? bearingOn(relation.id) : [],
    }));
  });
}

/** "Objection, attacks", "Evidence, supports only together with “X”", "Undercuts the step from “X” to “Y”". */
function describe(id, relation, together) {
  const claim = claims.get(id);
  const role = [words.role[claim.role] ?? words.role.claim, claim.implicit && words.implicit].filter(Boolean).join(
    " · ",
  );
  if (!relation) return role;
  const kind = kindOf(relation);
  const step = kind === "undercut" ? inferences.get(relation.target) ?? conflicts.get(relation.target) : null;
  const verb = step
    ? t("outline.undercuts_step", { premises: listed(step.premises.map((p) => quoted(nameOf(p)))) })
    : words.relation[kind];
  const names = listed(together.map((other) => quoted(nameOf(other))));
  return `${role} · ${names ? t("outline.together", { verb, names }) : verb}`;
}

/** Make the item of a claim and of all below it; a claim that has its place already is not unfolded again. */
function grow(list, parent, id, relation, together, extra, level) {
  const again = firstItem.has(id);
  const kind = relation ? kindOf(relation) : "root";
  const mark = make("span", { class: "mark" });
  const label = describe(id, relation, together);
  const row = make(
    "div",
    { class: "row" },
    make("span", { class: "twist", "aria-hidden": "true" }),
    make("span", { class: `sign ${kind}`, "aria-hidden": "true", text: SIGN[kind] ?? "+" }),
    make(
      "span",
      { class: "words" },
      make("span", { class: "kind", text: label }),
      make("span", { class: "title", dir: "auto", text: nameOf(id) }),
      again ? make("span", { class: "again", text: t("outline.again") }) : null,
      mark,
    ),
  );
  const element = make("li", {
    role: "treeitem",
    tabindex: -1,
    data: { id },
    "aria-level": level,
    "aria-selected": "false",
    class: strandClass(claims.get(id).strand),
  }, row);
  const item = { element, row, id, parent, children: [], mark, label, again };
  items.push(item);
  parent?.children.push(item);
  list.append(element);
  row.addEventListener("click", (event) => press(item, event));
  if (again) return;
  firstItem.set(id, item);
  const group = make("ul", { role: "group" });
  for (const undercut of extra) {
    for (const premise of undercut.premises.filter((p) => claims.has(p))) {
      grow(group, item, premise, undercut, [], bearingOn(undercut.id), level + 1);
    }
  }
  for (const branch of branches(id)) {
    grow(group, item, branch.id, branch.relation, branch.together, branch.below, level + 1);
  }
  if (item.children.length) {
    element.append(group);
    element.setAttribute("aria-expanded", "true");
  }
}

const isOpen = (item) => item.element.getAttribute("aria-expanded") === "true";
const visible = () =>
  items.filter((item) => {
    for (let above = item.parent; above; above = above.parent) if (!isOpen(above)) return false;
    return true;
  });

function unfold(item, open) {
  if (item.children.length) item.element.setAttribute("aria-expanded", String(open));
}

function press(item, event) {
  if (event.target.classList.contains("twist") && item.children.length) unfold(item, !isOpen(item));
  else select(item.id, "outline");
  focus(item);
}

function focus(item) {
  if (!item) return;
  for (const other of items) other.element.tabIndex = other === item ? 0 : -1;
  item.element.focus({ preventScroll: true });
  reveal(item.row, byId("panel-outline"), cardCover());
}

function typed(item, letter) {
  const shown = visible();
  const from = shown.indexOf(item) + 1;
  const order = [...shown.slice(from), ...shown.slice(0, from)];
  focus(order.find((other) => nameOf(other.id).toLowerCase().replace(/^[^\p{L}\p{N}]+/u, "").startsWith(letter)));
}

function onKey(event) {
  const item = items.find(({ element }) => element === event.target);
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
  const shown = visible();
  const at = shown.indexOf(item);
  const actions = {
    ArrowDown: () => focus(shown[at + 1]),
    ArrowUp: () => focus(shown[at - 1]),
    ArrowRight: () => (isOpen(item) || !item.children.length ? focus(item.children[0]) : unfold(item, true)),
    ArrowLeft: () => (isOpen(item) ? unfold(item, false) : focus(item.parent)),
    Home: () => focus(shown[0]),
    End: () => focus(shown.at(-1)),
    Enter: () => (state().selected === item.id ? focusCard(item.element) : select(item.id, "outline")),
    " ": () => select(item.id, "outline"),
    "*": () =>
      (item.parent?.children ?? items.filter((other) => !other.parent)).forEach((other) => unfold(other, true)),
    r: () => toggleRejection(item.id, "outline"),
    u: () => undo("outline"),
    Escape: () => change({ selected: "" }, "outline"),
  };
  const action = actions[event.key] ?? (/^\p{L}$/u.test(event.key) ? () => typed(item, event.key.toLowerCase()) : null);
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

function draw(current, before, how) {
  const findings = findingsFor(current.rejected);
  for (const { element, id, mark } of items) {
    const look = lookOf(id, findings);
    mark.textContent = words.mark[look.mark] ?? "";
    mark.className = `mark ${look.mark}`;
    element.classList.toggle("struck", look.struck);
    element.classList.toggle("dimmed", current.strands.length > 0 && !current.strands.includes(claims.get(id).strand));
    element.setAttribute("aria-selected", String(id === current.selected));
  }
  const item = firstItem.get(current.selected);
  if (!item || current.selected === before.selected || how === "outline") return;
  for (let above = item.parent; above; above = above.parent) unfold(above, true);
  for (const other of items) other.element.tabIndex = other === item ? 0 : -1;
  requestAnimationFrame(() => reveal(item.row, byId("panel-outline"), cardCover()));
}

/** Bring the chosen item into view, as when the outline is opened. */
export function revealItem() {
  const item = firstItem.get(state().selected);
  if (item) reveal(item.row, byId("panel-outline"), cardCover());
}

export function startOutline() {
  const tree = byId("outline");
  const below = new Set(data.inferences.concat(data.conflicts).flatMap((relation) => relation.premises));
  const roots = [
    thesis,
    ...data.claims.map((claim) => claim.id).filter((id) => !below.has(id)),
    ...data.claims.map((claim) => claim.id),
  ];
  for (const id of roots) if (claims.has(id) && !firstItem.has(id)) grow(tree, null, id, null, [], [], 1);
  if (items.length) items[0].element.tabIndex = 0;
  else byId("outline-hint").textContent = t("page.no_claims");
  tree.addEventListener("keydown", onKey);
  watch(draw);
}
