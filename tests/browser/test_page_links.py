"""Links in a claim's text: addresses open elsewhere, mentions lead to what they mention."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from argmap.formats import argdown
from argmap.views import Views

TEXT = """[A]: See [the paper](https://example.org/paper), [run](javascript:window.hacked=1) and @[B] or @<Cost>. #thesis
  + [B]: A second claim.
  + <Cost>: It costs less.
"""


def test_links_of_the_chosen_claim_can_be_followed(open_page: Any, tmp_path: Path) -> None:
    file = tmp_path / "links.html"
    file.write_text(Views(argdown.load(TEXT)).page, encoding="utf-8")
    opened = open_page("#at=a", file=file)
    page = opened.page
    assert opened.text("#card-title") == "See the paper, run and B or Cost."
    link = page.locator("#card-title a")
    assert link.count() == 1
    assert link.get_attribute("href") == "https://example.org/paper"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("target") == "_blank"
    assert page.locator("#card-title .mention").all_inner_texts() == ["B", "Cost"]
    page.locator("#card-title .mention").first.click()
    assert opened.state()["selected"] == "b"
    assert opened.text("#card-title") == "A second claim."
    assert page.locator("#card-title").evaluate("title => title.children.length") == 0
