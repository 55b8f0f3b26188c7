"""Explanations of how a verdict came about, as a tree of verdicts that can be read from the top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from argmap.semantics.findings import Findings
from argmap.semantics.labelling import Status
from argmap.semantics.reason import Reason
from argmap.semantics.verdict import Verdict, judge_node
from argmap.semantics.verdict_word import Word
from argmap.words import Words

DEEPEST = 200  # so that a tree can be printed, compared and turned into JSON whatever the map


@dataclass(frozen=True, slots=True)
class Explanation:
    """An element, its verdict, and what speaks for and against it.

    ``relation`` says how it bears on its parent ("supported by", "attacked by", "undercut by", "premise", "step"),
    ``title`` what a sentence calls it. ``cut`` says why children are left out: "see above" where they have
    been shown, "and more below" where the tree is deep enough; else it is empty.
    """

    id: str
    title: str
    verdict: Verdict
    relation: str = ""
    children: tuple[Explanation, ...] = ()
    cut: str = ""
    words: Words = field(default_factory=Words, repr=False, compare=False)

    def to_text(self, indent: str = "  ") -> str:
        """Write the tree as an outline, one element a line."""
        return "\n".join(f"{indent * level}{each.line}" for level, each in self.walk())

    @property
    def line(self) -> str:
        """The element in one line, without its children."""
        word = self.verdict.word
        words = self.words(f"why.word.{word}") if self.cut == SEEN else self.verdict.sentence
        if word not in _VERBS and (self.cut == SEEN or word not in _FALLING):
            words = self.words("why.told.open", told=words)
        line = self.words(f"why.told.{_RELATIONS[self.relation]}", title=self.title, told=words)
        return self.words(f"why.told.{_CUTS[self.cut]}", line=line) if self.cut else line

    def walk(self, level: int = 0) -> Iterator[tuple[int, Explanation]]:
        """Go through the tree from the top, with how deep each element stands."""
        yield level, self
        for child in self.children:
            yield from child.walk(level + 1)

    def to_dict(self) -> dict[str, Any]:
        """Turn the tree into plain data for JSON; empty parts are left out."""
        data: dict[str, Any] = {
            "id": self.id,
            "title": self.title,
            "relation": self.relation,
            "status": self.verdict.status.value,
            "verdict": self.verdict.word.value,
            "reason": self.verdict.reason.value,
            "because": list(self.verdict.because),
            "sentence": self.verdict.sentence,
            "cut": self.cut,
            "children": [child.to_dict() for child in self.children],
        }
        return {key: value for key, value in data.items() if value or key in ("status", "sentence")}


_VERBS = frozenset({Word.STANDS, Word.HOLDS})  # the words that are verbs
_FALLING = frozenset({Word.UNDERCUT, Word.OUTWEIGHED, Word.INCOMPLETE})  # of relations, whose sentence says "falls"
SEEN = "see above"
DEEP = "and more below"
_CUTS = {SEEN: "seen", DEEP: "deep"}
_RELATIONS = {
    "": "alone",
    "supported by": "supported",
    "attacked by": "attacked",
    "undercut by": "undercut",
    "premise": "premise",
    "step": "step",
}


def explain(findings: Findings, id_: str, depth: int = 50) -> Explanation:
    """Explain the verdict on ``id_``; each element is unfolded once, so the tree is no larger than the map."""
    return _Telling(findings, min(depth, DEEPEST)).tell(findings.leading(id_), "", 0)


def _judged(f: Findings, node: str) -> Verdict:
    """The verdict on ``node``; of a case that holds within the step that discharges it, that it is supposed only there."""
    verdict = judge_node(f, node)
    if not f.is_horn(node) or verdict.status is not Status.HOLDS or f.assumed(node):
        return verdict
    return replace(
        verdict, word=Word.SUPPOSED, reason=Reason.SUPPOSED, because=(), sentence=f.words("why.told.case"), weighed=None
    )


class _Telling:
    def __init__(self, findings: Findings, depth: int) -> None:
        self.findings = findings
        self.depth = depth
        self.shown: set[str] = set()

    def tell(self, node: str, relation: str, level: int) -> Explanation:
        f = self.findings
        verdict = _judged(f, node)
        id_ = f.element(node)
        below = list(self.below(node))
        if node in self.shown and below:
            return Explanation(id_, f.name(node), verdict, relation, cut=SEEN, words=f.words)
        if level >= self.depth and below:
            return Explanation(id_, f.name(node), verdict, relation, cut=DEEP, words=f.words)
        self.shown.add(node)
        children = tuple(self.tell(child, word, level + 1) for child, word in below)
        return Explanation(id_, f.name(node), verdict, relation, children, words=f.words)

    def below(self, node: str) -> Iterator[tuple[str, str]]:
        """Yield what bears on ``node``, with the word for how; a relation with one premise is told as that premise."""
        f = self.findings
        needs, supports, objections = f.condition(node).all_of, f.framework.pros(node), f.framework.cons(node)
        if node in f.framework.contested:  # which only rests on itself
            supports = ()
        for need in needs:
            yield need, "premise" if f.is_relation(node) else "step"
        for support in supports:
            yield self.shortened(support), "supported by"
        for objection in objections:
            yield self.shortened(objection), "undercut by" if f.is_relation(node) else "attacked by"

    def shortened(self, relation: str) -> str:
        condition = self.findings.condition(relation)
        plain = len(condition.all_of) == 1 and not condition.some_of and not self.findings.framework.cons(relation)
        framework = self.findings.framework
        assumed = relation in framework.rejected or relation in framework.accepted
        return condition.all_of[0] if plain and not assumed else relation
