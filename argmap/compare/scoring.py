"""How well each box of a student may be each claim of a reference: meaning and anchors first, neighbours beside them.

Neighbours speak by their likeness to neighbours of the other box, and can lift a pair, never sink one: a claim that was
put in a wrong place sits among the wrong neighbours, and still says what it says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from argmap.compare.likeness import Likeness, Wording
from argmap.compare.outline import Claim, Outline, wording
from argmap.domain.model import Sentence

Scores = dict[str, dict[str, float]]  # of each box of the student, by claim of the reference
Known = Mapping[str, Collection[str]]  # of some boxes of the student: the claims that they are

ANCHORED = 0.30  # what a shared sentence adds
ELSEWHERE = 0.85  # what is left of the likeness of two boxes that stand in different paragraphs
NEARBY = 0.94  # the same, in one paragraph
SENTENCE = 0.85  # of likeness, where a box is like the sentence that a claim is anchored in and not the claim itself
NEIGHBOURS = 0.33  # what the best neighbours can add
WEIGHTS = (0.5, 0.3, 0.2)  # of those above, below and beside
ROUNDS = 4
TAKEN = 0.15  # what a claim loses, of how much more another box is like it
HELD = 0.85  # what is left of the score for a claim that is known to stand in another box
PLAIN = 0.35  # the score from which a pair is trusted in full
TRUSTED = 0.02  # the least that a neighbour's word is worth to be heard
OTHER_TIE = 0.5  # what a neighbour's word is worth that is tied otherwise: a reason here and an objection there
ROOT = 0.5  # what it is worth that both boxes lead to nothing


@dataclass(frozen=True)
class Scored:
    """Likeness alone, with anchors, and with all that speaks for a pair, each from 0 to 1, and the wordings."""

    meaning: Scores
    based: Scores  # on meaning and anchors
    total: Scores
    student: Mapping[str, Wording]
    reference: Mapping[str, Wording]


def score(student: Outline, reference: Outline) -> Scored:
    """Score every pair of a box of ``student`` and a claim of ``reference``."""
    return again(student, reference, _meanings(student, reference), {})


def again(student: Outline, reference: Outline, scored: Scored, known: Known) -> Scored:
    """Score every pair anew, where it is ``known`` of some boxes which claims they are."""
    return replace(scored, total=_with_neighbours(student, reference, scored.based, known))


def _meanings(student: Outline, reference: Outline) -> Scored:
    sentences = {s.name: s for s in (*student.map.sentences, *reference.map.sentences)}
    texts = [wording(box) for side in (student, reference) for box in side.boxes.values()]
    likeness = Likeness(texts)
    mine = {id_: _variants(box, likeness) for id_, box in student.boxes.items()}
    theirs = {id_: _variants(box, likeness) for id_, box in reference.boxes.items()}
    quoted = {id_: likeness.wording(_quoted(box, sentences)) for id_, box in reference.boxes.items()}
    meaning: Scores = {}
    for id_, said in mine.items():
        meaning[id_] = {
            other: max(_alike(likeness, said, theirs[other]), SENTENCE * likeness(said[0], quoted[other]))
            for other in theirs
        }
    based = {
        a: {b: _anchored(student.boxes[a], reference.boxes[b], value) for b, value in row.items()}
        for a, row in meaning.items()
    }
    wordings = ({a: said[0] for a, said in side.items()} for side in (mine, theirs))
    return Scored(meaning, based, based, *wordings)


def _variants(box: Claim, likeness: Likeness) -> list[Wording]:
    """Return all that a box says, and its text alone: titles are often in other words."""
    whole = wording(box)
    return [likeness.wording(text) for text in dict.fromkeys((whole, box.text or whole))]


def _alike(likeness: Likeness, one: list[Wording], other: list[Wording]) -> float:
    return max(likeness(one[0], other[0]), likeness(one[-1], other[-1]))


def _quoted(box: Claim, sentences: Mapping[str, Sentence]) -> str:
    """Return the words of the article that a claim is anchored in: its phrase, or else the sentence."""
    parts = (anchor.phrase or (s.text if (s := sentences.get(anchor.name)) else "") for anchor in box.anchors)
    return " ".join(parts)


def _anchored(one: Claim, other: Claim, value: float) -> float:
    mine, theirs = ({(a.paragraph, a.sentence) for a in box.anchors} for box in (one, other))
    if not mine or not theirs:
        return value
    if shared := mine & theirs:
        return min(1.0, value + ANCHORED * len(shared) / min(len(mine), len(theirs)) * (1 - value))
    near = {p for p, _ in mine} & {p for p, _ in theirs}
    return value * (NEARBY if near else ELSEWHERE)


def _with_neighbours(student: Outline, reference: Outline, based: Scores, known: Known) -> Scores:
    mine, theirs = _neighbourhood(student), _neighbourhood(reference)
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


Neighbours = Mapping[str, Mapping[str, str]]  # of each box, its neighbours of one sort, and what ties them to it


def _neighbourhood(outline: Outline) -> tuple[Neighbours, Neighbours, Neighbours]:
    """Return what each box leads to, what leads to it, and what leads to the same."""
    above = {box: {link.target: str(link.tie) for link in links} for box, links in outline.parents.items()}
    below = {box: {s: str(k.tie) for k in links for s in k.sources} for box, links in outline.children.items()}
    beside = {
        box: {s: tie for target in targets for s, tie in below[target].items() if s != box}
        for box, targets in above.items()
    }
    return above, below, beside


def _spoken_for(
    mine: tuple[Neighbours, ...], theirs: tuple[Neighbours, ...], trust: Scores
) -> Mapping[tuple[str, str], float]:
    """Return how well neighbours agree, from 0 to 1: those above count most, then those below, then those beside."""
    spoken: dict[tuple[str, str], float] = {}
    for weight, one, other in zip(WEIGHTS, mine, theirs, strict=True):
        for pair, value in _agreement(one, other, trust).items():
            spoken[pair] = spoken.get(pair, 0.0) + weight * value
    roots = [[box for box, above in side[0].items() if not above] for side in (mine, theirs)]
    for a in roots[0]:
        for b in roots[1]:
            spoken[a, b] = spoken.get((a, b), 0.0) + WEIGHTS[0] * ROOT
    return spoken


def _agreement(one: Neighbours, other: Neighbours, trust: Scores) -> dict[tuple[str, str], float]:
    """Return how many neighbours of a box and of a claim are each other, of the fewer of both, by pairs of the two."""
    near_one, near_other = _turned(one), _turned(other)
    ahead: dict[tuple[str, str], dict[str, float]] = {}
    back: dict[tuple[str, str], dict[str, float]] = {}
    for x, row in trust.items():
        for y, value in row.items():
            if value < TRUSTED:
                continue
            for a, tie in near_one.get(x, ()):
                for b, kind in near_other.get(y, ()):
                    worth = value if tie == kind else value * OTHER_TIE
                    best_ahead, best_back = ahead.setdefault((a, b), {}), back.setdefault((a, b), {})
                    best_ahead[x] = max(best_ahead.get(x, 0.0), worth)
                    best_back[y] = max(best_back.get(y, 0.0), worth)
    return {
        (a, b): max(sum(found.values()) / len(one[a]), sum(back[a, b].values()) / len(other[b]))
        for (a, b), found in ahead.items()
    }


def _turned(neighbours: Neighbours) -> dict[str, list[tuple[str, str]]]:
    """Return of each box the boxes that have it as a neighbour, with what ties it to them."""
    turned: dict[str, list[tuple[str, str]]] = {}
    for box, near in neighbours.items():
        for other, tie in near.items():
            turned.setdefault(other, []).append((box, tie))
    return turned


def best(row: Mapping[str, float], most: int) -> Iterable[str]:
    """Return the ids with the highest scores, best first."""
    return sorted(row, key=lambda b: (-row[b], b))[:most]
