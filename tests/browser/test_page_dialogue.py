"""The card says who brought a claim up in the dialogue that the map was taken from."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from argmap.formats import aif
from tests.browser.conftest import page_of

NODES = [
    {"nodeID": "1", "text": "Bread is cheap.", "type": "I"},
    {"nodeID": "2", "text": 'ANN : <b>cheap</b>, "I" say', "type": "L", "timestamp": "2012-05-16"},
    {"nodeID": "3", "text": "Asserting", "type": "YA"},
]
EDGES = [{"edgeID": "1", "fromID": "2", "toID": "3"}, {"edgeID": "2", "fromID": "3", "toID": "1"}]


def test_the_card_of_a_claim_shows_its_utterances(open_page: Callable[..., Any], tmp_path: Path) -> None:
    argument_map = aif.load(json.dumps({"nodes": NODES, "edges": EDGES, "locutions": []}))
    file = tmp_path / "talk.html"
    file.write_text(page_of(argument_map), encoding="utf-8")
    opened = open_page(file=file)
    opened.page.evaluate("argmap.select('n1', 'card')")
    shown = opened.page.evaluate("[...document.querySelectorAll('.utterances li > *')].map((part) => part.textContent)")
    assert shown == ["ANN · Asserting · 2012-05-16", '<b>cheap</b>, "I" say']
