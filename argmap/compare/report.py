"""A comparison in words that a student understands: what is good, what matters most, and what we are not sure of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from argmap.compare.alignment import Alignment
from argmap.compare.finding import Finding, Kind
from argmap.compare.measures import Measures
from argmap.compare.outline import Link, Outline
from argmap.compare.suspicion import Suspicion
from argmap.domain.naming import name_of, shortened
from argmap.words import Words

MOST = 3  # findings that are said in full
MOST_NAMED = 8  # boxes or claims in a sentence before the rest are counted
LONGEST = 70  # characters of a title in a sentence
_PRAISED = (
    "relations",
    "grouping",
    "objections",
    "replies",
    "hedges",
)  # parts of the grade, in the order of their praise
_RELATIONS = (Kind.REVERSED, Kind.SIDE, Kind.REBUTTAL, Kind.UNDERCUT, Kind.ELSEWHERE, Kind.ALSO, Kind.LOOSE)
_ABSENT = (Kind.MISSING, Kind.REPLY)
_ENOUGH = 0.5  # of what is judged has to be right to be praised


class Report:
    """Words for a comparison, in a language or else in that of the reference."""

    def __init__(
        self,
        alignment: Alignment,
        findings: tuple[Finding, ...],
        measures: Measures,
        suspicions: tuple[Suspicion, ...] = (),
        language: str = "",
    ) -> None:
        self.alignment = alignment
        self.findings = findings
        self.measures = measures
        self.suspicions = suspicions
        self.words = Words(language or alignment.reference.map.language)

    def text(self, most: int | None = MOST) -> str:
        """Return the report: the ``most`` weightiest findings in full, or all of them, and the questions."""
        mistakes = [f for f in self.findings if f.is_mistake]
        shown = mistakes if most is None else foremost(mistakes, most)
        lines = [self._words("good"), *(f"  + {line}" for line in self.good())]
        lines += ["", self._words("foremost" if shown else "faultless")]
        for number, finding in enumerate(shown, 1):
            lines += [f"  {number}. {self.title(finding.kind)}", f"     {self.say(finding)}"]
            lines += [f"     {line}" for line in self.sentences(finding)]
            lines.append(f"     → {self._words(f'mend.{finding.kind}')}")
        lines += self._besides([f for f in mistakes if f not in shown])
        remarks = [f for f in self.findings if not f.is_mistake and f.kind is not Kind.PAIR]
        if remarks:
            lines += ["", self._words("remarks"), *(f"  - {self.say(f)}" for f in remarks)]
        questions = [f for f in self.findings if f.kind is Kind.PAIR]
        if questions:
            lines += ["", self._words("unsure")]
            for finding in questions:
                lines += self._question(finding)
        if self.suspicions:
            groups = _alike(self.suspicions)
            asked = groups[:most]
            lines += ["", self._words("suspicions")]
            lines += [f"  - {self._suspect_all(group)}" for group in asked]
            lines += self._besides([s.finding for group in groups[len(asked) :] for s in group])
        return "\n".join(lines)

    def good(self) -> list[str]:
        """Return what is good about the map, most important first; there is always something."""
        claims = self.measures.shares["claims"]
        key = "praise.claims_perhaps" if claims.unsure else "praise.claims"
        lines = [self._words(key, right=claims.right, judged=claims.judged, n=claims.unsure)]
        thesis = self.alignment.reference.map.thesis
        if thesis and thesis.id in self.alignment.boxes_of and _is_aim(self.alignment, thesis.id):
            lines.append(self._words("praise.thesis", claim=self._claim(thesis.id)))
        for name in _PRAISED:
            share = self.measures.shares[name]
            if share.judged and share.right / share.judged >= _ENOUGH:
                lines.append(self._words(f"praise.{name}", right=share.right, judged=share.judged))
        return lines

    def title(self, kind: Kind) -> str:
        """Return a kind of finding in a few words."""
        return self._words(f"title.{kind}")

    def say(self, finding: Finding) -> str:
        """Return a finding as a sentence about boxes and claims."""
        if finding.kind in _RELATIONS:
            return self._relation(finding)
        boxes = [self._box(box) for box in finding.boxes]
        claims = [self._claim(claim) for claim in finding.claims]
        if finding.kind is Kind.BESIDES:
            claims = [f"{self._claim(c)}{self._remark(finding.boxes[0], c, 'contrary_too')}" for c in finding.claims]
        rest = finding.beside
        names = {
            "boxes": self._listed(boxes),
            "box": boxes[0] if boxes else "",
            "claims": self._listed(claims, MOST),
            "claim": claims[0] if claims else "",
            "said": self._says(finding.claims[0]) if finding.kind is Kind.HEDGE else "",
            "carried": self._claim(rest[0]) if finding.kind in (Kind.CONVERGENT, Kind.LINKED) else "",
            "rest": self._listed([self._claim(c) for c in rest], 4) if finding.kind in _ABSENT else "",
            "n": len(rest),
        }
        return self._words(f"say.{finding.kind}{_variant(finding)}", **names)

    def _suspect_all(self, group: list[Suspicion]) -> str:
        """Return claims that are missing unless one of the same boxes says them in one sentence, and any other as it is."""
        if len(group) == 1:
            return self.suspect(group[0])
        boxes = self._one_of([self._box(box) for box, _ in group[0].unless])
        claims = self._listed([self._claim(s.finding.claims[0]) for s in group], MOST_NAMED)
        return self._words("if.missing_several", claims=claims, boxes=boxes)

    def suspect(self, suspicion: Suspicion) -> str:
        """Return what would be a mistake as a sentence that says what it hangs on."""
        finding = suspicion.finding
        if finding.doubt:
            return self._words(f"if.{finding.doubt}", sentence=self.say(finding), box=self._box(finding.boxes[0]))
        if suspicion.presumed:
            pairs = [(self._box(box), self._claim(claim)) for box, claim in suspicion.presumed]
            held = [self._words("if.says", box=box, claim=claim) for box, claim in pairs]
            return self._words("if.so", held=self._listed(held), sentence=self.say(finding))
        if finding.kind in _ABSENT:
            boxes = self._one_of([self._box(box) for box, _ in suspicion.unless])
            return self._words("if.missing", claim=self._claim(finding.claims[0]), boxes=boxes)
        claims = self._one_of([self._claim(claim) for _, claim in suspicion.unless])
        return self._words("if.extra", box=self._box(finding.boxes[0]), claims=claims)

    def sentences(self, finding: Finding) -> Iterator[str]:
        """Yield the sentences of the text that a finding is about, as far as the maps have them at hand."""
        texts = {
            s.name: s.text for s in (*self.alignment.reference.map.sentences, *self.alignment.student.map.sentences)
        }
        for claim in finding.claims[:1]:
            for anchor in self.alignment.reference.boxes[claim].anchors[:1]:
                said = anchor.phrase or texts.get(anchor.name, "")
                yield f"{anchor.name}: {self._quoted(said, 160)}" if said else anchor.name

    def _relation(self, finding: Finding) -> str:
        """Say how a box is attached in the student's map, and how its claim is in the reference."""
        box, claim = finding.boxes[0], finding.claims[0]
        names = {"box": self._box(box), "claim": self._claim(claim)}
        if finding.kind is Kind.REVERSED:
            other = finding.boxes[-1]
            names |= {"other": self._box(other), "here": self._led(self.alignment.student, other, box, self._box)}
            there = self._led(self.alignment.reference, claim, finding.claims[-1], self._claim)
            return self._words("say.reversed", **names, there=there)
        names["there"] = self._led(self.alignment.reference, claim, finding.beside[0], self._claim)
        if finding.kind is Kind.LOOSE:
            return self._words("say.not-attached", **names)
        names["here"] = self._led(self.alignment.student, box, finding.boxes[1], self._box)
        return self._words("say.also-possible" if finding.kind is Kind.ALSO else "say.relation", **names)

    def _led(self, of: Outline, source: str, target: str, called: Callable[[str], str]) -> str:
        """Return what a box does to ``target``, as the end of a sentence."""
        link = _between(of, source, target)
        if not link:
            return ""
        step = self._listed([called(box) for box in of.boxes if box in link.step])
        return self._words(f"lead.{link.tie}", claim=called(link.target), step=step)

    def _question(self, finding: Finding) -> Iterator[str]:
        box = finding.boxes[0]
        yield f"  ? {self._box(box)}"
        for number, claim in enumerate(finding.claims, 1):
            remark = self._remark(box, claim, "contrary") if claim in self.alignment.bonds[box] else ""
            yield f"      {number} {self._claim(claim)}{remark}"

    def _remark(self, box: str, claim: str, key: str) -> str:
        """Return in brackets that a box may say the contrary of a claim, if it may."""
        return f" ({self._words(key)})" if self.alignment.is_opposed(box, claim) else ""

    def _besides(self, rest: list[Finding]) -> Iterator[str]:
        """Yield a line that counts findings which are not shown, by kind."""
        if kinds := dict.fromkeys(f.kind for f in rest):
            counts = [(self.title(kind), sum(f.kind is kind for f in rest)) for kind in kinds]
            counted = "; ".join(self._words("counted", title=title, n=n) for title, n in counts)
            yield f"  {self._words('besides', kinds=counted)}"

    def _words(self, key: str, **values: object) -> str:
        return self.words(f"comparing.{key}", **values)

    def _listed(self, names: list[str], most: int = MOST_NAMED) -> str:
        """Return names as one phrase; all but ``most`` of them are counted."""
        rest = len(names) - most
        return self.words.listed([*names[:most], self._words("more", n=rest)] if rest > 0 else names)

    def _one_of(self, names: list[str]) -> str:
        return self._words("either", names=self._listed(names, MOST)) if len(names) > 1 else names[0]

    def _quoted(self, text: str, longest: int = LONGEST) -> str:
        return self.words("quoted", text=shortened(text, longest))

    def _box(self, id_: str) -> str:
        return self._quoted(name_of(self.alignment.student.boxes[id_]).removesuffix("."))

    def _claim(self, id_: str) -> str:
        return self._quoted(name_of(self.alignment.reference.boxes[id_]).removesuffix("."))

    def _says(self, id_: str) -> str:
        claim = self.alignment.reference.boxes[id_]
        hedge = getattr(claim, "hedge", None)
        said = self._quoted(claim.text or name_of(claim), 160)
        return f"{said} ({self.words(f'hedge.{hedge.label}')})" if hedge else said


