"""The filter for pandoc, with pandoc itself: a map in a document becomes a picture that also speaks."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from argmap.documents import pandoc
from argmap.domain.diagnostics import ParseError
from argmap.formats.argdown_markdown import fences, find

pypandoc = pytest.importorskip("pypandoc", reason="pypandoc_binary is not installed")
NOTES = """# Rain

Prose before.

```{.argdown #wet caption="Is it <wet>?" width="60%"}
[Wet]: The street is wet. #thesis
  - [Dry]: It is "dry" <b>.
```

- In a list:

  ```argdown
  [Sun]: The sun shines.
  ```

```python
print("[Not]: a map")
```
"""
FILTER = f"#!{sys.executable}\nfrom argmap.documents.pandoc import main\nmain()\n"


def convert(folder: Path, out: str, text: str = NOTES, *options: str) -> subprocess.CompletedProcess[str]:
    """Run pandoc in ``folder`` with the filter as a program, as an author does."""
    program = folder / "filter"
    program.write_text(FILTER)
    program.chmod(0o755)
    (folder / "notes.md").write_text(text, encoding="utf-8")
    command = [pypandoc.get_pandoc_path(), "notes.md", "--standalone", "--filter", "./filter", "-o", out, *options]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, env=dict(os.environ))


def test_html_shows_each_map_inline_and_leads_to_its_page(tmp_path: Path) -> None:
    done = convert(tmp_path, "notes.html")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "notes.html").read_text(encoding="utf-8")
    figures = [ElementTree.fromstring(part.partition("</figure>")[0] + "</figure>") for part in _parts(html)]
    assert [figure.get("id") for figure in figures] == ["wet", "map-2"]
    ids = [id_ for figure in figures for element in figure.iter() if (id_ := element.get("id"))]
    assert len(ids) == len(set(ids))
    for figure in figures:
        svg = next(element for element in figure.iter() if element.tag.endswith("svg"))
        named = (svg.get("aria-labelledby") or "").split()
        said = {e.get("id"): e.text for e in svg if e.get("id")}
        assert all(said[name] for name in named)
        assert len(named) == 2
    assert [a.get("href") for figure in figures for a in figure.iter("a")] == [
        "argument-maps/wet.html",
        "argument-maps/map-2.html",
    ]
    assert "The street is wet." in (tmp_path / "argument-maps" / "wet.html").read_text(encoding="utf-8")
    assert "<figcaption>Is it &lt;wet&gt;?</figcaption>" in html
    assert html.count("@font-face") == html.partition("</figure>")[0].count("@font-face") > 0
    assert "[Not]: a map" in html
    assert html.count(";width:60%") == 1
    assert "<b>" not in html.partition("<figure")[2].partition("</figure>")[0]


def _parts(html: str) -> list[str]:
    return ['<figure class="argmap"' + part for part in html.split('<figure class="argmap"')[1:]]


def test_word_gets_a_picture_with_alternative_text(tmp_path: Path) -> None:
    done = convert(tmp_path, "notes.docx")
    assert done.returncode == 0, done.stderr
    with ZipFile(tmp_path / "notes.docx") as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        document = package.read("word/document.xml").decode()
        assert all(package.read(name)[:4] == b"\x89PNG" for name in pictures)
    assert len(pictures) == 2
    assert "Objection: Dry" in document
    assert not (tmp_path / "argument-maps").exists()


def test_slides_get_pictures_with_alternative_text(tmp_path: Path) -> None:
    done = convert(
        tmp_path,
        "notes.pptx",
        NOTES.replace("- In a list:", "# Sun").replace("\n  ```", "\n```").replace("\n  [", "\n["),
    )
    assert done.returncode == 0, done.stderr
    with ZipFile(tmp_path / "notes.pptx") as package:
        slides = [package.read(n).decode() for n in package.namelist() if n.startswith("ppt/slides/slide")]
    assert sum(slide.count('descr="Argument map of') for slide in slides) == 2
    shown = "".join(re.findall(r"<a:t>([^<]*)", "".join(slides)))
    assert "Is it &lt;wet&gt;?" in shown
    assert "Argument map of" not in shown
    assert "base64" not in "".join(slides)


@pytest.mark.thorough
def test_a_pdf_shows_the_maps(tmp_path: Path) -> None:
    program = tmp_path / "typst"
    program.write_text(
        f"#!{sys.executable}\nimport sys, typst\ntypst.compile(sys.argv[2], output=sys.argv[3], root='/')\n"
    )
    program.chmod(0o755)
    done = convert(tmp_path, "notes.pdf", NOTES, f"--pdf-engine={program}")
    assert done.returncode == 0, done.stderr
    data = (tmp_path / "notes.pdf").read_bytes()
    assert data[:4] == b"%PDF"
    assert data.count(b"/Subtype /Image") + data.count(b"/Subtype/Image") >= 2


def test_a_faulty_map_stops_the_conversion_with_the_reason(tmp_path: Path) -> None:
    done = convert(tmp_path, "notes.html", "```argdown\n[A]: x\n\n  -- bad\n```\n")
    assert done.returncode != 0
    assert "map 1:3:3: error:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "notes.html").exists()


def test_settings_of_the_document_name_the_folder_or_refuse_pages(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    block = {"t": "CodeBlock", "c": [["", ["argdown"], []], "[A]: x"]}

    def html(meta: dict[str, object]) -> str:
        found = json.loads(pandoc.transform(json.dumps({"meta": meta, "blocks": [block]}), "html5"))
        return str(found["blocks"][0]["c"][1])

    assert "<a " not in html({"argmap-pages": {"t": "MetaBool", "c": False}})
    assert not list(tmp_path.iterdir())
    named = {"t": "MetaInlines", "c": [{"t": "Str", "c": "my-maps"}]}
    assert 'href="my-maps/map-1.html"' in html({"argmap-pages": named})


def test_flowcharts_are_drawn_as_maps_only_if_the_author_says_so(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    texts = {"mermaid": 'flowchart TD\n  A["It rained"] --> B["It is wet"]\n', "argdown": "[C]: x"}
    blocks = [{"t": "CodeBlock", "c": [["", [name], []], text]} for name, text in texts.items()]

    def kinds(meta: dict[str, object]) -> list[str]:
        document = json.dumps({"meta": meta, "blocks": blocks})
        return [block["t"] for block in json.loads(pandoc.transform(document, "html"))["blocks"]]

    assert kinds({}) == ["CodeBlock", "RawBlock"]
    assert kinds({"argmap-mermaid": {"t": "MetaBool", "c": True}}) == ["RawBlock", "RawBlock"]
    assert "It rained" in (tmp_path / "argument-maps" / "map-1.html").read_text(encoding="utf-8")


COURSE = """---
title: How to read an argument
argmap-mermaid: true
---

