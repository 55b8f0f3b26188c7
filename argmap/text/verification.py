"""A map held against the text it was made from: which anchors, phrases and quotations are there, and how faithfully."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.domain.coverage import coverage_of
from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import Anchor, Argument, ArgumentMap, Hedge, Sentence, Stance, Statement
from argmap.text.agents import acts_on
from argmap.text.causes import asserted_cause, reversed_link
from argmap.text.denial import turned
from argmap.text.dropped import dropped
from argmap.text.elsewhere import elsewhere
from argmap.text.fidelity import GRADES, Fidelity, Rendering, holds_words, quotations
from argmap.text.hedging import hedge_in, intended, part_for
from argmap.text.numbers import unsaid
from argmap.text.places import contrary, excluded, other_bound, other_ends, other_number
from argmap.text.planned import untimely
from argmap.text.proper_names import other_name, other_speaker
from argmap.text.sides import exchanged
from argmap.text.texts import Place, Texts
from argmap.text.voices import named_speaker, report_of_another, stood_for


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding: what was looked for, for which claim, in which sentence, and how faithfully it is there.

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
        """Return whether the map says something of its text that is not so."""
        if self.kind == "claim":
            return False
        return self.fidelity is not Fidelity.VERBATIM or bool(self.kind == "quotation" and self.note)


@dataclass(frozen=True, slots=True)
class Verification:
    """All findings, the sentences without a claim, and claims unlike theirs: ``surer``, other ``numbers``, ``turned``."""

    findings: tuple[Finding, ...]
    unclaimed: tuple[Sentence, ...] = ()
    surer: tuple[Finding, ...] = ()
    retold: bool = False  # phrases were held against the retelling, sentences against the text by their digests
    unheld: bool = False  # there was no copy of the text, so that digests could not be held against anything
    numbers: tuple[Finding, ...] = ()
    turned: tuple[Finding, ...] = ()  # another quantity, name or speaker, or a negation more or less

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings of what is not so."""
        return tuple(finding for finding in self.findings if finding.fails)

    @property
    def ok(self) -> bool:
        """Return whether every anchor is the sentence that was meant, and every phrase and quotation is in it."""
        return not self.failures

    def counts(self, kind: str) -> dict[str, int]:
        """Return how many findings of a kind have each grade."""
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
            "numbers": [row(finding) for finding in self.numbers],
            "turned": [row(finding) for finding in self.turned],
        }

    def to_text(self) -> str:
        """Return what a person reads: failures first, then what may be worth a look, then the count."""
        from argmap.text.report import report

        return report(self)


def verify_map(argument_map: ArgumentMap, article: str | None = None) -> Verification:
    """Hold a map against ``article``, or where it has none against the text that comes with the map."""
    texts = Texts(argument_map, article)
    points = argument_map.points
    findings = [finding for point in points for finding in _findings(point, texts)]
    claimed = {(a.paragraph, a.sentence) for point in points for a in point.anchors}
    around = texts.own or texts.shown
    bare = [Sentence(*place, text) for place, text in around.items() if place not in claimed | texts.on_purpose]
    unclaimed = coverage_of(argument_map).within(bare)
    surer = [loss for s in argument_map.statements if (loss := _surer(s, texts))]
    numbers = [other for s in argument_map.statements if (other := _numbers(s, texts))]
    turns = [turn for s in argument_map.statements if (turn := _turned(s, texts))]
    return Verification(
        tuple(findings), unclaimed, tuple(surer), texts.retold, texts.unheld, tuple(numbers), tuple(turns)
    )


def _findings(point: Statement | Argument, texts: Texts) -> Iterator[Finding]:
    for anchor in point.anchors:
        yield _sentence(point, anchor, texts)
        if anchor.phrase:
            text = texts.shown.get((anchor.paragraph, anchor.sentence), "")
            yield _finding("phrase", point, anchor.name, anchor.phrase, texts.compare(anchor.phrase, text))
    for words in quotations(point.text):
        yield _quotation(point, words, texts)
    anchored = [texts.shown.get((a.paragraph, a.sentence), "") for a in point.anchors]
    if point.text and any(anchored):
        best = texts.best(point.text, anchored)[1]
        yield _finding("claim", point, point.anchors[0].name, point.text, best)


