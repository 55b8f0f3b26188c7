"""Small cases of informal logic, each with what a careful reader says of it under two standards."""

from __future__ import annotations

import pytest

from argmap import loads
from argmap.domain.rules import Settings
from argmap.semantics import Assumptions, evaluate_under

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
        "stands: the only objection, “Alibi”, does not stand",
        "stands",
    ),
    "hearsay": (
        "[Peace]: Peace is near. #thesis {id: x}\n  + [Talks]: Talks go well. {stance: reported, hedge: questioned}\n",
        "stands: nothing speaks against it and its only reason holds, but only on what is reported and questioned",
        "stands",
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
        "stands: although “Cost” speaks against it: its reason “Jobs” (certain) weighs more (likely)",
    ),
    "mutual attack": (
        "[War]: It means war. #thesis {id: x}\n  - [Drill]: It is a drill.\n    - [War]\n",
        "open: it and “Drill” attack each other",
        "open",
    ),
    "circular reasons": (
        "[Book]: The book is true. #thesis {id: x}\n  + [God]: God wrote it.\n    + [Book]\n",
        "open: it and “God” only support each other",
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
        sentence = evaluate_under(map_, Assumptions(), settings=Settings(standard))["x"].sentence
        assert sentence.startswith(expected), standard
