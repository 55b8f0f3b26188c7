"""Scores of how well each box of a student may be each claim of a reference: meaning and anchors first, then neighbours.

Neighbours speak by their likeness to neighbours of the other box, and can lift a pair, never sink one: a claim that was
put in a wrong place sits among the wrong neighbours, and still says what it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import combinations

from argmap.compare.likeness import Likeness, Wording, covered
from argmap.compare.outline import Claim, Outline, quoted_of, wording

Scores = dict[str, dict[str, float]]  # of each box of the student, by claim of the reference
Vectors = Callable[
    [Sequence[str], Sequence[str]], Sequence[Sequence[float]]
]  # how alike each two texts are, from -1 to 1
Known = Mapping[str, Collection[str]]  # of some boxes of the student: the claims that they are

ANCHORED = 0.30  # what a shared sentence adds
ALONE = 0.60  # the same, where no other box and no other claim stands in it
ELSEWHERE = 0.85  # what is left of the likeness of two boxes that stand in different paragraphs
NEARBY = 0.94  # the same, in one paragraph
VECTORS = 0.4  # what vectors of sentences weigh, where they are used, beside words
UNLIKE = 0.3  # the cosine of vectors up to which two texts have nothing in common
SENTENCE = 0.85  # of likeness, where a box is like the sentence that a claim is anchored in and not the claim itself
NEIGHBOURS = 0.33  # what the best neighbours can add
WEIGHTS = (0.5, 0.3, 0.2)  # of those above, below and beside
ROUNDS = 4
TAKEN = 0.15  # what a claim loses, of how much more another box is like it
HELD = 0.85  # what is left of the score for a claim that is known to stand in another box
PLAIN = 0.35  # the score from which a pair is trusted in full
TRUSTED = 0.02  # the least that a neighbour's word is worth to be heard
OTHER_TIE = 0.5  # what a neighbour's word is worth that is tied otherwise: a reason here and an objection there
TWINS = 0.85  # of the words of two boxes, that each of them has of the other
ROOT = 0.5  # what it is worth that both boxes lead to nothing


@dataclass(frozen=True)
class Scored:
    """Likeness alone, with anchors, and with all that speaks for a pair, each from 0 to 1, and the wordings."""

    meaning: Scores
    based: Scores  # on meaning and anchors
    total: Scores
    student: Mapping[str, Wording]
    reference: Mapping[str, Wording]
    twins: Mapping[str, frozenset[str]]  # of each box of the student: those that say almost the same in the same words


def again(student: Outline, reference: Outline, scored: Scored, known: Known) -> Scored:
    """Score every pair anew, with its neighbours, where it is ``known`` of some boxes which claims they are."""
    return replace(scored, total=_with_neighbours(student, reference, scored.based, known))


def score(student: Outline, reference: Outline, vectors: Vectors | None = None) -> Scored:
    """Score every pair of a box and a claim by itself; ``vectors`` say how alike two texts are."""
    sentences = {s.name: s for s in (*student.map.sentences, *reference.map.sentences)}
    texts = [wording(box) for side in (student, reference) for box in side.boxes.values()]
    likeness = Likeness(texts)
    mine = {id_: _variants(box, likeness) for id_, box in student.boxes.items()}
    theirs = {id_: _variants(box, likeness) for id_, box in reference.boxes.items()}
    quoted = {id_: likeness.wording(quoted_of(box, sentences)) for id_, box in reference.boxes.items()}
    meaning: Scores = {}
    for id_, said in mine.items():
        meaning[id_] = {
            other: max(_alike(likeness, said, theirs[other]), SENTENCE * likeness(said[0], quoted[other]))
            for other in theirs
        }
    if vectors:
        meaning = _with_vectors(student, reference, meaning, vectors)
    places = [{id_: _places(box) for id_, box in side.boxes.items()} for side in (student, reference)]
    alone = frozenset.intersection(*(_taken_once(side.values()) for side in places))
    based = {
        a: {b: _anchored(places[0][a], places[1][b], value, alone) for b, value in row.items()}
        for a, row in meaning.items()
    }
    own, other = ({a: said[0] for a, said in side.items()} for side in (mine, theirs))
    return Scored(meaning, based, based, own, other, _twins(mine))


def _twins(variants: Mapping[str, list[Wording]]) -> dict[str, frozenset[str]]:
    """Return the boxes that say almost the same as each box, by their texts where only titles differ."""

    def alike(one: list[Wording], other: list[Wording]) -> bool:
        ends = ((one[0], other[0]), (one[-1], other[-1]))
        return any(covered(x, y) >= TWINS and covered(y, x) >= TWINS for x, y in ends)

    twins: dict[str, set[str]] = {box: set() for box in variants}
    for box, other in combinations(variants, 2):
        mine, theirs = variants[box], variants[other]
        if mine[0].denies == theirs[0].denies and alike(mine, theirs):
            twins[box].add(other)
            twins[other].add(box)
    return {box: frozenset(others) for box, others in twins.items()}


def _with_vectors(student: Outline, reference: Outline, meaning: Scores, vectors: Vectors) -> Scores:
    """Return likeness by words and by vectors together; of vectors the better of whole boxes and of their texts alone."""
    sides = [list(side.boxes.values()) for side in (student, reference)]
    whole = vectors(*([wording(box) for box in side] for side in sides))
    texts = vectors(*([box.text or wording(box) for box in side] for side in sides))
    return {
        a: {
            b: (1 - VECTORS) * value + VECTORS * max(0.0, (max(by_whole, by_text) - UNLIKE) / (1 - UNLIKE))
            for (b, value), by_whole, by_text in zip(row.items(), *likenesses, strict=True)
        }
        for (a, row), *likenesses in zip(meaning.items(), whole, texts, strict=True)
    }


def _variants(box: Claim, likeness: Likeness) -> list[Wording]:
    """Return all that a box says, and its text alone: titles are often in other words."""
    whole = wording(box)
    return [likeness.wording(text) for text in dict.fromkeys((whole, box.text or whole))]


def _alike(likeness: Likeness, one: list[Wording], other: list[Wording]) -> float:
    return max(likeness(one[0], other[0]), likeness(one[-1], other[-1]))


Places = frozenset[tuple[int, int]]  # sentences, by their paragraph


def _places(box: Claim) -> Places:
    return frozenset((anchor.paragraph, anchor.sentence) for anchor in box.anchors)


def _taken_once(boxes: Iterable[Places]) -> Places:
    """Return the sentences in which one box stands and no other."""
    counts = Counter(place for places in boxes for place in places)
    return frozenset(place for place, n in counts.items() if n == 1)


def _anchored(mine: Places, theirs: Places, value: float, alone: Places) -> float:
    """Return likeness with what anchors say: a shared sentence adds, and more if nothing else stands there."""
    if not mine or not theirs:
        return value
    if shared := mine & theirs:
        weight = ALONE if shared <= alone else ANCHORED
        return min(1.0, value + weight * len(shared) / min(len(mine), len(theirs)) * (1 - value))
    near = {p for p, _ in mine} & {p for p, _ in theirs}
    return value * (NEARBY if near else ELSEWHERE)


def _with_neighbours(student: Outline, reference: Outline, based: Scores, known: Known) -> Scores:
    mine, theirs = neighbourhood(student), neighbourhood(reference)
    total = based
    for _ in range(ROUNDS):
        trust = _trust(total) | {box: dict.fromkeys(claims, 1.0) for box, claims in known.items()}
        spoken = _spoken_for(mine, theirs, trust)
        total = {
            a: {b: value + NEIGHBOURS * (1 - value) * spoken.get((a, b), 0.0) for b, value in row.items()}
            for a, row in based.items()
        }
        total = _taken(total, known)
    return total


def _taken(scores: Scores, known: Known) -> Scores:
    """Return the scores, lower where another box is much more like the claim, or is known to be it."""
    holders: dict[str, set[str]] = {}
    for box, claims in known.items():
        for claim in claims:
            holders.setdefault(claim, set()).add(box)
    highest: dict[str, float] = {}
    for row in scores.values():
        for b, value in row.items():
            highest[b] = max(highest.get(b, 0.0), value)
    return {
        a: {
            b: HELD * value if a not in holders.get(b, {a}) else value - TAKEN * (highest[b] - value)
            for b, value in row.items()
        }
        for a, row in scores.items()
    }


def _trust(scores: Scores) -> Scores:
    """Return how far each pair is the best of its row and of its column: what a neighbour's word is worth."""
    best: dict[str, float] = {}
    for row in scores.values():
        for b, value in row.items():
            best[b] = max(best.get(b, 0.0), value)
    trust: Scores = {}
    for a, row in scores.items():
        top = max(row.values(), default=0.0)
        trust[a] = {
            b: min(1.0, value / PLAIN) * (value / top) ** 3 * (value / best[b]) ** 2
            for b, value in row.items()
            if value > 0
        }
    return trust


