"""A map held against the text it was made from: which anchors, phrases and quotations are there, and how faithfully."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import Anchor, Argument, ArgumentMap, Hedge, Sentence, Stance, Statement
from argmap.text.fidelity import Comparison, Fidelity, compare_wording, quotations
from argmap.text.hedging import hedge_in
from argmap.text.sentences import digest, paragraphs

Place = tuple[int, int]
_GRADES = list(Fidelity)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked for, for which claim, in which sentence, and how faithfully it is there.

    ``kind`` is ``sentence`` (is it the one that was anchored?), ``phrase``, ``quotation`` or ``claim`` (its own words).
    """

    kind: str
    element: str
    title: str
    place: str  # such as p8 s3; empty: the whole text
    words: str
    fidelity: Fidelity
    passage: str = ""
    note: str = ""

    @property
    def fails(self) -> bool:
        """Whether the map says something of its text that is not so."""
        if self.kind == "claim":
            return False
        return self.fidelity is not Fidelity.VERBATIM or bool(self.kind == "quotation" and self.note)


@dataclass(frozen=True, slots=True)
class Verification:
    """All findings, the sentences that no claim carries, and the claims that are surer than their sentence."""

    findings: tuple[Finding, ...]
    unclaimed: tuple[Sentence, ...] = ()
    surer: tuple[Finding, ...] = ()
    retold: bool = False  # phrases were held against the retelling, sentences against the text by their digests
    unheld: bool = False  # there was no copy of the text, so that digests could not be held against anything

    @property
    def failures(self) -> tuple[Finding, ...]:
        """What is not so."""
        return tuple(finding for finding in self.findings if finding.fails)

    @property
    def ok(self) -> bool:
        """Whether every anchor is the sentence that was meant, and every phrase and quotation is in it."""
        return not self.failures

    def counts(self, kind: str) -> dict[str, int]:
        """How many findings of a kind have each grade."""
        grades = [finding.fidelity for finding in self.findings if finding.kind == kind]
        return {grade.value: grades.count(grade) for grade in Fidelity if grade in grades}

    def to_dict(self) -> dict[str, Any]:
        """Plain data for programs."""

        def row(finding: Finding) -> dict[str, Any]:
            fields = ("kind", "element", "title", "place", "words", "passage", "note")
            return {f: getattr(finding, f) for f in fields} | {
                "fidelity": finding.fidelity.value,
                "fails": finding.fails,
            }

        return {
            "ok": self.ok,
            "retold": self.retold,
            "findings": [row(finding) for finding in self.findings],
            "unclaimed": [{"at": s.name, "text": s.text} for s in self.unclaimed],
            "surer": [row(finding) for finding in self.surer],
        }

    def to_text(self) -> str:
        """What a person reads: failures first, then what may be worth a look, then the count."""
        from argmap.text.report import told

        return told(self)


class Texts:
    """The sentences that a map is held against: the article's own, and the retelling's where there is one."""

    def __init__(self, argument_map: ArgumentMap, article: str | None) -> None:
        told = {(s.paragraph, s.sentence): s for s in argument_map.sentences}
        self.retold = any(s.digest and digest(s.text) != s.digest for s in argument_map.sentences)
        self.unheld = article is None and (self.retold or not told)
        if article is not None:
            numbered = enumerate(paragraphs(article), 1)
            self.own: dict[Place, str] = {(p, s): t for p, line in numbered for s, t in enumerate(line, 1)}
        else:
            self.own = {} if self.retold else {place: s.text for place, s in told.items()}
        self.digests = {place: s.digest for place, s in told.items()}
        self.on_purpose = {place for place, s in told.items() if s.unclaimed}
        self.shown: Mapping[Place, str] = {place: s.text for place, s in told.items()} if self.retold else self.own

    def is_anchored(self, anchor: Anchor) -> bool | None:
        """Whether the sentence is the one that was anchored; ``None`` if there is none of that number."""
        text = self.own.get((anchor.paragraph, anchor.sentence))
        if text is None:
            return None if self.own else True
        expected = anchor.digest or self.digests.get((anchor.paragraph, anchor.sentence), "")
        return not expected or digest(text) == expected


def verify_map(argument_map: ArgumentMap, article: str | None = None) -> Verification:
    """Hold a map against ``article``, or where it has none against the text that comes with the map."""
    texts = Texts(argument_map, article)
    points: list[Statement | Argument] = [*argument_map.statements, *argument_map.arguments]
    findings = [finding for point in points for finding in _findings(point, texts)]
    claimed = {(a.paragraph, a.sentence) for point in points for a in point.anchors}
    around = texts.own or texts.shown
    unclaimed = [Sentence(*place, text) for place, text in around.items() if place not in claimed | texts.on_purpose]
    surer = [found for s in argument_map.statements if (found := _surer(s, texts))]
    return Verification(tuple(findings), tuple(unclaimed), tuple(surer), texts.retold, texts.unheld)