# Reasons, as a flowchart

```mermaid
flowchart TD
  A["It rained all night"] -->|supports| B["The street is wet"]
  D["There is a roof over it"] -->|attacks| B
```

# The same, as Argdown

```{.argdown #street caption="Is the street wet?"}
[Wet]: The street is wet. #thesis
  + [Rain]: It rained all night. #premise
```

# Who says what

```mermaid
sequenceDiagram
  Ann->>Bob: Is it wet?
```

# Now you

Which claim would you doubt?
"""


def test_a_course_with_mermaid_and_argdown_becomes_slides(tmp_path: Path) -> None:
    assert convert(tmp_path, "course.html", COURSE, "--to=revealjs").returncode == 0
    slides = (tmp_path / "course.html").read_text(encoding="utf-8")
    assert slides.count("<svg") == 2
    assert len(re.findall(r"<svg[^>]* style=\"[^\"]*;width:[\d.]+px;max-height:500px\"", slides)) == 2, "seen from afar"
    assert "It rained all night" in slides
    assert "sequenceDiagram" in slides
    for link in re.findall(r'<a href="(argument-maps/[^"]+)"', slides):
        assert "The street is wet" in (tmp_path / link).read_text(encoding="utf-8")
    assert convert(tmp_path, "course.pptx", COURSE).returncode == 0
    with ZipFile(tmp_path / "course.pptx") as package:
        pages = [package.read(n).decode() for n in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
    assert len(pages) == 5
    assert sum('descr="Argument map of' in page for page in pages) == 2


@pytest.mark.thorough
@pytest.mark.parametrize("target", ["beamer", "latex"])
def test_latex_and_beamer_show_the_maps_with_their_words(tmp_path: Path, target: str) -> None:
    for program, package in (("pdflatex", "texlive-latex-base"), ("pdftotext", "poppler-utils")):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not on this machine ({package})")
    for file, package in (("beamer.cls", "latex-recommended"), ("lmodern.sty", "lmodern"), ("pgfmath.sty", "pictures")):
        if subprocess.run(["kpsewhich", file], check=False, capture_output=True).returncode:
            pytest.skip(f"LaTeX has no {file} (texlive-{package}, or lmodern)")
    text = COURSE.replace("Is the street wet?", "50% & more_or_less #1, C:\\\\temp ~ ^ {$}")
    done = convert(tmp_path, "course.pdf", text, f"--to={target}")
    assert done.returncode == 0, done.stderr
    words = subprocess.run(
        ["pdftotext", "course.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    assert len(words.split("\f")) - 1 == (5 if target == "beamer" else 1)
    assert words.count("It rained all night") == 1  # the flowchart's; in the map beside it a box shows its title
    assert words.count("Thesis") == 2
    assert "Rain" in words
    assert "sequenceDiagram" in words
    assert "50% & more_or_less #1" in words


def test_quartos_options_say_caption_and_alternative_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "#| label: fig-rain\n#| fig-cap: Is it wet?\n#| fig-alt: Two boxes\n[A]: x"
    block = {"t": "CodeBlock", "c": [["", ["{argdown}"], []], text]}
    (picture,) = json.loads(pandoc.transform(json.dumps({"meta": {}, "blocks": [block]}), "html"))["blocks"]
    figure = ElementTree.fromstring(picture["c"][1])
    assert figure.get("id") == "fig-rain"
    assert "Is it wet?" in "".join(figure.itertext())
    assert "Two boxes" in picture["c"][1]


@pytest.mark.parametrize("target", ["gfm", "markdown+smart", "json", "plain"])
def test_formats_of_text_keep_their_fences(target: str) -> None:
    text = json.dumps({"meta": {}, "blocks": [{"t": "CodeBlock", "c": [["", ["argdown"], []], "[A]: x"]}]})
    assert pandoc.transform(text, target) == text


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"blocks": 1}', "[" * 10_000, "not json"])
def test_what_is_not_pandocs_json_is_refused(text: str) -> None:
    with pytest.raises(ParseError, match="pandoc's JSON"):
        pandoc.transform(text)


def test_a_fence_that_only_quarto_knows_is_named(tmp_path: Path) -> None:
    text = "> ```{argdown}\n> [Wet]: The street is wet.\n> ```\n\nWrite `{argdown}`, or `{argdown} fences`.\n"
    converted = convert(tmp_path, "notes.html", text)
    assert converted.returncode == 0
    assert converted.stderr.count("pandoc.quarto-fence") == 1


def test_fences_with_one_id_are_all_read(tmp_path: Path) -> None:
    text = "```{.argdown #a}\n[B]: b\n```\n\n```{.argdown #a}\n[C]: c\n```\n"
    assert convert(tmp_path, "notes.html", text).returncode == 0
    assert [(fence.name, find(text, "notes.md", fence.name).text) for fence in fences(text)] == [
        ("a", "[B]: b\n"),
        ("a-2", "[C]: c\n"),
    ]
    assert {"a.html", "a-2.html"} <= {page.name for page in (tmp_path / "argument-maps").iterdir()}
