"""Difference of two maps: what was added, removed, reworded, renamed, re-attached or otherwise changed.

``diff`` finds which element of one map is which of the other and says how they differ. It knows no order of time:
comparing the other way round gives the same changes, mirrored. A map is no different from itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from argmap.domain.fields import fields_of
from argmap.domain.model import Argument, ArgumentMap, Inference, Sentence
from argmap.domain.relations import ELEMENTS, KINDS, relations_of
from argmap.graph.difference_change import Change, Fact, Kind, by_kind
from argmap.graph.difference_facts import Translation, claim_changes, plain, relation_changes, what_is
from argmap.graph.difference_matching import Keyed, Pairs, match, match_by
from argmap.graph.difference_relations import Translate, match_relations, translation_of, translator
from argmap.graph.difference_text import tell, to_data

__all__ = ["Change", "Difference", "Fact", "Kind", "diff"]

_APART = frozenset(
    (*ELEMENTS, "sources", "sections", "sentences", "strands", "tour", "extra")
)  # what is not compared as a whole


@dataclass(frozen=True)
class Difference:
    """The differences of the map ``after`` from the map ``before``.

    ``same`` says for the id of each element of ``before`` that is still there which id it has in ``after``.
    """

    before: ArgumentMap
    after: ArgumentMap
    changes: tuple[Change, ...]
    same: Mapping[str, str] = field(repr=False)

    def __bool__(self) -> bool:
        """Return whether there is any difference."""
        return bool(self.changes)

    @property
    def counts(self) -> dict[Kind, int]:
        """The number of changes of each kind that occurs."""
        return {kind: len(changes) for kind, changes in by_kind(self.changes).items()}

    def to_text(self, names: tuple[str, str] | None = None) -> str:
        """The changes in words, kind by kind; ``names`` are what to call the two files."""
        return "\n".join(tell(self.before, self.after, self.changes, names))

    def to_dict(self) -> dict[str, Any]:
        """The changes as plain data for JSON, with the place of each side."""
        return to_data(self.before, self.after, self.changes)

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The changes of one kind, in the order of the source."""
        return by_kind(self.changes).get(kind, ())


def diff(before: ArgumentMap, after: ArgumentMap) -> Difference:
    """Say how ``after`` differs from ``before``.

    Statements are one and the same if they have the same id, or else the same title, the same words, or words that are
    very much alike. Ids that only count ("untitled-3", "17") are trusted last. The id of a map that follows from the
    name of its file is no difference. Where only one map has the sentences of its article at hand, digests of anchors
    are not compared. Takes about linear time: 10,000 statements in seconds.
    """
    same = match(before.statements, after.statements)
    same |= match(before.arguments, after.arguments)
    same |= _match_by_steps(before, after, same)
    relations = match_relations(before, after, same)
    sources = match_by(before.sources, after.sources, lambda s: s.id, lambda s: s.name)
    sections = match_by(before.sections, after.sections, lambda s: s.id, lambda s: (s.title, s.level))
    every = same | relations
    translation = Translation(
        translator(before, after, every),
        translation_of(before.source_by_id, after.source_by_id, sources),
        translation_of({s.id for s in before.sections}, {s.id for s in after.sections}, sections),
        bool(before.sentences) == bool(after.sentences),
    )
    changes = [
        *_claims(before, after, same, translation),
        *_relations(before, after, relations, translation),
        *_plain("source", before.sources, after.sources, sources, translation),
        *_plain("section", before.sections, after.sections, sections, translation),
        *_sentences(before.sentences, after.sentences),
    ]
    facts = _settings(before, after, translation) + _order(
        "sources", [s.id for s in before.sources], [s.id for s in after.sources], sources
    )
    facts += _order("strands", list(before.strands), list(after.strands))
    facts += _order("sentences", [s.name for s in before.sentences], [s.name for s in after.sentences])
    facts += _order_of_relations(before, after, relations, changes)
    if facts:
        changes.append(Change(Kind.CHANGED, "map", before.id, after.id, tuple(facts)))
    order = {kind: place for place, kind in enumerate(Kind)}
    return Difference(before, after, tuple(sorted(changes, key=lambda c: order[c.kind])), every)


