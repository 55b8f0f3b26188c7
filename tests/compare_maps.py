"""Maps of students with the claims that their boxes mean, and mistakes seeded into a map, each with its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from argmap import pipeline
from argmap.compare.comparison import compare
from argmap.compare.finding import Finding, Kind
from argmap.compare.outline import outline
from argmap.compare.scoring import Vectors
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Hedge, Inference, Statement

PAIRS = Path(__file__).parents[2] / "shared" / "data" / "pairs" / "article-two-readers.json"
CASES = Path(__file__).parent / "cases" / "compare"
REFERENCES = {
    "lukashenko": Path(__file__).parent.parent / "graphs" / "lukashenko",
    "cholera": CASES / "cholera" / "reference.argdown",
    "clocks": Path(__file__).parent.parent / "graphs" / "clocks",
} | {text: CASES / text / "reference.argdown" for text in ("school", "vasa", "square", "fines", "kiosk", "canteen")}


@dataclass(frozen=True)
class Case:
    """A student's map, the reference, and which claims each box means (none: the box is no claim of the reference)."""

    name: str
    student: ArgumentMap
    reference: ArgumentMap
    gold: dict[str, tuple[str, ...]]

    @property
    def said(self) -> dict[str, tuple[str, ...]]:
        """The boxes that are claims of the reference."""
        return {box: claims for box, claims in self.gold.items() if claims}


def cases(*texts: str) -> Iterator[Case]:
    """Yield every map in ``cases/compare``, or those of ``texts``; the gold stands in the last comment, as TITLE = CLAIM."""
    for text in texts or REFERENCES:
        argument_map = pipeline.load(REFERENCES[text])
        for file in sorted((CASES / text).glob("*.argdown")):
            if file.stem != "reference":
                yield _case(f"{text}/{file.stem}", file, argument_map)


def _case(name: str, file: Path, reference: ArgumentMap) -> Case:
    student = pipeline.load(file)
    lines = _comment(file, "gold")
    ids = {claim.title: claim.id for claim in (*student.statements, *student.arguments)}
    told = {ids.get(title, title): tuple(claims.split()) for title, _, claims in (ln.rpartition(" =") for ln in lines)}
    unknown = [box for box in told if box not in student.elements]
    unknown += [claim for claims in told.values() for claim in claims if claim not in reference.elements]
    if unknown:
        raise ValueError(f"{file}: {unknown}")
    return Case(name, student, reference, told)


@dataclass(frozen=True)
class Judged(Case):
    """A map that no rule was made on, with what somebody who knows the text holds against it: kinds, and claims or boxes."""

    mistakes: tuple[tuple[str, frozenset[str]], ...] = ()

    def accepts(self, finding: Finding) -> bool:
        """Return whether a finding is one of these mistakes; that a claim is missing may have either of two names."""
        absent = (Kind.MISSING, Kind.REPLY)
        about = set(finding.claims[:1]) if finding.kind in absent else {*finding.boxes, *finding.claims}
        kinds = {str(kind) for kind in absent} if finding.kind in absent else {str(finding.kind)}
        return any(kind in kinds and about & names for kind, names in self.mistakes)


def unseen() -> Iterator[Judged]:
    """Yield every map in ``cases/compare/unseen``, with its mistakes, KIND = CLAIM or BOX, in its last comment."""
    for reference in sorted((CASES / "unseen").glob("*/reference.argdown")):
        argument_map = pipeline.load(reference)
        for file in sorted(reference.parent.glob("*.argdown")):
            if file != reference:
                case = _case(f"{reference.parent.name}/{file.stem}", file, argument_map)
                ids = {box.title: box.id for box in (*case.student.statements, *case.student.arguments)}
                lines = _comment(file, "mistakes")
                parts = (line.partition(" = ") for line in lines)
                mistakes = tuple((kind, frozenset({name, ids.get(name, name)})) for kind, _, name in parts)
                yield Judged(case.name, case.student, case.reference, case.gold, mistakes)


def _comment(file: Path, name: str) -> list[str]:
    """Return the lines of a comment that begins with ``name``."""
    return file.read_text(encoding="utf-8").split(f"/* {name}")[1].split("*/")[0].strip().splitlines()


