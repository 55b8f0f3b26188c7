"""A comparison in words that a student understands: what is good, what matters most, and what we are not sure of."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.compare.alignment import Alignment
from argmap.compare.finding import TITLES, Finding, Kind
from argmap.compare.measures import Measures
from argmap.compare.outline import Link, Outline, Tie, name_of
from argmap.domain.naming import listed, quoted

MOST = 3  # findings that are said in full
LONGEST = 70  # characters of a title in a sentence

_GOOD = {
    "relations": "{right} of {judged} relations between them are right.",
    "grouping": "Premises that work only together are together ({right} of {judged}).",
    "objections": "Objections aim at what they aim at in the text ({right} of {judged}).",
    "replies": "Objections have their replies ({right} of {judged}).",
    "hedges": "What the text puts with care you put with care ({right} of {judged}).",
}
_RELATIONS = (Kind.SIDE, Kind.REBUTTAL, Kind.UNDERCUT, Kind.ELSEWHERE, Kind.ALSO, Kind.LOOSE)
_SAID = {
    Kind.REVERSED: "In your map {other} leads to {box}; in the text {claim} leads to {last}.",
    Kind.CONVERGENT: "{boxes} carry {carried} only together: none of them is a reason alone.",
    Kind.LINKED: "{boxes} are each a reason of its own for {carried}.",
    Kind.HEDGE: "{boxes} is put as certain. The text is more careful: {said}.",
    Kind.SOURCE: "{boxes}: who says so? In the text it is somebody else than the author.",
    Kind.REPEATED: "{boxes} say the same: {claim}.",
    Kind.SPLIT: "{boxes} are one claim in the reference: {claim}.",
    Kind.MERGED: "{box} holds {n} claims: {claims}.",
    Kind.BESIDES: "{box} may also say {claims}.",
    Kind.PAIR: "{box} may be {claims}.",
}
_SAID_ALONE = {Kind.REPEATED: "{boxes} say the same."}
_ENOUGH = 0.5  # of what is judged has to be right to be praised


class Report:
    """Words for a comparison."""

    def __init__(self, alignment: Alignment, findings: tuple[Finding, ...], measures: Measures) -> None:
        self.alignment = alignment
        self.findings = findings
        self.measures = measures

    def text(self, most: int | None = MOST) -> str:
        """Return the report: the ``most`` weightiest findings in full, or all of them, and the questions."""
        mistakes = [f for f in self.findings if f.is_mistake]
        shown = mistakes if most is None else foremost(mistakes, most)
        lines = ["What is good", *(f"  + {line}" for line in self.good())]
        lines += ["", "What matters most" if shown else "Nothing that differs is a mistake."]
        for number, finding in enumerate(shown, 1):
            lines += [f"  {number}. {TITLES[finding.kind].capitalize()} [{finding.kind}]", f"     {self.say(finding)}"]
            lines += [f"     {line}" for line in self.sentences(finding)]
        if len(shown) < len(mistakes):
            rest = [f for f in mistakes if f not in shown]
            kinds = dict.fromkeys(f.kind for f in rest)
            counted = listed([f"{sum(f.kind is kind for f in rest)} × {kind}" for kind in kinds])
            lines.append(f"  and besides: {counted} (--all)")
        remarks = [f for f in self.findings if not f.is_mistake and f.kind is not Kind.PAIR]
        if remarks:
            lines += ["", "Also worth a look", *(f"  - {self.say(f)} [{f.kind}]" for f in remarks)]
        questions = [f for f in self.findings if f.kind is Kind.PAIR]
        if questions:
            lines += ["", "Not sure: which claim do these boxes say? (--ask)"]
            for finding in questions:
                lines += self._question(finding)
        return "\n".join(lines)

    def good(self) -> list[str]:
        """Return what is good about the map, most important first; there is always something."""
        claims = self.measures.shares["claims"]
        unsure = f", and perhaps {claims.unsure} more" if claims.unsure else ""
        lines = [f"You have {claims.right} of {claims.judged} claims of the text{unsure}."]
        thesis = self.alignment.reference.map.thesis
        if thesis and self.alignment.boxes_of.get(thesis.id) and self.alignment.firm_boxes(thesis.id):
            lines.append(f"You found what it all argues for: {self._claim(thesis.id)}.")
        for name, sentence in _GOOD.items():
            share = self.measures.shares[name]
            if share.judged and share.right / share.judged >= _ENOUGH:
                lines.append(sentence.format(right=share.right, judged=share.judged))
        return lines

    def say(self, finding: Finding) -> str:
        """Return a finding as a sentence about boxes and claims."""
        if finding.kind in _RELATIONS:
            return self._relation(finding)
        if finding.kind in (Kind.MISSING, Kind.REPLY, Kind.EXTRA):
            return self._absence(finding)
        boxes = [self._box(box) for box in finding.boxes]
        claims = [self._claim(claim) for claim in finding.claims]
        said = self._says(finding.claims[0]) if finding.kind is Kind.HEDGE else ""
        carried = self._claim(finding.beside[0]) if finding.kind in (Kind.CONVERGENT, Kind.LINKED) else ""
        first, last = (claims[0], claims[-1]) if claims else ("", "")
        sentence = _SAID[finding.kind] if claims else _SAID_ALONE.get(finding.kind, _SAID[finding.kind])
        return sentence.format(
            boxes=listed(boxes), box=boxes[0], other=boxes[-1], claims=listed(claims, MOST), claim=first, last=last,
            n=len(claims), said=said, carried=carried,
        )  # fmt: skip

    def _absence(self, finding: Finding) -> str:
        """Say what only one of the two maps has."""
        if finding.kind is Kind.EXTRA:
            more = f" ({len(finding.beside)} more hang on it)" if finding.beside else ""
            return f"{self._box(finding.boxes[0])} is nothing that the reference has{more}. Where does the text say it?"
        absent = f"{self._claim(finding.claims[0])}{self._hanging(finding)}."
        if finding.kind is Kind.MISSING:
            return f"The text also says {absent}"
        return f"{self._box(finding.boxes[0])} is an objection. The text answers it: {absent}"

    def sentences(self, finding: Finding) -> Iterator[str]:
        """Yield the sentences of the text that a finding is about, as far as the maps have them at hand."""
        texts = {
            s.name: s.text for s in (*self.alignment.reference.map.sentences, *self.alignment.student.map.sentences)
        }
        for claim in finding.claims[:1]:
            for anchor in self.alignment.reference.boxes[claim].anchors[:1]:
                said = anchor.phrase or texts.get(anchor.name, "")
                yield f"{anchor.name}: {quoted(said, 160)}" if said else anchor.name

    def _relation(self, finding: Finding) -> str:
        """Say how a box is attached in the student's map, and how its claim is in the reference."""
        box, claim = finding.boxes[0], finding.claims[0]
        theirs = _between(self.alignment.reference, claim, finding.beside[0])
        there = self._led(self.alignment.reference, theirs, self._claim) if theirs else ""
        if finding.kind is Kind.LOOSE:
            return f"{self._box(box)} leads to nothing. In the text it {there}."
        mine = _between(self.alignment.student, box, finding.boxes[1])
        here = self._led(self.alignment.student, mine, self._box) if mine else ""
        if finding.kind is Kind.ALSO:
            return f"{self._box(box)} also {here}, which the reference does not have; that can be defended."
        return f"{self._box(box)} {here}. In the text it {there}."

    def _led(self, of: Outline, link: Link, called: Callable[[str], str]) -> str:
        if link.tie is Tie.UNDERCUT:
            step = listed([called(box) for box in of.boxes if box in link.step])
            return f"attacks the step from {step} to {called(link.target)}"
        return f"{'supports' if link.tie is Tie.SUPPORT else 'attacks'} {called(link.target)}"

    def _question(self, finding: Finding) -> Iterator[str]:
        yield f"  ? {self._box(finding.boxes[0])}"
        for number, claim in enumerate(finding.claims, 1):
            yield f"      {number} {self._claim(claim)}"

    def _hanging(self, finding: Finding) -> str:
        return (
            f", and what hangs on it: {listed([self._claim(c) for c in finding.beside], 4)}" if finding.beside else ""
        )

    def _box(self, id_: str) -> str:
        return quoted(name_of(self.alignment.student.boxes[id_]), LONGEST)

    def _claim(self, id_: str) -> str:
        return quoted(name_of(self.alignment.reference.boxes[id_]), LONGEST)

    def _says(self, id_: str) -> str:
        claim = self.alignment.reference.boxes[id_]
        hedge = getattr(claim, "hedge", None)
        said = quoted(claim.text or name_of(claim), 160)
        return f"{said} ({hedge.label})" if hedge else said


def foremost(mistakes: list[Finding], most: int) -> list[Finding]:
    """Return the findings to tell first: each kind once, the weightiest kinds and those nearest to the thesis first."""
    first = list({f.kind: f for f in reversed(mistakes)}.values())[::-1]
    rest = [f for f in mistakes if f not in first]
    return sorted((first + rest)[:most], key=mistakes.index)


def _between(of: Outline, source: str, target: str) -> Link | None:
    links = of.parents[source]
    exact = (link for link in links if link.target == target or target in link.step)
    return next(exact, links[0] if links else None)
