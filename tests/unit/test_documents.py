"""Maps in the fences of Markdown documents: found as Markdown finds them, with the places of the document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap
from argmap import parts, pipeline
from argmap.cli import main
from argmap.domain.diagnostics import ArgmapError, ParseError
from argmap.formats import argdown_markdown as markdown
from argmap.formats import outline
from argmap.registry import format_of, readable

ONE = "# Notes\n\nSome [prose]: as ever.\n\n```argdown\n[A]: One. #thesis\n  + [B]: Two.\n```\n\nMore.\n"
TWO = ONE + "\n> ~~~ {.argdown #rain caption='Wet'}\n> [C]: Three.\n>   - <D>: Four.\n> ~~~\n"


def write(folder: Path, text: str, name: str = "notes.md") -> str:
    path = folder / name
    path.write_bytes(text.encode())
    return str(path)


@pytest.mark.parametrize("name", ["notes.md", "notes.qmd", "notes.markdown", "notes.Rmd"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_map_of_a_document_is_that_of_its_fence_at_the_places_of_the_document(
    tmp_path: Path, name: str, end: str
) -> None:
    found = argmap.load(write(tmp_path, ONE.replace("\n", end), name))
    alone = argmap.loads("[A]: One. #thesis\n  + [B]: Two.\n")
    assert found.id == "notes"
    assert found.statements == alone.statements
    assert found.inferences == alone.inferences
    assert [(s.span.line, s.span.column) for s in found.statements if s.span] == [(6, 1), (7, 5)]


def test_a_document_with_several_maps_is_read_by_their_names(tmp_path: Path) -> None:
    file = write(tmp_path, TWO)
    assert parts.of(file) == [Path(f"{file}#1"), Path(f"{file}#rain")]
    assert [argmap.load(f"{file}#{name}").id for name in ("1", "2", "rain")] == ["notes-1", "rain", "rain"]
    rain = argmap.load(f"{file}#rain")
    assert [(p.title, p.span.line, p.span.column) for p in (*rain.statements, *rain.arguments) if p.span] == [
        ("C", 13, 3),
        ("D", 14, 7),
    ]
    with pytest.raises(ArgmapError, match=r"holds 2 maps.*notes\.md#1, .*notes\.md#rain"):
        argmap.load(file)
    with pytest.raises(ArgmapError, match="no map 'snow'"):
        argmap.load(f"{file}#snow")


def test_the_example_of_the_page_on_notes_is_checked_as_the_page_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[2] / "docs" / "howto" / "notes.md").read_text(encoding="utf-8")
    example, mended = (part.partition("````\n")[0] for part in page.split("````markdown\n")[1:])
    file = write(tmp_path, example)
    assert main(["check", file]) == 1
    assert "2 warnings, 1 note" in capsys.readouterr().out
    assert "2 warnings, 1 note" in page
    assert main(["check", write(tmp_path, mended, "sun.md")]) == 0


def test_faults_name_the_line_and_column_of_the_document(tmp_path: Path) -> None:
    text = "- item\n\n  ```argdown\n  [A]: One.\n\n    -- bad\n  ```\n"
    with pytest.raises(ArgmapError) as refused:
        argmap.load(write(tmp_path, text))
    where = refused.value.diagnostics[0].where
    assert where
    assert (where.line, where.column) == (6, 5)
    assert text.split("\n")[where.line - 1][where.column - 1 :] == "-- bad"


@pytest.mark.parametrize(
    "text",
    [
        "````markdown\n```argdown\n[A]: x\n```\n````\n",
        "<!--\n```argdown\n[A]: x\n```\n-->\n",
        "---\nexample: |\n```argdown\n[A]: x\n```\n---\n",
        "    ```argdown\n    [A]: x\n    ```\n",
        "```python\nargdown = 1\n```\n",
        "``` {.argdown .source}\n[A]: x\n```\n",
        "``argdown`` [A]: x\n",
        "Plain [A]: text.\n",
        "",
    ],
)
def test_what_is_no_fence_of_a_map_is_prose(text: str) -> None:
    assert markdown.fences(text) == []
    with pytest.raises(ParseError, match="no ```argdown fence"):
        markdown.load(text, "notes.md")


@pytest.mark.parametrize(
    "opening", ["```argdown", "```{argdown}", "``` {.argdown}", "~~~~argdown-map", "   ```argdown x"]
)
def test_every_spelling_of_a_fence_opens_a_map(opening: str) -> None:
    mark = opening.strip()[:3] if "~" not in opening else "~~~~"
    (fence,) = markdown.fences(f"{opening}\n[A]: x\n{mark}\n")
    assert fence.text == "[A]: x\n"


def test_quartos_options_at_the_head_of_a_fence_are_its_attributes_and_move_nothing() -> None:
    text = (
        "# Rain\n\n```{argdown}\n#| label: fig-rain\n#| fig-cap: 'Is it wet?'\n#| echo: false\n[A]: x {hedge: [}\n```\n"
    )
    (fence,) = markdown.fences(text)
    assert (fence.name, fence.attributes) == ("fig-rain", {"caption": "Is it wet?"})
    with pytest.raises(ParseError) as caught:
        markdown.load(text, "notes.qmd")
    assert {d.where.line for d in caught.value.diagnostics if d.where} == {7}
    settings = text.replace("[A]: x {hedge: [}\n", "===\ntitle: Rain\n===\n[A]: x\n")
    assert markdown.load(settings, "notes.qmd").map.title == "Rain"


def test_a_fence_that_nothing_closes_is_a_warning() -> None:
    found, diagnostics = markdown.load("```argdown\n[A]: x\n", "notes.md")
    assert [s.title for s in found.statements] == ["A"]
    assert [d.code for d in diagnostics] == ["markdown.open-fence"]


def test_hidden_characters_of_the_prose_are_no_fault_of_the_map(tmp_path: Path) -> None:
    assert not argmap.load(write(tmp_path, ONE.replace("Some", "So\u200bme"))).warnings
    assert argmap.load(write(tmp_path, ONE.replace("Two", "T\u200bwo"))).warnings[0].where.line == 7


def test_an_outline_that_argmap_wrote_is_still_read_as_one(tmp_path: Path) -> None:
    text = outline.write(argmap.loads("[A]: One.\n  + [B]: ```argdown\n"))
    assert format_of("a.md", readable(), text).name == "outline"
    assert len(argmap.load(write(tmp_path, text)).statements) == 2


def test_the_commands_take_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, TWO)
    assert main(["check", "notes.md"]) == 1
    assert "2 warnings" in capsys.readouterr().out
    assert main(["convert", "notes.md#rain", "rain.ttl"]) == 0
    assert main(["convert", "notes.md", "all.ttl"]) == 2
    assert main(["export", "notes.md#1", "one.svg"]) == 0


@pytest.mark.thorough
def test_a_build_of_several_maps_goes_into_a_folder_of_the_documents_name(tmp_path: Path) -> None:
    assert main(["build", write(tmp_path, TWO)]) == 0
    assert {p.name for p in (tmp_path / "notes").iterdir()} == {"index.html", "notes-1", "notes-rain"}


def test_comments_in_a_fence_are_lost_where_they_stand_in_the_document(tmp_path: Path, capsys) -> None:
    file = write(tmp_path, ONE.replace("  + [B]", "// why\n  + [B]"))
    assert main(["convert", file, str(tmp_path / "a.ttl")]) == 1
    assert "notes.md:7:1: error" in capsys.readouterr().err


def test_a_document_through_a_pipe_needs_no_suffix() -> None:
    from argmap.signs import suffix_of

    assert suffix_of(ONE) == suffix_of(TWO) == ".md"
    assert suffix_of("[A]: One.\n") == ".argdown"


def test_a_page_with_argdown_and_a_flowchart_is_read_as_its_argdown_unless_the_other_is_named(tmp_path: Path) -> None:
    flowchart = "```mermaid\nflowchart TD\n  X --> Y\n```\n"
    for name in ("page.md", "page.qmd"):
        file = write(tmp_path, flowchart + ONE, name)
        assert [s.title for s in argmap.load(file).statements] == ["A", "B"]
        assert len(pipeline.load(file, "mermaid-markdown").statements) == 2
        assert len(argmap.load(write(tmp_path, flowchart, name)).inferences) == 1


def test_what_a_page_without_a_map_is_told_to_write_is_a_map() -> None:
    with pytest.raises(ArgmapError) as caught:
        argmap.loads("- A claim\n  - a reason\n", "argdown-markdown")
    remedy = caught.value.diagnostics[0].remedy
    lines = re.findall("“([^”]*)”", remedy)
    example = argmap.loads("\n".join(lines))
    assert (len(example.statements), len(example.inferences), len(example.conflicts)) == (3, 1, 1)
