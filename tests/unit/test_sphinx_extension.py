"""The extension of Sphinx, in a site that Sphinx itself builds with MyST."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("sphinx", reason="Sphinx is not installed")
pytest.importorskip("myst_parser", reason="MyST is not installed")
PAGE = """# Rain

- In a list:

  ```argdown
  [Wet]: The street is wet. #thesis
    - [Dry]: It is dry.
  ```

After.
"""


def build(folder: Path, page: str, builder: str = "html") -> Path:
    from sphinx.application import Sphinx

    (folder / "docs" / "deep").mkdir(parents=True)
    (folder / "docs" / "conf.py").write_text("extensions = ['myst_parser', 'argmap.documents.sphinx']\n")
    (folder / "docs" / "index.md").write_text(page + "\n```{toctree}\ndeep/rain\n```\n", encoding="utf-8")
    (folder / "docs" / "deep" / "rain.md").write_text(page, encoding="utf-8")
    docs, site = str(folder / "docs"), folder / "site"
    Sphinx(docs, docs, str(site), str(folder / "trees"), builder, status=None, warning=None).build()
    return site


@pytest.mark.thorough
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_page_shows_the_map_and_leads_to_its_own_page(tmp_path: Path, builder: str) -> None:
    site = build(tmp_path, PAGE, builder)
    for name in ("index", "deep/rain"):
        file = site / f"{name}.html" if builder == "html" or name == "index" else site / name / "index.html"
        html = file.read_text(encoding="utf-8")
        assert html.count("<svg") >= html.count('<figure class="argmap"') == 1
        link = html.partition('<figure class="argmap"')[2].partition('href="')[2].partition('"')[0]
        page = (file.parent / link).resolve()
        assert page.is_relative_to(site)
        assert "The street is wet." in page.read_text(encoding="utf-8")
        assert "<p>After.</p>" in html


@pytest.mark.thorough
def test_what_is_no_html_keeps_the_notation(tmp_path: Path) -> None:
    assert "[Wet]: The street is wet." in (build(tmp_path, PAGE, "text") / "index.txt").read_text(encoding="utf-8")


@pytest.mark.thorough
def test_a_fault_names_the_line_of_the_page(tmp_path: Path) -> None:
    from sphinx.errors import ExtensionError

    with pytest.raises(ExtensionError, match=r"\.md:7:\d+: error"):
        build(tmp_path, PAGE.replace("- [Dry]: It is dry.", "-- dry"))
