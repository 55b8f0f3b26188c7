"""While a question is open, the page reads the same for two maps that differ in nothing but its answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap import pipeline
from argmap.domain.model import Anchor, ArgumentMap, Inference, Role, Sentence, Statement
from argmap.views import Views

HEAD = """===
title: Leaks
id: leaks
standard: {standard}
exercises:
  - {{kind: choose, ask: "Which?", options: ["one", "two"], answer: {choice}}}
  - {{kind: find, ask: "Which one?", answer: {found}}}
  - {{kind: write, ask: "Why?", answer: "{model}"}}
  - {{kind: questions, at: s, answer: {raised}}}
  - {{kind: relation, of: [c, a]}}
  - {{kind: fall, of: [c, a]}}
===
"""
PLAIN = {"standard": "no-objection", "choice": 1, "found": "c", "model": "So", "raised": "[1]"}
ALPHA = "\n[Alpha]: Alpha text. {id: a, role: thesis}\n"
GAMMA = "  + [Gamma]: Gamma text. {id: c}\n"
DELTA = "  + [Delta]: Delta text. {id: d}\n"
OMEGA = "    - [Omega]: Omega text. {id: e, hedge: possible}\n"
KAPPA = "      - [Kappa]: Kappa text. {id: f}\n"
LOOSE = "\n[Kappa]: Kappa text. {id: f}\n"
STEP = "\n<S>: s {id: s, scheme: sign}\n\n(1) [Sigma]: Sigma text. {id: g}\n----\n(2) [Alpha]\n"
CUT = "\n<S>\n  <_ [{0}]: {0} text. {{id: {1}}}\n\n[Alpha]\n  - [{2}]: {2} text. {{id: {3}}}\n"
OBJECTED = "\n[Alpha]\n  - [Zeta]: Zeta text. {id: z}\n"
STRUCK = "\n<S>\n  <_ [Zeta]: Zeta text. {id: z}\n"
WHOLE = ALPHA + GAMMA + DELTA + OMEGA + KAPPA + STEP
BESIDES = "&at=c&view=lines&reject=d&accept=f&weight=100:c&filter=standing:falls&fold=a&fold=e&show=f&more=&text=full"
"""What would tell, were it not put off until the answer."""
Side = tuple[dict[str, Any], str]
"""Pairs of maps by the exercise whose answer is all that they differ in, as far as its reader may know."""
PAIRS: dict[str, tuple[Side, Side]] = {
    "own:1": ((PLAIN, WHOLE), ({**PLAIN, "choice": 2}, WHOLE)),
    "own:2": ((PLAIN, WHOLE), ({**PLAIN, "found": "[e, d]"}, WHOLE)),
    "own:3": ((PLAIN, WHOLE), ({**PLAIN, "model": "Not so"}, WHOLE)),
    "own:4": ((PLAIN, WHOLE), ({**PLAIN, "raised": "[]"}, WHOLE)),
    "own:5": ((PLAIN, WHOLE), (PLAIN, WHOLE.replace("+ [Gamma", "- [Gamma"))),
    "own:6": ((PLAIN, WHOLE), ({**PLAIN, "standard": "scintilla"}, WHOLE)),
    "questions:s-step": ((PLAIN, WHOLE + OBJECTED), (PLAIN, WHOLE + STRUCK)),
    "relation:c:a": ((PLAIN, WHOLE), (PLAIN, WHOLE.replace("+ [Gamma", "- [Gamma"))),
    "relation:f:e": ((PLAIN, WHOLE), (PLAIN, WHOLE.replace(KAPPA, "") + LOOSE)),
    "answer:e": (
        (PLAIN, WHOLE),
        (
            PLAIN,
            ALPHA
            + GAMMA.replace("Gamma", "Kappa").replace("id: c", "id: f")
            + DELTA
            + OMEGA
            + KAPPA.replace("Kappa", "Gamma").replace("id: f", "id: c")
            + STEP,
        ),
    ),
    "undercut:s-step": (
        (PLAIN, WHOLE + CUT.format("Zeta", "z", "Beta", "b")),
        (PLAIN, WHOLE + CUT.format("Beta", "b", "Zeta", "z")),
    ),
    "fall:c:a": ((PLAIN, WHOLE), ({**PLAIN, "standard": "scintilla"}, WHOLE)),
}


CHOOSING = """["e", "f", "c"].map((id) => {
    argmap.select(id, "map");
    return [location.hash, document.body.innerText, document.title];
})"""


def snapshot(opened: Any) -> dict[str, Any]:
    """All that a reader of the page can see, hear, print, save or copy."""
    page = opened.page
    opened.settle()
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    spoken = [
        (n["role"]["value"], n.get("name", {}).get("value"), n.get("description", {}).get("value"))
        for n in tree
        if not n.get("ignored") and n.get("role") and n["role"]["value"] != "InlineTextBox"
    ]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return {
        "text": page.evaluate("document.body.innerText").splitlines(),
        "tree": spoken,
        "title": page.title(),
        "address": page.evaluate("location.hash"),
        "said": opened.text("#announcer"),
        "printed": page.evaluate("document.getElementById('print').textContent"),
        "views": [page.is_visible(f"#{name}") for name in ("canvas", "overview", "lines", "views")],
        "drawn": page.evaluate("document.querySelector('#canvas canvas').toDataURL()"),
        "shapes": page.evaluate(
            "document.querySelector('#panel-article').innerHTML + document.querySelector('#exam-list').innerHTML"
        ),
        "chosen": page.evaluate(CHOOSING),
    }


def opened_at(open_page: Any, tmp_path: Path, text: str, exercise: str) -> Any:
    source = tmp_path / "leaks.argdown"
    source.write_text(text, encoding="utf-8")
    return opened_on(open_page, tmp_path, pipeline.load(source), exercise)


def opened_on(open_page: Any, tmp_path: Path, map_: ArgumentMap, exercise: str) -> Any:
    file = tmp_path / "index.html"
    file.write_text(Views(map_).page, encoding="utf-8")
    opened = open_page(f"#exercise={exercise}&tab=outline{BESIDES}", file=file)
    opened.wait(f"argmap.state().exercise === '{exercise}' && !document.getElementById('practice').hidden")
    return opened


@pytest.mark.parametrize("exercise", PAIRS)
def test_maps_that_differ_in_the_answer_alone_read_the_same(open_page: Any, tmp_path: Path, exercise: str) -> None:
    one, other = (HEAD.format(**how) + body for how, body in PAIRS[exercise])
    assert one != other
    before = snapshot(opened_at(open_page, tmp_path, one, exercise))
    after = snapshot(opened_at(open_page, tmp_path, other, exercise))
    for part, seen in before.items():
        assert after[part] == seen, part
    assert before["views"] == [True, False, False, False]


def spoken(swapped: bool) -> ArgumentMap:
    """A map of four reasons in two sentences each with its claim; ``swapped``, two of them stand in each other's place."""
    names = ["Alpha", "Gamma", "Delta", "Omega", "Kappa", "Sigma", "Theta"]
    places = [0, 2, 1, 3, 4, 5, 6] if swapped else range(7)
    statements = tuple(
        Statement(
            f"s{at}",
            names[i],
            f"{names[i]} text.",
            role=Role.THESIS if at == 0 else Role.CLAIM,
            anchors=(Anchor(1 + i, 1),),
        )
        for at, i in enumerate(places)
    )
    links = [("s3", "s0"), ("s4", "s0"), ("s1", "s3"), ("s2", "s4"), ("s5", "s4"), ("s6", "s5")]
    steps = tuple(Inference(f"i{at}", (one,), other) for at, (one, other) in enumerate(links))
    said = tuple(Sentence(1 + i, 1, f"{name} text.") for i, name in enumerate(names))
    return ArgumentMap("leaks", "Leaks", statements=statements, inferences=steps, sentences=said)


def test_two_passages_that_change_their_places_read_the_same(open_page: Any, tmp_path: Path) -> None:
    one, other = (snapshot(opened_on(open_page, tmp_path, spoken(swapped), "place:p2s1")) for swapped in (False, True))
    for part, seen in one.items():
        assert other[part] == seen, part
