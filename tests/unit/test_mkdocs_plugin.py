"""The plugin for MkDocs, in a site that MkDocs itself builds."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("mkdocs", reason="MkDocs is not installed")
PAGE = """---
title: Rain
---

# Rain

```argdown
[Wet]: The street is wet. #thesis
  - [Dry]: It is dry.
```

After.
"""


def build(folder: Path, page: str) -> Path:
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config

    (folder / "docs" / "deep").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text(page, encoding="utf-8")
    (folder / "docs" / "deep" / "rain.md").write_text(page, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Notes\nplugins: [argmap]\n", encoding="utf-8")
    build_site(load_config(str(folder / "mkdocs.yml")))
    return folder / "site"


@pytest.mark.thorough
def test_a_page_shows_the_map_and_leads_to_its_own_page(tmp_path: Path) -> None:
    site = build(tmp_path, PAGE)
    for place in (site, site / "deep" / "rain"):
        html = (place / "index.html").read_text(encoding="utf-8")
        assert html.count("<svg") == html.count('<figure class="argmap"') == 1
        link = html.partition('<figure class="argmap"')[2].partition('href="')[2].partition('"')[0]
        page = (place / link).resolve()
        assert page.is_relative_to(site)
        assert "The street is wet." in page.read_text(encoding="utf-8")
    assert "<p>After.</p>" in html


@pytest.mark.thorough
def test_a_fault_names_the_line_of_the_page(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    from mkdocs.exceptions import Abort

    with pytest.raises(Abort):
        build(tmp_path, PAGE.replace("  - [Dry]: It is dry.", "  -- dry"))
    assert ".md:9:3: error" in caplog.text
