"""The distributions of a corpus count each map and claim once, and their picture shows every count."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from argmap.cli import main
from argmap.corpus import Corpus
from argmap.corpus.distributions import depth_of_each_map
from argmap.draw.own_theme import find_theme
from argmap.draw.panels import Panel, draw_panels

MAPS = {
    "tax": "[Tax]: Fair. #thesis {by: <i>Ann}\n  + [Poor]: It helps.\n    + [Rich]: It does.\n  - [Jobs]: It costs jobs.\n",
    "circle": "[A]: One.\n  + [B]: Two.\n    + [A]\n",
    "alone": "[X]: Only this.\n",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    maps = tmp_path / "maps"
    maps.mkdir()
    for name, text in MAPS.items():
        (maps / f"{name}.argdown").write_text(text, encoding="utf-8")
    corpus = Corpus(tmp_path / "store")
    corpus.add(maps)
    return corpus


def test_every_map_has_one_size_and_one_depth_and_every_claim_one_verdict(corpus: Corpus) -> None:
    counts = corpus.distributions()
    assert sum(counts["sizes"].values()) == sum(counts["depths"].values()) == len(corpus)
    assert sum(counts["verdicts"].values()) == corpus.stats()["statements"]
    assert counts["depths"] == {"0": 2, "2": 1}  # a circle has no depth
    assert counts["relations"] == {"supports": 4, "attacks": 1}


@pytest.mark.parametrize(
    ("pairs", "depth"),
    [([], None), (["ab"], 1), (["ab", "bc", "ac"], 2), (["ab", "ba"], 0), (["ab", "bc", "cb", "cd"], 2), (["aa"], 0)],
)
def test_depth_is_the_longest_chain_in_which_a_circle_is_one_claim(pairs: list[str], depth: int | None) -> None:
    assert depth_of_each_map([(f"m#{a}", f"m#{b}") for a, b in pairs]).get("m") == depth


def test_a_chain_of_any_length_has_its_depth() -> None:
    assert depth_of_each_map([(f"m#{n}", f"m#{n + 1}") for n in range(20_000)]) == {"m": 20_000}


def test_the_picture_shows_every_count_and_escapes_names() -> None:
    panels = [Panel("Names", "claims", [("<b>& \x00", 3), ("n" * 300, 1234)], "and 2 more"), Panel("None", "maps", [])]
    svg = draw_panels("<i>", "note", panels, find_theme("dark"))
    root = ET.fromstring(svg)
    shown = "".join(root.itertext())
    assert "1,234" in shown
    assert "and 2 more" in shown
    assert "none" in shown
    assert "<b>&" in shown
    widest = max(
        float(bar.get("x", 0)) + float(bar.get("width", 0)) for bar in root.iter("{http://www.w3.org/2000/svg}rect")
    )
    assert widest <= float(root.get("width", 0))


def test_the_command_draws_and_counts(
    corpus: Corpus, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, out = str(corpus.folder), tmp_path / "stats.svg"
    assert main(["corpus", "stats", store, "--picture", str(out), "--theme", "dark"]) == 0
    assert re.search(r"3 maps, 7 statements", out.read_text(encoding="utf-8"))
    assert main(["corpus", "stats", store, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["relations"] == {"supports": 4, "attacks": 1}
    corpus_here = Corpus(".")
    monkeypatch.chdir(corpus.folder)
    assert ">store<" in corpus_here.draw()
    assert main(["corpus", "list", store, "--picture", str(out)]) == 2
    assert main(["corpus", "stats", store, "--theme", "dark"]) == 2
    assert main(["corpus", "stats", store, "--picture", "x.nope"]) == 2