Near = Mapping[str, str]  # neighbours of one sort, and what ties them
Neighbours = Mapping[
    str, Near
]  # of each box; itself may be among them and does not count, so that siblings share theirs


def neighbourhood(outline: Outline) -> tuple[Neighbours, Neighbours, Neighbours]:
    """Return what each box leads to, what leads to it, and what leads to the same."""
    above = {box: {link.target: str(link.tie) for link in links} for box, links in outline.parents.items()}
    below = {box: {s: str(k.tie) for k in links for s in k.sources} for box, links in outline.children.items()}
    beside = {
        box: below[next(iter(targets))]
        if len(targets) == 1
        else {s: tie for target in targets for s, tie in below[target].items()}
        for box, targets in above.items()
    }
    return above, below, beside


def _spoken_for(
    mine: tuple[Neighbours, ...], theirs: tuple[Neighbours, ...], trust: Scores
) -> Mapping[tuple[str, str], float]:
    """Return how well neighbours agree, from 0 to 1: those above count most, then those below, then those beside."""
    spoken: dict[tuple[str, str], float] = {}
    heard = {x: {y: value for y, value in row.items() if value >= TRUSTED} for x, row in trust.items()}
    turned: Scores = {}
    for x, row in heard.items():
        for y, value in row.items():
            turned.setdefault(y, {})[x] = value
    for weight, one, other in zip(WEIGHTS, mine, theirs, strict=True):
        ahead, back = agreement(one, other, turned), agreement(other, one, heard)
        for a, b in {*ahead, *((a, b) for b, a in back)}:
            agreed = max(ahead.get((a, b), 0.0), back.get((b, a), 0.0))
            spoken[a, b] = spoken.get((a, b), 0.0) + weight * agreed
    roots = [[box for box, above in side[0].items() if not above] for side in (mine, theirs)]
    for a in roots[0]:
        for b in roots[1]:
            spoken[a, b] = spoken.get((a, b), 0.0) + WEIGHTS[0] * ROOT
    return spoken


