"""Small cases of informal logic, each with what a careful reader says of it under two standards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap import loads
from argmap.domain.rules import Settings
from argmap.semantics import Assumptions, Word, evaluate
from argmap.views import Views

DILEMMA = """[Trapped]: Either way he loses. #thesis {id: x}

<Dilemma>

(1) [Joins]: He joins the war. {stance: supposed}
(2) [Stays]: He stays out. {stance: supposed}
-- {scheme: dilemma} --
(3) [Trapped]
"""
CASES = {
    "dilemma": (DILEMMA, "stands", "stands"),
    "a way between the horns": (
        DILEMMA + "\n[Stays]\n  - [Mediates]: He can mediate.\n",
        "unsupported: its only reason, “Joins”, works only together with “Stays”, which is answered by “Mediates”",
        "unsupported",
    ),
    "reductio": (
        "[None]: There is no largest prime. #thesis {id: x}\n\n<Product>\n\n(1) [Largest]: Some prime is the largest. "
        "{stance: supposed}\n----\n(2) [Absurd]: A number has no prime factor.\n\n<Reductio>\n\n(1) [Absurd]\n"
        "-- {scheme: reductio-ad-absurdum} --\n(2) [None]\n",
        "stands",
        "stands",
    ),
    "rebutted rebuttal": (
        "[Guilty]: She did it. #thesis {id: x}\n  + [Seen]: A neighbour saw her.\n  - [Alibi]: She was abroad.\n"
        "    - [Stamp]: Her passport has no stamp.\n",
        "stands: its only reason holds and the only objection, “Alibi”, does not stand",
        "stands",
    ),
    "hearsay": (
        "[Peace]: Peace is near. #thesis {id: x}\n  + [Talks]: Talks go well. {stance: reported, hedge: questioned}\n",
        "stands: nothing speaks against it and its only reason holds, but only on “Talks”, which is reported and questioned",
        "stands",
    ),
    "two objections against one equal reason": (
        "[Tram]: Build the tram. #thesis {id: x}\n  + [Jobs]: It brings jobs.\n  - [Cost]: It is costly.\n"
        "  - [Noise]: It is noisy.\n",
        "challenged: “Cost” and “Noise” speak against it, unanswered; its only reason holds",
        "challenged: “Cost” and “Noise” weigh more than what speaks for it, once equal ones balance out",
    ),
    "the weightier of what is left": (
        "[Tram]: Build the tram. #thesis {id: x}\n  + [Jobs]: It brings jobs.\n"
        "  + [Air]: It cleans the air. {hedge: likely}\n"
        "  - [Cost]: It is costly.\n  - [Noise]: It may be noisy. {hedge: possible}\n",
        "challenged: “Cost” and “Noise” speak against it, unanswered; both its reasons hold",
        "stands: once equal ones balance out, its reason “Air” (likely) weighs more (possible), although “Cost” and “Noise”"
        " speak against it",
    ),
    "undercut hearsay": (
        "[Peace]: Peace is near. #thesis {id: x}\n\n<Rumour>\n\n(1) [Talks]: Talks go well. {stance: reported}\n----\n"
        "(2) [Peace]\n\n<Rumour>\n  _ [Source]: The source has never been right.\n",
        "unsupported: its only reason, “Talks”, is undercut by “Source”",
        "unsupported",
    ),
    "conceded but outweighed": (
        "[Tram]: Build the tram. #thesis {id: x}\n  + [Jobs]: It brings jobs.\n"
        "  - [Cost]: It is costly. {stance: conceded, hedge: likely}\n",
        "challenged: “Cost” speaks against it, unanswered; its only reason holds",
        "stands: its reason “Jobs” (certain) weighs more (likely), although “Cost” speaks against it",
    ),
    "a thesis that excludes an objection's conclusion": (
        "[Tram]: Build the tram. #thesis {id: x}\n  + [Jobs]: It brings jobs.\n  - [Cost]: It is costly.\n"
        "  >< [Bus]: Keep the bus.\n",
        "challenged: “Cost” speaks against it, unanswered; its only reason holds",
        "challenged: “Cost” and “Bus” weigh more than what speaks for it, once equal ones balance out",
    ),
    "mutual attack": (
        "[War]: It means war. #thesis {id: x}\n  - [Drill]: It is a drill.\n    - [War]\n",
        "open: it and “Drill” attack each other",
        "open",
    ),
    "circular reasons": (
        "[Book]: The book is true. #thesis {id: x}\n  + [God]: God wrote it.\n    + [Book]\n",
        "open: it and “God” have no other reason than each other",
        "open",
    ),
    "accrual of weak reasons": (
        "[Guilty]: He did it. #thesis {id: x}\n  + [Glove]: g {hedge: possible}\n  + [Motive]: m {hedge: possible}\n"
        "  + [Near]: n {hedge: possible}\n  - [Witness]: A witness saw someone else.\n",
        "challenged: “Witness” speaks against it, unanswered; all 3 of its reasons hold",
        "challenged: “Witness” (certain) weighs more than its reasons (possible)",
    ),
    "presumed unknowns": (
        "[Ban]: Ban it. #thesis {id: x, stance: unknown}\n  - [Free]: Freedom counts. {stance: unknown}\n",
        "challenged: “Free” speaks against it, unanswered; it is only presumed",
        "challenged: “Free” weighs as much as the presumption for it",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_careful_reader_agrees(name: str) -> None:
    text, plainly, weighed = CASES[name]
    map_ = loads(text)
    for standard, expected in (("no-objection", plainly), ("preponderance", weighed)):
        sentence = evaluate(map_, Assumptions(), settings=Settings(standard))["x"].sentence
        assert sentence.startswith(expected), standard


EXPERT = Path(__file__).parent.parent / "cases" / "expert"
EXPECTED = json.loads((EXPERT / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("standard", ["no-objection", "preponderance"])
def test_a_careful_reader_agrees_on_each_kind_of_argument(name: str, standard: str) -> None:
    map_ = loads((EXPERT / f"{name}.argdown").read_text(encoding="utf-8"))
    sentence = evaluate(map_, Assumptions(), settings=Settings(standard))["x"].sentence
    assert sentence.startswith(EXPECTED[name][standard]), EXPECTED[name]["why"]


def test_every_expert_map_is_expected_to_come_to_something() -> None:
    assert {file.stem for file in EXPERT.glob("*.argdown")} == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_documents_say_of_a_claim_what_its_card_says(name: str) -> None:
    """All but "taken as given, and nothing speaks against it", which would stand at every premise."""
    views = Views(loads((EXPERT / f"{name}.argdown").read_text(encoding="utf-8")))
    for id_, verdict in views.verdicts.items():
        said = views.material.verdict(id_)
        plainly = verdict.word is Word.STANDS and not verdict.because
        assert said.rstrip(".").casefold() == ("" if plainly else verdict.sentence.casefold())
