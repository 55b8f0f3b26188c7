"""Questions about the reasoning of a map, for whoever is writing it: they point at a place, and do not solve it.

Each has a code, and a section of that name in ``docs/explanation/questions-to-a-map.md``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from argmap.check import isolated
from argmap.compare.hedging import hedge_of, hedges_in
from argmap.compare.outline import Outline, Tie, name_of, outline
from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import ArgumentMap, Role, Span, Statement
from argmap.domain.naming import quoted
from argmap.domain.structure import cycles, shortest_cycle

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


def questions(argument_map: ArgumentMap) -> list[Diagnostic]:
    """Return the questions that a map raises, in the order of its source, as notes."""
    of = outline(argument_map)
    found = [*_unsupported(of), *_circular(of), *_unanswered(of), *_one_source(of), *_unasked(of), *_wordings(of)]
    found += [*_aimless(of), *_unrelated(of)]
    return sorted(found, key=lambda d: (d.where.line, d.where.column) if d.where else (0, 0))


def _question(code: str, message: str, where: Span | None, element: str) -> Diagnostic:
    return Diagnostic(code, message, where, f"See {PAGE}#{code}.", Severity.NOTE, element)


def _called(of: Outline, box: str) -> str:
    return quoted(name_of(of.boxes[box]), 70)


def _aimless(of: Outline) -> Iterator[Diagnostic]:
    """A map of several claims that does not say which one they are for."""
    if of.map.thesis is None and len(of.boxes) > 1:
        first = next(iter(of.boxes))
        yield _question("unstated-thesis", "What does it all argue for?", of.boxes[first].span, first)


def _unrelated(of: Outline) -> Iterator[Diagnostic]:
    for claim in isolated(of.map):
        if claim.id in of.boxes:
            message = f"{_called(of, claim.id)} is related to nothing. What does this claim do?"
            yield _question("unrelated-claim", message, claim.span, claim.id)


def _unsupported(of: Outline) -> Iterator[Diagnostic]:
    """Reasons right below the thesis that rest on nothing: no reason, no sentence of the text."""
    thesis = of.map.thesis
    for link in of.children.get(thesis.id, []) if thesis else []:
        for box in link.sources:
            claim = of.boxes[box]
            carried = (
                of.children[box] or claim.anchors or (isinstance(claim, Statement) and claim.role is Role.EVIDENCE)
            )
            if link.tie is Tie.SUPPORT and not carried:
                message = f"{_called(of, box)} carries the thesis. Why should a reader believe it?"
                yield _question("unsupported-premise", message, claim.span, box)


def _circular(of: Outline) -> Iterator[Diagnostic]:
    reasons: dict[str, list[str]] = {}
    for link in of.links:
        if link.tie is Tie.SUPPORT:
            reasons.setdefault(link.target, []).extend(s for s in link.sources if s != link.target)
    for members in cycles(reasons):
        box = shortest_cycle(reasons, members)[0]
        message = f"Follow the reasons for {_called(of, box)} downwards: do you come back to it?"
        yield _question("circular-reason", message, of.boxes[box].span, box)


def _unanswered(of: Outline) -> Iterator[Diagnostic]:
    for link in of.links:
        if link.tie is Tie.SUPPORT or link.symmetric:
            continue
        for box in link.sources:
            if not any(answer.tie is not Tie.SUPPORT for answer in of.children[box]):
                if any(up.tie is not Tie.SUPPORT for up in of.parents[link.target]):
                    continue  # a reply, which needs none itself
                message = f"{_called(of, box)} speaks against {_called(of, link.target)}. Does the text answer it?"
                yield _question("unanswered-objection", message, of.boxes[box].span, box)


def _one_source(of: Outline) -> Iterator[Diagnostic]:
    """All evidence that has a source beside the article has the same one."""
    leaves = [c for b, c in of.boxes.items() if isinstance(c, Statement) and not of.children[b] and of.parents[b]]
    voices = [
        claim.asserted_by[-1] for claim in leaves if claim.asserted_by and claim.asserted_by[-1] != of.map.article
    ]
    common = Counter(voices).most_common(1)
    if common and common[0][1] == len(leaves) >= _FEW:
        source = of.map.source_by_id.get(common[0][0])
        name = quoted(source.name if source else common[0][0], 70)
        first = next(claim for claim in leaves if claim.asserted_by)
        message = f"Everything rests on what {name} says. What would be left if that source were wrong?"
        yield _question("single-source", message, first.span, first.id)


def _unasked(of: Outline) -> Iterator[Diagnostic]:
    aimed = {conflict.target for conflict in of.map.conflicts}
    for inference in of.map.inferences:
        attacked = {inference.id, *inference.premises, inference.argument or ""} & aimed
        if inference.scheme and not attacked:
            scheme = inference.scheme.replace("-", " ")
            message = f"This step argues by {quoted(scheme)}. What would you ask of anybody who argues like that?"
            yield _question("unasked-question", message, inference.span, inference.id)


def _wordings(of: Outline) -> Iterator[Diagnostic]:
    """Claims that are put more surely, or more generally, than the sentence that they are anchored in."""
    texts = {s.name: s.text for s in of.map.sentences}
    for box, claim in of.boxes.items():
        sentences = [anchor.phrase or texts.get(anchor.name, "") for anchor in claim.anchors]
        said = " ".join(sentences)
        if not said:
            continue
        if hedges_in(said) is not None and hedge_of(claim) is None:
            message = f"How sure is the text where it says {_called(of, box)}, and how sure is your box?"
            yield _question("hedge-lost", message, claim.span, box)
        strong = {word.casefold() for word in _STRONG.findall(claim.text or claim.title)}
        if strong - {word.casefold() for word in _STRONG.findall(said)}:
            message = f"Does the text say as much as {_called(of, box)} does?"
            yield _question("stronger-than-its-sentence", message, claim.span, box)
