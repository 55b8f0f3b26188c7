"""Themes: every text can be read, every line can be seen."""

import pytest

from argmap.domain.diagnostics import UnknownNameError
from argmap.domain.model import ArgumentMap, Inference, Role, Statement
from argmap.draw.compose import compose
from argmap.draw.theme import load_theme, strand_colours, theme_names
from tests.contrast import contrast

RELATIONS = ("support", "attack", "undercut", "contrary", "contradictory", "rephrase")


@pytest.mark.parametrize("name", theme_names())
def test_every_text_has_a_contrast_of_four_and_a_half(name: str) -> None:
    theme = load_theme(name)
    pairs = [(theme[text], theme[behind]) for text in ("ink", "soft") for behind in ("paper", "box", "box-quiet")]
    pairs += [(theme[text], theme["thesis"]) for text in ("thesis-ink", "thesis-soft")]
    coloured = [*theme.strands, theme["neutral"], *(theme[kind] for kind in RELATIONS)]
    pairs += [(text, theme[behind]) for text in coloured for behind in ("paper", "box", "box-quiet")]
    assert [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < 4.5] == []


@pytest.mark.parametrize("name", theme_names())
def test_borders_that_mean_something_have_a_contrast_of_three(name: str) -> None:
    theme = load_theme(name)
    assert contrast(theme["falls"], theme["box-quiet"]) >= 3


def test_all_themes_have_the_same_tokens() -> None:
    assert len({(frozenset(load_theme(name).tokens), len(load_theme(name).strands)) for name in theme_names()}) == 1


def test_an_unknown_theme_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="light"):
        load_theme("../light")


def test_strands_get_their_colours_in_the_maps_order_and_the_thesis_stays_neutral() -> None:
    statements = (
        Statement("t", "T", role=Role.THESIS, strand="frame"),
        Statement("b", "B", strand="second"),
        Statement("a", "A", strand="first"),
        Statement("x", "X", strand="unlisted"),
    )
    steps = tuple(Inference(f"i{s.id}", (s.id,), "t") for s in statements[1:])
    strands = {"frame": "Frame", "first": "First", "second": "Second", "unused": "Unused"}
    scene = compose(ArgumentMap("m", statements=statements, inferences=steps, strands=strands))
    theme = load_theme("light")
    colours = strand_colours(scene, theme)
    assert scene.strands == (("frame", "Frame"), ("first", "First"), ("second", "Second"), ("unlisted", "unlisted"))
    assert colours["frame"] == theme["neutral"]
    assert [colours[s] for s in ("first", "second", "unlisted")] == list(theme.strands[:3])
