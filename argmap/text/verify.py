"""Anchors held against a text: the retelling that comes with the map, and the reader's own copy of the article."""

from __future__ import annotations

from dataclasses import replace

from argmap.domain.coverage import coverage_of
from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.marks import marks_by_claim, with_marks
from argmap.domain.model import Anchor, Argument, ArgumentMap, Sentence, Statement
from argmap.text.sentences import digest, find_phrase, has_digest, paragraphs


def join_digests(argument_map: ArgumentMap, sentences: tuple[Sentence, ...]) -> ArgumentMap:
    """Give the map its sentences, each claim the words that these mark for it, and each anchor its sentence's digest."""
    digests = {(s.paragraph, s.sentence): s.digest for s in sentences}

    def joined(anchor: Anchor) -> Anchor:
        digest = digests.get((anchor.paragraph, anchor.sentence), "")
        return anchor if anchor.digest or not digest else replace(anchor, digest=digest)

    marked = marks_by_claim(sentences)

    def anchored(point: Statement | Argument) -> tuple[Anchor, ...]:
        return tuple(map(joined, with_marks(point.anchors, marked.get(point.id, ()))))

    statements = tuple(replace(s, anchors=anchored(s)) for s in argument_map.statements)
    arguments = tuple(replace(a, anchors=anchored(a)) for a in argument_map.arguments)
    return replace(argument_map, statements=statements, arguments=arguments, sentences=sentences)


def check_anchors(argument_map: ArgumentMap) -> list[Diagnostic]:
    """Say which anchors name a sentence that the retelling lacks, or a phrase that its sentence lacks."""
    if not argument_map.sentences:
        return []
    texts = {(s.paragraph, s.sentence): s.text for s in argument_map.sentences}
    faults = []
    for statement in argument_map.statements:
        for anchor in statement.anchors:
            text = texts.get((anchor.paragraph, anchor.sentence))
            if text is None:
                remedy = "Correct the numbers, or add the sentence to the retelling."
                message = f"there is no sentence {anchor.name}"
                faults.append(_fault("anchor.no-such-sentence", message, statement, remedy))
            elif anchor.phrase and find_phrase(anchor.phrase, text) is None:
                message = f"the sentence {anchor.name} does not contain the phrase “{anchor.phrase}”"
                faults.append(_fault("anchor.no-such-phrase", message, statement, f"The sentence reads: “{text}”"))
    ids = argument_map.elements.keys()
    for sentence in argument_map.sentences:
        for words, id_ in sentence.marks:
            if id_ not in ids:
                message = f"{sentence.name} marks “{words}” for {id_!r}, which is no element of the map"
                remedy = "Write the id of a claim behind the #, as `argmap show` has them, or take the link out."
                faults.append(Diagnostic("retelling.unknown-mark", message, None, remedy, Severity.WARNING))
    return faults


def verify(argument_map: ArgumentMap, article: str) -> list[Diagnostic]:
    """Hold the digest of every anchor and sentence against the reader's own copy of the article."""
    own = {(p, s): text for p, s, text in _numbered(article)}
    faults = []
    for statement in argument_map.statements:
        for anchor in statement.anchors:
            text = own.get((anchor.paragraph, anchor.sentence))
            if text is None:
                message = f"the article has no sentence {anchor.name}"
            elif anchor.digest and not has_digest(text, anchor.digest):
                message = f"{anchor.name} of this copy of the article is not the sentence that the map was made from"
            else:
                continue
            remedy = "Compare the copy with the published article, or move the anchor."
            faults.append(_fault("anchor.digest-differs", message, statement, remedy))
    for sentence in argument_map.sentences:
        if (sentence.paragraph, sentence.sentence) not in own:
            message = f"the retelling has a sentence {sentence.name} that the article lacks"
            faults.append(Diagnostic("retelling.extra-sentence", message, None, "Remove it.", Severity.WARNING))
    sentences = {(s.paragraph, s.sentence) for s in argument_map.sentences}
    if sentences:
        covered = coverage_of(argument_map)
        for p, s in (place for place in sorted(own.keys() - sentences) if covered.holds(*place)):
            message = f"the article has a sentence p{p} s{s} (digest {digest(own[p, s])}) that the retelling lacks"
            faults.append(Diagnostic("retelling.missing-sentence", message, None, "Retell it.", Severity.WARNING))
    return faults


def unclaimed_sentences(argument_map: ArgumentMap) -> tuple[Sentence, ...]:
    """The sentences of the part that the map covers in which nothing is anchored and that state no reason for it."""
    claimed = {(anchor.paragraph, anchor.sentence) for point in argument_map.points for anchor in point.anchors}
    asked = coverage_of(argument_map).within(argument_map.sentences)
    return tuple(s for s in asked if not s.unclaimed and (s.paragraph, s.sentence) not in claimed)


def own_copy(argument_map: ArgumentMap, article: str) -> tuple[Sentence, ...]:
    """The reader's copy as sentences to show beside the map, each with the digest that the map expects there."""
    expected = {(s.paragraph, s.sentence): s for s in argument_map.sentences}
    diagnostics = []
    for p, s, text in _numbered(article):
        known = expected.get((p, s))
        diagnostics.append(
            Sentence(p, s, text, known.digest if known else digest(text), known.unclaimed if known else "")
        )
    return tuple(diagnostics)


def _numbered(article: str) -> list[tuple[int, int, str]]:
    return [(p, s, text) for p, line in enumerate(paragraphs(article), 1) for s, text in enumerate(line, 1)]


def _fault(code: str, message: str, statement: Statement, remedy: str) -> Diagnostic:
    about = f"[{statement.title}]: {message}"
    return Diagnostic(code, about, statement.span, remedy, Severity.WARNING, statement.id)
