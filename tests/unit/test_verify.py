"""A map held against its text: true copies pass, and every planted falsehood is named with its sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.cli import main
from argmap.domain.diagnostics import ReadError
from argmap.scaffold import from_text
from argmap.text import Fidelity, compare_wording, digest, load_retelling, paragraphs, quotations

ARTICLE = """Do trams pay? A short answer.
Trams carry two hundred people each. The mayor said: “We will not build one more road.” That may change.
Most shops on the line probably gain. Others lose.
"""
SETTINGS = "===\ntitle: Trams\narticle: text\nsources:\n  text: T\n===\n\n"
TRUE = (
    SETTINGS
    + """[Trams carry many]: A tram carries two hundred people. #thesis
  {at: p2 s1, phrase: "carry two hundred people", by: text}
  + [No road]: The mayor said, “We will not build one more road”. {at: p2 s2, by: text}
  + [Shops gain]: Shops most likely gain. {at: p3 s1, by: text, hedge: likely}
  - [Others]: Others lose. {at: p3 s2, by: text}
"""
)


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder that ``argmap new`` made of the article, with the true map in it."""
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert main(["new", str(tmp_path / "trams"), "--text", str(tmp_path / "article.txt")]) == 0
    (tmp_path / "trams" / "map.argdown").write_text(TRUE, encoding="utf-8")
    capsys.readouterr()
    return tmp_path


def test_a_claim_without_a_sentence_is_held_against_none(folder: Path) -> None:
    (folder / "trams" / "map.argdown").write_text(
        TRUE + "  + [Zoran]: A roof is needed, says Zoran.\n", encoding="utf-8"
    )
    assert argmap.load(folder / "trams").verify().turned == ()


def test_a_true_copy_passes_with_the_sentences_that_no_claim_carries(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(folder / "trams"), "--text", str(folder / "article.txt")]) == 0
    printed = capsys.readouterr().out
    assert "all as the map has it" in printed
    assert "p2 s3: That may change." in printed
    assert main(["verify", str(folder / "trams")]) == 0


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("We will not build one", "We will build one", ["p2 s2", "near", "“not” is left out"]),
        ("We will not build one more road", "We shall never love a tram", ["p2 s2", "is not in the text"]),
        ("carry two hundred people", "carry nine hundred people", ["p2 s1", "“nine” for “two”"]),
        ("at: p2 s2", "at: p2 s3", ["” stands in p2 s2, where this claim is not anchored"]),
        ("at: p3 s2", "at: p9 s2", ["p9 s2: the text has no such sentence"]),
        ("at: p3 s2", "at: p3 s2, digest: 0123456789ab", ["p3 s2: this is not the sentence that was anchored"]),
    ],
)
def test_every_planted_falsehood_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, named: list[str]
) -> None:
    assert old in TRUE
    (folder / "trams" / "map.argdown").write_text(TRUE.replace(old, new), encoding="utf-8")
    assert main(["verify", str(folder / "trams"), "--text", str(folder / "article.txt")]) == 1
    printed = capsys.readouterr().out
    assert "1 not as the map has it" in printed
    assert all(name in printed for name in named), printed


def test_a_copy_with_another_sentence_is_found_out_by_its_digest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "article.txt").write_text(ARTICLE.replace("Others lose", "Others win"), encoding="utf-8")
    assert main(["verify", str(folder / "trams"), "--text", str(folder / "article.txt")]) == 1
    assert "[Others] p3 s2: this is not the sentence" in capsys.readouterr().out


def test_a_hedge_that_the_claim_lost_is_said_and_is_no_failure(folder: Path) -> None:
    (folder / "trams" / "map.argdown").write_text(TRUE.replace(", hedge: likely", "").replace(" most likely", ""))
    found = argmap.load(folder / "trams").verify(folder / "article.txt")
    assert found.ok
    assert [(f.element, f.place) for f in found.surer] == [("shops-gain", "p3 s1")]
    assert "hedge.lost" in {d.code for d in argmap.load(folder / "trams").check(folder / "article.txt")}


def test_check_names_a_false_quotation_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "trams" / "map.argdown").write_text(TRUE.replace("We will not", "We will"), encoding="utf-8")
    assert main(["check", str(folder / "trams"), "--article", str(folder / "article.txt"), "--json"]) == 1
    codes = [d["code"] for d in json.loads(capsys.readouterr().out)["diagnostics"]]
    assert codes.count("quotation.not-found") == 1


def test_a_map_without_any_text_says_what_to_name(tmp_path: Path) -> None:
    (tmp_path / "map.argdown").write_text("[A]: x {at: p1 s1}\n")
    with pytest.raises(ReadError, match="--text FILE"):
        argmap.load(tmp_path / "map.argdown").verify()


