"""``argmap strength``, ``sensitivity`` and ``stability`` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from argmap.cli import main
from argmap.draw.tornado import Bar, draw_tornado

CYCLE = "[A]: x #thesis {id: a}\n  - [B]\n\n[B]: y {id: b}\n  - [C]: z {id: c}\n    - [A]\n"


def run(capsys: Any, *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_strengths_of_a_map_are_a_table(capsys: Any, lukashenko: Path) -> None:
    code, out, err = run(capsys, "strength", str(lukashenko))
    assert (code, err) == (0, "")
    row = next(line for line in out.splitlines() if line.startswith("army-not-ready"))
    assert row.split()[:4] == ["army-not-ready", "questioned", "0.15", "0.66"]


def test_the_strength_of_one_statement_comes_with_what_moves_it(capsys: Any, lukashenko: Path) -> None:
    _, out, _ = run(capsys, "strength", str(lukashenko), "thesis")
    assert "strength 0.96, from a base score of 0.30" in out
    assert sum(line.startswith("  - ") for line in out.splitlines()) == 1


def test_json_says_the_same_as_the_library(capsys: Any, lukashenko: Path) -> None:
    from argmap import pipeline
    from argmap.semantics.gradual import strengths

    _, out, _ = run(capsys, "strength", str(lukashenko), "--semantics", "df-quad", "--json")
    expected = strengths(pipeline.load(lukashenko), "df-quad")
    told = json.loads(out)
    assert told["converged"] is True
    assert {id_: found["strength"] for id_, found in told["strengths"].items()} == dict(expected)


def test_scores_from_a_file_count(capsys: Any, tmp_path: Path, lukashenko: Path) -> None:
    scores = tmp_path / "scores.json"
    scores.write_text('{"thesis": 0.1, "argued": 1}')
    _, out, _ = run(capsys, "strength", str(lukashenko), "thesis", "--scores", str(scores), "--json")
    assert json.loads(out)["strengths"]["thesis"]["base"] == 0.1


@pytest.mark.parametrize("text", ["no json", '{"likely": 7}', '{"nobody": 0.5}'])
def test_a_bad_file_of_scores_is_bad_input(capsys: Any, tmp_path: Path, lukashenko: Path, text: str) -> None:
    scores = tmp_path / "scores.json"
    scores.write_text(text)
    code, _, err = run(capsys, "strength", str(lukashenko), "--scores", str(scores))
    assert code == 2
    assert "remedy" in err


def test_a_snapshot_is_called_one(capsys: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.semantics import gradual

    file = tmp_path / "map.argdown"
    file.write_text(CYCLE)
    code, _, err = run(capsys, "strength", str(file))
    assert (code, err) == (0, "")
    whole = gradual.strengths
    monkeypatch.setattr(gradual, "strengths", lambda *given: whole(*given, rounds=2))
    code, out, err = run(capsys, "strength", str(file), "--json")
    assert code == 0
    assert "did not come to rest" in err
    assert json.loads(out)["converged"] is False


def test_a_map_without_a_thesis_asks_for_a_name(capsys: Any, tmp_path: Path) -> None:
    file = tmp_path / "map.argdown"
    file.write_text("[A]: x\n")
    for command in ("sensitivity", "stability"):
        code, _, err = run(capsys, command, str(file))
        assert code == 2
        assert "no-thesis" in err
    assert run(capsys, "sensitivity", str(file), "A")[1].endswith("Nothing that was tried moves it.\n")


def test_a_tornado_is_drawn_in_every_format(capsys: Any, tmp_path: Path, lukashenko: Path) -> None:
    files = [str(tmp_path / f"t.{suffix}") for suffix in ("svg", "png", "pdf")]
    code, out, err = run(capsys, "sensitivity", str(lukashenko), "--most", "3", "--picture", *files)
    assert code == 0
    assert "and 34 more" in out
    assert err.count("wrote") == 3
    starts = [Path(file).read_bytes()[:4] for file in files]
    assert starts == [b"<svg", b"\x89PNG", b"%PDF"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--picture", "t.ttl"],
        ["--width", "5"],
        ["--theme", "dark"],
        ["--width", "500", "--picture", "t.png", "t.svg"],
        ["--semantics", "none"],
        ["--theme", "pink", "--picture", "t.svg"],
        ["nobody"],
    ],
)
def test_what_cannot_be_done_is_bad_input(
    capsys: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lukashenko: Path, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "sensitivity", str(lukashenko), *arguments)[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_probability_tells_its_error_and_its_seed(capsys: Any, lukashenko: Path) -> None:
    _, out, _ = run(capsys, "strength", str(lukashenko), "--probability", "--samples", "500", "--seed", "3", "--json")
    told = json.loads(out)
    low, high = told["interval"]
    assert low < told["probability"]["holds"] < high
    assert (told["seed"], told["worlds"], told["exact"]) == (3, 500, False)
    assert (
        run(capsys, "strength", str(lukashenko), "--probability", "--samples", "500", "--seed", "3", "--json")[1] == out
    )


def test_stability_names_the_relevant_unknowns(capsys: Any, lukashenko: Path) -> None:
    _, out, _ = run(capsys, "stability", str(lukashenko), "army-not-ready", "--json")
    told = json.loads(out)
    assert told["stable"] is False
    assert [u["id"] for u in told["unknowns"] if u["relevant"]] == ["mood-real", "letter-fake"]
    assert "stable" in run(capsys, "stability", str(lukashenko))[1]


def test_strengths_need_no_numpy_and_no_rdf(lukashenko: Path) -> None:
    import subprocess
    import sys

    script = "import sys; from argmap.cli import main; main(sys.argv[1:]); print(sorted(sys.modules), file=sys.stderr)"
    for command in ("strength", "sensitivity", "stability"):
        done = subprocess.run(
            [sys.executable, "-c", script, command, str(lukashenko)], capture_output=True, text=True, check=True
        )
        assert not {"'numpy'", "'rdflib'", "'pyoxigraph'", "'typst'", "'numba'"} & set(
            done.stderr.strip("[]\n").split(", ")
        )


HOSTILE = '<script>alert(1)</script> & "quoted" \u202e\x07 ' + "very " * 200 + "long"


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_a_tornado_is_well_formed_whatever_its_titles_say(theme: str) -> None:
    from xml.etree import ElementTree

    bars = [
        Bar(HOSTILE, "certain", 0.1, 0.9, 0.4, 0.6),
        Bar("", "", 0.5, 0.5, 0.5, 0.5),
        Bar("x", "y", 0.9, 0.2, 0.6, 0.5),
    ]
    svg = draw_tornado(HOSTILE, 0.5, bars, theme=theme, left_out=3)
    root = ElementTree.fromstring(svg)
    assert not [node for node in root.iter() if node.tag.endswith("script")]
    assert "\u202e" not in svg


def test_everything_in_a_tornado_is_within_the_picture() -> None:
    import re

    bars = [Bar("A", "certain", low, high, low, high) for low, high in ((0.0, 1.0), (0.3, 0.31), (1.0, 0.999))]
    svg = draw_tornado("T", 0.5, bars, embed_font=False)
    width, height = (float(v) for v in re.findall(r'<svg [^>]*? width="([\d.]+)" height="([\d.]+)"', svg)[0])
    for x, y in re.findall(r' x="([-\d.]+)" y="([-\d.]+)"', svg):
        assert 0 <= float(x) <= width
        assert 0 <= float(y) <= height


def test_a_tornado_of_nothing_can_be_drawn() -> None:
    assert draw_tornado("T", 1.0, []).startswith("<svg")
    assert draw_tornado("T", 0.0, [Bar("a", "", 0.0, 0.0, 0.0, 0.0)]).startswith("<svg")


def test_what_the_time_did_not_suffice_for_gives_its_own_exit_code(capsys: Any, lukashenko: Path) -> None:
    code, out, _ = run(capsys, "sensitivity", str(lukashenko), "--timeout", "0.000001", "--json")
    assert code == 3
    assert json.loads(out)["complete"] is False


def test_samples_without_probability_are_refused(capsys: Any, lukashenko: Path) -> None:
    for option in ("--samples", "--seed"):
        code, _, err = run(capsys, "strength", str(lukashenko), option, "5")
        assert code == 2
        assert f"useless{option[1:]}" in err
    assert run(capsys, "strength", str(lukashenko), "--probability", "--samples", "99999999")[0] == 2


def test_what_is_unknown_counts_for_strength_as_for_the_verdict(capsys: Any, tmp_path: Path) -> None:
    (tmp_path / "m.argdown").write_text("[T]: x #thesis {stance: unknown}\n  - [B]: y\n", encoding="utf-8")
    _, presumed, _ = run(capsys, "strength", str(tmp_path / "m.argdown"))
    _, open_, _ = run(capsys, "strength", str(tmp_path / "m.argdown"), "--unknown", "open")
    row = [next(line for line in out.splitlines() if line.startswith("t ")).split() for out in (presumed, open_)]
    assert [base for _, base, *_ in row] == ["0.90", "0.00"]