def _match_by_steps(before: ArgumentMap, after: ArgumentMap, same: Pairs) -> Pairs:
    """Pair the arguments left over that reason from the same premises to the same conclusions, step by step."""
    taken = set(same.values())
    translate = translator(before, after, same)
    left = [Keyed(a.id, _steps(before, a, translate)) for a in before.arguments if a.id not in same]
    right = [Keyed(a.id, _steps(after, a, str)) for a in after.arguments if a.id not in taken]
    return match_by(left, right, lambda keyed: keyed.key)


def _steps(of: ArgumentMap, argument: Argument, translate: Translate) -> Hashable:
    steps = [step for name in argument.inferences if isinstance(step := of.elements.get(name), Inference)]
    return tuple((tuple(sorted(map(translate, s.premises))), translate(s.conclusion)) for s in steps) or None


def _claims(before: ArgumentMap, after: ArgumentMap, same: Pairs, translation: Translation) -> Iterator[Change]:
    yield from _plain("statement", before.statements, after.statements, same, translation)
    yield from _plain("argument", before.arguments, after.arguments, same, translation)


def _plain(
    what: str, before: Sequence[Any], after: Sequence[Any], same: Pairs, translation: Translation
) -> Iterator[Change]:
    """Changes of statements, arguments, sources or sections, in the order of the map ``after``, what is gone first."""
    yield from (Change(Kind.REMOVED, what, each.id, None) for each in before if each.id not in same)
    partner = {other: each for each in before if (other := same.get(each.id)) is not None}
    for each in after:
        if each.id not in partner:
            yield Change(Kind.ADDED, what, None, each.id)
        else:
            yield from claim_changes(partner[each.id], each, what, translation)
    if what != "source":
        yield from (Change(Kind.MOVED, what, one, same[one]) for one in _moved(before, after, same))


def _relations(before: ArgumentMap, after: ArgumentMap, same: Pairs, translation: Translation) -> Iterator[Change]:
    old, new = ({r.id: r for r in relations_of(map)} for map in (before, after))
    yield from (Change(Kind.REMOVED, what_is(r), r.id, None) for r in old.values() if r.id not in same)
    partner = {other: one for one, other in same.items()}
    for relation in new.values():
        if relation.id not in partner:
            yield Change(Kind.ADDED, what_is(relation), None, relation.id)
        else:
            yield from relation_changes(old[partner[relation.id]], relation, translation)


