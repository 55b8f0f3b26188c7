/** What tips the scales: the entries of a weighing that decide it, as `argmap.semantics.balance` has them. */

import { lookup, unique } from "./maps.js";
import { NO_OBJECTION } from "./rules.js";
import { first, leftOf, met, pair } from "./weighing.js";
import { t } from "./words.js";

/** @param {Entry[]} entries */
const heaviest = (entries) => Math.max(0, ...entries.map(({ weight }) => weight));

/** The pros and cons of a node that still count: of what holds, pros that hold and cons that may; of what falls, the reverse. */
export class Balance {
  /**
   * @param {Findings} f
   * @param {string} node
   */
  constructor(f, node) {
    this.f = f;
    this.node = node;
    this.weighing = lookup(f.framework.weighings, node);
    const status = f.label(node);
    const counting = (/** @type {Entry[]} */ entries, /** @type {boolean} */ least) =>
      entries.filter(({ ids }) => ids.every((id) => f.label(id) === "holds" || (least && f.label(id) === "open")));
    this.pros = counting(this.weighing.pros, status !== "holds");
    this.cons = counting(this.weighing.cons, status !== "falls");
    const [ours, theirs] = leftOf(this.weighing, this.pros, this.cons);
    this.ours = ours;
    this.theirs = theirs;
  }

  /** Whether the verdict would be another one without the author's preferences. */
  get isRanked() {
    const { weighing, ours, theirs, pros, cons } = this;
    if (met(weighing, ours, theirs) !== met(weighing, pros, cons)) return true;
    const more = { ...weighing, standard: "preponderance" };
    return weighing.standard !== NO_OBJECTION && met(more, ours, theirs) !== met(more, pros, cons);
  }

  /** Of an element that holds: pros without which it would not, from the level that decides downwards. */
  get tipping() {
    /** @param {Entry[]} entries */
    const down = (entries) => [...entries].sort((a, b) => b.weight - a.weight);
    const [ours, theirs] = [down(this.ours), down(this.theirs)];
    const at = ours.findIndex(({ weight }, n) => n < theirs.length && weight !== theirs[n].weight);
    const level = at >= 0 ? ours[at].weight : ours[theirs.length]?.weight ?? 0;
    const order = [...ours.filter(({ weight }) => weight === level), ...ours.filter(({ weight }) => weight !== level)];
    /** @type {Entry[]} */
    const gone = [];
    for (const pro of order) {
      gone.push(pro);
      const left = leftOf(this.weighing, this.pros.filter((other) => !gone.includes(other)), this.cons);
      if (!met(this.weighing, ...left)) break;
    }
    return gone;
  }

  /** What is left of pros and cons; without any pro all of them, as it would be no other way without what the author prefers. */
  get sides() {
    return this.ours.length ? [this.ours, this.theirs] : [this.pros, this.cons];
  }

  /** The weightiest of each side once equal ones balance out, or 0, as where only the weightiest counts. */
  get afterEquals() {
    /** @param {Entry[]} entries */
    const down = (entries) => entries.map(({ weight }) => weight).filter((weight) => weight > 0).sort((a, b) => b - a);
    const [ours, theirs] = this.sides.map(down);
    const at = [...ours, ...theirs].findIndex((_, n) => ours[n] !== theirs[n]);
    return this.weighing.isStrongest || at < 0 ? [0, 0] : [ours[at] ?? 0, theirs[at] ?? 0];
  }

  /** Whether the weightiest on both sides are even, so that the number of equal ones decides. */
  get isTippedByNumber() {
    return this.cons.length > 0 && heaviest(this.pros) <= heaviest(this.cons);
  }

  /** Whether the pros that are left beat the cons that are. */
  get beats() {
    return met({ ...this.weighing, standard: "preponderance" }, this.ours, this.theirs);
  }

  /** The entries that cancel one on the other side, and those that are cancelled. */
  get ranking() {
    const all = [...this.pros, ...this.cons];
    const pairs = all.flatMap((a) =>
      all.filter((b) => this.weighing.over.has(pair(first(a), first(b)))).map((b) => [a, b])
    );
    const mine = this.f.label(this.node) === "holds" ? this.pros : this.cons;
    const own = pairs.filter(([a]) => mine.includes(a));
    const chosen = own.length ? own : pairs;
    return [unique(chosen.map(([a]) => a)), unique(chosen.map(([, b]) => b))];
  }

  /**
   * What stands behind entries: the premises of their steps and attacks; the element itself for a word.
   * @param {Entry[]} entries
   */
  premises(entries) {
    return unique(entries.flatMap((entry) => (entry.ids.length ? this.f.condition(first(entry)).all : [this.node])));
  }

  /**
   * How weighty the weightiest of entries is, in a word where there is one.
   * @param {Entry[]} entries
   */
  weightOf(entries) {
    return weightTold(this.f, heaviest(entries));
  }
}

/**
 * A weight as the hedge that it is that of, or as a number.
 * @param {Findings} f
 * @param {number} weight in thousandths
 */
export function weightTold(f, weight) {
  const [label] = Object.entries(f.rules.hedges).find(([, own]) => own === weight) ?? [];
  return label ? t(`why.weight.${label}`) : decimals(weight);
}

/**
 * A weight as a number, with no more digits than it needs.
 * @param {number} weight in thousandths
 */
export const decimals = (weight) => (weight / 1000).toFixed(3).replace(/\.?0+$/u, "");