def false_accusations(case: Case, vectors: Vectors | None = None) -> tuple[list[Finding], int]:
    """Return the mistakes that are falsely held against a map, by who knows what its boxes mean, and how many are held."""
    student, reference = outline(case.student), outline(case.reference)
    mistakes = compare(student, reference, vectors=vectors).mistakes
    told = {box: case.gold.get(box, ()) for box in student.boxes}
    known = compare(student, reference, told).mistakes
    about = {(f.kind, f.claims or f.boxes) for f in known}
    absent = {c for f in known if f.kind in (Kind.MISSING, Kind.REPLY) for c in (*f.claims[:1], *f.beside)}
    extra = {b for f in known if f.kind is Kind.EXTRA for b in (*f.boxes, *f.beside)}

    def is_false(f: Finding) -> bool:
        if f.kind in (Kind.MISSING, Kind.REPLY):
            return f.claims[0] not in absent
        return f.boxes[0] not in extra if f.kind is Kind.EXTRA else (f.kind, f.claims or f.boxes) not in about

    return [f for f in mistakes if is_false(f)], len(mistakes)


@dataclass(frozen=True)
class Mutation:
    """A map with one seeded mistake: its kind, and the elements of the map as it was that it is about."""

    kind: str
    map: ArgumentMap
    about: frozenset[str]


def mutations(of: ArgumentMap) -> Iterator[Mutation]:
    """Yield ``of`` with one mistake each: every place where a kind of mistake can be made."""
    yield from _removals(of)
    yield from _additions(of)
    yield from _turns(of)
    yield from _groupings(of)
    yield from _aims(of)
    yield from _moves(of)
    yield from _wordings(of)


def is_named(mutation: Mutation, findings: Iterable[Finding], gold: Mapping[str, tuple[str, ...]]) -> bool:
    """Return whether one of ``findings`` names the mistake by its kind and at its place; ``gold``: what the boxes mean."""
    about = mutation.about | {claim for box in mutation.about for claim in gold.get(box, ())}
    kinds = {mutation.kind, "possibly-merged" if mutation.kind == "merged" else ""}
    return any(f.kind in kinds and about & {*f.boxes, *f.claims, *f.beside} for f in findings)


