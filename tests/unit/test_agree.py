"""How far annotators agree: the figures of the literature, and a corpus that was annotated twice."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import pipeline
from argmap.cli import main
from argmap.compare.agreement import agreements
from argmap.compare.measures import cohens_kappa, krippendorffs_alpha
from argmap.compare.outline import outline
from argmap.domain.model import Conflict
from tests.compare_maps import CASES, REFERENCES

LABELS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30)


def test_the_figures_are_those_of_a_published_example() -> None:
    """Twelve articles sorted by two readers (Krippendorff 2011, Computing Krippendorff's alpha-reliability, part B)."""
    labels = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
    assert krippendorffs_alpha(labels) == pytest.approx(0.692, abs=0.0005)
    assert cohens_kappa(labels) == pytest.approx((9 / 12 - 30 / 144) / (1 - 30 / 144))


@given(labels=LABELS)
def test_agreement_is_one_only_where_all_is_alike_and_does_not_depend_on_who_comes_first(
    labels: list[tuple[str, str]],
) -> None:
    turned = [(b, a) for a, b in labels]
    for measure in (cohens_kappa, krippendorffs_alpha):
        value = measure(labels)
        assert value == (pytest.approx(measure(turned)) if value is not None else measure(turned))
        if value is not None:
            assert value <= 1 + 1e-9
            assert (value == pytest.approx(1)) == all(a == b for a, b in labels)
    same = [(a, a) for a, _ in labels]
    assert krippendorffs_alpha(same) in (1, None)


def test_a_map_agrees_with_itself_and_less_where_a_relation_is_turned() -> None:
    reference = pipeline.load(REFERENCES["cholera"])
    attack = reference.conflicts[0]
    fewer = replace(reference, conflicts=reference.conflicts[1:])
    turned = replace(fewer, conflicts=(*fewer.conflicts, Conflict("turned", (attack.target,), attack.premises[0])))
    maps = {"one": outline(reference), "two": outline(reference), "three": outline(turned)}
    each, together = agreements({"cholera": maps})
    by_pair = {agreement.annotators: agreement for agreement in each}
    assert by_pair["one", "two"].kappa == by_pair["one", "two"].alpha == by_pair["one", "two"].cass == 1
    assert by_pair["one", "three"].kappa == pytest.approx(by_pair["two", "three"].kappa)
    assert (by_pair["one", "three"].kappa or 1) < 1
    assert (by_pair["one", "three"].kappa or 0) < (together.kappa or 0) < 1


@pytest.fixture
def corpus(tmp_path: Path) -> list[str]:
    for annotator, files in (
        ("ana", {"cholera": CASES / "cholera" / "plain.argdown", "clocks": CASES / "clocks" / "reworded.argdown"}),
        ("bojan", {"cholera": REFERENCES["cholera"], "clocks": REFERENCES["clocks"] / "map.argdown"}),
    ):
        (tmp_path / annotator).mkdir()
        for name, file in files.items():
            shutil.copy(file, tmp_path / annotator / f"{name}.argdown")
    return [str(tmp_path / "ana"), str(tmp_path / "bojan")]


def test_two_folders_give_a_row_for_each_text_and_one_for_all(
    corpus: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["agree", *corpus, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(row["text"], row["annotators"]) for row in told["texts"]] == [
        ("cholera", ["ana", "bojan"]),
        ("clocks", ["ana", "bojan"]),
    ]
    assert told["all"]["pairs"] == sum(row["pairs"] for row in told["texts"])
    assert 0.8 < told["all"]["alpha"] <= 1
    assert main(["agree", *corpus]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[2:]] == ["cholera", "clocks", "all"]


def test_a_map_that_cannot_be_read_is_reported_and_the_others_are_measured(
    corpus: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(corpus[0], "cholera.argdown").write_text("[A]: a {id: [}\n", encoding="utf-8")
    Path(corpus[0], "alone.argdown").write_text("[A]: a\n", encoding="utf-8")
    assert main(["agree", *corpus]) == 1
    told = capsys.readouterr()
    assert "clocks" in told.out
    assert "cholera.argdown:1" in told.err
    assert "alone" in told.err


@pytest.mark.parametrize("count", [1, 2])
def test_what_is_annotated_once_is_refused(count: int, corpus: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path(corpus[1], "cholera.argdown").rename(Path(corpus[1], "other.argdown"))
    Path(corpus[1], "clocks.argdown").unlink()
    assert main(["agree", *corpus[:count]]) == 2
    assert ("one-annotator", "no-common-text")[count - 1] in capsys.readouterr().err