def _sentences(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[Change]:
    if bool(before) != bool(after):
        name = "retelling"
        yield Change(*((Kind.ADDED, name, None, name) if after else (Kind.REMOVED, name, name, None)))
        return
    old, new = ({s.name: s for s in side} for side in (before, after))
    yield from (Change(Kind.REMOVED, "sentence", name, None) for name in old if name not in new)
    for name, sentence in new.items():
        one = old.get(name)
        if one is None:
            yield Change(Kind.ADDED, "sentence", None, name)
        elif one != sentence:
            values = [(f, getattr(one, f), getattr(sentence, f)) for f in ("text", "digest", "unclaimed")]
            facts = tuple(Fact(f, a, b) for f, a, b in values if a != b)
            kind = Kind.REWORDED if facts[0].name == "text" else Kind.CHANGED
            yield Change(kind, "sentence", name, name, facts)


def _settings(before: ArgumentMap, after: ArgumentMap, translation: Translation) -> list[Fact]:
    """The facts in which two maps differ as wholes."""
    facts = [
        Fact(name, plain(one), plain(other))
        for known in fields_of(before)
        if known.name not in _APART
        for name, one, other in [(known.name, getattr(before, known.name), getattr(after, known.name))]
        if translation.value(known, one) != other and not (name == "id" and _named_by_files(before, after))
    ]
    facts += _entries("strand", before.strands, after.strands)
    facts += _entries("extra", before.extra, after.extra)
    if tuple((translation.element(at), say) for at, say in before.tour) != after.tour:
        facts.append(Fact("tour", *([f"{at}: {say}" for at, say in map.tour] for map in (before, after))))
    return facts


def _order_of_relations(
    before: ArgumentMap, after: ArgumentMap, same: Pairs, changes: Iterable[Change]
) -> Iterator[Fact]:
    """The order of relations among each other, where it is not that of statements that moved or were re-attached."""
    if any(change.kind is Kind.MOVED for change in changes):
        return
    elsewhere = {change.before for change in changes if change.kind is Kind.REATTACHED}
    kept = {one: other for one, other in same.items() if one not in elsewhere}
    for name in KINDS:
        one, other = ([each.id for each in getattr(map, name)] for map in (before, after))
        yield from _order(name, one, other, kept)


def _order(name: str, one: Sequence[str], other: Sequence[str], same: Pairs | None = None) -> list[Fact]:
    """One fact if the things that both maps have come in another order; ``one`` and ``other`` are their ids."""
    there = set(other)
    pairs = [(a, b) for a in one for b in [same.get(a) if same is not None else a] if b in there]
    kept = {b for _, b in pairs}
    shared = [b for b in other if b in kept]
    return [] if [b for _, b in pairs] == shared else [Fact(f"order of {name}", [a for a, _ in pairs], shared)]


def _entries(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Fact]:
    keys = dict.fromkeys((*before, *after))
    pairs = [(key, plain(before.get(key)), plain(after.get(key))) for key in keys]
    return [Fact(f"{name} {key}", a, b) for key, a, b in pairs if a != b or (key in before) != (key in after)]


def _named_by_files(before: ArgumentMap, after: ArgumentMap) -> bool:
    """Return whether one of the maps has no id but that of its file or folder."""
    for map in (before, after):
        spans = (each.span for each in (*map, *map.sources) if each.span)
        file = map.origin.file if map.origin else next((span.file for span in spans), "")
        names = {PurePath(file).stem, PurePath(file).parent.name, "map"} if file else set()
        if map.id in {"-".join("".join(c if c.isalnum() else " " for c in n.lower()).split()) for n in names}:
            return True
    return False


def _moved(before: Sequence[Any], after: Sequence[Any], same: Pairs) -> list[str]:
    """The ids of those that left their place among the others: as few as explain the new order."""
    place = {each.id: i for i, each in enumerate(after)}
    pairs = [(i, place[same[each.id]], each.id) for i, each in enumerate(before) if each.id in same]
    ranks = [b for _, b, _ in pairs]
    if ranks == sorted(ranks):
        return []
    # The longest run that stays is not unique: choose it the same way whichever map comes first.
    labels = {name: tuple(sorted((name, same[name]))) for _, _, name in pairs}
    straight = [labels[name] for _, _, name in pairs]
    turned = [labels[name] for _, _, name in sorted(pairs, key=lambda p: p[1])]
    if turned < straight:
        pairs = sorted((b, a, name) for a, b, name in pairs)
    stay = {pairs[i][2] for i in _longest_run([b for _, b, _ in pairs])}
    return [each.id for each in before if each.id in same and each.id not in stay]


def _longest_run(ranks: Sequence[int]) -> list[int]:
    """The places of a longest increasing subsequence (Schensted 1961), in n log n time."""
    tails: list[int] = []
    last: list[int] = []
    back: list[int] = []
    for i, rank in enumerate(ranks):
        length = bisect_left(tails, rank)
        back.append(last[length - 1] if length else -1)
        if length == len(tails):
            tails.append(rank)
            last.append(i)
        else:
            tails[length], last[length] = rank, i
    ends = []
    i = last[-1] if last else -1
    while i >= 0:
        ends.append(i)
        i = back[i]
    return ends[::-1]