def _findings(point: Statement | Argument, texts: Texts) -> Iterator[Finding]:
    for anchor in point.anchors:
        yield _sentence(point, anchor, texts)
        if anchor.phrase:
            text = texts.shown.get((anchor.paragraph, anchor.sentence), "")
            yield _finding("phrase", point, anchor.name, anchor.phrase, compare_wording(anchor.phrase, text))
    for words in quotations(point.text):
        yield _quotation(point, words, texts)
    anchored = [texts.shown.get((a.paragraph, a.sentence), "") for a in point.anchors]
    if point.text and any(anchored):
        found = _best(point.text, anchored)[1]
        yield _finding("claim", point, point.anchors[0].name, point.text, found)


def _sentence(point: Statement | Argument, anchor: Anchor, texts: Texts) -> Finding:
    right = texts.is_anchored(anchor)
    text = texts.own.get((anchor.paragraph, anchor.sentence), "")
    if right:
        return _finding("sentence", point, anchor.name, "", Comparison(Fidelity.VERBATIM, text))
    note = "the text has no such sentence" if right is None else "this is not the sentence that was anchored"
    return Finding("sentence", point.id, point.title, anchor.name, "", Fidelity.NOT_FOUND, text, note)


def _quotation(point: Statement | Argument, words: str, texts: Texts) -> Finding:
    """A quotation should stand in a sentence that its claim is anchored in, of the text or of its retelling."""
    places = [(a.paragraph, a.sentence) for a in point.anchors]
    sources = [texts.own, texts.shown] if texts.retold else [texts.shown]
    anchored = [text for source in sources for place in places if (text := source.get(place))]
    _, found = _best(words, anchored)
    if found.fidelity is Fidelity.VERBATIM:
        return _finding("quotation", point, point.anchors[0].name, words, found)
    for source in sources:
        everywhere = list(source)
        at, other = _best(words, [source[place] for place in everywhere])
        if other.fidelity is Fidelity.VERBATIM:
            place = f"p{everywhere[at][0]} s{everywhere[at][1]}"
            note = f"it stands in {place}, where this claim is not anchored" if places else ""
            return Finding("quotation", point.id, point.title, place, words, other.fidelity, other.passage, note)
        if _GRADES.index(other.fidelity) < _GRADES.index(found.fidelity):
            found = other
    return _finding("quotation", point, point.anchors[0].name if places else "", words, found)


def _best(words: str, texts: Sequence[str]) -> tuple[int, Comparison]:
    """The text that ``words`` repeat the most faithfully, by its index."""
    found = [compare_wording(words, text) for text in texts]
    if not found:
        return -1, Comparison(Fidelity.NOT_FOUND)
    at = min(range(len(found)), key=lambda n: _GRADES.index(found[n].fidelity))
    return at, found[at]


def _surer(statement: Statement, texts: Texts) -> Finding | None:
    """A claim that its author asserts as certain, though every sentence that it stands in takes something back."""
    if statement.stance is not Stance.ASSERTED or statement.hedge not in (None, Hedge.CERTAIN):
        return None
    if hedge_in(statement.text) or statement.implicit:
        return None
    hedges = []
    for anchor in statement.anchors:
        text = texts.shown.get((anchor.paragraph, anchor.sentence), "")
        own = texts.own.get((anchor.paragraph, anchor.sentence), text)  # a retelling may have words of its own for it
        hedges.append(hedge_in(anchor.phrase or own))
    if not hedges or not all(hedges):
        return None
    anchor = statement.anchors[0]
    text = texts.shown.get((anchor.paragraph, anchor.sentence), "")
    note = f"the text says “{hedges[0]}”, the claim nothing of the kind"
    return Finding("claim", statement.id, statement.title, anchor.name, statement.text, Fidelity.PARAPHRASE, text, note)


def _finding(kind: str, point: Statement | Argument, place: str, words: str, found: Comparison) -> Finding:
    return Finding(kind, point.id, point.title, place, words, found.fidelity, found.passage, found.difference)


def diagnostics(argument_map: ArgumentMap, verification: Verification) -> list[Diagnostic]:
    """What ``argmap check`` says of phrases and quotations, and of hedges that were lost."""
    found = []
    for failure in verification.failures:
        if failure.kind != "quotation":
            continue  # sentences and phrases have findings of their own
        nearest = f" It reads: “{failure.passage}”." if failure.passage else ""
        grade = f"{failure.fidelity}: {failure.note}" if failure.note else str(failure.fidelity)
        message = f"[{failure.title}]: the quotation “{failure.words}” is not in the text as it stands ({grade})."
        found.append(
            _diagnostic(argument_map, failure, "quotation.not-found", message, f"Quote it as it stands.{nearest}")
        )
    for finding in verification.surer:
        message = f"[{finding.title}] is surer than {finding.place}: {finding.note}."
        remedy = "Say so in its words, or give it a hedge (likely, apparent, possible, questioned)."
        found.append(_diagnostic(argument_map, finding, "hedge.lost", message, remedy, Severity.NOTE))
    return found


def _diagnostic(
    argument_map: ArgumentMap,
    finding: Finding,
    code: str,
    message: str,
    remedy: str,
    severity: Severity = Severity.WARNING,
) -> Diagnostic:
    return Diagnostic(code, message, argument_map[finding.element].span, remedy, severity, finding.element)
