"""What the reference implementation answers to its own test inputs, and we answer too."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from argmap.domain.diagnostics import ParseError, Severity
from argmap.formats import argdown
from argmap.formats.argdown.interpret import interpret
from argmap.formats.argdown.interpretation import Claim, Interpretation, Part, Step
from argmap.formats.argdown.tree import Entry

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "argdown"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data/argdown is not there")

ACCEPTED = sorted(p.name for p in DATA.glob("*.argdown") if p.with_suffix(".json").exists())
REFUSED = sorted(p.name for p in DATA.glob("*.argdown") if not p.with_suffix(".json").exists())

# Where we choose what people expect over what the reference does; empty so far. File name -> reason.
DIFFERENT: dict[str, str] = {}


def _read(name: str) -> tuple[Interpretation, dict[str, Any]]:
    text = (DATA / name).read_bytes().decode()
    document = argdown.parse(text, name)
    meaning = interpret(document)
    assert [str(d) for d in document.diagnostics if d.severity is Severity.ERROR] == []
    return meaning, json.loads((DATA / name).with_suffix(".json").read_text(encoding="utf-8"))


def _unmarked(text: str) -> str:
    """A mention shows the title of what it mentions."""
    return re.sub(r"@\[([^\[\]]+)\]|@<([^<>]+)>", lambda match: match[1] or match[2], text)


def _text(text: str | None, tags: list[str]) -> str:
    """The reference leaves tags in the text, spaces at its end and the marks of mentions; we take them out."""
    text = _unmarked(" ".join((text or "").split()))
    while match := re.search(r"#(?:\(([^)]+)\)|([^\s#]+))$", text):
        if (match[1] or match[2]) not in tags:
            break
        text = text[: match.start()].rstrip()
    while (match := re.match(r"#(?:\(([^)]+)\)|(\S+)) ?", text)) and (match[1] or match[2]) in tags:
        text = text[match.end() :]
    return text


def _member(entry: Entry) -> tuple[str, list[str], bool]:
    return " ".join(entry.text.split()), list(entry.tags), entry.reference


def _their_member(member: dict[str, Any]) -> tuple[str, list[str], bool]:
    tags = member.get("tags") or []
    return _text(member.get("text"), tags), list(tags), bool(member.get("isReference"))


def _claims(claims: dict[str, Claim]) -> dict[str, Any]:
    return {title: ([_member(e) for e in claim.entries], sorted(claim.tags)) for title, claim in claims.items()}


def _their_claims(claims: dict[str, Any]) -> dict[str, Any]:
    return {
        title: ([_their_member(m) for m in claim["members"]], sorted(claim.get("tags") or []))
        for title, claim in claims.items()
    }


@pytest.fixture(params=ACCEPTED)
def answers(request: pytest.FixtureRequest) -> tuple[Interpretation, dict[str, Any]]:
    if request.param in DIFFERENT:
        request.applymarker(pytest.mark.xfail(reason=DIFFERENT[request.param], strict=True))
    return _read(request.param)


def test_equivalence_classes_and_their_members_are_those_of_the_reference(
    answers: tuple[Interpretation, dict[str, Any]],
) -> None:
    meaning, theirs = answers
    assert _claims(meaning.statements) == _their_claims(theirs["statements"])
    assert list(meaning.statements) == list(theirs["statements"])


def test_arguments_and_their_members_are_those_of_the_reference(answers: tuple[Interpretation, dict[str, Any]]) -> None:
    meaning, theirs = answers
    assert _claims(meaning.arguments) == _their_claims(theirs["arguments"])


def test_reconstructions_are_those_of_the_reference(answers: tuple[Interpretation, dict[str, Any]]) -> None:
    meaning, theirs = answers
    for title, argument in meaning.arguments.items():
        pcs = theirs["arguments"][title]["pcs"]
        conclusions = [
            (s["title"], [r for r in s["inference"].get("inferenceRules", []) if r])
            for s in pcs
            if s["role"] != "premise"
        ]
        assert [(step.conclusion.title, list(step.line.rules)) for step in argument.steps] == conclusions
        premises = [s["title"] for s in pcs if s["role"] == "premise"]
        ends = {step.conclusion for step in argument.steps}
        assert [p.title for step in argument.steps for p in step.premises if p not in ends] == premises


def test_relations_are_those_of_the_reference(answers: tuple[Interpretation, dict[str, Any]]) -> None:
    meaning, theirs = answers
    ours = []
    for tie in meaning.ties:
        target = tie.target.argument.title if isinstance(tie.target, Step) else tie.target.title
        kind = "inference" if isinstance(tie.target, Step) else _kind(tie.target)
        ours.append((tie.kind, _kind(tie.source), tie.source.title, kind, target))
    relations = [(r["relationType"], r["fromType"], r["from"], r["toType"], r["to"]) for r in theirs["relations"]]
    assert sorted(ours) == sorted(relations)


def _kind(claim: Claim) -> str:
    return "argument" if claim.argument else "equivalence-class"


def test_sections_are_those_of_the_reference(answers: tuple[Interpretation, dict[str, Any]]) -> None:
    meaning, theirs = answers
    numbers: dict[Part | None, str | None] = {part: f"s{i}" for i, part in enumerate(meaning.sections, 1)}
    numbers[None] = None

    def flat(sections: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
        found = []
        for section in sections:
            title = _unmarked(" ".join(section["title"].split()))
            found.append((section["id"], title, section["level"], section.get("parent")))
            found += flat(section["children"])
        return found

    ours = [(numbers[p], " ".join(p.title.split()), p.heading.level, numbers[p.parent]) for p in meaning.sections]
    assert sorted(ours) == sorted(flat(theirs["sections"]))
    for claims, those in ((meaning.statements, theirs["statements"]), (meaning.arguments, theirs["arguments"])):
        assert {t: numbers[c.section] for t, c in claims.items()} == {t: c.get("section") for t, c in those.items()}


def test_tags_are_those_of_the_reference(answers: tuple[Interpretation, dict[str, Any]]) -> None:
    meaning, theirs = answers
    claims = (*meaning.statements.values(), *meaning.arguments.values())
    tags = {tag for claim in claims for tag in claim.tags} | {tag for part in meaning.sections for tag in part.tags}
    assert tags == set(theirs["tags"])


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_reference_refuses_is_refused_with_the_place_and_a_remedy(name: str) -> None:
    with pytest.raises(ParseError) as caught:
        argdown.load((DATA / name).read_bytes().decode(), name)
    for diagnostic in caught.value.diagnostics:
        assert diagnostic.where is not None
        assert diagnostic.where.file == name
        assert diagnostic.remedy


@pytest.mark.parametrize("name", ACCEPTED + REFUSED)
def test_the_tokens_of_a_text_are_the_text(name: str) -> None:
    text = (DATA / name).read_bytes().decode()
    assert argdown.parse(text, name).source() == text