def told_of(mutation: Mutation, gold: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return what a teacher would confirm of the boxes of a mutated map."""
    told = {s.id: tuple(gold.get(s.id, ())) for s in mutation.map.statements}
    told |= {a.id: tuple(gold.get(a.id, ())) for a in mutation.map.arguments if not a.inferences}
    together = tuple(claim for box in sorted(mutation.about) for claim in gold.get(box, ()))
    if mutation.kind == "repeated":
        told["seeded"] = together
    if mutation.kind == "merged":
        told |= {box: together for box in mutation.about if box in told}
    return told


def _without(of: ArgumentMap, id_: str) -> ArgumentMap:
    """Return the map without a statement; what hung on it hangs on what it hung on."""
    gone = {r.id for r in (*of.inferences, *of.conflicts) if r.sources == (id_,)}
    gone |= {r.id for r in (*of.inferences, *of.conflicts) if r.target == id_}
    gone |= {c.id for c in of.conflicts if c.target in gone}

    def left(relation: Inference | Conflict) -> Inference | Conflict:
        return replace(relation, premises=tuple(p for p in relation.premises if p != id_))

    return replace(
        of,
        statements=tuple(s for s in of.statements if s.id != id_),
        arguments=tuple(
            replace(a, inferences=tuple(i for i in a.inferences if i not in gone))
            for a in of.arguments
            if not a.inferences or not gone.issuperset(a.inferences)
        ),
        inferences=tuple(left(i) for i in of.inferences if i.id not in gone),
        conflicts=tuple(left(c) for c in of.conflicts if c.id not in gone),
    )


def _removals(of: ArgumentMap) -> Iterator[Mutation]:
    targets = {r.target for r in (*of.inferences, *of.conflicts)}
    attackers = {p for c in of.conflicts for p in c.premises if not c.symmetric}
    for s in of.statements:
        tied = any(s.id in r.sources for r in (*of.inferences, *of.conflicts))
        if s.id in targets or not tied or s.role.value == "thesis":
            continue
        answers = any(s.id in c.premises and c.target in attackers for c in of.conflicts)
        yield Mutation("reply-missing" if answers else "missing", _without(of, s.id), frozenset({s.id}))


def _additions(of: ArgumentMap) -> Iterator[Mutation]:
    texts = (
        ("Swimming pool", "The new swimming pool will open on Sundays as well."),
        ("Chess club", "Grandmothers in the chess club prefer green tea."),
    )
    for number, target in enumerate(s.id for s in of.statements[:: max(1, len(of.statements) // 4)]):
        title, text = texts[number % 2]
        added = Statement("seeded", title, text)
        step = Inference("seeded-step", ("seeded",), target)
        statements, inferences = (*of.statements, added), (*of.inferences, step)
        yield Mutation("extra", replace(of, statements=statements, inferences=inferences), frozenset({"seeded"}))


def _turns(of: ArgumentMap) -> Iterator[Mutation]:
    statements = {s.id for s in of.statements}
    used = [r.target for r in (*of.inferences, *of.conflicts)]
    for i in of.inferences:
        if i.argument or len(i.premises) != 1 or not {i.premises[0], i.conclusion} <= statements or i.id in used:
            continue
        turned = replace(i, premises=(i.conclusion,), conclusion=i.premises[0])
        yield Mutation("reversed", _with(of, i.id, turned), frozenset({i.premises[0], i.conclusion}))
        attack = Conflict(i.id, i.premises, i.conclusion)
        yield Mutation("wrong-side", _with(of, i.id, attack), frozenset(i.premises))
    for c in of.conflicts:
        if c.kind is ConflictKind.ATTACK and c.target in statements:
            support = Inference(c.id, c.premises, c.target)
            yield Mutation("wrong-side", _with(of, c.id, support), frozenset(c.premises))


def _groupings(of: ArgumentMap) -> Iterator[Mutation]:
    aimed = {c.target for c in of.conflicts}
    for i in of.inferences:
        if len(i.premises) > 1 and i.id not in aimed:
            alone = [replace(i, id=f"{i.id}-{n}", premises=(p,), argument=None) for n, p in enumerate(i.premises)]
            arguments = tuple(a for a in of.arguments if a.id != i.argument)
            rest = tuple(other for other in of.inferences if other.id != i.id)
            changed = replace(of, arguments=arguments, inferences=(*rest, *alone))
            yield Mutation("convergent-for-linked", changed, frozenset(i.premises))
    single: dict[str, list[Inference]] = {}
    for i in of.inferences:
        if len(i.premises) == 1 and not i.argument and i.id not in aimed:
            single.setdefault(i.conclusion, []).append(i)
    for conclusion, steps in single.items():
        if len(steps) > 1:
            one, other = steps[:2]
            both = Inference("tied", (*one.premises, *other.premises), conclusion)
            rest = tuple(i for i in of.inferences if i not in (one, other))
            yield Mutation("linked-for-convergent", replace(of, inferences=(*rest, both)), frozenset(both.premises))


def _aims(of: ArgumentMap) -> Iterator[Mutation]:
    for c in of.conflicts:
        step = of.elements.get(c.target)
        if c.kind is ConflictKind.UNDERCUT and isinstance(step, Inference):
            rebuttal = replace(c, kind=ConflictKind.ATTACK, target=step.conclusion)
            yield Mutation("rebuttal-for-undercut", _with(of, c.id, rebuttal), frozenset(c.premises))
        elif c.kind is ConflictKind.ATTACK:
            below = next(
                (i for i in of.inferences if i.conclusion == c.target and not set(i.premises) & set(c.premises)), None
            )
            if below:
                undercut = replace(c, kind=ConflictKind.UNDERCUT, target=below.id)
                yield Mutation("undercut-for-rebuttal", _with(of, c.id, undercut), frozenset(c.premises))


def _moves(of: ArgumentMap) -> Iterator[Mutation]:
    """Single reasons moved to a claim that is neither above nor below them."""
    for i in of.inferences:
        if len(i.premises) != 1 or i.argument:
            continue
        near = _below(of, i.premises[0]) | _above(of, i.premises[0]) | {i.premises[0]}
        ties = sum(i.premises[0] in r.sources for r in (*of.inferences, *of.conflicts))
        far = next((s.id for s in reversed(of.statements) if s.id not in near and not _is_aside(of, s)), None)
        if far and ties == 1:
            yield Mutation("attached-elsewhere", _with(of, i.id, replace(i, conclusion=far)), frozenset(i.premises))


def _wordings(of: ArgumentMap) -> Iterator[Mutation]:
    for s in of.statements:
        if s.hedge and s.hedge is not Hedge.CERTAIN:
            flat = replace(s, title="", text=f"It is a fact: {BLUNT.get(s.id, s.title)}", hedge=None)
            yield Mutation("hedge-dropped", _restated(of, s.id, flat), frozenset({s.id}))
        if any(s.id in i.premises and len(i.premises) == 1 and not i.argument for i in of.inferences):
            again = replace(s, id="seeded", title=f"{s.title}, again", anchors=())
            steps = [
                replace(i, id=f"{i.id}-again", premises=("seeded",)) for i in of.inferences if i.premises == (s.id,)
            ]
            changed = replace(of, statements=(*of.statements, again), inferences=(*of.inferences, *steps))
            yield Mutation("repeated", changed, frozenset({s.id}))
    for i in of.inferences:
        if (
            len(i.premises) == 2
            and i.argument
            and not any(r.target in i.premises for r in (*of.inferences, *of.conflicts))
        ):
            yield Mutation("merged", _merged(of, i), frozenset(i.premises))


BLUNT = {  # hedged claims of the references, put as certain
    "thesis": "Lukashenko has kept his troops out because he will not yield to the Kremlin and looks for a loophole.",
    "army-not-ready": "The Belarusian army is not prepared to fight.",
    "letter-fake": "The document about the resignation is a forgery.",
    "mood-real": "The letter shows what is really felt.",
    "horn-outlive": "Stay out, and last longer than Russia's regime and go back to a foreign policy of many directions.",
    "patchwork": "Neighbours choose different times, and traffic and trade suffer.",
    "water": "In Soho in 1854 people caught cholera by drinking water from the pump in Broad Street.",
    "it-may-have-been-the-staff": "Freshly hired colleagues caused the improvement that year.",
    "ending": "The outbreak was already over, since people had fled the quarter.",
}


def _merged(of: ArgumentMap, step: Inference) -> ArgumentMap:
    one, other = (next(s for s in of.statements if s.id == p) for p in step.premises)
    both = replace(one, title="", text=f"{one.text} {other.text}", hedge=one.hedge or other.hedge)
    kept = _restated(of, one.id, both)
    return replace(
        kept,
        statements=tuple(s for s in kept.statements if s.id != other.id),
        inferences=tuple(replace(i, premises=(one.id,)) if i.id == step.id else i for i in kept.inferences),
    )


def _with(of: ArgumentMap, id_: str, new: Inference | Conflict) -> ArgumentMap:
    inferences = tuple(i for i in of.inferences if i.id != id_)
    conflicts = tuple(c for c in of.conflicts if c.id != id_)
    arguments = tuple(replace(a, inferences=tuple(i for i in a.inferences if i != id_)) for a in of.arguments)
    if isinstance(new, Inference):
        return replace(of, inferences=(*inferences, new), conflicts=conflicts, arguments=arguments)
    return replace(of, inferences=inferences, conflicts=(*conflicts, new), arguments=arguments)


def _restated(of: ArgumentMap, id_: str, new: Statement) -> ArgumentMap:
    return replace(of, statements=tuple(new if s.id == id_ else s for s in of.statements))


def _is_aside(of: ArgumentMap, s: Statement) -> bool:
    return not any(s.id in (*r.sources, r.target) for r in (*of.inferences, *of.conflicts))


def _reached(of: ArgumentMap, id_: str, *, up: bool) -> set[str]:
    reached: set[str] = set()
    waiting = [id_]
    while waiting:
        here = waiting.pop()
        for r in (*of.inferences, *of.conflicts):
            step = of.elements.get(r.target)
            ends = (r.target, *((step.target, *step.sources) if isinstance(step, Inference | Conflict) else ()))
            new = set(ends) if up and here in r.sources else set(r.sources) if not up and here in ends else set()
            waiting.extend(new - reached)
            reached |= new
    return reached


def _above(of: ArgumentMap, id_: str) -> set[str]:
    return _reached(of, id_, up=True)


def _below(of: ArgumentMap, id_: str) -> set[str]:
    return _reached(of, id_, up=False)
