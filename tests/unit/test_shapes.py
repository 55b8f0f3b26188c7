"""The SHACL shapes: a well-formed map passes, and each fault is told with its element, place and remedy."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import argmap
from argmap import rdf
from argmap.check import check
from argmap.domain.diagnostics import Severity
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Preference,
    Rephrase,
    Role,
    Sentence,
    Source,
    Span,
    Statement,
)
from argmap.formats import argdown
from argmap.rdf.shapes import shape_files
from tests.changes import Change, changed

ROOT = Path(__file__).resolve().parents[2]
HERE = Span("map.argdown", 7, 3, 7, 20)

GOOD = ArgumentMap(
    "good",
    "Good",
    statements=(
        Statement("t", "Thesis", role=Role.THESIS, asserted_by=("paper",), anchors=(Anchor(1, 1),), span=HERE),
        Statement("r", "Reason", asserted_by=("paper",), strand="main", anchors=(Anchor(2, 1),), span=HERE),
        Statement("o", "Objection", role=Role.OBJECTION, implicit=True, span=HERE),
    ),
    arguments=(Argument("g", "Sketch", inferences=("i",), span=HERE),),
    inferences=(Inference("i", ("r",), "t", argument="g", span=HERE),),
    conflicts=(Conflict("c", ("o",), "i", ConflictKind.UNDERCUT, span=HERE),),
    rephrases=(Rephrase("again", ("r",), "t", span=HERE),),
    preferences=(Preference("p", "t", "o", span=HERE),),
    sources=(Source("paper", "The Paper", span=HERE),),
    article="paper",
    strands={"main": "Main"},
    tour=(("t", "Start here."),),
)


def with_map(**fields: object) -> Change:
    """Return the change of the map itself."""
    return lambda m: replace(m, **fields)  # type: ignore[arg-type]


# code of the fault -> (a change that makes it, the element it is about, words of the message)
FAULTS: dict[str, tuple[Change, str | None, str]] = {
    "one-thesis": (changed("statements", role=Role.CLAIM), None, "“Good” does not have exactly one thesis"),
    "map-title": (with_map(title=""), None, "“good” has no title"),
    "article-known": (with_map(article="web"), None, "'web'"),
    "tour-stop-known": (with_map(tour=(("gone", "x"),)), None, "'gone'"),
    "statement-title": (changed("statements", 1, title="", text="Text"), "r", "“r” has no title"),
    "statement-text": (changed("statements", 1, title=""), "r", "neither a title nor a text"),
    "voice-known": (changed("statements", 1, asserted_by=("nobody",)), "r", "“Reason” is said by 'nobody'"),
    "strand-known": (changed("statements", 1, strand="mian"), "r", "'mian'"),
    "statement-anchored": (changed("statements", 1, anchors=()), "r", "which sentence of the article"),
    "statement-attributed": (changed("statements", 1, asserted_by=()), "r", "who asserts it"),
    "argument-title": (changed("arguments", title=""), "g", "“g” has no title"),
    "step-known": (changed("arguments", inferences=("no",)), "g", "step 'no'"),
    "paragraph-from-one": (changed("statements", 1, anchors=(Anchor(0, 1),)), "r", "names paragraph 0"),
    "sentence-from-one": (changed("statements", 1, anchors=(Anchor(1, -1),)), "r", "names sentence -1"),
    "source-name": (changed("sources", name=""), None, "“paper” has no name"),
    "inference-premises": (changed("inferences", premises=()), "i", "“i” has no premise"),
    "premise-known": (changed("inferences", premises=("r", "no")), "i", "premise 'no'"),
    "conclusion-known": (changed("inferences", conclusion="no"), "i", "concludes 'no'"),
    "argument-known": (changed("inferences", argument="no"), "i", "argument 'no'"),
    "weight-range": (changed("inferences", weight=2.0), "i", "which is not one number from 0 to 1"),
    "credence-range": (changed("statements", 1, credence=-0.5), "r", "which is not one number from 0 to 1"),
    "not-circular": (changed("inferences", premises=("t",)), "i", "its own conclusion"),
    "attackers": (changed("conflicts", premises=()), "c", "nothing that attacks"),
    "attacker-known": (changed("conflicts", premises=("no",)), "c", "'no' attacks"),
    "target-known": (changed("conflicts", target="no", kind=ConflictKind.ATTACK), "c", "aimed at 'no'"),
    "not-self-attack": (changed("conflicts", target="o", kind=ConflictKind.ATTACK), "c", "attacks itself"),
    "undercut-of-a-step": (changed("conflicts", target="t"), "c", "aimed at a statement"),
    "rephrasing-known": (changed("rephrases", premises=("no",)), "again", "not in the map"),
    "rephrased-known": (changed("rephrases", conclusion="no"), "again", "not in the map"),
    "preferred-known": (changed("preferences", preferred="no"), "p", "not in the map"),
    "dispreferred-known": (changed("preferences", dispreferred="no"), "p", "not in the map"),
}
# What a map of the model cannot get wrong; these shapes are for datasets written elsewhere.
ALWAYS_RIGHT = {
    "one-role",
    "one-stance",
    "one-hedge",
    "one-target",
    "one-body",
    "inference-conclusion",
    "target",
    "conflict-kind",
    "weighed-range",
}


def test_a_well_formed_map_passes() -> None:
    assert rdf.validate(GOOD) == []


def test_the_article_passes() -> None:
    folder = ROOT / "graphs" / "lukashenko"
    if not (folder / "map.argdown").exists():
        pytest.skip("graphs/lukashenko is not there")
    assert [str(found) for found in rdf.validate(argmap.load(folder))] == []


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_told_with_its_element_place_and_remedy(code: str) -> None:
    change, element, words = FAULTS[code]
    found = {diagnostic.code: diagnostic for diagnostic in rdf.validate(change(GOOD))}
    told = found[f"shape-{code}"]
    assert words in told.message
    assert "{" not in told.message
    assert told.element == element
    assert told.remedy
    assert told.severity is (Severity.NOTE if code == "one-thesis" else told.severity)
    if element:
        assert told.where == HERE


@pytest.mark.parametrize("code", FAULTS)
def test_where_the_compiled_engine_is_missing_the_reference_tells_the_same(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyshacl")
    broken = FAULTS[code][0](GOOD)
    told = rdf.validate(broken)
    monkeypatch.setitem(sys.modules, "shacl", None)
    assert rdf.validate(broken) == told


OVERLAPS = sorted(
    {
        code
        for text in shape_files().values()
        for code in re.findall(r"^:([a-z-]+) a sh:(?:Property|Node)Shape ; argmap:sameFault \"(?!argdown)", text, re.M)
    }
)


@pytest.mark.parametrize("code", OVERLAPS)
def test_a_fault_that_the_model_shows_too_is_told_once(code: str) -> None:
    broken = FAULTS[code][0](replace(GOOD, sentences=(Sentence(1, 1, "One."), Sentence(2, 1, "Two."))))
    known = check(broken)
    assert known
    assert f"shape-{code}" in {found.code for found in rdf.validate(broken)}
    assert f"shape-{code}" not in {found.code for found in rdf.validate(broken, known)}


def test_every_shape_with_a_message_has_a_remedy_and_a_test() -> None:
    text = "\n".join(shape_files().values())
    messages = set(re.findall(r"^:([a-z-]+) a sh:(?:Property|Node)Shape(?:(?!\n\n).)*sh:message", text, re.M | re.S))
    remedies = set(re.findall(r"^:([a-z-]+) a sh:(?:Property|Node)Shape(?:(?!\n\n).)*argmap:remedy", text, re.M | re.S))
    assert messages == remedies
    assert messages == set(FAULTS) | ALWAYS_RIGHT


def test_a_map_without_an_article_needs_neither_anchors_nor_voices() -> None:
    plain = ArgumentMap("m", "M", statements=(Statement("t", "T", role=Role.THESIS),))
    assert rdf.validate(plain) == []


def test_faults_come_in_the_order_of_the_source() -> None:
    lines = (9, 2, 5)
    statements = tuple(Statement(f"s{n}", "", span=Span("f", n, 1, n, 2)) for n in lines)
    found = rdf.validate(ArgumentMap("m", "M", statements=statements))
    told = [diagnostic.where.line for diagnostic in found if diagnostic.where]
    assert told == sorted(told)
    assert set(told) == set(lines)


def test_the_remedy_for_a_claim_that_nobody_asserts_names_the_maps_own_article() -> None:
    text = '===\narticle: text\nsources:\n  text: {name: "A text"}\n===\n\n[A]: a {at: p2 s1, by: []}\n'
    found = rdf.validate(argdown.load(text, "m.argdown"))
    remedies = [d.remedy for d in found if d.code == "shape-statement-attributed"]
    assert [remedy.partition(",")[0] for remedy in remedies] == ["Write `by: [text]`"]
