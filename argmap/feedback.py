"""Questions about the reasoning of a map, for whoever is writing it: they point at a place, and do not solve it.

Each has a code, and a section of that name in ``docs/explanation/questions-to-a-map.md``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from argmap.check import isolated
from argmap.compare.hedging import hedge_of, hedges_in
from argmap.compare.outline import Outline, Tie, outline
from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import ArgumentMap, Role, Span, Statement
from argmap.domain.naming import name_of, shortened
from argmap.domain.structure import cycles, shortest_cycle
from argmap.words import Words

PAGE = "docs/explanation/questions-to-a-map.md"
CODES = (
    *("unsupported-premise", "circular-reason", "unanswered-objection", "single-source", "unasked-question"),
    *("hedge-lost", "stronger-than-its-sentence", "unstated-thesis", "unrelated-claim"),
)
_FEW = 3  # pieces of evidence from which it is odd that all have one source
_STRONG = re.compile(
    r"\b(?:all(?! the same| in all)|always|every|everybody|everyone|never|proves?|proven|certainly|undoubtedly|"
    r"impossible|completely|entirely)\b",
    re.IGNORECASE,
)


def questions(argument_map: ArgumentMap, language: str = "") -> list[Diagnostic]:
    """Return the questions that a map raises, in ``language``, in the order of its source, as notes."""
    of = outline(argument_map)
    words = Words(language)
    doubts = [*_unsupported(of), *_circular(of), *_unanswered(of), *_one_source(of), *_unasked(of), *_wordings(of)]
    doubts += [*_aimless(of), *_unrelated(of)]
    doubts.sort(key=lambda doubt: (doubt.where.line, doubt.where.column) if doubt.where else (0, 0))
    return [doubt.asked(words) for doubt in doubts]


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A question before it is put into words: its code, its place, and the names that are quoted in it."""

    code: str
    where: Span | None
    element: str
    names: Mapping[str, str] = field(default_factory=dict)

    def asked(self, words: Words) -> Diagnostic:
        quoted = {key: words.quoted(shortened(name, 70)) for key, name in self.names.items()}
        message = words(f"doubt.{self.code}", **quoted)
        remedy = f"{words(f'doubt.about.{self.code}')} See {PAGE}#{self.code}."
        return Diagnostic(self.code, message, self.where, remedy, Severity.NOTE, self.element)


def _called(of: Outline, box: str) -> str:
    return name_of(of.boxes[box])


def _aimless(of: Outline) -> Iterator[_Doubt]:
    """A map of several claims that does not say which one they are for."""
    if of.map.thesis is None and len(of.boxes) > 1:
        first = next(iter(of.boxes))
        yield _Doubt("unstated-thesis", of.boxes[first].span, first)


def _unrelated(of: Outline) -> Iterator[_Doubt]:
    for claim in isolated(of.map):
        if claim.id in of.boxes:
            yield _Doubt("unrelated-claim", claim.span, claim.id, {"box": _called(of, claim.id)})


def _unsupported(of: Outline) -> Iterator[_Doubt]:
    """Reasons right below the thesis that rest on nothing: no reason, no sentence of the text."""
    thesis = of.map.thesis
    for link in of.children.get(thesis.id, []) if thesis else []:
        for box in link.sources:
            claim = of.boxes[box]
            carried = (
                of.children[box] or claim.anchors or (isinstance(claim, Statement) and claim.role is Role.EVIDENCE)
            )
            if link.tie is Tie.SUPPORT and not carried:
                yield _Doubt("unsupported-premise", claim.span, box, {"box": _called(of, box)})


def _circular(of: Outline) -> Iterator[_Doubt]:
    reasons: dict[str, list[str]] = {}
    for link in of.links:
        if link.tie is Tie.SUPPORT:
            reasons.setdefault(link.target, []).extend(s for s in link.sources if s != link.target)
    for members in cycles(reasons):
        box = shortest_cycle(reasons, members)[0]
        yield _Doubt("circular-reason", of.boxes[box].span, box, {"box": _called(of, box)})


def _unanswered(of: Outline) -> Iterator[_Doubt]:
    for link in of.links:
        if link.tie is Tie.SUPPORT or link.symmetric:
            continue
        for box in link.sources:
            if not any(answer.tie is not Tie.SUPPORT for answer in of.children[box]):
                if any(up.tie is not Tie.SUPPORT for up in of.parents[link.target]):
                    continue  # a reply, which needs none itself
                names = {"box": _called(of, box), "target": _called(of, link.target)}
                yield _Doubt("unanswered-objection", of.boxes[box].span, box, names)


def _one_source(of: Outline) -> Iterator[_Doubt]:
    """All evidence that has a source beside the article has the same one."""
    leaves = [c for b, c in of.boxes.items() if isinstance(c, Statement) and not of.children[b] and of.parents[b]]
    voices = [
        claim.asserted_by[-1] for claim in leaves if claim.asserted_by and claim.asserted_by[-1] != of.map.article
    ]
    common = Counter(voices).most_common(1)
    if common and common[0][1] == len(leaves) >= _FEW:
        source = of.map.source_by_id.get(common[0][0])
        name = source.name if source else common[0][0]
        first = next(claim for claim in leaves if claim.asserted_by)
        yield _Doubt("single-source", first.span, first.id, {"source": name})


_UNREAL = re.compile(r"\bcould have\b", re.IGNORECASE)  # says what did not happen, and hedges nothing


def _unasked(of: Outline) -> Iterator[_Doubt]:
    aimed = {conflict.target for conflict in of.map.conflicts}
    for inference in of.map.inferences:
        attacked = {inference.id, *inference.premises, inference.argument or ""} & aimed
        if inference.scheme and not attacked:
            scheme = inference.scheme.replace("-", " ")
            yield _Doubt("unasked-question", inference.span, inference.id, {"scheme": scheme})


def _wordings(of: Outline) -> Iterator[_Doubt]:
    """Claims that are put more surely, or more generally, than the sentence that they are anchored in."""
    texts = {s.name: s.text for s in of.map.sentences}
    for box, claim in of.boxes.items():
        sentences = [anchor.phrase or texts.get(anchor.name, "") for anchor in claim.anchors]
        said = " ".join(sentences)
        if not said:
            continue
        if hedges_in(_UNREAL.sub("", said)) is not None and hedge_of(claim) is None:
            yield _Doubt("hedge-lost", claim.span, box, {"box": _called(of, box)})
        strong = {word.casefold() for word in _STRONG.findall(claim.text or claim.title)}
        if strong - {word.casefold() for word in _STRONG.findall(said)}:
            yield _Doubt("stronger-than-its-sentence", claim.span, box, {"box": _called(of, box)})