def test_a_retold_map_is_held_by_digest_and_by_its_retelling() -> None:
    article = Path(__file__).parents[2] / "../shared/article/lukashenko.txt"
    m = argmap.load(Path(__file__).parents[2] / "graphs/lukashenko")
    alone = m.verify()
    assert alone.ok
    assert alone.retold
    assert "the text is not at hand" in alone.to_text()
    if not article.exists():
        pytest.skip("the article is not here")
    found = m.verify(article)
    assert found.ok
    assert "phrases against the retelling" in found.to_text()
    assert found.counts("sentence") == {"verbatim": 44}


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("The army’s READINESS — is in question", Fidelity.VERBATIM),
        ("army's readiness … question", Fidelity.VERBATIM),
        ("the army's readiness is not in question", Fidelity.NEAR),
        ("their army is hardly ready; a question remains of its readiness", Fidelity.PARAPHRASE),
        ("cats purr loudly", Fidelity.NOT_FOUND),
        ("", Fidelity.NOT_FOUND),
    ],
)
def test_wording_is_graded(words: str, grade: Fidelity) -> None:
    assert compare_wording(words, "So the army's readiness - is in question now.").fidelity is grade


def test_quotations_are_what_stands_in_quotation_marks_of_any_kind() -> None:
    assert quotations('He said “a b c”, «д е», „f g“ and "h i", but not "x".') == ["a b c", "д е", "f g", "h i"]


def test_a_text_is_numbered_and_shown_as_itself(folder: Path) -> None:
    sentences = load_retelling((folder / "trams" / "retelling.md").read_text(encoding="utf-8"))
    assert [s.text for s in sentences] == [text for line in paragraphs(ARTICLE) for text in line]
    assert [s.digest for s in sentences] == [digest(s.text) for s in sentences]
    argmap.load(folder / "trams").draw(folder / "page.html")
    assert "A retelling of the article" not in _note(folder / "page.html")
    assert "A retelling of the article" in _note(Path(__file__).parents[2] / "graphs/lukashenko/index.html")


def _note(page: Path) -> str:
    data = page.read_text(encoding="utf-8").split('id="argmap-data"', 1)[-1]
    return data.split("</script>", 1)[0]


@pytest.mark.parametrize(
    ("first", "looks_like_one"),
    [
        ("The ferry should run at night", True),
        ("Should it run?", True),
        ("All Talk and No Action. Why nothing happens", True),
        ("My neighbour told me that the ferry stops at six.", False),
        ("He said: “It stops at six.”", False),
        ("word " * 26, False),
    ],
)
def test_a_first_line_is_a_title_if_it_looks_like_one_or_if_that_is_said(first: str, looks_like_one: bool) -> None:
    text = f"{first}\nIt costs too much.\n"
    for titled, is_title in ((None, looks_like_one), (True, True), (False, False)):
        sentences = from_text.numbered(text, titled=titled)
        assert {s.unclaimed for s in sentences if s.paragraph == 1} == {"title" if is_title else ""}
        assert not sentences[-1].unclaimed
        assert (from_text.map_of("a-ferry", sentences).title == first.strip()[:200]) == is_title
    assert not from_text.has_title(first)  # nothing follows


def test_a_draft_has_a_claim_for_each_sentence_and_a_retelling_none_of_the_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "a.txt"
    text.write_text(ARTICLE + "# <!-- p1 s1 --> odd. [x] {y}\n", encoding="utf-8")
    assert main(["new", str(tmp_path / "draft"), "--text", str(text), "--draft", "--title", "yes"]) == 0
    draft = argmap.load(tmp_path / "draft")
    assert len(draft.statements) == len(draft.sentences) - 2
    assert draft.verify().ok
    assert {s.asserted_by for s in draft.statements} == {("text",)}  # inherited, so that it is not written
    written = (tmp_path / "draft" / "map.argdown").read_text(encoding="utf-8")
    assert written.count("#draft {at: p") == len(draft.statements)
    assert {d.code for d in draft.check()} == {"draft", "no-thesis"}
    assert main(["new", str(tmp_path / "retold"), "--text", str(text), "--retell"]) == 0
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "retold").iterdir())
    assert "two hundred" not in written
    assert {"retelling.not-retold"} <= {d.code for d in argmap.load(tmp_path / "retold").check()}
    assert main(["new", str(tmp_path / "none"), "--draft"]) == 2
    assert main(["new", str(tmp_path / "draft"), "--text", str(text)]) == 2
    (tmp_path / "empty.txt").write_text(" \n\n")
    assert main(["new", str(tmp_path / "none"), "--text", str(tmp_path / "empty.txt")]) == 2
    assert "no sentence" in capsys.readouterr().err