def _sentence(point: Statement | Argument, anchor: Anchor, texts: Texts) -> Finding:
    right = texts.is_anchored(anchor)
    text = texts.own.get((anchor.paragraph, anchor.sentence), "")
    if right:
        return _finding("sentence", point, anchor.name, "", Rendering(Fidelity.VERBATIM, text))
    note = "the text has no such sentence" if right is None else "this is not the sentence that was anchored"
    if (place := texts.place_of(anchor)) is not None:
        note += f"; it stands in p{place[0]} s{place[1]}"
    return Finding("sentence", point.id, point.title, anchor.name, "", Fidelity.NOT_FOUND, text, note)


def _quotation(point: Statement | Argument, words: str, texts: Texts) -> Finding:
    """A quotation should stand in a sentence that its claim is anchored in, of the text or of its retelling."""
    places = [(a.paragraph, a.sentence) for a in point.anchors]
    anchored = [text for source in texts.sources for text in _runs(source.sentences, places)]
    _, best = texts.best(words, anchored)
    if best.fidelity is Fidelity.VERBATIM:
        return _finding("quotation", point, point.anchors[0].name, words, best)
    for source in texts.sources:
        at, other = texts.best(words, list(source.sentences.values()))
        if other.fidelity is Fidelity.VERBATIM:
            place = f"p{source.places[at][0]} s{source.places[at][1]}"
            note = f"it stands in {place}, where this claim is not anchored" if places else ""
            return Finding("quotation", point.id, point.title, place, words, other.fidelity, other.passage, note)
        if GRADES.index(other.fidelity) < GRADES.index(best.fidelity):
            best = other
        for p, text in source.paragraphs.items():
            if not places or not holds_words(words, text, texts.splits):
                continue
            whole = texts.compare(words, text)
            if whole.fidelity is Fidelity.VERBATIM:
                note = f"it runs over sentences of paragraph {p} in which this claim is not anchored"
                return Finding("quotation", point.id, point.title, f"p{p}", words, whole.fidelity, whole.passage, note)
    return _finding("quotation", point, point.anchors[0].name if places else "", words, best)


def _runs(source: Mapping[Place, str], places: Sequence[Place]) -> Iterator[str]:
    """Sentences at ``places``, those that follow each other as one text."""
    run: list[str] = []
    for p, s in sorted(set(places)):
        text = source.get((p, s), "")
        if run and (p, s - 1) not in places:
            yield " ".join(run)
            run = []
        run.append(text)
    if any(run):
        yield " ".join(run)


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
        words = anchor.phrase or part_for(statement.text, own)
        hedges.append(hedge_in(words) or intended(statement.text, words))
    if not hedges or not all(hedges):
        return None
    return _other(statement, texts, f"the text says “{hedges[0]}”, the claim nothing of the kind")


def _numbers(statement: Statement, texts: Texts) -> Finding | None:
    """A claim with a year or an amount that none of its sentences has; what it quotes has a finding of its own."""
    others = [] if statement.implicit else unsaid(_own_words(statement), _sentences(statement, texts))
    return _other(statement, texts, f"{', '.join(others)} does not stand there") if others else None


def _turned(statement: Statement, texts: Texts) -> Finding | None:
    """A claim with another quantity, name or speaker than its sentences, or with a negation more or less."""
    is_open = statement.stance in (Stance.DENIED, Stance.ASKED, Stance.SUPPOSED)
    if statement.implicit or not statement.anchors or is_open:
        return None
    words, sentences = _own_words(statement), [text for text in _sentences(statement, texts) if text]
    note = (
        turned(words, sentences)
        or other_number(words, sentences)
        or other_bound(words, sentences)
        or other_ends(words, sentences)
        or exchanged(words, sentences)
        or contrary(words, sentences)
        or excluded(words, sentences)
        or dropped(words, sentences)
        or reversed_link(words, sentences)
        or asserted_cause(words, sentences)
        or acts_on(words, sentences)
        or untimely(words, sentences)
        or elsewhere(words, sentences, texts.whereabouts)
        or other_name(words, sentences, texts.known)
        or _speaker(statement, texts, sentences)
    )
    return _other(statement, texts, note) if note else None