def agreement(one: Neighbours, other: Neighbours, trust: Scores) -> dict[tuple[str, str], float]:
    """Return what share of the neighbours of a box are neighbours of a claim, as far as ``trust`` goes, of claims by box."""
    groups = _shared(one)
    having: dict[str, list[int]] = {}
    for number, (near, _) in enumerate(groups):
        for x in near:
            having.setdefault(x, []).append(number)
    agreed: dict[tuple[str, str], float] = {}
    for beside, claims in _shared(other):
        heard: dict[str, list[tuple[float, str, str]]] = {}
        for y, kind in beside.items():
            for x, value in trust.get(y, {}).items():
                heard.setdefault(x, []).append((value, kind, y))
        peaks = cache(partial(_peaks, heard))
        for near, boxes in (groups[number] for number in {n for x in heard for n in having.get(x, ())}):
            highest = {x: peaks(x, tie) for x, tie in near.items() if x in heard}
            for b in claims:
                worth = {x: second if y == b else first for x, (first, y, second) in highest.items()}
                total = sum(worth.values())
                for a in boxes:
                    if total and (rest := len(near) - (a in near)):
                        agreed[a, b] = (total - worth.get(a, 0.0)) / rest
    return agreed


def _shared(side: Neighbours) -> list[tuple[Near, list[str]]]:
    """Return each group of neighbours once, with the boxes that share it."""
    boxes: dict[int, list[str]] = {}
    for box, near in side.items():
        boxes.setdefault(id(near), []).append(box)
    return [(side[names[0]], names) for names in boxes.values()]


def _peaks(heard: Mapping[str, list[tuple[float, str, str]]], x: str, tie: str) -> tuple[float, str, float]:
    """Return how far a box is trusted most to be one of a group, which one, and how far to be another one.

    It is trusted less where it is tied otherwise than they are.
    """
    values = sorted(((value if kind == tie else OTHER_TIE * value, y) for value, kind, y in heard[x]), reverse=True)
    return *values[0], values[1][0] if len(values) > 1 else 0.0


def best(row: Mapping[str, float], most: int) -> Iterable[str]:
    """Return the ids with the highest scores, best first."""
    return sorted(row, key=lambda b: (-row[b], b))[:most]


def mutual(scores: Scores, boxes: Collection[str], claims: Collection[str], least: float) -> list[tuple[str, str]]:
    """Return the pairs of ``boxes`` and ``claims`` that are each the best of the other, from a score of ``least``."""
    first = {c: max(boxes, key=lambda b: scores[b][c]) for c in claims} if boxes else {}
    nearest = {b: max(claims, key=lambda c: scores[b][c]) for b in boxes} if claims else {}
    return [(b, c) for b, c in nearest.items() if first[c] == b and scores[b][c] >= least]
