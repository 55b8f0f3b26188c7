"""Hypothesis strategies for maps and frameworks, which laws of several rooms share.

Drawing costs more than most laws: each choice of Hypothesis takes a fifth of a millisecond. So what is made of small
independent choices (``picks``, ``joined``, ``slugs``) is made of one string of bytes, which shrinks towards the first
of everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from argmap.domain.model import Argument, ArgumentMap, Conflict, ConflictKind, Hedge, Inference, Stance, Statement
from argmap.semantics import Assumptions, Condition, Framework

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NAMES = f"{LETTERS}0123456789"
BOTH_CASES = f"{LETTERS}{LETTERS.upper()}"

# What markup, spreadsheets, terminals and word processors take for something other than text.
MARKS = "[ ] < > { } # #a @[x] // /* */ <!-- --> __b__ *i* _ \\ : ]: .A. :happy: (1) ---- -- + -> === {a: [l](u) true"
BLANKS = ["- ", "1. ", "\n", "\r\n", "\t", "  ", "{a: 1}", "Untitled 1", "b c", "\u2028", "\u00a0"]
WORDS = ["'", '"', "é", "“”", "a", "1", "U.S.A.", "https://x.org/a_b", "😀"]
HOSTILE = (*MARKS.split(), *BLANKS, *WORDS)


def joined(pieces: Sequence[str], most: int, separator: str = "") -> st.SearchStrategy[str]:
    """Up to ``most`` of at most 256 pieces, one behind the other."""
    return st.binary(max_size=most).map(lambda bytes_: separator.join(pieces[b % len(pieces)] for b in bytes_))


def picks(*choices: Sequence[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """One of each of several sequences of at most 256."""
    size = len(choices)
    return st.binary(min_size=size, max_size=size).map(
        lambda bytes_: tuple(choice[b % len(choice)] for choice, b in zip(choices, bytes_, strict=True))
    )


def phrases(words: Sequence[str], most: int = 4) -> st.SearchStrategy[str]:
    """From one to ``most`` words with spaces between them: some of ``words``, others of up to six plain letters."""
    return st.binary(min_size=1, max_size=7 * most).map(lambda bytes_: _phrase(words, most, bytes_))


def _phrase(words: Sequence[str], most: int, bytes_: bytes) -> str:
    phrase: list[str] = []
    rest = list(bytes_)
    while rest and len(phrase) < most:
        kind, number = rest.pop(0) % 2, rest.pop(0) if rest else 0
        plain, rest = (rest[: number % 6], rest[number % 6 :]) if kind else ([], rest)
        spelt = "".join(BOTH_CASES[b % len(BOTH_CASES)] for b in (number, *plain))
        phrase.append(spelt if kind else words[number % len(words)])
    return " ".join(phrase)


def hostile_texts() -> st.SearchStrategy[str]:
    """Texts of marks that notations give a meaning, or of any characters but control characters."""
    return joined(HOSTILE, 5) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


def slugs() -> st.SearchStrategy[str]:
    """Ids as argmap makes them: ``[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?``."""
    return st.binary(min_size=2, max_size=11).map(_slug)


def _slug(bytes_: bytes) -> str:
    first, tail, *rest = bytes_
    names = "".join(NAMES[b % len(NAMES)] for b in rest)
    ending = names[: tail % 4]
    word = LETTERS[first % len(LETTERS)] + names[tail % 4 :][:5]
    return f"{word}-{ending}" if ending else word


@st.composite
def maps(
    draw: st.DrawFn,
    *,
    claims: int = 7,
    sketches: int = 0,
    arguments: int = 2,
    steps: int = 6,
    conflicts: int = 6,
    premises: int = 2,
    nested: bool = True,
    dangling: bool = False,
    listed: bool = True,
    kinds: Sequence[ConflictKind] = tuple(ConflictKind),
    titles: Sequence[str] = (),
    stances: Sequence[Stance] = (Stance.ASSERTED,),
    hedges: Sequence[Hedge | None] = (None,),
) -> ArgumentMap:
    """Maps as verdicts and strengths see them, with at most so many elements of each kind, and circles of all forms.

    ``sketches`` are arguments without steps, ``premises`` is the most that one relation has. Conflicts may end on
    anything; with ``nested`` relations may be premises and what steps lead to, too; with ``dangling`` some relations
    have no premise, or an end or argument that does not exist. Unless ``listed``, steps name their argument and it not them.
    """

    def some(letter: str, most: int, least: int = 0) -> list[str]:
        return [f"{letter}{n}" for n in range(draw(st.integers(least, most)))]

    statements, loose, owners = some("s", claims, 1), some("x", sketches), some("a", arguments)
    inferences, hits = some("i", steps), some("c", conflicts)
    gone = ["gone"] * dangling
    boxes = [*statements * 2, *loose, *owners]
    anything = [*statements * 2, *boxes, *inferences, *hits, *gone]
    ends = [*boxes * 3, *anything] if nested else boxes
    sources = id_lists(ends, premises, 0 if dangling else 1)
    step_facts = picks(ends, [None, None, *owners, *gone])
    made = tuple(Inference(i, draw(sources), *_end(draw(step_facts))) for i in inferences)
    hit_facts = picks(anything, kinds)
    claim_facts = picks(titles or [""], stances, hedges)
    listed = {a: tuple(i.id for i in made if i.argument == a) for a in owners * listed}
    return ArgumentMap(
        "random",
        statements=tuple(_statement(s, bool(titles), *draw(claim_facts)) for s in statements),
        arguments=tuple(Argument(a, a.upper(), inferences=listed.get(a, ())) for a in (*loose, *owners)),
        inferences=made,
        conflicts=tuple(Conflict(c, draw(sources), *draw(hit_facts)) for c in hits),
    )


def id_lists(ids: Sequence[str], most: int, least: int = 1) -> st.SearchStrategy[tuple[str, ...]]:
    """From ``least`` to ``most`` of the ids, the same more than once, too."""
    return st.binary(min_size=least, max_size=most).map(lambda bytes_: tuple(ids[b % len(ids)] for b in bytes_))


def _end(facts: tuple[str, str | None]) -> tuple[Any, ...]:
    conclusion, argument = facts
    return conclusion, "", (), False, argument


def _statement(id_: str, titled: bool, title: str, stance: Stance, hedge: Hedge | None) -> Statement:
    return Statement(id_, title if titled else id_.upper(), stance=stance, hedge=hedge)


@st.composite
def assumptions(draw: st.DrawFn, map_: ArgumentMap, most: int = 3) -> Assumptions:
    """Up to ``most`` elements of the map, each rejected, accepted or contested."""
    assumed = draw(st.dictionaries(st.sampled_from(sorted(map_.elements)), st.integers(0, 2), max_size=most))
    return _assumptions(assumed)


def _assumptions(assumed: dict[str, int]) -> Assumptions:
    return Assumptions.of(*([id_ for id_ in assumed if assumed[id_] == kind] for kind in range(3)))


@st.composite
def frameworks(draw: st.DrawFn, largest: int = 6, *, smallest: int = 0, kinds: int = 3) -> Framework:
    """Conditions of every form, with ids on both sides too.

    Up to two ids are assumed: with one of ``kinds`` rejected, with three also accepted or contested.
    """
    ids = [f"n{n}" for n in range(draw(st.integers(smallest, largest)))]
    if not ids:
        return Framework({})
    some = id_lists(ids, 3, 0)
    conditions = {id_: Condition(draw(some), draw(some), draw(some)) for id_ in ids}
    assumed = draw(st.dictionaries(st.sampled_from(ids), st.integers(0, kinds - 1), max_size=2))
    return Framework(conditions).assuming(_assumptions(assumed))


@st.composite
def attack_graphs(draw: st.DrawFn, largest: int = 9) -> tuple[list[str], list[tuple[str, str]]]:
    """The arguments of a framework of Dung and its attacks, on oneself and twice, too."""
    ids = [f"a{n}" for n in range(draw(st.integers(1, largest)))]
    return ids, draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=2 * largest))