def _speaker(statement: Statement, texts: Texts, sentences: Sequence[str]) -> str:
    """The reason why a claim is not of whom the map names as its innermost voice: another source stands in the sentence."""
    is_authors = statement.asserted_by == (texts.author,)
    if is_authors and statement.stance is Stance.ASSERTED:
        return report_of_another(statement.text, sentences)
    own = [name for id_, name in texts.speakers.items() if id_ in statement.asserted_by[-1:]]
    meant = {_who_speaks(anchor, texts) for anchor in statement.anchors} - {texts.author}
    if own and not is_authors and len(meant) == 1 and (who := meant.pop()) and who not in statement.asserted_by:
        return f"the text speaks of {texts.speakers[who]}, the map names {own[0]}"
    others = [name for id_, name in texts.speakers.items() if id_ not in statement.asserted_by]
    return other_speaker(own, others, sentences, texts.known)


def _who_speaks(anchor: Anchor, texts: Texts) -> str:
    """The id of the source who says what stands in a sentence, by name or by a pronoun; nothing if that is not plain."""
    before = [texts.shown.get((anchor.paragraph, number), "") for number in range(1, anchor.sentence)]
    sentence = texts.shown.get((anchor.paragraph, anchor.sentence), "")
    return named_speaker(sentence, texts.speakers) or stood_for(sentence, before, texts.speakers)


def _own_words(statement: Statement) -> str:
    """The words of a claim, but for those that it quotes, which have findings of their own."""
    own_words = statement.text
    for words in quotations(own_words):
        own_words = own_words.replace(words, "")
    return own_words


def _sentences(statement: Statement, texts: Texts) -> list[str]:
    places = [(a.paragraph, a.sentence) for a in statement.anchors]
    return [source.get(place, "") for source in (texts.own, texts.shown) for place in places]


def _other(statement: Statement, texts: Texts, note: str) -> Finding:
    anchor = statement.anchors[0]
    text = texts.shown.get((anchor.paragraph, anchor.sentence), "")
    return Finding("claim", statement.id, statement.title, anchor.name, statement.text, Fidelity.PARAPHRASE, text, note)


def _finding(kind: str, point: Statement | Argument, place: str, words: str, comparison: Rendering) -> Finding:
    return Finding(
        kind, point.id, point.title, place, words, comparison.fidelity, comparison.passage, comparison.difference
    )


def diagnostics(argument_map: ArgumentMap, verification: Verification) -> list[Diagnostic]:
    """Return what ``argmap check`` says of phrases and quotations, and of hedges that were lost."""
    diagnosed = []
    for failure in verification.failures:
        if failure.kind != "quotation":
            continue  # sentences and phrases have findings of their own
        nearest = f" It reads: “{failure.passage}”." if failure.passage else ""
        grade = f"{failure.fidelity}: {failure.note}" if failure.note else str(failure.fidelity)
        message = f"[{failure.title}]: the quotation “{failure.words}” is not in the text as it stands ({grade})."
        diagnosed.append(
            _diagnostic(argument_map, failure, "quotation.not-found", message, f"Quote it as it stands.{nearest}")
        )
    for finding in verification.surer:
        message = f"[{finding.title}] is surer than {finding.place}: {finding.note}."
        remedy = "Say so in its words, or give it a hedge (likely, apparent, possible, questioned)."
        diagnosed.append(_diagnostic(argument_map, finding, "hedge.lost", message, remedy, Severity.NOTE))
    return diagnosed


def _diagnostic(
    argument_map: ArgumentMap,
    finding: Finding,
    code: str,
    message: str,
    remedy: str,
    severity: Severity = Severity.WARNING,
) -> Diagnostic:
    return Diagnostic(code, message, argument_map[finding.element].span, remedy, severity, finding.element)