def _alike(suspicions: Iterable[Suspicion]) -> list[list[Suspicion]]:
    """Return suspicions together that a claim is missing unless one of the same boxes says it, and others by themselves."""
    groups: dict[object, list[Suspicion]] = {}
    for number, s in enumerate(suspicions):
        is_plain = s.finding.kind in _ABSENT and not s.presumed and not s.finding.doubt
        groups.setdefault(tuple(box for box, _ in s.unless) if is_plain else number, []).append(s)
    return list(groups.values())


def _variant(finding: Finding) -> str:
    """Return the end of the key of a finding's sentence, where there are two for its kind."""
    if finding.kind in (*_ABSENT, Kind.EXTRA):
        return "_more" if finding.beside else ""
    if finding.kind is Kind.REPEATED:
        return "" if finding.claims else "_alone"
    return "_both" if finding.kind is Kind.BESIDES and not finding.beside else ""


def foremost(mistakes: list[Finding], most: int) -> list[Finding]:
    """Return the findings to tell first: each kind once, the weightiest kinds and those nearest to the thesis first."""
    first = list({f.kind: f for f in reversed(mistakes)}.values())[::-1]
    rest = [f for f in mistakes if f not in first]
    return sorted((first + rest)[:most], key=mistakes.index)


def _is_aim(alignment: Alignment, thesis: str) -> bool:
    """Return whether the student has the thesis as one: tagged, or with all that argues leading to it."""
    student = alignment.student
    boxes = alignment.firm_boxes(thesis)
    if student.map.thesis:
        return student.map.thesis.id in boxes
    arguing = {box for box in student.boxes if student.parents[box] or student.children[box]}
    return any(arguing <= {box, *student.below[box]} for box in boxes)


def _between(of: Outline, source: str, target: str) -> Link | None:
    links = of.parents[source]
    exact = (link for link in links if link.target == target or target in link.step)
    return next(exact, links[0] if links else None)
